using System.Globalization;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Skills.Credibility;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class CredibilityTests
{
    private static readonly CredibilitySkill s_skill = new();
    private static readonly Moment s_monday = new(new DateOnly(2026, 11, 23), WorkCalendar.Plain);
    private static readonly string[] s_sides = ["capable", "interested", "invested", "equipped"];

    /// <summary>The verdict as it was agreed on, from the four sums of three answers.</summary>
    private static string Agreed(int[] sums)
    {
        var shares = sums.Select(s => (s - 3) / 12.0 * 100).ToArray();
        if (shares.All(s => s >= 75)) return "EARNED";
        if (sums.Sum() - 12 < 24) return "AT RISK";
        return shares.Any(s => s < 50) ? "UNEVEN" : "BUILDING";
    }

    [Fact]
    public void Every_combination_of_sums_gets_the_verdict_agreed_on_and_starts_with_the_lowest()
    {
        var verdicts = new HashSet<string>();
        int[] beside = [3, 5, 6, 8, 9, 11, 12, 15]; // the ends, and both sides of each band
        foreach (var a in beside)
            foreach (var b in beside)
                foreach (var c in beside)
                    foreach (var d in beside)
                    {
                        int[] sums = [a, b, c, d];
                        var so = Sums(sums);
                        var ruling = s_skill.Judge(so);
                        Assert.True(Agreed(sums) == ruling.Verdict, $"{string.Join(' ', sums)}: {Agreed(sums)}, not {ruling.Verdict}");
                        Assert.InRange(ruling.Reasons.Count, 2, 4);
                        Assert.Equal(Array.IndexOf(sums, sums.Min()), Started(so, ruling));
                        verdicts.Add(ruling.Verdict);
                    }
        Assert.Equal(s_skill.Verdicts.Keys.Order(), verdicts.Order());
    }

    [Theory]
    [InlineData(12, "strong")]
    [InlineData(11, "building")]
    [InlineData(9, "building")]
    [InlineData(8, "fragile")]
    [InlineData(6, "fragile")]
    [InlineData(5, "at risk")]
    [InlineData(3, "at risk")]
    [InlineData(15, "strong")]
    public void Bands_change_where_agreed(int sum, string band) =>
        Assert.Contains($", {band};", Assess(Sums([sum, 9, 9, 9])).Advice.Notes[0], StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "delegate")]
    [InlineData(1, "end-user")]
    [InlineData(2, "complaint,mistakes")]
    [InlineData(3, "prioritize")]
    public void The_lowest_side_leads_to_its_skills(int low, string skills)
    {
        int[] sums = [12, 12, 12, 12];
        sums[low] = 5;
        Assert.Equal(skills, string.Join(',', Assess(Sums(sums)).Advice.Offers.Select(o => o.Skill)));
    }

    [Fact]
    public void What_users_say_outranks_ones_own_view_of_where_to_start()
    {
        var so = Sums([6, 12, 12, 12]) with { Pulse = new("2026 Q4", s_monday.Today, 5, Shares(70, 60, 20, 60)) };
        var advice = Assess(so).Advice;
        Assert.Equal("complaint", advice.Offers[0].Skill);
        Assert.Contains(advice.Notes, n => n.StartsWith("BLIND SPOT: Invested is 75% in your eyes and 20% in theirs", StringComparison.Ordinal));
        Assert.Contains(advice.Notes, n => n.StartsWith("HIDDEN STRENGTH: Capable is 25%", StringComparison.Ordinal));
        Assert.Equal(2, advice.Charts[0].Series.Count);
    }

    [Theory]
    [InlineData(70, 50, PulseGap.BlindSpot)]
    [InlineData(69.99, 50, PulseGap.Aligned)]
    [InlineData(30.01, 50, PulseGap.Aligned)]
    [InlineData(30, 50, PulseGap.HiddenStrength)]
    public void A_gap_of_twenty_has_a_name(double self, double pulse, string verdict) =>
        Assert.Equal(verdict, new PulseGap(Dimension.All[0], (decimal)self, (decimal)pulse).Verdict);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 50)]
    [InlineData(5, 100)]
    public void A_mean_of_answers_becomes_a_share(int mean, int share) => Assert.Equal(share, PulseGap.Share(mean));

    [Fact]
    public void Quarters_show_as_a_trend()
    {
        var before = new Past("credibility", "UNEVEN", null, new(2026, 8, 10), "done", null) { Figures = Shares(50, 50, 50, 75) };
        var advice = Assess(Sums([12, 9, 6, 12]) with { Past = [before] }).Advice;
        var trend = advice.Charts[1];
        Assert.Equal(["2026 Q3", "2026 Q4"], trend.Labels);
        Assert.Contains("Since 2026 Q3: Capable up from 50% to 75%; Interested unchanged at 50%; Invested down from 50% to 25%", trend.InWords, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_names_its_moves_and_days()
    {
        var advice = Assess(Said(("interested-1", "2"), ("interested-2", "1"), ("interested-3", "4"))).Advice;
        var plan = advice.Deliverables.Single().Text;
        Assert.Contains("we start with Interested", plan, StringComparison.Ordinal);
        Assert.Contains("1. Once a week call one team", plan, StringComparison.Ordinal);
        Assert.DoesNotContain(plan, c => c is '[' or ']' or '!');
        Assert.Equal(new DateOnly(2026, 11, 25), advice.Next.On);
        Assert.Equal(new DateOnly(2026, 12, 21), advice.FollowUp!.On);
        Assert.Contains(advice.Steps, s => s.Contains("“pulse”", StringComparison.Ordinal));
    }

    private static Outcome Assess(Case so) => s_skill.Assess(so);

    private static int Started(Case so, Ruling ruling) => Array.FindIndex(s_sides, s => s_skill.Advise(so, ruling).About.EndsWith(s, StringComparison.OrdinalIgnoreCase));

    private static Dictionary<string, decimal> Shares(params decimal[] shares) => s_sides.Zip(shares).ToDictionary(s => s.First, s => s.Second);

    private static Case Sums(int[] sums) => Said([.. sums.SelectMany((sum, d) => Enumerable.Range(0, 3).Select(i => ($"{s_sides[d]}-{i + 1}", ((sum + i) / 3).ToString(CultureInfo.InvariantCulture))))]);

    private static Case Said(params (string Id, string Stored)[] said) => new(
        said.Aggregate(Answers.None, (all, s) => all.With(s_skill.Questions.Single(q => q.Id == s.Id), s.Stored)), s_monday);
}
