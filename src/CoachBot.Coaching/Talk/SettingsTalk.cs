using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Rhythm;

namespace CoachBot.Coaching.Talk;

/// <summary>Weekly cards, pause, time zone, stop: when a person wants to hear from the coach.</summary>
internal sealed class SettingsTalk(Wake wake, WorkCalendar calendar)
{
    public Reply Weekly(Hearing hearing, string rest)
    {
        var schedule = hearing.Memory.Schedule;
        if (rest.Length == 0) return hearing.Say(Card.Say($"{Describe(schedule, hearing)} Change it with “weekly monday 09:30”, “weekly on”, “weekly off” or “weekly now”."));
        var wish = WeeklyWish.Read(rest);
        switch (wish.Word)
        {
            case "off":
                return Set(hearing, schedule with { WeeklyOff = true }, "Weekly tips are off. What we agree on, I still ask about. “weekly on” brings the tips back.");
            case "on":
                return SetOn(hearing, schedule);
            case "now":
                var (memory, card) = wake.Weekly(hearing.Memory.WithTipsHeeded() with { Schedule = schedule with { WeeklyOff = false } }, hearing.Now, hearing.Moment.Today);
                return new(memory with { Schedule = memory.Schedule with { WeeklyOff = schedule.WeeklyOff } }, [card]);
        }
        var time = wish.TimeSaid.Length > 0 ? wish.Time : schedule.Time;
        if (wish.Day is not { } day) return hearing.Say(Card.Say($"I could not read a day in “{Wording.Short(rest, 40)}”. “weekly monday 09:30” is the form I know; nothing has changed."));
        if (time is null) return hearing.Say(Card.Say($"I could not read a time in “{Wording.Short(wish.TimeSaid, 40)}”. “weekly monday 09:30” is the form I know; nothing has changed."));
        if (Schedule.IsQuiet(time.Value)) return hearing.Say(Card.Say($"I keep 18:00 to 08:00 quiet, so nothing has changed. How about “weekly {day.ToString().ToLowerInvariant()} 09:30”?"));
        return SetOn(hearing, schedule with { Day = day, Time = time.Value });
    }

    /// <summary>How things are set, with a button for what people change most.</summary>
    public Reply Show(Hearing hearing)
    {
        var schedule = hearing.Memory.Schedule;
        var facts = new Facts(
        [
            new("Another day", "weekly monday 09:30"),
            new("Time zone", $"{schedule.Zone ?? "UTC"}; timezone Europe/Berlin changes it"),
            new("Holidays", "pause 2 weeks, pause until 15 Jan"),
            new("Your data", "export my data, delete my data"),
        ]);
        return hearing.Say(new Card([new Heading("Your settings"), new Paragraph(Describe(schedule, hearing)), facts])
        {
            Buttons =
            [
                schedule.Stopped || schedule.PausedUntil is not null ? new("Resume", Act.Typed("resume"))
                    : IsOff(hearing.Memory) ? new("Weekly tips on", Act.Typed("weekly on"))
                    : new("Weekly tips off", Act.Typed("weekly off")),
                new("Stop everything", Act.Typed("stop")),
            ],
        });
    }

    public Reply TimeZone(Hearing hearing, string rest)
    {
        if (rest.Length == 0) return hearing.Say(Card.Say($"I use {hearing.Memory.Schedule.Zone ?? "UTC"}. “timezone Europe/Berlin” changes it."));
        if (FindZone(rest) is not { } zone)
            return hearing.Say(Card.Say($"I do not know the time zone “{Wording.Short(rest, 40)}”. Names look like Europe/Berlin or America/New_York; nothing has changed."));
        return Set(hearing, hearing.Memory.Schedule with { Zone = zone, ZoneChosen = true }, $"Your time zone is {zone} now.");
    }

