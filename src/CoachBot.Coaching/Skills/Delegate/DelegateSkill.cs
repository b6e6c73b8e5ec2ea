using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Delegate;

/// <summary>Should someone else own this work, and how closely should it be followed?</summary>
public sealed partial class DelegateSkill : Skill
{
    private enum Home { Ours, Yours, Other, None }

    private enum Undo { Easy, Costly, None }

    private enum Readiness { Proven, Similar, New, Barred }

    private enum Seen { Team, Dept, Top }

    private const string Outright = "OUTRIGHT", CheckIns = "CHECK-INS", Coach = "COACH", Part = "PART", Keep = "KEEP", Route = "ROUTE", Stop = "STOP";
    private const int NoTimeToTeach = 2, TimeToTeach = 20;

    private static readonly TextQuestion s_task = new("task", "The work", "Which piece of work is it? Name the result, not the steps.")
    {
        TakesOpening = true,
        Extract = FindTask,
        IsName = true,
        Required = true,
        Why = "Handing over a result makes an owner; handing over steps keeps you the owner.",
    };

    private static readonly ChoiceQuestion<Home> s_home = new("home", "Whose work it is", "Whose work is this, really?",
        (Home.Ours, new("ours", "Anyone able on my team could own it", "anyone able on your team could own it")),
        (Home.Yours, new("yours", "It needs me: my decision, signature or people duty", "it needs your own decision, signature, presence or people duty", "only I can", "needs my signature", "has to be me")),
        (Home.Other, new("other", "It belongs to another role or team", "another role or team owns it", "not our job", "belongs to another team")),
        (Home.None, new("none", "Perhaps nobody would miss it", "perhaps nobody would miss it", "nobody would miss it", "nobody reads it", "no one reads it")))
    {
        Usually = Home.Ours,
        Why = "Work that is not yours, or that nobody needs, should not be handed to anyone on your team.",
    };

    private static readonly PersonQuestion s_who = new("who", "Person in mind", "Whom do you have in mind?")
    {
        AskedWhen = StaysHere,
        Why = "How ready they are decides how closely to follow. No name yet is fine too.",
    };

    private static readonly YesNoQuestion s_room = new("room", "Has room for it",
        so => $"Does {WhoOr(so, "the ablest person")} have time for it, or can something give way?",
        "there is room for it, or something can give way", "there is no room for it yet")
    {
        Usually = true,
        NoCues = ["no time for it", "is overloaded", "is swamped", "has no capacity"],
        AskedWhen = StaysHere,
        Why = "Work handed to someone without room comes back, late.",
    };

    private static readonly ScaleQuestion s_impact = new("impact", "Harm if it fails", "How much harm if it fails?", "hardly noticed", "serious harm", "the harm if it fails")
    {
        Usually = 3,
        AskedWhen = StaysHere,
        Why = "The more a failure hurts, the closer you stay.",
    };

    private static readonly ChoiceQuestion<Undo> s_undo = new("undo", "Undoing it", "If it goes wrong, how hard is it to undo?",
        (Undo.Easy, new("easy", "Easy to undo", "it is easy to undo", "easy to undo", "easy to roll back", "can roll back", "can be rolled back")),
        (Undo.Costly, new("costly", "Costly to undo", "undoing it is costly", "hard to undo", "costly to undo", "painful to roll back")),
        (Undo.None, new("none", "It cannot be undone", "it cannot be undone", "can't be undone", "cannot be undone", "can't roll back", "cannot roll back", "no rollback", "irreversible", "no way back")))
    {
        Usually = Undo.Costly,
        AskedWhen = StaysHere,
        Why = "What can be undone makes a good classroom; what cannot needs experience.",
    };

    private static readonly ChoiceQuestion<Readiness> s_cap = new("cap", "How ready they are",
        so => $"How ready is {WhoOr(so, "the ablest person with room")} for this?",
        (Readiness.Proven, new("proven", "Has done it alone", "it has been done alone before", "done it before", "has done it alone", "does it all the time")),
        (Readiness.Similar, new("similar", "Has done something like it", "something like it has been done", "done something similar")),
        (Readiness.New, new("new", "First time", "it would be a first time", "never done it", "first time", "a junior", "brand new to this")),
        (Readiness.Barred, new("barred", "Not permitted to", "it is not permitted (pay, discipline, legal sign-off, separation of duties, own stake)", "not allowed to", "segregation of duties", "separation of duties")))
    {
        IfUnknown = Readiness.New,
        AskedWhen = StaysHere,
        Why = "Someone proven needs freedom; someone new needs company.",
    };

    private static readonly ChoiceQuestion<Seen> s_seen = new("seen", "Who notices failure", "Who would notice if it failed?",
        (Seen.Team, new("team", "Only our team", "only your team would notice a failure")),
        (Seen.Dept, new("dept", "A department", "a department would notice a failure", "whole department")),
        (Seen.Top, new("top", "Executives or customers", "executives or customers would notice a failure", "the ceo", "the board", "our customers", "in front of customers")))
    {
        Usually = Seen.Team,
        AskedWhen = StaysHere,
        Why = "The more people watch, the less room there is for a first try.",
    };

