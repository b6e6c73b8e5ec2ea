using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Tests;

public sealed class KeepingTests
{
    private static readonly DateOnly s_today = new(2026, 11, 23);

    [Fact]
    public void Figures_survive_being_stored()
    {
        var memory = Memory.FromJson(new Memory { Commitments = [Settled(1) with { Figures = new Dictionary<string, decimal> { ["balance"] = 62.5m } }] }.ToJson());
        Assert.Equal(62.5m, memory.Commitments[0].ToPast().Figures["balance"]);
        Assert.Empty(Memory.FromJson("""{"Commitments":[{"Id":"a","Skill":"decide","Verdict":"BOX","About":"","Question":"","On":"2026-11-02"}]}""").Commitments[0].Figures);
    }

    [Fact]
    public void A_pulse_survives_being_stored_and_a_quarter_is_kept_once()
    {
        var memory = new Memory().WithPulse(Reading("2026 Q3", 5)).WithPulse(Reading("2026 Q4", 5)).WithPulse(Reading("2026 Q4", 10));
        var read = Memory.FromJson(memory.ToJson());
        Assert.Equal([("2026 Q3", 5), ("2026 Q4", 10)], read.Pulse.Select(p => (p.Quarter, p.Answers)));
    }

    [Fact]
    public void No_more_than_sixty_entries_are_kept_and_the_oldest_settled_go_first()
    {
        var memory = new Memory { Commitments = [.. Enumerable.Range(0, 80).Select(Settled), Settled(300) with { Id = "open", Asked = null }] };
        var kept = memory.WithCommitment(Settled(0) with { Id = "new" }).Commitments;
        Assert.Equal(Keeping.Most, kept.Count);
        Assert.Contains(kept, c => c.Id == "open");
        Assert.Contains(kept, c => c.Id == "new");
        Assert.DoesNotContain(kept, c => c.Id == "c79");
    }

    [Fact]
    public void A_year_of_weeks_does_not_push_the_quarters_out()
    {
        var memory = new Memory();
        for (var day = 728; day >= 0; day -= 7)
        {
            var on = s_today.AddDays(-day);
            memory = memory.WithCommitment(Measured("hats", on));
            if (day % 91 == 0) memory = memory.WithCommitment(Measured("credibility", on));
        }
        Assert.Equal(Keeping.MostFigures, memory.Commitments.Count(c => c.Skill == "hats"));
        Assert.True(memory.Commitments.Count(c => c.Skill == "credibility") >= 8);
    }

    private static PulseReading Reading(string quarter, int answers) => new(quarter, s_today, answers, new Dictionary<string, decimal> { ["capable"] = 50 });

    private static Commitment Settled(int daysAgo) => new($"c{daysAgo}", "decide", "TODAY", "", null, "?", s_today.AddDays(-daysAgo), s_today.AddDays(-daysAgo)) { Asked = s_today };

    private static Commitment Measured(string skill, DateOnly on) => new($"{skill}{on.DayNumber}", skill, "", "", null, "?", on, on.AddDays(7))
    {
        Asked = on.AddDays(7),
        Figures = new Dictionary<string, decimal> { ["balance"] = 50 },
    };
}