    public Reply Pause(Hearing hearing, string rest)
    {
        var until = PauseEnd(rest, hearing.Moment);
        if (until is null) return hearing.Say(Card.Say("Until when? “pause 2 weeks” and “pause until 15 Jan” both work. Nothing has changed yet."));
        if (until <= hearing.Moment.Today) return hearing.Say(Card.Say($"{Wording.Day(until.Value)} is not ahead of us. “pause 2 weeks” and “pause until 15 Jan” both work; nothing has changed."));
        return Set(hearing, hearing.Memory.Schedule with { PausedUntil = until, WeeklyOff = IsOff(hearing.Memory) },
            $"Paused. Nothing comes unasked before {Wording.Day(until.Value)}; then it goes on by itself. “resume” ends the pause sooner.", next: false);
    }

    public Reply Stop(Hearing hearing)
    {
        var kept = hearing.Memory.Open is not null ? " Our open talk is kept." : "";
        var memory = hearing.Memory with { Schedule = hearing.Memory.Schedule with { Stopped = true }, Parked = hearing.Memory.Open is not null || hearing.Memory.Parked, Expects = null };
        return new(memory, [Card.Say($"Stopped. I will not write first any more: no tips, no asking back.{kept} “resume” starts it again. You can still write to me any time.")]);
    }

    /// <summary>Ends a pause or a stop. Null when there was none.</summary>
    public Reply? Resume(Hearing hearing)
    {
        var schedule = hearing.Memory.Schedule;
        if (!schedule.Stopped && schedule.PausedUntil is null && !Wake.IsHeld(hearing.Memory)) return null;
        return Set(hearing, schedule with { Stopped = false, PausedUntil = null, WeeklyOff = IsOff(hearing.Memory) }, "I am back.");
    }

    /// <summary>Off by the person's own word; cards held for want of an answer are not.</summary>
    private static bool IsOff(Memory memory) => memory.Schedule.WeeklyOff && !Wake.IsHeld(memory);

    private Reply SetOn(Hearing hearing, Schedule schedule) =>
        Set(hearing, schedule with { WeeklyOff = false, Stopped = false, Fortnightly = false }, "Done.");

    private Reply Set(Hearing hearing, Schedule schedule, string said, bool next = true)
    {
        var since = new WeeklyPlan(schedule, calendar).From(hearing.Now);
        var describe = next && !schedule.WeeklyOff && !schedule.Stopped ? $" {Describe(since, hearing)}" : "";
        return new(hearing.Memory.WithTipsHeeded() with { Schedule = since }, [Card.Say(said + describe)]);
    }

    private string Describe(Schedule schedule, Hearing hearing)
    {
        if (schedule.Stopped) return "I write nothing unasked: you said stop.";
        if (schedule.WeeklyOff) return "Weekly tips are off.";
        if (new WeeklyPlan(schedule, calendar).Next(hearing.Now) is not { } next) return "No weekly card is planned.";
        var (day, time) = schedule.ZoneInfo.Local(next);
        return $"Next weekly card: {Wording.Day(day)}, {time:HH\\:mm} ({schedule.Zone ?? "UTC"}).";
    }

    public static DateOnly? PauseEnd(string rest, Moment now)
    {
        var words = rest.Trim();
        if (words.StartsWith("for ", StringComparison.OrdinalIgnoreCase)) words = words[4..];
        if (Times.ReadSpan(words) is { } span && span.TotalDays is >= 1 and <= 730) return now.Today.AddDays((int)span.TotalDays);
        foreach (var start in (string[])["until ", "till ", "to "])
            if (words.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                words = words[start.Length..];
        return Dates.Read(words, now.Today, now.Calendar);
    }

    /// <summary>An IANA id as typed, or its last part ("berlin").</summary>
    public static string? FindZone(string typed)
    {
        var name = typed.Trim().Replace(' ', '_');
        if (name.Length <= 40 && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone.HasIanaId ? zone.Id : null;
        return TimeZoneInfo.GetSystemTimeZones().FirstOrDefault(z => z.HasIanaId
            && (z.Id.Equals(name, StringComparison.OrdinalIgnoreCase) || z.Id.EndsWith('/' + name, StringComparison.OrdinalIgnoreCase)))?.Id;
    }
}