    private static readonly DateQuestion s_due = new("due", "Due", "When is it due?", "it is due on")
    {
        UsuallyIn = 10,
        AskedWhen = StaysHere,
        Why = "The time left decides whether there is time to teach.",
    };

    private static readonly TextQuestion s_howUndone = new("how-undone", "How it is undone",
        so => $"You rated the harm {so.To(s_impact)} of 5, yet easy to undo. How exactly would it be undone? If it cannot, say so.")
    {
        Clarifies = true,
        AskedWhen = so => StaysHere(so) && so.To(s_impact) >= 4 && so.To(s_undo) == Undo.Easy && so.IsGiven(s_undo),
        Revises = said => NoUndo().IsMatch(said) ? (s_undo!, "none") : CostlyUndo().IsMatch(said) ? (s_undo!, "costly") : null,
        Why = "Serious harm that is easily undone is rare; the way back is worth a sentence.",
    };

    private static readonly YesNoQuestion s_onlyNotMyWay = new("not-my-way", "Good, only not your way",
        "What came back: was it finished and good enough, only not done your way?",
        "what came back was good, only not your way", "what came back was not good enough")
    {
        Clarifies = true,
        AskedWhen = so => StaysHere(so) && so.Mentions("came back", "redid it", "rewrote it", "not how I", "not the way I"),
        Why = "Different is not wrong.",
    };

    private static readonly TextQuestion s_whatChanged = new("what-changed", "What changed since it slipped",
        so => $"The last hand-over{(so.IsGiven(s_who) ? $" to {so.Shown(s_who)}" : "")} slipped. What is different this time?")
    {
        Clarifies = true,
        AskedWhen = so => StaysHere(so) && so.To(s_cap) == Readiness.Proven && Slipped(so),
        Why = "If nothing changed, the same is likely to happen again.",
    };

    public override string Id => "delegate";

    public override string Title => "Should I delegate this?";

    public override int Order => 1;

    public override string Summary => "When you hold work that someone else could own.";

    public override IReadOnlyList<Question> Questions =>
        [s_task, s_home, s_who, s_room, s_impact, s_undo, s_cap, s_seen, s_due, s_howUndone, s_onlyNotMyWay, s_whatChanged];

