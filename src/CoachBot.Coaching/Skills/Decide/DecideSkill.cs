using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Decide;

/// <summary>Is it time to decide, to look once more with an end date, to try it, or to take it up?</summary>
public sealed partial class DecideSkill : Skill
{
    private const string Today = "TODAY", Box = "BOX", Try = "TRY", Escalate = "ESCALATE";
    private const int Remembered = 90, MostFacts = 3;

    private static readonly string[] s_urgent = ["urgent", "urgently", "asap", "a.s.a.p", "immediately", "right away", "right now", "today", "emergency"];
    private static readonly string[] s_notUrgent = ["not urgent", "isn't urgent", "isnt urgent", "nothing urgent", "not today", "not asap"];

    private static readonly TextQuestion s_decision = new("decision", "The decision", "Which decision is it? One sentence, as a question if you can.")
    {
        TakesOpening = true,
        Extract = FindDecision,
        IsName = true,
        Required = true,
        Why = "A decision that fits in one sentence can be taken; a topic can only be discussed.",
    };

    private static readonly ChoiceQuestion<Undo> s_undo = new("undo", "Undoing it", "If the choice turns out wrong, how hard is it to undo?",
        (Undo.Easy, new("easy", "Easy to undo", "it is easy to undo", "it's easy to undo", "is easy to undo", "is easy to roll back", "is reversible", "can roll back", "can be rolled back", "can be undone")),
        (Undo.Costly, new("costly", "Costly to undo", "undoing it is costly", "hard to undo", "not easy to undo", "costly to undo", "expensive to undo", "painful to roll back")),
        (Undo.None, new("none", "It cannot be undone", "it cannot be undone", "can't be undone", "cannot be undone", "can't roll back", "cannot roll back", "can't go back", "no rollback", "irreversible", "no way back")))
    {
        Usually = Undo.Costly,
        Why = "What can be undone deserves speed; what cannot deserves one more look.",
    };

    private static readonly ChoiceQuestion<Delay> s_delay = new("delay", "What waiting costs", "What does each week of waiting cost?",
        (Delay.None, new("none", "Nothing much", "waiting costs nothing much", "no rush", "no hurry", "not urgent", "nothing happens if we wait")),
        (Delay.Some, new("some", "Something: time, money or nerves", "each week of waiting costs something")),
        (Delay.High, new("high", "A lot", "each week of waiting costs a lot", "every week costs us", "each week costs us", "every day costs us", "costs us every week", "costs us every day", "losing money every")))
    {
        Usually = Delay.Some,
        Why = "Waiting is a choice with a price; the price sets how long a last look may take.",
    };

    private static readonly NumberQuestion s_spent = new("spent", "Working days spent so far", "How many working days has it been studied so far?", 0, TimeSpent.Most, "working days have gone into it")
    {
        Usually = 0,
        Thresholds = [0, 2, 10, 20],
        UnitForOne = "working day has gone into it",
        Extract = TimeSpent.GoneBy,
        Convert = TimeSpent.Typed,
        Why = "A choice that is easily undone is worth about two days of study, a costly one ten, a final one twenty.",
    };

    private static readonly ChoiceQuestion<Info> s_info = new("info", "A missing fact", "Is a fact missing that would change your choice?",
        (Info.None, new("none", "No", "no missing fact would change the choice", "nothing is missing")),
        (Info.Find, new("find", "Yes, and someone can get it", "a fact that would change the choice can be found", "need more data", "need more information", "waiting for the quote", "waiting for the numbers")),
        (Info.Try, new("try", "Yes, but only trying it will tell", "only trying it will show the fact that matters", "only a pilot will tell", "have to try it", "needs a pilot", "need a pilot")),
        (Info.Unknowable, new("unknowable", "Yes, but nobody can know it now", "nobody can know the fact that matters now", "nobody can know", "no way to know", "no way of knowing", "impossible to know")))
    {
        IfUnknown = Info.Find,
        Why = "A fact that cannot change the choice is not worth waiting for.",
    };

    private static readonly TextQuestion s_fact = new("fact", "Fact", "Which fact?");

    private static readonly PersonQuestion s_owner = new("owner", "Owner", "Who can get it?");

