using System.Collections.Immutable;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Credibility;

/// <summary>The quarterly look in the mirror: twelve statements, four dimensions, where to start.</summary>
public sealed class CredibilitySkill : Skill
{
    internal const string SkillId = "credibility";
    private const string Earned = "EARNED", AtRisk = "AT RISK", Uneven = "UNEVEN", Building = "BUILDING";

    private const int MostPoints = 12, HalfThePoints = 6;
    private static readonly int[] s_sides = [.. Enumerable.Range(0, Dimension.All.Count)];

    private static readonly ScaleQuestion[][] s_statements = [.. Dimension.All.Select(d => d.Statements.Select((statement, i) => new ScaleQuestion(
        $"{d.Id}-{i + 1}", $"{d.Name}: {statement.Text}", $"How far do you agree: {statement.Text}?", "not at all", "fully", $"“{statement.Text}”")
    {
        Why = $"One of three statements on whether IT is {d.Name.ToLowerInvariant()}. Think of the last three months, and of what a user would say.",
    }).ToArray())];

    public override string Id => SkillId;

    public override string Title => "Is IT trusted here?";

    public override int Order => 14;

    public override SkillGroup Group => SkillGroup.Balance;

    public override string Summary => "Once a quarter: twelve statements on how far others can trust IT, and where to start.";

    public override IReadOnlyList<Question> Questions { get; } = [.. s_statements.SelectMany(s => s)];

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Earned] = "keeping up what earned the trust, and asking users whether they see it too",
        [AtRisk] = "one visible promise kept before anything new is begun",
        [Uneven] = "lifting the weakest side first",
        [Building] = "going on, with one side at a time",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("all-strong", so => s_sides.All(d => Share(so, d) >= Dimension.Strong), Earned, so => [Weakest(so, Lowest(so)), .. Others(so).Select(d => Weakest(so, d))]),
        new("mean-below-half", so => s_sides.Sum(d => Points(so, d)) < s_sides.Length * HalfThePoints, AtRisk, so => [Weakest(so, Lowest(so)), .. Others(so).Select(d => Weakest(so, d))]),
        new("one-below-half", so => s_sides.Any(d => Share(so, d) < Dimension.Building), Uneven, so =>
            [.. s_sides.Where(d => Share(so, d) < Dimension.Building).OrderBy(d => Share(so, d)).Select(d => Weakest(so, d)), Strongest(so)]),
        new("between", _ => true, Building, so => [Weakest(so, Lowest(so)), Strongest(so)]),
    ];

    public override Advice Advise(Case so, Ruling ruling) =>
        new CredibilityAdvice(so, ruling.Verdict, Figures(so), StartWith(so), Lows(so, StartWith(so)), Verdicts[ruling.Verdict]).Advice();

    /// <summary>Where to begin: the dimension users rate lowest when enough of them have answered, else one's own lowest.</summary>
    private static int StartWith(Case so) => so.Pulse is { } pulse
        ? s_sides.MinBy(d => pulse.Shares.GetValueOrDefault(Dimension.All[d].Id, 100))
        : Lowest(so);

    private static int Lowest(Case so) => s_sides.MinBy(d => Share(so, d));

    private static IEnumerable<int> Others(Case so) => s_sides.Where(d => d != Lowest(so)).OrderBy(d => Share(so, d));

    private static decimal Share(Case so, int dimension) => Points(so, dimension) * 100m / MostPoints;

    /// <summary>0 to 12: whole, so that means compare exactly.</summary>
    private static int Points(Case so, int dimension) => s_statements[dimension].Sum(so.To) - s_statements[dimension].Length;

    /// <summary>A dimension's statements, the least agreed with first.</summary>
    private static IReadOnlyList<Statement> Lows(Case so, int dimension) =>
        [.. Enumerable.Range(0, 3).OrderBy(i => so.To(s_statements[dimension][i])).Select(i => Dimension.All[dimension].Statements[i])];

    private static string Weakest(Case so, int dimension) => Reason(so, dimension, s_statements[dimension].MinBy(so.To)!);

    private static string Strongest(Case so)
    {
        var best = s_sides.Reverse().MaxBy(d => Points(so, d)); // of equals the last, so that it is not the one to start with
        return Reason(so, best, s_statements[best].MaxBy(so.To)!);
    }

    private static string Reason(Case so, int dimension, Question statement) =>
        so.Because(statement, $"{Dimension.All[dimension].Name} stands at {CredibilityAdvice.Percent(Share(so, dimension))}, {Dimension.All[dimension].BandOf(Share(so, dimension))}");

    private static ImmutableSortedDictionary<string, decimal> Figures(Case so) =>
        s_sides.ToImmutableSortedDictionary(d => Dimension.All[d].Id, d => Math.Round(Share(so, d), 2));
}
