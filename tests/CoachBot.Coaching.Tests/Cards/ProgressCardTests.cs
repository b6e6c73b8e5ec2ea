using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Tests.Cards;

public sealed class ProgressCardTests
{
    private static readonly DateOnly s_today = new(2026, 11, 23);
    private static readonly SkillCatalog s_catalog = new();

    [Fact]
    public void Before_the_first_talk_there_is_nothing_to_show() =>
        Assert.Contains("nothing to look back on yet", PlainText.Render(ProgressCard.Of(new(), s_catalog, s_today)), StringComparison.Ordinal);

    [Fact]
    public void Practice_agreements_hats_and_credibility_are_drawn_and_said_in_words()
    {
        var card = ProgressCard.Of(Busy(), s_catalog, s_today);
        var charts = card.Blocks.OfType<Chart>().ToList();
        Assert.Equal(["What you practised", "What we agreed on", "Seven hats", "Credibility, your own view"], charts.Select(c => c.Title));
        Assert.All(charts, c => Assert.All(c.Series, s => Assert.Equal(c.Labels.Count, s.Values.Count)));
        Assert.Equal("7 talks in all. My seven hats this week 3; Should I delegate this? 2; Is IT trusted here? 2.", charts[0].InWords);
        Assert.Equal("Of 2 agreements that came due: done 1, not answered 1.", charts[1].InWords);
        Assert.Contains("Mon 2 Nov 60, Mon 9 Nov 70, Mon 16 Nov 80. Last verdict: BALANCED. 1 week of these you chose.", charts[2].InWords, StringComparison.Ordinal);
        Assert.Equal(ChartKind.Line, charts[3].Kind);
        Assert.Contains("2026 Q3: UNEVEN, Capable 40%", charts[3].InWords, StringComparison.Ordinal);
        Assert.Contains("Only you see this", PlainText.Render(card), StringComparison.Ordinal);
    }

    [Fact]
    public void The_gap_to_what_users_say_is_named()
    {
        var memory = Busy() with { Pulse = [new("2026 Q4", s_today, 5, Shares(20, 60, 90, 60))] };
        var words = PlainText.Render(ProgressCard.Of(memory, s_catalog, s_today));
        Assert.Contains("Capable, users in 2026 Q4: 20%, BLIND SPOT", words, StringComparison.Ordinal);
        Assert.Contains("Invested, users in 2026 Q4: 90%, HIDDEN STRENGTH", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_else_appears_on_it()
    {
        var memory = Busy();
        memory = memory with { Commitments = [.. memory.Commitments.Select(c => c with { Subject = "Priya", About = "the migration to Priya" })] };
        Assert.DoesNotContain("Priya", PlainText.Render(ProgressCard.Of(memory, s_catalog, s_today)), StringComparison.Ordinal);
    }

    private static Memory Busy() => new()
    {
        Commitments =
        [
            new("d1", "delegate", "OUTRIGHT", "", null, "?", s_today.AddDays(-20), s_today.AddDays(-10)) { Asked = s_today.AddDays(-10), Kept = "done" },
            new("d2", "delegate", "KEEP", "", null, "?", s_today.AddDays(-15), s_today.AddDays(-5)) { Asked = s_today.AddDays(-5) },
            new("d3", "decide", "BOX", "", null, "?", s_today.AddDays(-200), s_today.AddDays(-190)) { Asked = s_today.AddDays(-190) },
            .. Enumerable.Range(1, 3).Select(w => new Commitment($"h{w}", "hats", "BALANCED", "", null, "", s_today.AddDays(-7 * w), null) { Figures = new Dictionary<string, decimal> { ["balance"] = 90 - (10 * w), ["chosen"] = w == 1 ? 1 : 0 } }),
            new("c1", "credibility", "UNEVEN", "", null, "", s_today.AddDays(-85), null) { Figures = Shares(40, 60, 50, 70) },
            new("c2", "credibility", "BUILDING", "", null, "", s_today.AddDays(-3), null) { Figures = Shares(60, 60, 50, 70) },
        ],
    };

    private static Dictionary<string, decimal> Shares(params decimal[] shares) => ((string[])["capable", "interested", "invested", "equipped"]).Zip(shares).ToDictionary(s => s.First, s => s.Second);
}
