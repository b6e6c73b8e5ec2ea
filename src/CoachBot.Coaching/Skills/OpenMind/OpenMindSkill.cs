using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.OpenMind;

/// <summary>Does an idea from outside deserve a yes, a test or a reasoned no?</summary>
public sealed partial class OpenMindSkill : Skill
{
    // Where nothing is known the first value stands, so that it is the one assumed for "don't know".
    private enum Fit { Unknown, Little, Part, Most }

    private enum Against { Habit, None, Evidence }

    private enum Blocker { None, Assumed, Confirmed }

    private enum Weight { Fit, Both, Evidence }

    private const string Decline = "DECLINE", Test = "TEST", Adopt = "ADOPT", Borrow = "BORROW", Park = "PARK";
    private static readonly string[] s_fits = ["most", "part", "little", "unknown"];

    private static readonly TextQuestion s_idea = new("idea", "The idea", "Which idea is it? One line, as the person behind it would put it.")
    {
        TakesOpening = true,
        Extract = FindIdea,
        IsName = true,
        Required = true,
        Why = "Said in its owner's words, an idea is judged for what it is.",
    };

    private static readonly ChoiceQuestion<Source> s_source = new("source", "Where it comes from", "Whose idea is it?",
        (Source.Team, new("team", "Someone on our own team", "it comes from your own team", "new hire", "my team wants", "our team wants")),
        (Source.User, new("user", "A user", "it comes from a user", "a user suggested", "a user suggests", "a user wants")),
        (Source.Dept, new("dept", "Another department", "it comes from another department", "another department", "shadow it", "marketing bought", "sales bought", "finance bought")),
        (Source.Vendor, new("vendor", "A vendor", "it comes from a vendor", "vendor says", "vendor suggests", "the vendor wants", "sales rep")),
        (Source.Critic, new("critic", "Someone who criticises us", "it comes from a critic", "auditor says", "consultant says")))
    {
        Usually = Source.Team,
        Why = "Where an idea comes from should not decide, so it helps to see it.",
    };

    private static readonly ChoiceQuestion<Fit> s_fit = new("fit", "Fit with the need", "How much of the need would it meet?",
        (Fit.Most, new("most", "Most of it", "it meets most of the need")),
        (Fit.Part, new("part", "Part of it", "it meets part of the need")),
        (Fit.Little, new("little", "Little of it", "it meets little of the need")),
        (Fit.Unknown, new("unknown", "Nobody knows yet", "nobody knows yet how much of the need it meets")))
    {
        IfUnknown = Fit.Unknown,
        Why = "An idea is worth what it does for the need, not who had it.",
    };

    private static readonly ChoiceQuestion<Against> s_reason = new("reason", "What speaks against it", "What speaks against it?",
        (Against.Evidence, new("evidence", "Facts: figures, a test, an incident", "facts speak against it")),
        (Against.Habit, new("habit", "It is not how we do it", "habit speaks against it", "not how we do it", "don't do it that way", "not the way we do it")),
        (Against.None, new("none", "Nothing so far", "nothing speaks against it so far")))
    {
        IfUnknown = Against.Habit,
        Why = "Habit feels like a fact from the inside.",
    };

    private static readonly ChoiceQuestion<Blocker> s_blocker = new("blocker", "A rule in the way", "Does law, security or a contract block it?",
        (Blocker.Confirmed, new("confirmed", "Yes, its owner has confirmed it", "a rule that blocks it is confirmed", "security said no", "legal said no")),
        (Blocker.Assumed, new("assumed", "We think so; nobody has confirmed it", "a rule may block it, though nobody has confirmed that", "probably not allowed", "security won't allow")),
        (Blocker.None, new("none", "No", "no rule blocks it")))
    {
        Usually = Blocker.None,
        IfUnknown = Blocker.Assumed,
        Why = "A confirmed rule ends it; an assumed one is only a question to its owner.",
    };

    private static readonly ChoiceQuestion<Cost> s_cost = new("cost", "Cost of a fair test", "How long would a fair test take?",
        (Cost.Hours, new("hours", "Hours", "a fair test takes hours")),
        (Cost.Days, new("days", "Days", "a fair test takes days")),
        (Cost.Weeks, new("weeks", "Weeks", "a fair test takes weeks")))
    {
        Usually = Cost.Days,
        Why = "A test of a few hours is cheaper than an argument about it.",
    };

    private static readonly YesNoQuestion s_tested = new("tested", "Tested already", "Has it had a fair test already?", "it has been tested", "it has not been tested")
    {
        Usually = false,
        YesCues = ["we tested it", "we piloted it", "after the pilot", "the pilot showed"],
        NoCues = ["never tested", "not tested", "without a test"],
        Why = "After a fair test it is time to choose.",
    };

