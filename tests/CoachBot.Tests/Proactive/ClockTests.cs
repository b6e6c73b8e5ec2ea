using System.Globalization;
using CoachBot.Coaching;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Rhythm;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Proactive;

/// <summary>The running app over daylight-saving changes and after downtime, on a clock that the test moves.</summary>
public sealed class ClockTests
{
    private const string Berlin = "Europe/Berlin";

    /// <summary>Summer time begins in Berlin on 29 March 2026 at 02:00 and ends on 25 October at 03:00; in Sydney it ends on 5 April and begins on 4 October.</summary>
    /// <remarks>A third week brings nothing: two cards that nobody answered make it fortnightly.</remarks>
    [Theory]
    [InlineData(Berlin, "Tuesday", "09:30", "2026-03-23", "2026-03-24 08:30", "2026-03-31 07:30")]
    [InlineData(Berlin, "Tuesday", "09:30", "2026-10-19", "2026-10-20 07:30", "2026-10-27 08:30")]
    [InlineData("Australia/Sydney", "Tuesday", "09:30", "2026-03-30", "2026-03-30 22:30", "2026-04-06 23:30")]
    [InlineData(Berlin, "Sunday", "02:30", "2026-03-16", "2026-03-22 07:00", "2026-03-29 06:00")] // the hour that is missing on the 29th: at the end of the quiet hours, as on any Sunday
    [InlineData(Berlin, "Sunday", "02:30", "2026-10-12", "2026-10-18 06:00", "2026-10-25 07:00")] // the hour that comes twice on the 25th
    public async Task The_weekly_card_comes_at_its_local_time_once_a_week(string zone, string day, string time, string from, params string[] expectedUtc)
    {
        var start = At($"{from} 00:00");
        var (app, sink) = Start(new(start));
        await using var _ = app;
        var schedule = new Schedule { Zone = zone, ZoneChosen = true, Day = Enum.Parse<DayOfWeek>(day), Time = TimeOnly.Parse(time, CultureInfo.InvariantCulture) };
        await PersonAsync(app, new() { Welcomed = true, Schedule = new WeeklyPlan(schedule, WorkCalendar.Plain).From(start) }, start);

        var came = new List<string>();
        for (var (now, seen) = (start, 0); now < start.AddDays(21); now += TimeSpan.FromMinutes(30))
        {
            app.Clock.Set(now);
            await app.SweepAsync();
            for (; seen < sink.Taken.Count; seen++) came.Add(now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        }

        Assert.Equal(expectedUtc, came);
    }

    [Fact]
    public async Task After_two_weeks_of_downtime_each_person_gets_one_late_card_and_each_follow_up_once_in_the_next_allowed_hours()
    {
        const int People = 120; // more than one round of the sweeper
        var before = At("2026-11-23 07:00");
        var file = Path.Combine(Path.GetTempPath(), $"coachbot-{Guid.NewGuid():N}.db");
        var memory = new Memory
        {
            Welcomed = true,
            Schedule = new WeeklyPlan(new() { Zone = Berlin, ZoneChosen = true }, WorkCalendar.Plain).From(before),
            Commitments = [Owed("first", new(2026, 11, 25)), Owed("second", new(2026, 11, 30))],
        };
        await using (var app = Start(new(before), file).App)
            for (var i = 0; i < People; i++) await PersonAsync(app, memory, before, $"p{i}");

        var (back, sink) = Start(new(At("2026-12-07 21:00")), file); // a Monday, 22:00 in Berlin
        await using (back)
        {
            Assert.Equal(0, await SweepUntilAsync("2026-12-08 06:59")); // not in the night
            Assert.Equal(People * 2, await SweepUntilAsync("2026-12-08 16:59")); // the next working day: one card late, or its own, and the older question
            Assert.Equal(0, await SweepUntilAsync("2026-12-09 06:59"));
            Assert.Equal(People, await SweepUntilAsync("2026-12-09 16:59")); // the younger question
            Assert.Equal(0, await SweepUntilAsync("2026-12-14 23:00"));
            Assert.All(sink.Taken.GroupBy(t => t.External), own =>
            {
                Assert.Equal(3, own.Count());
                Assert.Equal(["followup:first:20261125", "followup:second:20261130", "weekly:20261207"], own.Select(t => t.Key[(t.Key.IndexOf(':', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal));
            });
        }
        System.IO.File.Delete(file);

        async Task<int> SweepUntilAsync(string utc)
        {
            var sent = 0;
            for (var end = At(utc); back.Clock.GetUtcNow() < end; back.Clock.Advance(TimeSpan.FromMinutes(30))) sent += await back.SweepAsync();
            back.Clock.Set(At(utc));
            return sent;
        }
    }

    private static Commitment Owed(string id, DateOnly due) => new(id, "delegate", "COACH", "patching", "Sam", "What came back?", new(2026, 11, 23), due);

    private static (CoachApp App, SinkChannel Sink) Start(FakeClock clock, string? file = null)
    {
        var sink = new SinkChannel();
        return (new(file, clock, services: s => s.AddSingleton<CoachBot.Channels.IChannel>(sink)), sink);
    }

    private static Task<int> PersonAsync(CoachApp app, Memory memory, DateTimeOffset now, string name = "ana") => app.Services.GetRequiredService<Store>().WriteAsync(async db =>
    {
        db.People.Add(new()
        {
            Channel = "sink",
            Tenant = "",
            External = name,
            Memory = memory.ToJson(),
            DueAt = app.Services.GetRequiredService<Wake>().Next(memory, now)?.ToUnixTimeMilliseconds(),
            CreatedAt = now.ToUnixTimeMilliseconds(),
            SeenAt = now.ToUnixTimeMilliseconds(),
        });
        await db.Ef.SaveChangesAsync();
        return (0, true);
    }, CancellationToken.None);

    private static DateTimeOffset At(string utc) => DateTimeOffset.ParseExact(utc, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
