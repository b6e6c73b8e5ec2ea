using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Rhythm;

namespace CoachBot.Coaching.Tests.Rhythm;

public sealed class TipRotationTests
{
    private static readonly DateOnly s_start = new(2026, 11, 24);
    private static readonly Dictionary<string, int> s_none = [];

    /// <summary>Check-ins and records have no tips and take no part.</summary>
    private static readonly Skill[] s_skills = [.. Year.Catalog.Skills.Where(s => Year.Catalog.Tips(s.Id).Count > 0)];

    /// <summary>208 weeks; what was sent in each, null where nothing qualified.</summary>
    private static List<Tip?> Simulate(IReadOnlyDictionary<string, int> scores)
    {
        var memory = new Memory();
        var sent = new List<Tip?>();
        for (var week = 0; week < 208; week++)
        {
            var today = s_start.AddDays(7 * week);
            var tip = TipRotation.Choose(Year.Catalog, memory, scores, today);
            sent.Add(tip);
            if (tip is not null) memory = memory with { Tips = memory.Tips.Add(new(tip.Key, tip.Skill, today)) };
        }
        return sent;
    }

    public static TheoryData<int> Weakest => [0, 1, 50, 100];

    [Theory]
    [MemberData(nameof(Weakest))]
    public void Over_four_years_no_tip_repeats_too_soon_and_no_skill_crowds_the_others_out(int firstScore)
    {
        var sent = Simulate(new Dictionary<string, int> { [s_skills[0].Id] = firstScore });
        for (var week = 0; week < sent.Count; week++)
        {
            if (sent[week] is not { } tip) continue;
            var earlier = Enumerable.Range(0, week).Where(w => sent[w] is not null).ToList();
            Assert.DoesNotContain(earlier, w => sent[w]!.Key == tip.Key && week - w < 12);
            if (earlier.Count > 0) Assert.NotEqual(sent[earlier[^1]]!.Skill, tip.Skill);
            Assert.True(earlier.Count(w => sent[w]!.Skill == tip.Skill && week - w < 6) < 2, $"{tip.Skill} a third time in six weeks, week {week}");
        }
        Assert.Equal(s_skills.Length, sent.OfType<Tip>().Select(t => t.Skill).Distinct().Count());
    }

    [Fact]
    public void The_weakest_skill_comes_first_and_every_fourth_card_the_one_unseen_longest()
    {
        var scores = s_skills.ToDictionary(s => s.Id, _ => 90);
        var weakest = s_skills[^1].Id;
        scores[weakest] = 0;
        Assert.Equal(weakest, TipRotation.Choose(Year.Catalog, new(), scores, s_start)!.Skill);

        var three = new Memory { Tips = [new("x-1", weakest, s_start.AddDays(-60)), new("y-1", s_skills[0].Id, s_start.AddDays(-50)), new("z-1", "gone", s_start.AddDays(-7))] };
        Assert.NotEqual(weakest, s_skills.Length > 2 ? TipRotation.Choose(Year.Catalog, three, scores, s_start)!.Skill : "");
        var four = three with { Tips = three.Tips.Insert(0, new("w-1", "gone", s_start.AddDays(-70))) };
        Assert.Equal(weakest, TipRotation.Choose(Year.Catalog, four, scores, s_start)!.Skill);
    }

    [Fact]
    public void What_is_overdue_makes_a_skill_weaker()
    {
        var last = s_skills[^1].Id;
        var memory = new Memory { Commitments = [new("a", last, "X", "", null, "?", s_start.AddDays(-30), s_start.AddDays(-1))] };
        Assert.Equal(s_skills[0].Id, TipRotation.Choose(Year.Catalog, new(), s_none, s_start)!.Skill);
        Assert.Equal(last, TipRotation.Choose(Year.Catalog, memory, s_none, s_start)!.Skill);
        Assert.NotEqual(last, TipRotation.Choose(Year.Catalog, memory with { Commitments = [memory.Commitments[0] with { Due = s_start }] }, s_none, s_start)!.Skill);
    }

    [Fact]
    public void Without_a_tip_that_qualifies_a_question_to_reflect_on_is_sent()
    {
        var memory = new Memory { Welcomed = true, Tips = [.. s_skills.SelectMany(s => Year.Catalog.Tips(s.Id)).Select(t => new SentTip(t.Key, t.Skill, s_start.AddDays(-7), "did"))] };
        Assert.Null(TipRotation.Choose(Year.Catalog, memory, s_none, s_start));
        var (after, card) = new Wake(Year.Catalog, CoachBot.Coaching.Reading.WorkCalendar.Plain).Weekly(memory, Year.Utc("2026-11-24 09:30"), s_start);
        Assert.Contains("only a question", CoachBot.Coaching.Cards.PlainText.Render(card));
        Assert.Equal(memory.Tips, after.Tips);
    }
}