    private static readonly TextQuestion s_success = new("success", "What success would be", "What would you have to see to call a test a success? One line.")
    {
        AskedWhen = so => Spoken(so) == Test && !OnlyTheRuleIsOpen(so),
        Why = "A test without a line drawn beforehand only feeds the argument.",
    };

    private static readonly TextQuestion s_ground = new("ground", "What decides against it", "Which one fact or rule decides against it? One line they could check.")
    {
        AskedWhen = so => Spoken(so) == Decline,
        Why = "A no that can be checked is easier to take.",
    };

    private static readonly ChoiceQuestion<Fit> s_swap = new("swap", "Swap test", "If your team had proposed it: how much of the need would you say it meets?",
        (Fit.Most, new("most", "Most of it", "had your team proposed it, it would meet most of the need")),
        (Fit.Part, new("part", "Part of it", "had your team proposed it, it would meet part of the need")),
        (Fit.Little, new("little", "Little of it", "had your team proposed it, it would meet little of the need")),
        (Fit.Unknown, new("unknown", "I would not know yet", "had your team proposed it, you would not know yet how much of the need it meets")))
    {
        Clarifies = true,
        AskedWhen = IsOutside,
        Revises = said => s_fits.Contains(said) ? (s_fit!, said) : null,
        Why = "The same idea often looks better from nearby.",
    };

    private static readonly ChoiceQuestion<Weight> s_outweighs = new("outweighs", "What outweighs", "It meets most of the need and has been tested, yet facts speak against it. Which weighs more?",
        (Weight.Fit, new("fit", "What it does for the need", "what it does for the need weighs more")),
        (Weight.Both, new("both", "They balance", "the need and the facts against it balance")),
        (Weight.Evidence, new("evidence", "The facts against it", "the facts against it weigh more")))
    {
        Clarifies = true,
        AskedWhen = PullsBothWays,
        Why = "Both cannot decide at once.",
    };

    public override string Id => "open-mind";

    public override string Title => "Weigh an outside idea";

    public override int Order => 11;

    public override string Summary => "When an idea from outside appears, or irritates.";

    public override IReadOnlyList<Question> Questions =>
        [s_idea, s_source, s_fit, s_reason, s_blocker, s_cost, s_tested, s_success, s_ground, s_swap, s_outweighs];

