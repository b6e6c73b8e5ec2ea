using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Rhythm;
using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Tests.Rhythm;

public sealed class WakeTests
{
    private static readonly Schedule s_berlin = new() { Zone = "Europe/Berlin" };

    [Theory]
    [InlineData("Europe/Berlin", "2026-11-23 09:00", "2026-11-24 08:30")]
    [InlineData("Europe/Berlin", "2026-03-27 09:00", "2026-03-31 07:30")] // summer time began between
    [InlineData("Europe/Berlin", "2026-10-23 09:00", "2026-10-27 08:30")]
    [InlineData("Australia/Sydney", "2026-04-03 00:00", "2026-04-06 23:30")]
    [InlineData("Asia/Kolkata", "2026-11-23 09:00", "2026-11-24 04:00")]
    [InlineData("Pacific/Kiritimati", "2026-11-22 09:00", "2026-11-23 19:30")]
    [InlineData("Pacific/Apia", "2026-11-22 09:00", "2026-11-23 20:30")]
    [InlineData("Pacific/Pago_Pago", "2026-11-23 09:00", "2026-11-24 20:30")]
    [InlineData("No/Where", "2026-11-23 09:00", "2026-11-24 09:30")] // an id that no longer exists counts as UTC
    public void The_first_card_comes_at_half_past_nine_where_the_person_is(string zone, string welcomed, string first) =>
        Assert.Equal(Year.Utc(first), Year.Of(welcomed, s_berlin with { Zone = zone }).Jump("2026-12-31 00:00").Sent[0].At);

    [Theory]
    [InlineData("2026-11-24 08:29", "2026-11-24 09:30")] // welcomed before this week's time
    [InlineData("2026-11-24 08:30", "2026-12-01 09:30")] // at it
    [InlineData("2026-11-27 12:00", "2026-12-01 09:30")] // welcomed after it owes nothing for the past
    public void Nothing_is_owed_for_the_time_before_the_welcome(string welcomed, string first) =>
        Assert.Equal($"{first} Weekly", Year.Of(welcomed, s_berlin).Jump("2026-12-31 00:00").Log.First());

    [Fact]
    public void Nobody_is_written_to_before_the_welcome() =>
        Assert.Empty(new Year(new() { Schedule = s_berlin }, Year.Utc("2026-11-23 09:00")).Step("2026-12-23 09:00", TimeSpan.FromHours(1)).Sent);

    [Theory]
    [InlineData("2026-11-24 11:00", "2026-11-24 12:00", "2026-12-01 09:30")] // hours late
    [InlineData("2026-11-24 20:00", "2026-11-25 08:00", "2026-12-01 09:30")] // back in the quiet hours: the next morning
    [InlineData("2026-11-27 11:00", "2026-11-27 12:00", "2026-12-01 09:30")] // three days late
    [InlineData("2026-11-28 11:00", "2026-11-30 08:00", "2026-12-08 09:30")] // back at the weekend: Monday, which is that week's card
    [InlineData("2026-12-07 11:00", "2026-12-07 12:00", "2026-12-15 09:30")] // two weeks: one card, not two
    [InlineData("2026-12-16 11:00", "2026-12-16 12:00", "2026-12-22 09:30")] // three weeks
    public void A_missed_card_is_sent_once_late_and_never_stacked(string backUtc, string lateLocal, string nextLocal)
    {
        var log = Year.Of("2026-11-23 09:00", s_berlin).Down(backUtc).Jump("2026-12-31 00:00").Log.ToList();
        Assert.Equal($"{lateLocal} Weekly", log[0]);
        Assert.Equal($"{nextLocal} Weekly", log[1]);
    }

    [Theory]
    [InlineData(DayOfWeek.Thursday)]
    [InlineData(DayOfWeek.Friday)]
    [InlineData(DayOfWeek.Monday)]
    [InlineData(DayOfWeek.Wednesday)]
    public void Changing_the_day_after_this_weeks_card_never_gives_two_in_one_week(DayOfWeek day)
    {
        var year = Year.Of("2026-11-23 07:00", s_berlin).Jump("2026-11-25 10:00");
        Assert.Single(year.Sent);
        var changed = year.Memory.Schedule with { Day = day, Time = new(14, 0) };
        year.Memory = year.Memory with { Schedule = new WeeklyPlan(changed, WorkCalendar.Plain).From(year.Now) };
        year.Jump("2026-12-20 00:00");
        Assert.All(year.Sent.GroupBy(s => DateOnly.FromDateTime(s.At.UtcDateTime).Monday()), week => Assert.Single(week));
        Assert.Equal(day, year.Sent[1].At.UtcDateTime.DayOfWeek);
        Assert.Equal(Year.Utc("2026-11-30 00:00").AddDays(((int)day + 6) % 7).Date, year.Sent[1].At.UtcDateTime.Date);
    }

    [Fact]
    public void Changing_to_a_later_day_before_this_weeks_card_moves_it()
    {
        var year = Year.Of("2026-11-23 07:00", s_berlin);
        year.Memory = year.Memory with { Schedule = new WeeklyPlan(year.Memory.Schedule with { Day = DayOfWeek.Friday }, WorkCalendar.Plain).From(year.Now) };
        Assert.Equal(["2026-11-27 09:30 Weekly", "2026-12-04 09:30 Weekly"], year.Jump("2026-12-06 00:00").Log);
    }

