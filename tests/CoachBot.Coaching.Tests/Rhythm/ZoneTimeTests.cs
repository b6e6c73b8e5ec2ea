using System.Globalization;
using CoachBot.Coaching.Rhythm;

namespace CoachBot.Coaching.Tests.Rhythm;

public sealed class ZoneTimeTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29 02:30", "2026-03-29 01:00")] // gap: the first moment after it
    [InlineData("Europe/Berlin", "2026-03-29 01:59", "2026-03-29 00:59")]
    [InlineData("Europe/Berlin", "2026-03-29 03:00", "2026-03-29 01:00")]
    [InlineData("Europe/Berlin", "2026-10-25 02:30", "2026-10-25 00:30")] // overlap: the first of the two
    [InlineData("Europe/Berlin", "2026-10-25 03:00", "2026-10-25 02:00")]
    [InlineData("Europe/Berlin", "2026-07-01 09:30", "2026-07-01 07:30")]
    [InlineData("Africa/Cairo", "2026-04-24 00:30", "2026-04-23 22:00")] // the gap is at midnight
    [InlineData("America/Sao_Paulo", "2018-11-04 00:15", "2018-11-04 03:00")] // no midnight that day
    [InlineData("America/Santiago", "2026-09-06 00:00", "2026-09-06 04:00")] // southern hemisphere
    [InlineData("Australia/Sydney", "2026-10-04 02:30", "2026-10-03 16:00")]
    [InlineData("Australia/Sydney", "2026-04-05 02:30", "2026-04-04 15:30")]
    [InlineData("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03 15:30")] // a gap of half an hour
    [InlineData("Asia/Kolkata", "2026-11-24 09:30", "2026-11-24 04:00")]
    [InlineData("Asia/Kathmandu", "2026-11-24 09:30", "2026-11-24 03:45")]
    [InlineData("Pacific/Apia", "2026-11-24 09:30", "2026-11-23 20:30")]
    [InlineData("Pacific/Kiritimati", "2026-11-24 09:30", "2026-11-23 19:30")]
    [InlineData("Pacific/Pago_Pago", "2026-11-24 09:30", "2026-11-24 20:30")]
    public void A_wall_clock_becomes_the_right_instant(string zone, string local, string utc)
    {
        var wall = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var instant = TimeZoneInfo.FindSystemTimeZoneById(zone).ToInstant(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));
        Assert.Equal(Year.Utc(utc), instant);
        Assert.Equal(TimeSpan.Zero, instant.Offset);
    }

    [Fact]
    public void A_day_that_a_zone_left_out_still_gives_an_instant()
    {
        var apia = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Apia");
        var instant = apia.ToInstant(new(2011, 12, 30), new(9, 30));
        Assert.InRange(instant, Year.Utc("2011-12-29 19:00"), Year.Utc("2011-12-31 20:00"));
    }

    [Fact]
    public void Local_days_follow_the_zone_over_the_date_line()
    {
        var at = Year.Utc("2026-11-23 12:00");
        Assert.Equal(new DateOnly(2026, 11, 24), TimeZoneInfo.FindSystemTimeZoneById("Pacific/Kiritimati").Local(at).Day);
        Assert.Equal(new DateOnly(2026, 11, 23), TimeZoneInfo.FindSystemTimeZoneById("Pacific/Pago_Pago").Local(at).Day);
    }

    [Fact]
    public void Every_local_minute_of_a_year_round_trips_or_moves_forward_out_of_a_gap()
    {
        foreach (var id in (string[])["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kolkata"])
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
            for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
                foreach (var time in (TimeOnly[])[new(0, 0), new(0, 30), new(1, 30), new(2, 0), new(2, 30), new(3, 0), new(9, 30), new(23, 59)])
                {
                    var (gotDay, gotTime) = zone.Local(zone.ToInstant(day, time));
                    Assert.True(gotDay == day && (gotTime == time || gotTime > time && gotTime <= time.AddHours(1)), $"{id} {day} {time}: {gotDay} {gotTime}");
                }
        }
    }
}