    public override IEnumerable<Question> RuleOrder => [s_blocker, s_tested, s_fit, s_reason, s_cost, s_source];

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Decline] = "declining it, with the reasons",
        [Test] = "giving it a fair test",
        [Adopt] = "adopting it",
        [Borrow] = "borrowing the part that works",
        [Park] = "parking it, with a trigger and a date",
    };

    public override IReadOnlyList<Rule> Rules => s_rules;

    private static readonly Rule[] s_rules =
    [
        new("blocked", so => so.To(s_blocker) == Blocker.Confirmed, Decline, so =>
            [so.Because(s_blocker, "the answer is no until that rule changes"), so.Because(s_source, "they should hear the rule itself, or the no is taken for taste")]),
        new("tested-little", so => so.To(s_tested) && so.To(s_fit) == Fit.Little, Decline, so =>
            [so.Because(s_fit, "the test has answered it"), so.Because(s_tested, "nobody can say it had no chance")]),
        new("tested-unknown", so => so.To(s_tested) && so.To(s_fit) == Fit.Unknown, Test, so =>
            [so.Because(s_fit, "the next test needs success defined beforehand"), so.Because(s_tested, "only a line to measure against was missing"), .. VerifyFirst(so)]),
        new("tested-assumed-blocker", OnlyTheRuleIsOpen, Test, so =>
            [so.Because(s_blocker, "that is the one thing left to verify"), so.Because(s_tested, "the rest needs no second try")]),
        new("tested-most", so => so.To(s_tested) && so.To(s_fit) == Fit.Most, Adopt, so =>
            Outweighed(so)
                ? [so.Because(s_fit, "it was worth trying"), so.Because(s_tested, "the facts against it are known as well")]
                : [so.Because(s_fit, "there is little left to prove"), so.Because(s_tested, "this is more than a promise")]),
        new("tested-part", so => so.To(s_tested), Borrow, so =>
            [so.Because(s_fit, "take that part and leave the rest"), so.Because(s_tested, "you know which part that is")]),
        new("little-with-grounds", so => so.To(s_fit) == Fit.Little && (so.To(s_reason) == Against.Evidence || so.To(s_cost) == Cost.Weeks), Decline, so =>
        [
            so.Because(s_fit, "there is little to win"),
            .. so.To(s_reason) == Against.Evidence ? [so.Because(s_reason, "the no does not rest on taste")] : Enumerable.Empty<string>(),
            .. so.To(s_cost) == Cost.Weeks ? [so.Because(s_cost, "trying it costs more than it promises")] : Enumerable.Empty<string>(),
        ]),
        new("test-too-dear", so => so.To(s_cost) == Cost.Weeks && so.To(s_fit) != Fit.Most, Park, so =>
            [so.Because(s_cost, "finding out now costs too much"), so.Because(s_fit, "it does not justify that yet")]),
        new("worth-a-test", _ => true, Test, so =>
        [
            .. VerifyFirst(so),
            so.Because(s_cost, so.To(s_cost) == Cost.Weeks ? "the test needs an end date before it starts" : "finding out is cheaper than arguing"),
            so.Because(s_fit, so.To(s_fit) switch
            {
                Fit.Most => "it has earned a fair try",
                Fit.Part => "the test can show which part",
                Fit.Little => "a small test can prove that, or surprise you",
                _ => "a test is the way to know",
            }),
            so.Because(s_reason, so.To(s_reason) switch
            {
                Against.Evidence => "the test should measure just that",
                Against.Habit => "nothing has been shown against it yet",
                _ => "there is no reason to hold back",
            }),
        ]),
    ];

    public override IReadOnlyList<Afterwards> Afterwards =>
    [
        new("outweighed", (so, _, verdict) => verdict == Adopt && Outweighed(so),
            so => so.To(s_outweighs) == Weight.Both ? Borrow : Decline,
            so => so.Because(s_outweighs, so.To(s_outweighs) == Weight.Both ? "take what works and leave what the facts speak against" : "the fit alone does not carry it")),
    ];

    public override Advice Advise(Case so, Ruling ruling) => new IdeaReply(so, ruling, new()
    {
        Idea = so.Shown(s_idea),
        Source = so.To(s_source),
        Cost = so.To(s_cost),
        Fit = so.To(s_fit) switch { Fit.Most => "most", Fit.Part => "part", Fit.Little => "little", _ => null },
        HasEvidence = so.To(s_reason) == Against.Evidence,
        IsBlocked = so.To(s_blocker) == Blocker.Confirmed,
        VerifyFirst = so.To(s_blocker) == Blocker.Assumed,
        Tested = so.To(s_tested),
        Success = so.Shown(s_success),
        Ground = so.Shown(s_ground),
        Swap = IsOutside(so) && so.IsGiven(s_swap) ? s_swap.Quote(so.Answers[s_swap]!) : null,
        FitOutweighs = PullsBothWays(so) && so.IsGiven(s_outweighs) && so.To(s_outweighs) == Weight.Fit,
    }, Verdicts[ruling.Verdict]).Advice();

    /// <summary>From outside, with habit or nothing against it: the case for the swap test, unless a rule has settled it anyway.</summary>
    private static bool IsOutside(Case so) =>
        so.To(s_source) != Source.Team && so.To(s_reason) != Against.Evidence && so.To(s_blocker) != Blocker.Confirmed;

    private static bool PullsBothWays(Case so) =>
        so.To(s_fit) == Fit.Most && so.To(s_reason) == Against.Evidence && so.To(s_tested) && so.To(s_blocker) == Blocker.None;

    private static bool OnlyTheRuleIsOpen(Case so) =>
        so.To(s_tested) && so.To(s_fit) is (Fit.Most or Fit.Part) && so.To(s_blocker) == Blocker.Assumed;

    private static bool Outweighed(Case so) => PullsBothWays(so) && so.IsGiven(s_outweighs) && so.To(s_outweighs) != Weight.Fit;

    /// <summary>The verdict as far as it stands, to ask only what its card needs.</summary>
    private static string Spoken(Case so)
    {
        var verdict = s_rules.First(r => r.When(so)).Verdict;
        return verdict == Adopt && Outweighed(so) && so.To(s_outweighs) == Weight.Evidence ? Decline : verdict;
    }

    private static IEnumerable<string> VerifyFirst(Case so) => so.To(s_blocker) == Blocker.Assumed
        ? [so.Because(s_blocker, "its owner should confirm or clear that first")]
        : [];

    private static string? FindIdea(string opening) => IdeaInside().Match(opening) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"\b(?:wants? (?:us )?to|wanted (?:us )?to|suggest(?:s|ed)?(?: that)?(?: we| to)?|propos(?:es|ed)(?: that)?(?: we| to)?|says? we should|thinks? we should|pitched) (?!(?:something|anything|it|this|that|look|see|hear|say no|\w+ (?:it|this|that))\b)(.{3,120}?)(?:[.?!\n]|$)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex IdeaInside();
}
