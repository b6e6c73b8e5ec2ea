using System.Globalization;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Credibility;

/// <summary>Turns four dimensions into a plan for ninety days, the way there and what users say of it.</summary>
/// <param name="lows">The statements of the dimension to start with, the least agreed with first.</param>
internal sealed class CredibilityAdvice(Case so, string verdict, IReadOnlyDictionary<string, decimal> shares, int start, IReadOnlyList<Statement> lows, string lean)
{
    private const int BeginIn = 2, LookBackIn = 20, Quarters = 6;
    private static readonly int[] s_reviews = [10, 30, 60];

    private Dimension Start => Dimension.All[start];

    private IReadOnlyList<PulseGap> Gaps { get; } = PulseGap.Between(shares, so.Pulse);

    public Advice Advice() => new()
    {
        Headline = $"I'd lean towards {lean}.",
        Notes = [.. Notes()],
        Steps =
        [
            $"Start with {Start.Name}: {Wording.Lower(lows[0].Move)}",
            "Read the twelve answers with your team: where would they have said less?",
            so.Pulse is null ? "Say “pulse” and I make a page with four anonymous questions that your users can answer." : "Say “pulse” for the page your users answer and what they have said so far.",
        ],
        Charts = [.. Charts()],
        Deliverables = [Plan()],
        Next = new(lows[0].Move, so.Now.In(BeginIn)),
        FollowUp = new($"What would a user say has changed in how IT is {Start.Name.ToLowerInvariant()}?", so.Now.In(LookBackIn)),
        Figures = shares,
        Offers = [.. Start.Skills.Select(s => new Offer(s, $"It helps with being {Start.Name.ToLowerInvariant()}, where you start."))],
        About = $"credibility in {Quarter.Of(so.Now.Today)}, starting with {Start.Name}",
    };

    private IEnumerable<string> Notes()
    {
        yield return string.Join("; ", Dimension.All.Select(d => $"{d.Name} {Percent(shares[d.Id])}, {d.BandOf(shares[d.Id])}")) + ".";
        if (verdict == "EARNED" && so.Pulse is null) yield return "This is your own view. Whether users share it, only they can say.";
        if (so.Pulse is { } pulse) yield return $"{pulse.Answers} users answered in {pulse.Quarter}. What they say outranks what we say, so the start is the side they rate lowest.";
        foreach (var gap in Gaps.Where(g => g.Verdict != PulseGap.Aligned))
            yield return $"{gap.Verdict}: {gap.Dimension.Name} is {Percent(gap.Self)} in your eyes and {Percent(gap.Pulse)} in theirs.";
        if (Trend() is { } trend) yield return trend;
    }

    private IEnumerable<Chart> Charts()
    {
        var bars = new List<Series> { new("You, %", [.. Dimension.All.Select(d => Rounded(shares[d.Id]))]) };
        if (so.Pulse is { } pulse) bars.Add(new("Users, %", [.. Dimension.All.Select(d => Rounded(pulse.Shares.GetValueOrDefault(d.Id)))]));
        yield return new("Four sides of trust", ChartKind.Bars, [.. Dimension.All.Select(d => d.Name)], bars,
            string.Join("; ", Dimension.All.Select(d => $"{d.Name} {Percent(shares[d.Id])}{(so.Pulse is { } p && p.Shares.TryGetValue(d.Id, out var users) ? $", users {Percent(users)}" : "")}")) + ".");
        if (ByQuarter() is { Count: > 1 } quarters)
            yield return new("By quarter", ChartKind.Line, [.. quarters.Select(q => q.Quarter)],
                [.. Dimension.All.Select(d => new Series(d.Name, [.. quarters.Select(q => Rounded(q.Shares.GetValueOrDefault(d.Id)))]))], Trend()!);
    }

    /// <summary>The last check of each quarter, this one included, oldest first.</summary>
    private List<(string Quarter, IReadOnlyDictionary<string, decimal> Shares)> ByQuarter() =>
    [
        .. so.Past.Where(p => p.Skill == CredibilitySkill.SkillId && p.Figures.ContainsKey(Start.Id) && p.On <= so.Now.Today)
            .OrderBy(p => p.On)
            .GroupBy(p => Quarter.Of(p.On))
            .Where(q => q.Key != Quarter.Of(so.Now.Today))
            .Select(q => (q.Key, q.Last().Figures))
            .TakeLast(Quarters - 1),
        (Quarter.Of(so.Now.Today), shares),
    ];

    private string? Trend()
    {
        if (ByQuarter() is not { Count: > 1 } quarters) return null;
        var moved = Dimension.All.Select(d => (d.Name, From: quarters[^2].Shares.GetValueOrDefault(d.Id), To: shares[d.Id])).ToList();
        return $"Since {quarters[^2].Quarter}: " + string.Join("; ", moved.Select(m => m.From == m.To ? $"{m.Name} unchanged at {Percent(m.To)}" : $"{m.Name} {(m.To > m.From ? "up" : "down")} from {Percent(m.From)} to {Percent(m.To)}")) + ".";
    }

    private Deliverable Plan() => new("Ninety days", string.Join('\n',
    [
        $"Trust in IT, {Quarter.Of(so.Now.Today)}: we start with {Start.Name}.",
        $"Today {Start.Name} stands at {Percent(shares[Start.Id])} in our own eyes{(so.Pulse is { } pulse && pulse.Shares.TryGetValue(Start.Id, out var users) ? $" and at {Percent(users)} in our users' eyes" : "")}.",
        .. lows.Select((low, i) => $"{i + 1}. {low.Move} Review: {Wording.Day(so.Now.In(s_reviews[i]))}."),
        "We will know it worked when a user says so without being asked.",
    ]));

    internal static string Percent(decimal share) => Math.Round(share, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture) + "%";

    private static double Rounded(decimal share) => (double)Math.Round(share, 1);
}