    public override IEnumerable<Question> RuleOrder => [s_home, s_cap, s_impact, s_undo, s_seen, s_due, s_room];

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Outright] = "handing it over outright",
        [CheckIns] = "handing it over, with check-ins",
        [Coach] = "teaching first, then handing it over",
        [Part] = "handing over a part and keeping the rest",
        [Keep] = "keeping it for now, with someone at your side",
        [Route] = "passing it to the team that owns it",
        [Stop] = "stopping it for one cycle and seeing who asks",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("nobody-needs-it", so => so.To(s_home) == Home.None, Stop, so =>
            [so.Because(s_home, "the cheapest hand-over is not to do it and see who asks")]),
        new("not-ours", so => so.To(s_home) == Home.Other, Route, so =>
            [so.Because(s_home, "its owner should have it, with the facts and the deadline")]),
        new("not-permitted", so => so.To(s_cap) == Readiness.Barred, Keep, so =>
            [so.Because(s_cap, "it has to stay with you")]),
        new("needs-you", so => so.To(s_home) == Home.Yours, Part, so =>
            [so.Because(s_home, "the groundwork can go over and the rest stays yours"), so.Because(s_cap, "the part should fit that")]),
        new("no-way-back", so => so.To(s_impact) == 5 && so.To(s_undo) == Undo.None && so.To(s_cap) != Readiness.Proven, Keep, so =>
            [so.Because(s_undo, "there is no second try"), so.Because(s_impact, "a slip would hurt badly"), so.Because(s_cap, "this is not the place to learn it")]),
        new("new-high-risk", so => so.To(s_cap) == Readiness.New && Risk(so) >= 4, Keep, Weigh("the risk is too high for a first try")),
        new("new-some-risk", so => so.To(s_cap) == Readiness.New && Risk(so) >= 1, Coach, Weigh("teaching first keeps the risk small")),
        new("new-no-risk", so => so.To(s_cap) == Readiness.New, CheckIns, Weigh("it is a safe place to learn, with a look in between")),
        new("similar-high-risk", so => so.To(s_cap) == Readiness.Similar && Risk(so) >= 5, Coach, Weigh("the step up needs company first")),
        new("similar-some-risk", so => so.To(s_cap) == Readiness.Similar && Risk(so) >= 2, CheckIns, Weigh("a few agreed looks are enough")),
        new("similar-low-risk", so => so.To(s_cap) == Readiness.Similar, Outright, Weigh("little can go wrong")),
        new("proven-some-risk", so => Risk(so) >= 3, CheckIns, Weigh("a few agreed looks are enough")),
        new("proven-low-risk", _ => true, Outright, Weigh("it can go over whole")),
    ];

    public override IReadOnlyList<Afterwards> Afterwards =>
    [
        new("no-time-to-teach",
            (so, _, verdict) => verdict == Coach && so.Now.WorkdaysTo(so.To(s_due)) < NoTimeToTeach,
            _ => Keep,
            so => so.Because(s_due, "there is no time left to teach; let them shadow you")),
        new("time-to-teach",
            (so, rule, verdict) => verdict == Keep && rule.Id is "no-way-back" or "new-high-risk" && so.Now.WorkdaysTo(so.To(s_due)) >= TimeToTeach,
            _ => Coach,
            so => so.Because(s_due, "there is time to teach it first")),
    ];

    public override Advice Advise(Case so, Ruling ruling) => new DelegationBrief(so, ruling, new()
    {
        Task = TaskOf(so),
        Who = so.Shown(s_who),
        HasRoom = so.To(s_room) || !StaysHere(so),
        IsBarred = so.To(s_cap) == Readiness.Barred,
        CannotBeUndone = so.To(s_undo) == Undo.None,
        Risk = Risk(so),
        Due = so.To(s_due),
        Undoing = so.Shown(s_howUndone),
        WhatChanged = so.Shown(s_whatChanged),
        OnlyNotMyWay = so.IsGiven(s_onlyNotMyWay) && so.To(s_onlyNotMyWay),
        Slipped = Slipped(so),
        Held = Held(so),
    }, Verdicts[ruling.Verdict]).Advice();

    /// <summary>Harm, way back and visibility added up: 0 to 6.</summary>
    private static int Risk(Case so) => Band.Of(so.To(s_impact)) + (int)so.To(s_undo) + (int)so.To(s_seen);

    private static bool StaysHere(Case so) => so.To(s_home) is Home.Ours or Home.Yours;

    private static Func<Case, IEnumerable<string>> Weigh(string so) => c =>
    [
        c.Because(s_cap, so),
        c.Because(s_impact, Band.Of(c.To(s_impact)) switch { 0 => "a slip would not hurt much", 1 => "a slip would be felt", _ => "a slip would hurt" }),
        c.Because(s_undo, c.To(s_undo) switch { Undo.Easy => "a mistake can be taken back", Undo.Costly => "a mistake costs time", _ => "a mistake would stay" }),
        c.Because(s_seen, c.To(s_seen) == Seen.Team ? "there is room to learn" : "it should not come as a surprise to them"),
    ];

    private static string WhoOr(Case so, string nobody) => so.Shown(s_who) ?? nobody;

    private static string TaskOf(Case so) => so.IsGiven(s_task) ? so.To(s_task) : "this piece of work";

    private static IEnumerable<Past> WithSamePerson(Case so) => so.Shown(s_who) is { } who
        ? so.Past.Where(p => p.Skill == "delegate" && string.Equals(p.Subject, who, StringComparison.OrdinalIgnoreCase))
        : [];

    private static bool Slipped(Case so) => so.Mentions("slipped", "was late last time", "came back wrong", "came back late")
        || WithSamePerson(so).Any(p => p.Kept is "not-yet" or "partly" && so.Now.Today.DayNumber - p.On.DayNumber <= 90);

    /// <summary>Hand-overs the person has taken and not yet finished.</summary>
    private static int Held(Case so) => WithSamePerson(so).Count(p => p.Verdict is Outright or CheckIns or Coach or Part && p.Kept is null or "not-yet" or "partly");

    private static string? FindTask(string opening) => TaskInside().Match(opening) is { Success: true } match
        ? match.Groups.Cast<Group>().Skip(1).First(g => g.Success).Value
        : null;

    [GeneratedRegex(@"\b(?:give|giving|hand(?:ing)?(?: over)?|delegat(?:e|ing)|pass(?:ing)?(?: on)?|assign(?:ing)?|mov(?:e|ing)) (?!(?:on |over )?to\b|it\b|this\b|that\b|them\b)([^?.!;\n]{3,80}?)(?: over| on| away)? to \w|\bwho (?:should|could|can|ought to) (?:own|run|do|take|look after|handle) ([^?.!;,\n]{3,80}?)(?: now| then| instead)?[?.!;,]|\bonly (?:one|person) who (?:ever |still |really )?(?:does|runs|knows|can do|handles|understands) ([^?.!;,\n]{3,60}?)(?= and\b| but\b|[?.!;,\n]|$)|\b(?:let|can|could|have|should) [\w' ]{2,25} (?:run|do|handle|own|take over|take on) (.{3,80}?)(?: without me| on (?:his|her|their) own| instead of me)?(?:[?.!]|$)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex TaskInside();

    [GeneratedRegex(@"\b(?:cannot|can't|can not|no way|not possible|impossible|irreversible|no rollback|no undo)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoUndo();

    [GeneratedRegex(@"\b(?:costly|expensive|painful|hard|days of work|takes days|takes weeks)\b", RegexOptions.IgnoreCase)]
    private static partial Regex CostlyUndo();
}