    [Fact]
    public void A_holiday_moves_the_card_to_the_next_working_day_of_that_week_or_drops_it()
    {
        var calendar = new WorkCalendar(new HashSet<DateOnly> { new(2026, 12, 1), new(2026, 12, 2), new(2026, 12, 8), new(2026, 12, 9), new(2026, 12, 10), new(2026, 12, 11) });
        Assert.Equal(
            ["2026-11-24 09:30 Weekly", "2026-12-03 09:30 Weekly", "2026-12-15 09:30 Weekly"],
            Year.Of("2026-11-23 07:00", s_berlin, calendar).Jump("2026-12-17 00:00").Log);
    }

    [Fact]
    public void A_friday_person_skips_a_friday_holiday() => Assert.Equal(
        ["2026-11-27 09:30 Weekly", "2026-12-11 09:30 Weekly"],
        Year.Of("2026-11-23 07:00", s_berlin with { Day = DayOfWeek.Friday }, new(new HashSet<DateOnly> { new(2026, 12, 4) })).Jump("2026-12-13 00:00").Log);

    [Fact]
    public void A_sunday_that_was_chosen_is_a_day_to_send() => Assert.Equal(
        ["2026-11-29 09:30 Weekly", "2026-12-06 09:30 Weekly"],
        Year.Of("2026-11-23 07:00", s_berlin with { Day = DayOfWeek.Sunday, Zone = "Asia/Jerusalem" }).Jump("2026-12-10 00:00").Log);

    [Fact]
    public void A_pause_ends_by_itself_and_owes_nothing_for_its_time() => Assert.Equal(
        ["2026-12-15 09:30 Weekly"],
        Year.Of("2026-11-23 07:00", s_berlin with { PausedUntil = new(2026, 12, 9) }).Jump("2026-12-17 00:00").Log);

    [Fact]
    public void A_pause_that_ends_on_the_day_lets_that_days_card_through() => Assert.Equal(
        ["2026-12-08 09:30 Weekly"],
        Year.Of("2026-11-23 07:00", s_berlin with { PausedUntil = new(2026, 12, 8) }).Jump("2026-12-10 00:00").Log);

    [Fact]
    public void A_pause_of_two_years_still_ends() => Assert.Equal(
        "2028-11-28 09:30 Weekly",
        Year.Of("2026-11-23 07:00", s_berlin with { PausedUntil = new(2028, 11, 23) }).Jump("2028-12-10 00:00").Log.First());

    [Fact]
    public void Stopped_or_off_sends_no_card_and_plans_none()
    {
        foreach (var schedule in (Schedule[])[s_berlin with { Stopped = true }, s_berlin with { WeeklyOff = true }])
        {
            var year = Year.Of("2026-11-23 07:00", schedule).Step("2027-01-23 07:00", TimeSpan.FromHours(3));
            Assert.Empty(year.Sent);
            Assert.Null(year.Next);
        }
    }

    [Fact]
    public void Two_ignored_cards_make_it_fortnightly_and_four_ask_once_and_hold() => Assert.Equal(
        ["2026-11-24 09:30 Weekly", "2026-12-01 09:30 Weekly", "2026-12-15 09:30 Weekly", "2026-12-29 09:30 Weekly", "2027-01-12 09:30 Weekly"],
        Year.Of("2026-11-23 07:00", s_berlin).Jump("2027-12-01 00:00").Log);

    [Fact]
    public void After_downtime_follow_ups_come_one_a_day_the_oldest_first()
    {
        var year = With(Owed("a", "2026-11-26"), Owed("b", "2026-11-25"), Owed("c", "2026-11-30")).Down("2026-12-02 11:00").Jump("2026-12-06 00:00");
        Assert.Equal(["2026-12-02 12:00 FollowUp", "2026-12-03 09:30 FollowUp", "2026-12-04 09:30 FollowUp"], year.Log);
        Assert.Equal(["followup:b:20261125", "followup:a:20261126", "followup:c:20261130"], year.Sent.Select(s => s.Push.Key));
    }

    [Fact]
    public void A_follow_up_falls_due_at_the_persons_hour_and_not_in_the_quiet_hours()
    {
        Assert.Equal(["2026-11-26 09:30 FollowUp"], With(Owed("a", "2026-11-26")).Jump("2026-12-06 00:00").Log);
        Assert.Equal(["2026-11-27 09:30 FollowUp"], With(Owed("a", "2026-11-26")).Down("2026-11-26 18:00").Jump("2026-12-06 00:00").Log);
        Assert.Equal(["2026-11-27 09:30 FollowUp"], With(Owed("a", "2026-11-26")).Down("2026-11-27 07:10").Jump("2026-12-06 00:00").Log);
    }