    private static readonly GridQuestion s_facts = new("facts", "Facts that would change it",
        _ => "Which facts would change your choice, and who can get each? Up to three, one a line, such as “licence cost - Ana”.",
        MostFacts, s_fact, s_owner)
    {
        AskedWhen = so => so.To(s_info) != Info.None,
        Why = "A fact without a name and an owner never arrives. If you cannot name one, none is missing.",
    };

    private static readonly ChoiceQuestion<Opts> s_opts = new("opts", "Options on the table", "How many real options are on the table?",
        (Opts.Zero, new("0", "None yet", "there is no real option yet", "no options", "no real option")),
        (Opts.One, new("1", "One", "there is one option", "only one option", "the only option", "a single option")),
        (Opts.Few, new("2-3", "Two or three", "there are two or three options", "two options", "three options", "between two", "between three")),
        (Opts.Many, new("4+", "Four or more", "there are four or more options", "four options", "five options", "six options", "ten options", "many options", "dozens of options")))
    {
        Usually = Opts.Few,
        Why = "With none there is nothing to choose; with many, comparing never ends.",
    };

    private static readonly TextQuestion s_mustHave = new("must-have", "The one must-have", "Which single must-have would cut the options to three? You can skip this.")
    {
        AskedWhen = so => so.To(s_opts) == Opts.Many,
        Why = "One thing that has to be there removes more options than ten criteria with weights.",
    };

    private static readonly ChoiceQuestion<Mine> s_mine = new("mine", "Whose call it is", "Whose call is it?",
        (Mine.Yes, new("yes", "Mine", "it is your call", "it's my call", "it is my call", "it's my decision")),
        (Mine.Advise, new("advise", "Someone else's; I recommend", "you recommend and someone else decides", "I only recommend", "I just recommend", "not my decision", "not my call", "my boss decides", "the board decides")),
        (Mine.Unclear, new("unclear", "Nobody has settled that", "nobody has settled whose call it is", "not sure whose call", "whose call is it", "whose decision is it", "unclear who decides", "nobody knows who decides", "no one knows who decides")))
    {
        Usually = Mine.Yes,
        IfUnknown = Mine.Unclear,
        Why = "Study goes on for ever when nobody knows who may end it.",
    };

    private static readonly DateQuestion s_by = new("by", "Set date", "Is there a date by which it has to be decided? You can skip this.", "it has to be decided by")
    {
        // A date is taken when it was said; asking everyone would invite dates that nobody set.
        AskedWhen = so => so.Answers[s_by!] is not null,
        Why = "A set date ends the looking, unless there is no way back.",
    };

    private static readonly YesNoQuestion s_ran = new("ran", "A box or trial has ended",
        so => EarlierEnd(so) is { } past
            ? $"A {(past.Verdict == Try ? "trial" : "time box")}{(past.Subject is { } about ? $" for “{about}”" : "")} ended on {Wording.Day(past.EndsOn!.Value)}. Was that this same decision?"
            : "Has an earlier time box or trial for this decision already ended?",
        "a time box or trial for this decision has already ended", "no time box or trial for it has ended")
    {
        Usually = false,
        AskedWhen = so => EarlierEnd(so) is not null,
        Why = "One extension is a plan; a second one is postponing.",
    };

    private static readonly ChoiceQuestion<Delay> s_waiting = new("waiting", "What another week would cost",
        "You called it urgent, yet waiting costs nothing much. What would be worse a week from now?",
        (Delay.None, new("none", "Nothing, really", "nothing would be worse in a week")),
        (Delay.Some, new("some", "Something would", "something would be worse in a week")),
        (Delay.High, new("high", "A lot would", "a lot would be worse in a week")))
    {
        Clarifies = true,
        AskedWhen = so => so.IsGiven(s_delay) && so.To(s_delay) == Delay.None && so.Mentions(s_urgent) && !so.Mentions(s_notUrgent),
        Revises = said => said == Answers.Unknown ? null : (s_delay, said),
        Why = "Urgent and free to wait do not go together; one of them decides how long to look.",
    };

    public override string Id => "decide";

    public override string Title => "Should I decide now?";

    public override int Order => 2;

