using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Micromanage;

/// <summary>Does the manager stand too close to this work, too far away, or about right?</summary>
public sealed class MicromanageSkill : Skill
{
    private enum Redo { Never, Once, Often }

    private enum Ability { Proven, Similar, New }

    private const string Closer = "COME CLOSER", Coach = "COACH", Back = "STEP BACK", Rhythm = "AGREE A RHYTHM", Right = "ABOUT RIGHT";
    private const int ManyAsks = 5, SomeAsks = 2;

    private static readonly string[] s_fromAbove = ["my boss", "from above", "my director", "the ceo", "the cio", "the board", "executives want", "wants daily updates"];
    private static readonly string[] s_allOfIt =
        ["check everything", "checking everything", "check all of it", "review everything", "reviewing everything", "approve everything", "approving everything", "look at everything"];

    private static readonly TextQuestion s_work = new("work", "The work, and with whom", "Which work is it, and with whom?")
    {
        TakesOpening = true,
        Extract = opening => WorkInside.Find(opening) ?? "",
        Required = true,
        Why = "How close is right depends on the work and the person, not on you in general.",
    };

    private static readonly NumberQuestion s_asks = new("asks", "Unplanned status requests",
        "How often did you ask about it last week, outside agreed check-ins?", 0, 200, "unplanned status request(s) last week")
    {
        Usually = 2,
        Thresholds = [0, 1, 2, 4, 5],
        Why = "Every unplanned look costs an interruption and says something about trust.",
    };

    private static readonly ChoiceQuestion<Redo> s_redo = new("redo", "Redoing the work", "How often did you redo a piece of it yourself?",
        (Redo.Never, new("never", "Never", "you never redid it")),
        (Redo.Once, new("once", "Once", "you redid a piece of it once", "i rewrote", "i redid", "fixed it myself", "did it myself")),
        (Redo.Often, new("often", "Often", "you often redo it yourself", "keep redoing", "always redo", "keep rewriting", "always rewrite", "keep fixing")))
    {
        Usually = Redo.Once,
        Why = "Redoing teaches waiting.",
    };

    private static readonly ChoiceQuestion<Freedom> s_free = new("free", "Decisions they take alone", "How many of the decisions in it do they take alone?",
        (Freedom.Most, new("most", "Most of them", "they take most decisions alone")),
        (Freedom.Some, new("some", "Some of them", "they take some decisions alone")),
        (Freedom.None, new("none", "None; they ask me", "they take no decision alone", "ask me every step", "asks me every step", "ask me everything", "asks me everything", "approve everything")))
    {
        Usually = Freedom.Some,
        Why = "Who decides nothing learns to ask about everything.",
    };

    private static readonly ChoiceQuestion<Ability> s_cap = new("cap", "How ready they are", "How ready are they for this work?",
        (Ability.Proven, new("proven", "Have done it alone", "they have done it alone before", "done it before", "very experienced")),
        (Ability.Similar, new("similar", "Have done something like it", "they have done something like it", "done something similar")),
        (Ability.New, new("new", "First time", "it is their first time", "never done it", "first time", "new to this")))
    {
        Usually = Ability.Similar,
        Why = "Someone proven needs freedom; someone new needs company.",
    };

    private static readonly ScaleQuestion s_impact = new("impact", "Harm if it fails", "How much harm if it fails?", "hardly noticed", "serious harm", "the harm if it fails")
    {
        Usually = 3,
        Why = "The more a failure hurts, the closer you may stand.",
    };

    private static readonly YesNoQuestion s_rhythm = new("rhythm", "Agreed check-ins", "Have you agreed on fixed check-ins?", "check-ins are agreed", "no check-ins are agreed")
    {
        Usually = false,
        YesCues = ["agreed check-ins", "weekly check-in", "weekly 1:1"],
        NoCues = ["no check-ins", "no fixed check-ins", "no agreed check-ins"],
        Why = "An agreed day to look replaces many unplanned ones.",
    };

    private static readonly YesNoQuestion s_pressure = new("pressure", "Pressure from above", "Does someone above you ask you for its status?",
        "someone above you asks for its status", "nobody above you asks for its status")
    {
        YesCues = s_fromAbove,
        AskedWhen = so => so.To(s_asks) >= ManyAsks || so.Mentions(s_fromAbove),
        Why = "Pressure from above is often handed on as questions; a page everybody can read takes it away.",
    };

    private static readonly YesNoQuestion s_failed = new("failed", "A recent failure", "Has something like it failed in the last three months?",
        "something like it failed recently", "nothing like it failed recently")
    {
        YesCues = ["last time it failed", "it failed last time", "went wrong last time", "last time it went wrong"],
        AskedWhen = so => so.To(s_redo) == Redo.Often || so.Mentions("failed", "failure", "went wrong", "came back wrong"),
        Why = "A recent failure earns one extra check, with an end date.",
    };