    [Fact]
    public void A_pause_holds_follow_ups_and_reminders_until_it_ends()
    {
        var year = With(Owed("a", "2026-11-26"), Owed("b", "2026-11-27") with { Reminder = true });
        year.Memory = year.Memory with { Schedule = year.Memory.Schedule with { PausedUntil = new(2026, 12, 3) } };
        Assert.Equal(["2026-12-03 09:30 Reminder", "2026-12-03 09:30 FollowUp"], year.Jump("2026-12-06 00:00").Log);
    }

    [Fact]
    public void Nothing_comes_within_a_day_of_something_sensitive()
    {
        var year = With(Owed("a", "2026-11-26"));
        year.Memory = year.Memory with { Safety = [new(SafetyCategory.Violence, Year.Utc("2026-11-26 07:00"))] };
        Assert.Equal(["2026-11-27 08:00 FollowUp"], year.Jump("2026-12-06 00:00").Log.Select(l => l.Replace("09:30", "08:00", StringComparison.Ordinal)));
        Assert.True(year.Sent[0].At >= Year.Utc("2026-11-27 07:00"));
    }

    public static TheoryData<string, string> Zones => new()
    {
        { "Europe/Berlin", "2026-03-20 05:00" }, { "Europe/Berlin", "2026-10-16 19:00" }, { "Africa/Cairo", "2026-04-20 05:00" },
        { "Pacific/Kiritimati", "2026-05-01 05:00" }, { "Asia/Kolkata", "2026-05-01 03:59" },
    };

    /// <summary>Ten days in steps of twenty seconds and by jumping give the same cards within one step.</summary>
    [Theory]
    [MemberData(nameof(Zones))]
    public void Ticking_and_jumping_send_the_same(string zone, string start)
    {
        var end = Year.Utc(start).AddDays(10).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        var day = DateOnly.FromDateTime(Year.Utc(start).UtcDateTime);
        Year Begin() => Owing(Year.Of(start, s_berlin with { Zone = zone }), day);
        var ticked = Begin().Step(end, TimeSpan.FromSeconds(20));
        var jumped = Begin().Jump(end);
        Assert.Equal(jumped.Sent.Select(s => s.Push.Key), ticked.Sent.Select(s => s.Push.Key));
        Assert.All(jumped.Sent.Zip(ticked.Sent), pair => Assert.InRange(pair.Second.At - pair.First.At, TimeSpan.Zero, TimeSpan.FromSeconds(20)));
        Assert.True(jumped.Sent.Count >= 6);
        Assert.True(jumped.Wakes < 40);
    }

    [Fact]
    public void A_year_by_jumping_sends_what_a_ticking_clock_sends()
    {
        Year Begin() => Owing(Year.Of("2026-11-23 09:00", s_berlin with { Day = DayOfWeek.Thursday, Time = new(17, 50) }), new(2026, 11, 23), months: 13);
        var ticked = Begin().Step("2027-12-28 09:00", TimeSpan.FromMinutes(10));
        var jumped = Begin().Jump("2027-12-28 09:00");
        Assert.Equal(jumped.Sent.Select(s => s.Push.Key), ticked.Sent.Select(s => s.Push.Key));
        Assert.True(jumped.Wakes < jumped.Sent.Count * 3 + 10, $"{jumped.Wakes} looks for {jumped.Sent.Count} cards");
    }

    [Fact]
    public void Four_hundred_days_of_answered_cards_are_one_a_week_without_a_busy_loop()
    {
        var at = Year.Utc("2026-11-23 09:00");
        var year = new Year(new() { Welcomed = true, Schedule = new WeeklyPlan(s_berlin, WorkCalendar.Plain).From(at) }, at) { Answers = Year.Did }.Jump("2027-12-28 09:00");
        Assert.Equal(58, year.Sent.Count);
        Assert.InRange(year.Wakes, 58, 65);
        Assert.All(year.Log, l => Assert.EndsWith("09:30 Weekly", l, StringComparison.Ordinal));
    }

    private static Commitment Owed(string id, string due) => new(id, "delegate", "COACH", "patching", "Sam", "What came back?", new(2026, 11, 23), DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Someone in Berlin with weekly cards off and these owed.</summary>
    private static Year With(params Commitment[] owed)
    {
        var year = Year.Of("2026-11-23 07:00", s_berlin with { WeeklyOff = true });
        year.Memory = year.Memory with { Commitments = [.. owed] };
        return year;
    }

    private static Year Owing(Year year, DateOnly from, int months = 0)
    {
        year.Memory = year.Memory with
        {
            Commitments =
            [
                new("a", "delegate", "COACH", "patching", "Sam", "?", from, from.AddDays(2)),
                new("b", "delegate", "COACH", "patching", "Sam", "?", from, from.AddDays(2)),
                new("c", "delegate", "COACH", "patching", "Sam", "?", from, from.AddDays(3)),
                new("d", "delegate", "COACH", "patching", "Sam", "?", from, from.AddDays(4)) { Reminder = true },
                new("e", "delegate", "COACH", "patching", "Sam", "?", from, from.AddDays(-1)),
                .. Enumerable.Range(1, months).Select(m => new Commitment($"m{m}", "decide", "BOX", "phones", null, "?", from, from.AddDays(30 * m))),
            ],
        };
        return year;
    }
}
