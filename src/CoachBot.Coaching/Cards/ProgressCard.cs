using System.Globalization;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Rhythm;
using CoachBot.Coaching.Skills.Credibility;

namespace CoachBot.Coaching.Cards;

/// <summary>What a person did with the coach, for their own eyes: practice, agreements kept, hats and credibility over time.</summary>
public static class ProgressCard
{
    private const int Days = 90, MostWeeks = 8, MostQuarters = 6, MostSkills = 8;

    public static Card Of(Memory memory, SkillCatalog catalog, DateOnly today)
    {
        var talks = memory.Commitments.Where(c => !c.Reminder && c.On <= today && today.DayNumber - c.On.DayNumber <= Days).ToList();
        List<Block> blocks = [.. Practised(talks, catalog), .. Kept(talks, today), .. Hats(memory), .. Credibility(memory), .. Pulse(memory), .. Tips(memory, today)];
        if (blocks.Count == 0) return Card.Say("There is nothing to look back on yet. After the first talk there will be.", new Button("Menu", Act.Typed("menu")));
        return new([new Heading("Your progress"), .. blocks, new Note($"The last {Days} days, unless said. Only you see this, and it rates nobody.")])
        {
            Buttons = [new("History", Act.Typed("history")), .. CheckIns.Due(catalog, memory, today) is { } due ? [new Button(due.Label, new(Act.Start, due.Skill))] : Array.Empty<Button>()],
        };
    }

    private static IEnumerable<Block> Practised(List<Commitment> talks, SkillCatalog catalog)
    {
        var bySkill = talks.GroupBy(c => c.Skill).Select(g => (Title: catalog.Find(g.Key)?.Title ?? g.Key, Count: g.Count())).OrderByDescending(s => s.Count).Take(MostSkills).ToList();
        if (bySkill.Count == 0) yield break;
        yield return new Chart("What you practised", ChartKind.Bars, [.. bySkill.Select(s => s.Title)], [new("Talks", [.. bySkill.Select(s => (double)s.Count)])],
            $"{Times(talks.Count, "talk")} in all. {string.Join("; ", bySkill.Select(s => $"{s.Title} {Number(s.Count)}"))}.");
    }

    private static IEnumerable<Block> Kept(List<Commitment> talks, DateOnly today)
    {
        var agreed = talks.Where(c => c.Due is not null && (c.Kept is not null || c.Due <= today)).ToList();
        if (agreed.Count == 0) yield break;
        List<(string Label, int Count)> counts = [.. ProactiveCards.FollowUpWords.Select(w => (w.Label, agreed.Count(c => c.Kept == w.Word))), ("Not answered", agreed.Count(c => c.Kept is null))];
        yield return new Chart("What we agreed on", ChartKind.Bars, [.. counts.Select(c => c.Label)], [new("Agreements", [.. counts.Select(c => (double)c.Count)])],
            $"Of {Times(agreed.Count, "agreement")} that came due: {string.Join(", ", counts.Where(c => c.Count > 0).Select(c => $"{c.Label.ToLowerInvariant()} {Number(c.Count)}"))}.");
    }

    private static IEnumerable<Block> Hats(Memory memory)
    {
        var weeks = Measured(memory, "hats").Where(c => c.Figures.ContainsKey("balance")).TakeLast(MostWeeks).ToList();
        if (weeks.Count == 0) yield break;
        var balances = weeks.Select(w => w.Figures["balance"]).ToList();
        var chosen = weeks.Count(w => w.Figures.GetValueOrDefault("chosen") == 1);
        var words = $"Balance of the seven hats, oldest first: {string.Join(", ", weeks.Select((w, i) => $"{Wording.ShortDay(w.On)} {Rounded(balances[i])}"))}. Last verdict: {weeks[^1].Verdict}.{(chosen > 0 ? $" {Times(chosen, "week")} of these you chose." : "")}";
        yield return new Chart("Seven hats", weeks.Count > 1 ? ChartKind.Line : ChartKind.Bars, [.. weeks.Select(w => Wording.ShortDay(w.On))], [new("Balance of 100", [.. balances.Select(b => (double)b)])], words);
    }

    private static IEnumerable<Block> Credibility(Memory memory)
    {
        var quarters = Measured(memory, "credibility").GroupBy(c => Quarter.Of(c.On)).Select(q => (Quarter: q.Key, Check: q.Last())).TakeLast(MostQuarters).ToList();
        if (quarters.Count == 0) yield break;
        yield return new Chart("Credibility, your own view", quarters.Count > 1 ? ChartKind.Line : ChartKind.Bars, [.. quarters.Select(q => q.Quarter)],
            [.. Dimension.All.Select(d => new Series(d.Name, [.. quarters.Select(q => (double)Math.Round(q.Check.Figures.GetValueOrDefault(d.Id), 1))]))],
            string.Join(" ", quarters.Select(q => $"{q.Quarter}: {q.Check.Verdict}, {string.Join(", ", Dimension.All.Select(d => $"{d.Name} {Rounded(q.Check.Figures.GetValueOrDefault(d.Id))}%"))}.")));
    }

    private static IEnumerable<Block> Pulse(Memory memory)
    {
        if (memory.Pulse.LastOrDefault() is not { } pulse) yield break;
        var gaps = PulseGap.Between(Scores.SelfRating(memory), pulse);
        yield return new Facts([.. Dimension.All.Where(d => pulse.Shares.ContainsKey(d.Id)).Select(d => new Fact($"{d.Name}, users in {pulse.Quarter}",
            $"{Rounded(pulse.Shares[d.Id])}%{(gaps.FirstOrDefault(g => g.Dimension == d) is { } gap ? $", {gap.Verdict}" : "")}"))]);
    }

    private static IEnumerable<Block> Tips(Memory memory, DateOnly today)
    {
        var sent = memory.Tips.Where(t => today.DayNumber - t.On.DayNumber <= Days).ToList();
        if (sent.Count > 0) yield return new Paragraph($"Weekly tips: {Number(sent.Count)} sent, {Number(sent.Count(t => t.Answer == "did"))} tried.");
    }

    private static IEnumerable<Commitment> Measured(Memory memory, string skill) =>
        memory.Commitments.Where(c => c.Skill == skill && !c.Reminder && c.Figures.Count > 0).OrderBy(c => c.On);

    private static string Times(int count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Rounded(decimal share) => Math.Round(share, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);
}
