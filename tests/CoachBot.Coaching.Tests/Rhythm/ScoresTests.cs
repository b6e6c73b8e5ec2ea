using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Rhythm;

namespace CoachBot.Coaching.Tests.Rhythm;

public sealed class ScoresTests
{
    private static readonly DateOnly s_today = new(2026, 11, 24);
    private static readonly string[] s_sides = ["capable", "interested", "invested", "equipped"];
    private readonly SkillCatalog _catalog = new();

    [Fact]
    public void Nothing_known_scores_nothing() => Assert.Empty(Scores.Of(new Memory()));

    [Fact]
    public void The_quarterly_check_scores_the_skills_it_is_linked_to()
    {
        var scores = Scores.Of(Rated(75, 50, 25, 0));
        Assert.Equal([("complaint", 25), ("delegate", 75), ("end-user", 50), ("mistakes", 25), ("prioritize", 0)], scores.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Value)));
    }

    [Fact]
    public void The_newest_check_counts() =>
        Assert.Equal(90, Scores.Of(Rated(90, 90, 90, 90) with { Commitments = [Check(90, 90, 90, 90, s_today.AddDays(-2)), Check(10, 10, 10, 10, s_today.AddDays(-90))] })["delegate"]);

    [Theory]
    [InlineData(75, 60, 60)]
    [InlineData(80, 60, 45)]
    [InlineData(20, 60, 60)]
    [InlineData(90, 5, 0)]
    public void What_users_say_outranks_it_and_a_blind_spot_costs_fifteen(int self, int users, int score)
    {
        var memory = Rated(self, 50, 50, 50) with { Pulse = [new("2026 Q4", s_today, 5, Shares(users, 50, 50, 50))] };
        Assert.Equal(score, Scores.Of(memory)["delegate"]);
    }

    [Fact]
    public void The_weakest_known_skill_gets_the_weekly_tip()
    {
        Assert.Equal("delegate", TipRotation.Choose(_catalog, new Memory(), Scores.Of(new Memory()), s_today)!.Skill);
        Assert.Equal("end-user", Tip(Rated(75, 25, 75, 75)));
        Assert.Equal("complaint", Tip(Rated(75, 50, 25, 75)));
        Assert.Equal("complaint", Tip(Rated(100, 100, 100, 100) with { Pulse = [new("2026 Q4", s_today, 10, Shares(80, 80, 20, 80))] }));
    }

    [Fact]
    public void Ten_overdue_points_outweigh_a_small_lead()
    {
        var memory = Rated(75, 45, 75, 75);
        var overdue = Enumerable.Range(0, 2).Select(i => new Commitment($"d{i}", "decide", "BOX", "", null, "?", s_today.AddDays(-20), s_today.AddDays(-5 - i)));
        Assert.Equal("decide", Tip(memory with { Commitments = memory.Commitments.AddRange(overdue) }));
    }

    [Fact]
    public void The_weekly_card_follows_what_the_memory_knows()
    {
        var wake = new Wake(_catalog, Coaching.Reading.WorkCalendar.Plain);
        var (memory, _) = wake.Weekly(Rated(75, 25, 75, 75), new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero), s_today);
        Assert.Equal("end-user", memory.Tips[^1].Skill);
    }

    [Fact]
    public void Check_ins_ride_on_the_weekly_card_when_their_time_has_come()
    {
        var tips = Enumerable.Range(0, 2).Select(i => new SentTip($"delegate-{i + 1}", "delegate", s_today.AddDays(-7 * (i + 1)), "did")).ToArray();
        Assert.Equal("hats", CheckIns.Due(_catalog, new Memory(), s_today)!.Skill);
        Assert.Equal("credibility", CheckIns.Due(_catalog, new Memory { Tips = [.. tips] }, s_today)!.Skill);
        Assert.Equal("hats", CheckIns.Due(_catalog, Rated(50, 50, 50, 50), s_today)!.Skill);
        Assert.Equal("credibility", CheckIns.Due(_catalog, new Memory { Commitments = [Check(50, 50, 50, 50, s_today.AddDays(-80))] }, s_today)!.Skill);
        Assert.Equal("hats", CheckIns.Due(_catalog, new Memory { Commitments = [Check(50, 50, 50, 50, new(2026, 9, 25))] }, new(2026, 10, 6))!.Skill);
        Assert.Null(CheckIns.Due(_catalog, Rated(50, 50, 50, 50) with { Commitments = [Check(50, 50, 50, 50, s_today), new("h", "hats", "BALANCED", "", null, "", s_today.AddDays(-2), null)] }, s_today));
    }

    private string Tip(Memory memory) => TipRotation.Choose(_catalog, memory, Scores.Of(memory), s_today)!.Skill;

    private static Memory Rated(params decimal[] shares) => new() { Commitments = [Check(shares[0], shares[1], shares[2], shares[3], s_today.AddDays(-10))] };

    private static Commitment Check(decimal a, decimal b, decimal c, decimal d, DateOnly on) => new("c" + on.DayNumber, "credibility", "UNEVEN", "", null, "", on, null) { Figures = Shares(a, b, c, d) };

    private static Dictionary<string, decimal> Shares(params decimal[] shares) => s_sides.Zip(shares).ToDictionary(s => s.First, s => s.Second);
}