    private static readonly NumberQuestion s_all = new("asks-all", "How often in all",
        "You check everything, yet asked about it 0 times. How often did you look or ask last week, all in all?", 0, 200, "looks and questions last week, all in all")
    {
        Clarifies = true,
        AskedWhen = so => so.IsGiven(s_asks) && so.To(s_asks) == 0 && so.Mentions(s_allOfIt),
        Revises = said => said == Answers.Unknown ? null : (s_asks!, said),
        Why = "Looking over a shoulder counts, even without a question.",
    };

    public override string Id => "micromanage";

    public override string Title => "Am I too hands-on?";

    public override int Order => 12;

    public override string Summary => "When you check, correct or approve everything, or have stepped too far away.";

    public override IReadOnlyList<Question> Questions =>
        [s_work, s_asks, s_redo, s_free, s_cap, s_impact, s_rhythm, s_pressure, s_failed, s_all];

    public override IEnumerable<Question> RuleOrder => [s_asks, s_redo, s_free, s_cap, s_impact, s_rhythm];

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Closer] = "coming closer for a while",
        [Coach] = "coaching it rather than redoing it",
        [Back] = "stepping back",
        [Rhythm] = "agreeing on a rhythm instead of asking as you go",
        [Right] = "leaving the distance as it is",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("too-far-away", so => Closeness(so) <= 1 && (Need(so) == 4 || Need(so) == 3 && !so.To(s_rhythm)), Closer, so =>
        [
            so.Because(s_cap, so.To(s_cap) == Ability.Proven ? "skill is not the worry" : "company helps for a while"),
            so.Because(s_impact, "a slip would be felt"),
            so.Because(s_asks, "you may hear of trouble late"),
            .. so.To(s_rhythm) ? Enumerable.Empty<string>() : [so.Because(s_rhythm, "there is no day on which it would come up")],
        ]),
        new("redone-too-often", so => so.To(s_redo) == Redo.Often && so.To(s_cap) != Ability.Proven, Coach, so =>
            [so.Because(s_redo, "they have nothing to learn from"), so.Because(s_cap, "a few notes on their version would teach more")]),
        new("too-close", so => Closeness(so) - Need(so) >= 2, Back, so =>
            [.. Close(so), so.Because(s_cap, "they can carry more of it"), so.Because(s_impact, Band.Of(so.To(s_impact)) == 2 ? "agreed alarm signs protect better than frequent looks" : "a slip is bearable")]),
        new("close-without-rhythm", so => Closeness(so) >= 2 && !so.To(s_rhythm), Rhythm, so =>
            [so.Because(s_rhythm, "every look comes as a surprise"), .. Close(so)]),
        new("about-right", _ => true, Right, so =>
        [
            so.Because(s_asks, AsksBand(so) == 0 ? "they can work undisturbed" : "you hear what you need to hear"),
            so.Because(s_free, so.To(s_free) == Freedom.Most ? "the work is theirs" : "there is room left to hand over later"),
            so.Because(s_cap, "that distance suits them"),
        ]),
    ];

    public override Advice Advise(Case so, Ruling ruling)
    {
        var (task, who) = WorkInside.Split(so.Shown(s_work), so.Opening);
        return new WorkingAgreement(so, ruling, new()
        {
            Task = task,
            Who = who,
            Freedom = so.To(s_free),
            IsNew = so.To(s_cap) == Ability.New,
            HurtsIfItFails = Band.Of(so.To(s_impact)) == 2,
            Need = Need(so),
            HasRhythm = so.To(s_rhythm),
            HasPressure = so.IsGiven(s_pressure) && so.To(s_pressure),
            HasFailed = so.IsGiven(s_failed) && so.To(s_failed),
        }, Verdicts[ruling.Verdict]).Advice();
    }

    /// <summary>How close the manager stands: requests, redoing and decisions kept, 0 to 6.</summary>
    private static int Closeness(Case so) => AsksBand(so) + (int)so.To(s_redo) + (int)so.To(s_free);

    /// <summary>How close the work needs them to stand: readiness and harm, 0 to 4.</summary>
    private static int Need(Case so) => (int)so.To(s_cap) + Band.Of(so.To(s_impact));

    private static int AsksBand(Case so) => so.To(s_asks) switch { >= ManyAsks => 2, >= SomeAsks => 1, _ => 0 };

    /// <summary>What makes it close, the strongest first; two are enough.</summary>
    private static IEnumerable<string> Close(Case so) => new (int Weight, Func<string> Reason)[]
    {
        ((int)so.To(s_redo), () => so.Because(s_redo, "they may wait for your version")),
        ((int)so.To(s_free), () => so.Because(s_free, "questions keep coming back to you")),
        (AsksBand(so), () => so.Because(s_asks, "they may read doubt into it")),
    }.Where(part => part.Weight > 0).OrderByDescending(part => part.Weight).Take(2).Select(part => part.Reason());
}
