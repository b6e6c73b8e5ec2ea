using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Standards;

/// <summary>Is a written standard worth following: is it there, and is it actionable, realistic, relevant and flexible?</summary>
public sealed partial class StandardsSkill : Skill
{
    private const string Missing = "MISSING", Rebuild = "REBUILD", Fit = "FIT", Patch = "PATCH";
    private const int RebuildTo = 3, FitFrom = 7;

    private static readonly ChoiceQuestion<Demand> s_demand = new("demand", "Which demand", "Which kind of standard is it?",
        (Demand.Problems, new("problems", "Problem management", "it is about problem management", "problem management", "problem record", "problem records", "root cause analysis")),
        (Demand.Projects, new("projects", "Projects", "it is about projects", "project", "projects", "stage gate", "project method", "project handbook")),
        (Demand.Planning, new("planning", "Strategic planning", "it is about strategic planning", "strategic plan", "strategic planning", "it strategy", "our planning", "planning process", "the way we plan")),
        (Demand.Policy, new("policy", "Policy", "it is a policy", "policy", "policies", "rule", "rules", "guideline", "guidelines", "regulation")))
    {
        Usually = Demand.Policy,
        Required = true,
        Why = "Each demand has its own four questions.",
    };

    private static readonly TextQuestion s_which = new("which", "Which standard", "Which one exactly? A few words, such as “our laptop policy”.")
    {
        TakesOpening = true,
        Extract = opening => Named().Match(opening) is { Success: true } match ? match.Value : "",
        Why = "It is named in what I write for you.",
    };

    private static readonly YesNoQuestion s_exists = new("exists", "It is written down", "Does a written standard exist for it?",
        "a written standard exists", "no written standard exists")
    {
        IfUnknown = false,
        NoCues = ["don't have a written", "no written", "have no policy", "no policy", "have no rule", "no standard", "have no standard", "no criteria", "have not a regulation", "nothing in writing"],
        Why = "What nobody can find in writing, nobody can follow.",
    };

    private static readonly ChoiceQuestion<Mark>[] s_traits =
    [
        Rated(Trait.Actionable, "actionable", "Actionable", "What nobody can act on stays paper."),
        Rated(Trait.Realistic, "realistic", "Realistic", "What cannot be kept on a busy day is not kept."),
        Rated(Trait.Relevant, "relevant", "Relevant", "What serves no goal and no risk costs time for nothing."),
        Rated(Trait.Flexible, "flexible", "Flexible", "Flexibility matters most: what cannot bend is gone round in secret."),
    ];

    public override string Id => "standards";

    public override string Title => "Is our standard good?";

    public override int Order => 22;

    public override SkillGroup Group => SkillGroup.Balance;

    public override string Summary => "When a policy or a written norm should be checked, or there is none.";

    public override IReadOnlyList<Question> Questions => [s_demand, s_which, s_exists, .. s_traits];

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Missing] = "saying what you are here for first, then writing this standard",
        [Rebuild] = "writing it anew, on one page",
        [Fit] = "keeping it as it is, with a date to look again",
        [Patch] = "mending the weak points and keeping the rest",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("none-exists", so => !so.To(s_exists), Missing, so =>
            [so.Because(s_exists, "there is nothing to mend yet"), so.Because(s_demand, $"once your purpose stands it can start with {Demands.FirstMove(so.To(s_demand))}")]),
        new("too-little-holds", so => Total(so) <= RebuildTo, Rebuild, so =>
            [.. Weakest(so).Take(3).Select(t => Reason(so, t)), so.Because(s_demand, $"a fresh start is {Demands.FirstMove(so.To(s_demand))}")]),
        new("holds-and-bends", so => Total(so) >= FitFrom && To(so, Trait.Flexible) == Mark.Yes, Fit, so =>
            [so.Because(s_traits[(int)Trait.Flexible], "it can bend where it must"), .. Weakest(so).Take(1).Select(t => Reason(so, t)), so.Because(s_exists, "it can simply go on")]),
        new("holds-in-part", _ => true, Patch, so =>
            [.. Weakest(so).Take(3).Select(t => Reason(so, t)), so.Because(s_exists, "there is something to build on")]),
    ];

    public override Advice Advise(Case so, Ruling ruling) => new StandardCard(so.Now, new()
    {
        Verdict = ruling.Verdict,
        Lean = Verdicts[ruling.Verdict],
        Demand = so.To(s_demand),
        Name = so.Shown(s_which) is { } which ? Wording.Short(which, 80).TrimEnd('.', '?', '!') : Demands.Called(so.To(s_demand)),
        Marks = [.. s_traits.Select(t => so.To(t))],
        HasVision = so.Past.Any(p => p is { Skill: "vision", Verdict: "APPROVED" }),
    }).Advice();

    /// <summary>Yes 2, partly 1, no 0: up to eight.</summary>
    private static int Total(Case so) => s_traits.Sum(t => (int)so.To(t));

    private static Mark To(Case so, Trait trait) => so.To(s_traits[(int)trait]);

    /// <summary>What is below yes, flexibility first, then the plain noes.</summary>
    private static IEnumerable<Trait> Weakest(Case so) => Enum.GetValues<Trait>().Where(t => To(so, t) != Mark.Yes)
        .OrderBy(t => t == Trait.Flexible ? 0 : 1).ThenBy(t => To(so, t));

    private static string Reason(Case so, Trait trait) => so.Because(s_traits[(int)trait], trait switch
    {
        Trait.Actionable => "people cannot act on it",
        Trait.Realistic => "it breaks on a busy day",
        Trait.Relevant => "it is hard to say what it is for",
        _ => "people have to go round it where it does not fit",
    });

    private static ChoiceQuestion<Mark> Rated(Trait trait, string id, string label, string why) => new(id, label, so => Demands.Ask(so.To(s_demand), trait),
        (Mark.Yes, new("yes", "Yes", $"it is {id}")),
        (Mark.Partly, new("partly", "Partly", $"it is only partly {id}")),
        (Mark.No, new("no", "No", $"it is not {id}")))
    {
        IfUnknown = Mark.Partly,
        AskedWhen = so => so.To(s_exists),
        Why = why,
    };

    [GeneratedRegex(@"\b(?:our|the|my) (?:[\w-]+ ){0,3}?(?:policy|policies|procedures?|standards?|rules?|guidelines?|regulation|norms?|handbook|method|criteria|strategy|plan|planning)\b(?: (?:on|for) (?:[\w-]+ ){0,2}[\w-]+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Named();
}