    public override string Summary => "When a decision keeps being studied, postponed or re-opened.";

    public override IReadOnlyList<Question> Questions =>
        [s_decision, s_undo, s_delay, s_spent, s_info, s_facts, s_opts, s_mustHave, s_mine, s_by, s_ran, s_waiting];

    public override IEnumerable<Question> RuleOrder => [s_mine, s_undo, s_opts, s_info, s_delay, s_spent, s_ran];

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Today] = "deciding it today",
        [Box] = "a short time box, then deciding",
        [Try] = "a cheap trial, then deciding",
        [Escalate] = "taking it up with a short recommendation",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("nobody-decides", so => so.To(s_mine) == Mine.Unclear && so.To(s_undo) != Undo.Easy, Escalate, so =>
            [so.Because(s_mine, "settle who decides before studying more"), Back(so)]),
        new("nothing-to-choose", so => so.To(s_opts) == Opts.Zero, Box, so =>
            [so.Because(s_opts, "there is nothing to choose from until someone names one"), Price(so)]),
        new("final-and-unknowable", so => so.To(s_undo) == Undo.None && InfoOf(so) == Info.Unknowable, Escalate, so =>
            [so.Because(s_info, "more study will not bring it"), so.Because(s_undo, "the risk should be shared, not carried alone")]),
        new("only-trying-tells", so => InfoOf(so) == Info.Try && so.To(s_undo) != Undo.Easy, Try, so =>
            [so.Because(s_info, "no report can replace it"), Back(so), Price(so)]),
        new("easy-and-no-hurry", so => InfoOf(so) == Info.Find && so.To(s_undo) == Undo.Easy && so.To(s_delay) == Delay.None && !IsOver(so), Box, so =>
            [so.Because(s_info, "it is worth naming before the choice"), Price(so), so.To(s_ran) ? Back(so) : Study(so)]),
        new("final-and-findable", so => InfoOf(so) == Info.Find && so.To(s_undo) == Undo.None, Box, so =>
            [so.Because(s_info, "it is worth naming before the choice"), Back(so), Price(so)]),
        new("costly-and-findable", so => InfoOf(so) == Info.Find && so.To(s_undo) == Undo.Costly && (!IsOver(so) || so.To(s_delay) == Delay.None), Box, so =>
            [so.Because(s_info, "it is worth naming before the choice"), Back(so), IsOver(so) || so.To(s_ran) ? Price(so) : Study(so)]),
        new("enough-is-known", _ => true, Today, so =>
        [
            InfoOf(so) switch
            {
                Info.None when so.To(s_info) != Info.None => so.Because(s_facts, "there is nothing named to wait for"),
                Info.None => so.Because(s_info, "more study cannot improve it"),
                Info.Find => so.Because(s_info, "it can still come in after the choice"),
                Info.Try => so.Because(s_info, "doing it is the trial"),
                _ => so.Because(s_info, "waiting will not bring it"),
            },
            Back(so),
            .. IsOver(so) ? [Study(so)] : Array.Empty<string>(),
            Price(so),
        ]),
    ];

    public override IReadOnlyList<Afterwards> Afterwards =>
    [
        new("extension-used-up-share",
            (so, _, verdict) => so.To(s_ran) && verdict is Box or Try && (so.To(s_undo) == Undo.None || so.To(s_opts) == Opts.Zero),
            _ => Escalate,
            so => so.Because(s_ran, so.To(s_opts) == Opts.Zero
                ? "there is no second extension; ask above for options, or for leave to drop it"
                : "there is no second extension; with no way back the risk should be shared")),
        new("extension-used-up",
            (so, _, verdict) => so.To(s_ran) && verdict is Box or Try,
            _ => Today,
            so => so.Because(s_ran, "there is no second extension; what is still unknown goes into the record")),
        new("yours-to-recommend",
            (so, _, verdict) => so.To(s_mine) == Mine.Advise && verdict == Today,
            _ => Escalate,
            so => so.Because(s_mine, "what can be done today is a recommendation with a reply-by date")),
    ];

    public override Advice Advise(Case so, Ruling ruling) => new DecisionAdvice(so, ruling, new()
    {
        Question = so.IsGiven(s_decision) ? so.To(s_decision) : "the decision that keeps coming back",
        Undo = so.To(s_undo),
        Delay = so.To(s_delay),
        Spent = so.To(s_spent),
        Info = InfoOf(so),
        FoundNothingToName = so.To(s_info) != Info.None && InfoOf(so) == Info.None,
        Opts = so.To(s_opts),
        Mine = so.To(s_mine),
        Facts = FactsOf(so),
        MustHave = so.To(s_opts) == Opts.Many ? so.Shown(s_mustHave) : null,
        SetDate = so.IsGiven(s_by) && so.To(s_by) >= so.Now.Today ? so.To(s_by) : null,
        Known =
        [
            .. new Question[] { s_undo, s_delay }.Where(so.IsGiven).Select(q => q.Quote(so.Answers[q]!)!),
            .. so.To(s_spent) > 0 ? [s_spent.Quote(so.Answers[s_spent]!)!] : Array.Empty<string>(),
        ],
    }, Verdicts[ruling.Verdict]).Advice();

    private static string Back(Case so) => so.Because(s_undo, so.To(s_undo) switch
    {
        Undo.Easy => "a wrong choice can be taken back",
        Undo.Costly => "a wrong choice would cost something to take back",
        _ => "a wrong choice would stay",
    });

    private static string Price(Case so) => so.Because(s_delay, so.To(s_delay) switch
    {
        Delay.None => "there is no hurry, and no gain in waiting without an end",
        Delay.Some => "the bill for waiting grows",
        _ => "every day of waiting counts",
    });

    private static string Study(Case so) => so.Because(s_spent, IsOver(so) ? "the study has had its time" : "a look with an end date is still in proportion");

    /// <summary>It has been studied for as long as a choice of this kind is worth.</summary>
    private static bool IsOver(Case so) => so.To(s_spent) >= so.To(s_undo) switch { Undo.Easy => 2, Undo.Costly => 10, _ => 20 };

    /// <summary>A missing fact that nobody can name is not missing.</summary>
    private static Info InfoOf(Case so) => FactsOf(so).Count == 0 ? Info.None : so.To(s_info);

    private static List<Fact> FactsOf(Case so) => so.To(s_info) == Info.None ? [] :
        [.. so.To(s_facts).Where(row => row[s_fact] is not null).Select(row => new Fact(row[s_fact]!, row[s_owner]))];

    /// <summary>The earlier box or trial that most likely was about this: by its words, then the latest.</summary>
    private static Past? EarlierEnd(Case so) => so.Past
        .Where(p => p.Skill == "decide" && p.Verdict is Box or Try && p.EndsOn is { } end && end <= so.Now.Today && so.Now.Today.DayNumber - end.DayNumber <= Remembered)
        .OrderByDescending(p => p.Subject?.Split(' ').Count(word => word.Length > 3 && Cue.In(so.To(s_decision), word)) ?? 0)
        .ThenByDescending(p => p.EndsOn)
        .FirstOrDefault();

    private static string? FindDecision(string opening) => DecisionInside().Match(opening) is { Success: true } match ? match.Groups.Cast<Group>().Skip(1).First(g => g.Success).Value.Trim() : null;

    [GeneratedRegex(@"\b(?:(?:comparing|evaluating|debating|weighing(?: up)?|choosing|deciding)(?: between| on| about)?|(?:can't|can’t|cannot|can not|need to|have to|must) (?:choose|decide|pick|settle)(?: between| on| about)?|meeting (?:on|about)) (?!by\b|until\b|before\b|today\b|now\b|it\b|this\b|that\b|a date\b|a day\b|how\b)(.{3,120}?)(?=[.,;!?\n]|\s(?:by|until|for|since|again|today|asap|but|and (?:we|I|they|it|now|still))\b|$)|\b((?:should|shall|do) (?:I|we) [^?.!;\n]{6,120}\?)|\b(whether to [^?.!;,\n]{6,100})|\b(?:stuck|torn|choice) (between [^?.!;,\n]{6,100})|^((?!(?:i|my|we|our|he|she|they|either|one way)\b)[^?.!;,\n]{3,60}? or [^?.!;,\n]{3,80}?)[?.!;,\n]", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex DecisionInside();
}
