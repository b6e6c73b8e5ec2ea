using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Language;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Rhythm;
using CoachBot.Coaching.Safety;
using PlainText = CoachBot.Coaching.Cards.PlainText;

namespace CoachBot.Coaching.Tests.Rhythm;

public sealed class NudgesTests
{
    private static readonly DateOnly s_wednesday = new(2026, 11, 25);
    private static readonly DateTimeOffset s_now = new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero);
    private static readonly SkillCatalog s_catalog = new();
    private static readonly Wake s_wake = new(s_catalog, WorkCalendar.Plain);

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, "undecided")]
    public void A_decision_that_came_up_three_times(int times, string? signal) =>
        Assert.Equal(signal, Due(Of(Decisions(times, "BOX")))?.Signal);

    [Fact]
    public void A_decision_that_was_taken_is_left_alone()
    {
        Assert.Null(Due(Of([.. Decisions(3, "BOX"), Talk("t", "decide", "TODAY", "which MDM vendor", 1)])));
        Assert.Null(Due(Of([Talk("a", "decide", "BOX", "the MDM vendor", 9), Talk("b", "decide", "BOX", "a new office printer", 8), Talk("c", "decide", "BOX", "who covers holidays", 7)])));
    }

    [Theory]
    [InlineData(2, null, null)]
    [InlineData(3, null, "box-expired")]
    [InlineData(3, "done", null)]
    [InlineData(31, null, null)]
    public void A_box_that_ended(int daysAgo, string? kept, string? signal) =>
        Assert.Equal(signal, Due(Of([Talk("a", "decide", "BOX", "the MDM vendor", 35) with { EndsOn = s_wednesday.AddDays(-daysAgo), Asked = s_wednesday.AddDays(-daysAgo), Kept = kept }]))?.Signal);

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, "check-back-missed")]
    public void A_check_back_nobody_answered(int daysAgo, string? signal) =>
        Assert.Equal(signal, Due(Of([Talk("a", "complaint", "OWN", "the outage", 20) with { Asked = s_wednesday.AddDays(-daysAgo) }]))?.Signal);

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, "five-overdue")]
    public void Five_things_overdue(int count, string? signal) =>
        Assert.Equal(signal, Due(Of([.. Enumerable.Range(0, count).Select(i => Talk($"o{i}", "risk", "GO", $"matter {(char)('a' + i)}", 40 + i) with { Due = s_wednesday.AddDays(-1) })]))?.Signal);

    [Theory]
    [InlineData(20, 5, null)]
    [InlineData(21, 5, "users-unheard")]
    [InlineData(21, 25, null)]
    [InlineData(61, 5, null)]
    public void No_user_for_three_weeks_although_we_talked(int userDaysAgo, int talkDaysAgo, string? signal) =>
        Assert.Equal(signal, Due(Of([Talk("u", "end-user", "VISIT", "the warehouse", userDaysAgo) with { Kept = "done" }, Talk("r", "risk", "GO", "the cutover", talkDaysAgo) with { Kept = "done" }]))?.Signal);

    [Fact]
    public void The_same_task_kept_three_times() =>
        Assert.Equal("kept-again", Due(Of([.. Enumerable.Range(0, 3).Select(i => Talk($"k{i}", "delegate", "KEEP", "the licence report", 10 + i))]))?.Signal);

    [Fact]
    public void One_person_in_three_talks() =>
        Assert.Equal("one-person", Due(Of([.. Enumerable.Range(0, 3).Select(i => Talk($"p{i}", i == 0 ? "delegate" : "communicate", "SEND", $"{(char)('a' + i)}", 10 + i) with { Subject = i == 1 ? "sam" : "Sam" })]))?.Signal);

    [Theory]
    [InlineData(0, 0, "hat-at-zero")]
    [InlineData(0, 1, null)]
    [InlineData(5, 0, null)]
    public void A_promoter_hat_at_zero_that_was_no_choice(int share, int chosen, string? signal) =>
        Assert.Equal(signal, Due(Of([Talk("h", "hats", "LEANING", "the week", 2) with { Figures = new Dictionary<string, decimal> { ["promoter"] = share, ["aligner"] = 15, ["chosen"] = chosen } }]))?.Signal);

    [Fact]
    public void One_a_week_beside_the_weekly_card_and_two_without_it()
    {
        var memory = Of(Decisions(3, "BOX")) with { Nudges = [new("one-person", "read-people", "", s_wednesday.AddDays(-2))] };
        Assert.Null(Due(memory));
        Assert.NotNull(Due(memory with { Schedule = memory.Schedule with { WeeklyOff = true } }));
        Assert.Null(Due(memory with { Schedule = memory.Schedule with { WeeklyOff = true }, Nudges = memory.Nudges.Add(new("x", "x", "", s_wednesday.AddDays(-1))) }));
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void The_same_signal_waits_two_weeks(int daysAgo, bool due) =>
        Assert.Equal(due, Due(Of(Decisions(3, "BOX")) with { Nudges = [new("undecided", "decide", "", s_wednesday.AddDays(-daysAgo))] }) is not null);

    [Theory]
    [InlineData(20, "wrong", 59, false)]
    [InlineData(20, "wrong", 60, true)]
    [InlineData(20, "later", 59, true)]
    public void Two_times_wrong_mutes_a_signal_for_sixty_days(int between, string first, int daysAgo, bool due) =>
        Assert.Equal(due, Due(Of(Decisions(3, "BOX")) with { Nudges = [new("undecided", "decide", "", s_wednesday.AddDays(-daysAgo - between), first), new("undecided", "decide", "", s_wednesday.AddDays(-daysAgo), "wrong")] }) is not null);

    [Fact]
    public void None_on_a_day_we_talked_a_weekend_a_holiday_in_a_pause_or_when_unwanted()
    {
        var memory = Of(Decisions(3, "BOX"));
        Assert.Null(Due(memory with { Commitments = memory.Commitments.Add(Talk("now", "risk", "GO", "z", 0)) }));
        Assert.Null(Nudges.Due(memory, new(2026, 11, 28), WorkCalendar.Plain));
        Assert.Null(Nudges.Due(memory, s_wednesday, new(new HashSet<DateOnly> { s_wednesday })));
        Assert.Null(Due(memory with { Schedule = memory.Schedule with { PausedUntil = s_wednesday.AddDays(5) } }));
        Assert.Null(Due(memory with { NudgesOff = true }));
    }

    [Fact]
    public void It_comes_at_the_usual_time_says_why_and_leaves_the_next_wake_up_later()
    {
        var memory = Of(Decisions(3, "BOX"));
        Assert.Equal(s_now, s_wake.Next(memory, s_now.AddHours(-10)));
        Assert.Empty(s_wake.Up(memory, s_now.AddMinutes(-1)).Pushes);
        var (after, pushes) = s_wake.Up(memory, s_now);
        var push = Assert.Single(pushes);
        Assert.Equal((PushKind.Nudge, "nudge:undecided:20261125"), (push.Kind, push.Key));
        var words = PlainText.Render(push.Card);
        Assert.Contains("You brought up “which MDM vendor” three times without a decision. Want to decide it?", words, StringComparison.Ordinal);
        Assert.Equal(["Yes", "Later", "Wrong", "Stop these"], push.Card.Buttons.Select(b => b.Label));
        Assert.Empty(s_wake.Up(after, s_now.AddMinutes(1)).Pushes);
        Assert.True(s_wake.Next(after, s_now.AddMinutes(1)) > s_now.AddDays(1));
    }

    [Fact]
    public void None_within_a_day_of_something_sensitive()
    {
        var memory = Of(Decisions(3, "BOX")) with { Safety = [new(SafetyCategory.SelfHarm, s_now.AddHours(-23))] };
        Assert.Empty(s_wake.Up(memory, s_now).Pushes);
        Assert.Single(s_wake.Up(memory, s_now.AddHours(2)).Pushes);
    }

    [Fact]
    public void A_woken_person_is_always_moved_on()
    {
        var memory = Of([.. Decisions(3, "BOX"), Talk("a", "complaint", "OWN", "the outage", 20) with { Asked = s_wednesday.AddDays(-4) }]) with { Schedule = new() };
        var now = s_now.AddDays(-2);
        var sent = new List<(DateOnly Day, PushKind Kind)>();
        for (var steps = 0; steps < 60 && s_wake.Next(memory, now) is { } next && next < s_now.AddDays(60); steps++)
        {
            now = next > now ? next : now.AddMinutes(1);
            (memory, var pushes) = s_wake.Up(memory, now);
            Assert.NotEmpty(pushes);
            sent.AddRange(pushes.Select(p => (DateOnly.FromDateTime(now.UtcDateTime), p.Kind)));
        }
        Assert.Contains(sent, s => s.Kind == PushKind.Nudge);
        Assert.All(sent.GroupBy(s => s.Day.Monday()), week => Assert.True(week.Count() <= 2));
    }

    [Theory]
    [InlineData("yes", "", "yes")]
    [InlineData("later", "once more on Friday 27 November 2026", "later")]
    [InlineData("wrong", "leave that one out", "wrong")]
    [InlineData("stop", "No more of these", null)]
    public void Every_button_is_answered(string word, string said, string? answer)
    {
        var memory = Nudges.Sent(Of(Decisions(3, "BOX")), Due(Of(Decisions(3, "BOX")))!, s_wednesday);
        var coach = new Coach(s_catalog, new StatisticalLanguage(new Dictionary<string, IReadOnlyList<string>> { ["decide"] = ["cannot choose"], ["help"] = ["help me"] }), new SafetyGate(), new SafetyContacts(null, null, null, null, null), WorkCalendar.Plain);
        var reply = coach.Hear(new Said.Pressed(new(Act.Nudge, "undecided", word), new Dictionary<string, string>()), new(memory, s_now, new(s_wednesday, WorkCalendar.Plain), false, "new"));
        Assert.Equal(word == "yes" ? "decide" : null, reply.Memory.Open?.Skill);
        Assert.Contains(said, PlainText.Render(reply.Cards[^1]), StringComparison.Ordinal);
        if (answer is not null) Assert.Equal(answer, reply.Memory.Nudges[^1].Answer);
        Assert.Equal(word == "stop", reply.Memory.NudgesOff);
    }

    private static Nudge? Due(Memory memory) => Nudges.Due(memory, s_wednesday, WorkCalendar.Plain);

    private static Memory Of(IEnumerable<Commitment> talks) => new() { Welcomed = true, Commitments = [.. talks], Schedule = new() { LastWeek = s_wednesday.Monday() } };

    private static IEnumerable<Commitment> Decisions(int times, string verdict) =>
        Enumerable.Range(0, times).Select(i => Talk($"v{i}", "decide", verdict, i == 0 ? "the MDM vendor" : "which MDM vendor", 10 - i));

    private static Commitment Talk(string id, string skill, string verdict, string about, int daysAgo) => new(id, skill, verdict, about, null, "?", s_wednesday.AddDays(-daysAgo), null);
}
