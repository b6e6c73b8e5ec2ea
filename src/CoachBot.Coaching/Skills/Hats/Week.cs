using System.Collections.Immutable;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Rhythm;

namespace CoachBot.Coaching.Skills.Hats;

/// <summary>One week's shares beside their targets, both of 100.</summary>
internal sealed class Week
{
    private const int Digits = 6;
    private const string TargetOf = "target-", BalanceKey = "balance", ChosenKey = "chosen";

    public Week(IReadOnlyList<decimal> said, IReadOnlyList<decimal> targets, DateOnly on)
    {
        On = on;
        HasShares = said.Sum() > 0;
        Shares = HasShares ? OfHundred(said) : said;
        Targets = OfHundred(targets);
        Balance = Math.Round(100 - Shares.Zip(Targets, (share, target) => Math.Abs(share - target)).Sum() / 2, Digits);
    }

    public DateOnly On { get; }

    /// <summary>False when all seven were 0: there is nothing to weigh.</summary>
    public bool HasShares { get; }

    public IReadOnlyList<decimal> Shares { get; }

    public IReadOnlyList<decimal> Targets { get; }

    /// <summary>100 = exactly as aimed for.</summary>
    public decimal Balance { get; }

    public decimal Gap(int hat) => Math.Round(Shares[hat] - Targets[hat], Digits);

    /// <summary>Hats by how far they are off, the farthest first; ties in listed order.</summary>
    public IEnumerable<int> Gaps() => Enumerable.Range(0, Hat.All.Count).Where(h => Gap(h) != 0).OrderByDescending(h => Math.Abs(Gap(h)));

    /// <summary>The hat furthest below its target, or null when none is below.</summary>
    public int? Shortest() => Enumerable.Range(0, Hat.All.Count).Where(h => Gap(h) < 0).OrderBy(Gap).Select(h => (int?)h).FirstOrDefault();

    public IReadOnlyDictionary<string, decimal> ToFigures(bool? chosen)
    {
        var figures = ImmutableSortedDictionary.CreateBuilder<string, decimal>();
        for (var h = 0; h < Hat.All.Count; h++)
        {
            figures[Hat.All[h].Id] = Math.Round(Shares[h], 2);
            figures[TargetOf + Hat.All[h].Id] = Math.Round(Targets[h], 2);
        }
        figures[BalanceKey] = Math.Round(Balance, 1);
        if (chosen is { } was) figures[ChosenKey] = was ? 1 : 0;
        return figures.ToImmutable();
    }

    public static Week From(Past past) => new(
        [.. Hat.All.Select(h => past.Figures.GetValueOrDefault(h.Id))],
        [.. Hat.All.Select(h => past.Figures.GetValueOrDefault(TargetOf + h.Id, h.Target))],
        past.On);

    /// <summary>Earlier check-ins, oldest first, the last one of each week; what was said again in this week counts anew.</summary>
    public static IReadOnlyList<Week> Earlier(Case so) =>
        [.. so.Past.Where(p => p.Skill == HatsSkill.SkillId && p.Figures.ContainsKey(BalanceKey) && p.On.Monday() < so.Now.Today.Monday())
            .GroupBy(p => p.On.Monday()).OrderBy(w => w.Key).Select(w => From(w.OrderBy(p => p.On).Last()))];

    private static IReadOnlyList<decimal> OfHundred(IReadOnlyList<decimal> numbers) =>
        numbers.Sum() is var total && total == 100 ? numbers : [.. numbers.Select(n => Math.Round(n * 100 / total, Digits))];
}
