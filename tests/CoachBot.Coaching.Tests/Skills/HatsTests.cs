using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Skills.Hats;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class HatsTests
{
    private static readonly HatsSkill s_skill = new();
    private static readonly Moment s_monday = new(new DateOnly(2026, 11, 23), WorkCalendar.Plain);
    private static readonly string[] s_ids = ["builder", "keeper", "deliverer", "business", "promoter", "aligner", "adviser"];
    private static readonly int[] s_usual = [10, 25, 20, 15, 5, 15, 10];

    /// <summary>The rules as they were agreed on, on tenths of a week: which hats had nothing in the check-ins before, oldest first.</summary>
    private static string Agreed(int[] tenths, params int[][] before)
    {
        for (var h = 0; h < 7; h++)
        {
            var needed = s_usual[h] < 10 ? 4 : 2;
            var run = 0;
            foreach (var week in before.Append(tenths).Reverse())
            {
                if (week[h] != 0) break;
                run++;
            }
            if (run >= needed) return "NEGLECTED";
        }
        if ((tenths[0] + tenths[1]) * 10 >= s_usual[0] + s_usual[1] + 25) return "FIREFIGHTING";
        var off = 0;
        for (var h = 0; h < 7; h++) off += Math.Abs(tenths[h] * 10 - s_usual[h]);
        return 100 - off / 2m < 70 ? "LEANING" : "BALANCED";
    }

    private static IEnumerable<int[]> Grid()
    {
        for (var a = 0; a <= 10; a++)
            for (var b = 0; a + b <= 10; b++)
                for (var c = 0; a + b + c <= 10; c++)
                    for (var d = 0; a + b + c + d <= 10; d++)
                        for (var e = 0; a + b + c + d + e <= 10; e++)
                            for (var f = 0; a + b + c + d + e + f <= 10; f++)
                                yield return [a, b, c, d, e, f, 10 - a - b - c - d - e - f];
    }

    [Fact]
    public void Every_week_on_a_grid_of_tenths_gets_the_verdict_agreed_on()
    {
        var verdicts = new HashSet<string>();
        foreach (var week in Grid())
        {
            var ruling = s_skill.Judge(Week(week));
            Assert.True(Agreed(week) == ruling.Verdict, $"{string.Join(' ', week)}: {Agreed(week)}, not {ruling.Verdict}");
            Assert.InRange(ruling.Reasons.Count, 2, 4);
            verdicts.Add(ruling.Verdict);
        }
        Assert.Equal(["BALANCED", "FIREFIGHTING", "LEANING"], verdicts.Order());
    }

    [Fact]
    public void A_week_before_decides_who_is_neglected()
    {
        int[] full = [1, 2, 2, 2, 1, 1, 1], noAligner = [1, 2, 2, 2, 1, 0, 2], noPromoter = [1, 2, 2, 2, 0, 2, 1];
        int[][][] pasts = [[full], [noAligner], [noPromoter], [noPromoter, noPromoter], [noPromoter, noPromoter, noPromoter], [noPromoter, full, noPromoter, noPromoter], [noAligner, full], [noAligner, noAligner]];
        foreach (var past in pasts)
            foreach (var week in Grid().Where((_, i) => i % 31 == 0))
            {
                var so = Week(week) with { Past = [.. past.Select((w, i) => Before(w, past.Length - i))] };
                Assert.True(Agreed(week, past) == s_skill.Judge(so).Verdict, $"{string.Join(' ', week)} after {past.Length}");
            }
    }

    [Theory]
    [InlineData("65", "97.5", "FIREFIGHTING")]
    [InlineData("65", "97.2", "BALANCED")]
    [InlineData("0", "1", "FIREFIGHTING")]
    public void Hours_and_fractions_are_brought_to_a_hundred(string others, string operations, string verdict) =>
        Assert.Equal(verdict, s_skill.Judge(Said(("builder", Part(operations, 1, 3)), ("keeper", Part(operations, 2, 3)), ("deliverer", Part(others, 20, 65)), ("business", Part(others, 15, 65)), ("promoter", Part(others, 5, 65)), ("aligner", Part(others, 15, 65)), ("adviser", Part(others, 10, 65)))).Verdict);

    [Fact]
    public void A_week_of_nothing_is_skipped_and_leaves_no_figures()
    {
        var outcome = s_skill.Assess(Week([0, 0, 0, 0, 0, 0, 0]));
        Assert.Equal("SKIPPED", outcome.Verdict);
        Assert.Contains("leaving this week out", outcome.Advice.Headline, StringComparison.Ordinal);
        Assert.Empty(outcome.Advice.Figures);
        Assert.Null(outcome.Advice.FollowUp);
    }

    [Fact]
    public void The_neglected_hat_is_named_and_gets_the_calendar_block()
    {
        var outcome = s_skill.Assess(Week([1, 3, 3, 2, 1, 0, 0]) with { Past = [Before([1, 3, 3, 1, 1, 0, 1], 1)] });
        Assert.Equal("NEGLECTED", outcome.Verdict);
        Assert.Contains(outcome.Advice.Notes, n => n.StartsWith("Named: the Aligner", StringComparison.Ordinal));
        Assert.Contains("Aligner hour\nWhen: Wednesday 25 November 2026, 10:00 to 11:00", outcome.Advice.Deliverables.Single().Text, StringComparison.Ordinal);
        Assert.Equal("end-user", outcome.Advice.Offers[0].Skill);
        Assert.Equal(new Dated("Put the block for the Aligner into your calendar.", new(2026, 11, 24)), outcome.Advice.Next);
        Assert.Equal(new DateOnly(2026, 11, 30), outcome.Advice.FollowUp!.On);
    }

    [Fact]
    public void A_hat_whose_target_is_nothing_is_left_out_on_purpose()
    {
        var so = Week([1, 3, 3, 2, 1, 0, 0]) with { Past = [Before([1, 3, 3, 1, 1, 0, 1], 1)] };
        so = so with { Answers = so.Answers.With(Asked("targets"), "10 30 30 20 10 0 0") };
        Assert.Equal("BALANCED", s_skill.Judge(so).Verdict);
    }

    [Fact]
    public void Leaning_names_the_two_largest_gaps()
    {
        var outcome = s_skill.Assess(Week([1, 2, 6, 1, 0, 0, 0]));
        Assert.Equal("LEANING", outcome.Verdict);
        Assert.Contains("The two largest gaps: Deliverer 40% over and Aligner 15% under.", outcome.Advice.Notes);
        Assert.Contains(outcome.Advice.Offers, o => o.Skill == "end-user");
    }

    [Fact]
    public void Firefighting_offers_to_hand_over_first() =>
        Assert.Equal(["delegate", "problem-record", "end-user"], s_skill.Assess(Week([1, 7, 1, 1, 0, 0, 0])).Advice.Offers.Select(o => o.Skill));

    [Fact]
    public void A_deliberate_week_is_recorded_as_chosen()
    {
        var so = Week([1, 2, 6, 1, 0, 0, 0]);
        var outcome = s_skill.Assess(so with { Answers = so.Answers.With(Asked("choice"), "yes") });
        Assert.Equal(1, outcome.Advice.Figures["chosen"]);
        Assert.Contains("the week you chose", outcome.Advice.Headline, StringComparison.Ordinal);
        Assert.Contains("Was that your choice?", Asked("choice").Ask(so), StringComparison.Ordinal);
        Assert.Contains("Deliverer (60%)", Asked("choice").Ask(so), StringComparison.Ordinal);
    }

    [Fact]
    public void Four_weeks_show_as_a_trend_in_a_picture_and_in_words()
    {
        var so = Week([1, 2, 2, 2, 1, 1, 1]) with { Past = [Before([0, 9, 1, 0, 0, 0, 0], 5), .. Enumerable.Range(1, 4).Select(w => Before([1, 6, 1, 1, 0, 1, 0], w))] };
        var advice = s_skill.Assess(so).Advice;
        Assert.Equal(2, advice.Charts.Count);
        Assert.Equal(4, advice.Charts[1].Labels.Count);
        Assert.Equal([65, 65, 65, 90], advice.Charts[1].Series[0].Values);
        Assert.Contains("65, 65, 65, 90; closer to your targets", advice.Charts[1].InWords, StringComparison.Ordinal);
        Assert.Contains(advice.Charts[1].InWords, advice.Notes);
    }

    [Fact]
    public void Targets_are_asked_once_and_kept()
    {
        Assert.True(Asked("targets").AskedWhen(Week([1, 2, 2, 2, 1, 1, 1])));
        Assert.False(Asked("targets").AskedWhen(Week([1, 2, 2, 2, 1, 1, 1]) with { Past = [Before([1, 2, 2, 2, 1, 1, 1], 1)] }));
        var first = Week([5, 2, 1, 1, 0, 1, 0]);
        first = first with { Answers = first.Answers.With(Asked("targets"), "50 20 10 10 0 10 0") };
        var kept = new Past("hats", "BALANCED", null, new(2026, 11, 16), null, null) { Figures = s_skill.Assess(first).Advice.Figures };
        Assert.Equal(100, s_skill.Assess(Week([5, 2, 1, 1, 0, 1, 0]) with { Past = [kept] }).Advice.Figures["balance"]);
    }

    [Theory]
    [InlineData("10, 25, 20, 15, 5, 15, 10", "10 25 20 15 5 15 10")]
    [InlineData("50 50", null)]
    [InlineData("0 0 0 0 0 0 0", null)]
    public void Targets_are_seven_numbers(string typed, string? stored) => Assert.Equal(stored, Asked("targets").Read(typed, s_monday).Value);

    [Fact]
    public void Seven_numbers_in_one_line_fill_the_week_in()
    {
        var answers = Dialog.Open("1", s_skill, "my week: 5 70 10 5 0 5 5", s_monday, asForm: false).Answers.Values;
        Assert.Equal(["5", "70", "10", "5", "0", "5", "5"], s_ids.Select(id => answers[id]));
        Assert.Equal("60", Dialog.Open("1", s_skill, "keeper 60 and nothing else", s_monday, asForm: false).Answers.Values["keeper"]);
        Assert.Empty(Dialog.Open("1", s_skill, "I lost 3 days to 2 outages", s_monday, asForm: false).Answers.Values);
    }

    [Fact]
    public void A_second_look_in_the_same_week_takes_the_place_of_the_first()
    {
        var so = Week([1, 3, 3, 1, 1, 0, 1]) with { Past = [Before([1, 3, 3, 1, 1, 0, 1], 0)] };
        Assert.NotEqual("NEGLECTED", s_skill.Judge(so).Verdict);
    }

    [Fact]
    public void Nothing_on_a_card_is_left_to_fill_in()
    {
        foreach (var week in Grid().Where((_, i) => i % 97 == 0))
            foreach (var choice in (string[])["yes", "no", "?"])
            {
                var so = Week(week);
                var outcome = s_skill.Assess(so with { Answers = so.Answers.With(Asked("choice"), choice) });
                foreach (var text in outcome.Reasons.Concat(outcome.Advice.Notes).Concat(outcome.Advice.Deliverables.Select(d => d.Text)).Concat(outcome.Advice.Charts.Select(c => c.InWords)).Append(outcome.Advice.Headline))
                    Assert.DoesNotContain(text, c => c is '[' or ']' or '!');
            }
    }

    private static string Part(string of, int share, int whole) => (decimal.Parse(of, CultureInfo.InvariantCulture) * share / whole).ToString("0.##", CultureInfo.InvariantCulture);

    private static Question Asked(string id) => s_skill.Questions.Single(q => q.Id == id);

    private static Case Week(int[] tenths) => Said([.. tenths.Select((t, i) => (s_ids[i], (t * 10).ToString(CultureInfo.InvariantCulture)))]);

    private static Case Said(params (string Id, string Stored)[] said) => new(said.Aggregate(Answers.None, (all, s) => all.With(Asked(s.Id), s.Stored)), s_monday);

    private static Past Before(int[] tenths, int weeksAgo)
    {
        var on = s_monday.Today.AddDays(-7 * weeksAgo);
        var figures = s_skill.Assess(Week(tenths) with { Now = s_monday with { Today = on } }).Advice.Figures;
        return new("hats", "", null, on, null, null) { Figures = figures.ToImmutableSortedDictionary() };
    }
}
