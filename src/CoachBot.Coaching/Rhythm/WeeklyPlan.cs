using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Rhythm;

/// <summary>When one person's weekly card is due. At most one in a calendar week; a missed one is sent once, late, and never stacked.</summary>
public sealed class WeeklyPlan(Schedule schedule, WorkCalendar calendar)
{
    private const int WeeksAhead = 60;

    /// <summary>The due card's week, or null when none is due at this instant.</summary>
    public bool IsDue(DateTimeOffset now)
    {
        if (schedule.Stopped || schedule.WeeklyOff) return false;
        var (today, time) = schedule.ZoneInfo.Local(now);
        return LastSlot(now) is { } slot && Owed(slot) && MaySend(today, time);
    }

    /// <summary>The next instant at which a card falls due or becomes sendable; null when none ever will.</summary>
    public DateTimeOffset? Next(DateTimeOffset now)
    {
        if (schedule.Stopped || schedule.WeeklyOff) return null;
        var zone = schedule.ZoneInfo;
        var (today, _) = zone.Local(now);
        if (LastSlot(now) is { } late && Owed(late))
        {
            for (var day = today; day < today.AddDays(14); day = day.AddDays(1))
            {
                if (!IsSendingDay(day)) continue;
                var opens = zone.ToInstant(day, Schedule.QuietTo);
                if (zone.ToInstant(day, Schedule.QuietFrom) <= now) continue;
                return opens > now ? opens : now;
            }
        }
        var first = schedule.PausedUntil is { } until && until > today ? until.Monday() : today.Monday();
        for (var week = 0; week < WeeksAhead; week++)
            if (Slot(first.AddDays(7 * week)) is { } day && Owed(day) && zone.ToInstant(day, schedule.Time) is var at && at > now)
                return at;
        return null;
    }

    /// <summary>The schedule once this week's card is out, or passed over.</summary>
    public Schedule Done(DateTimeOffset now) => schedule with { LastWeek = schedule.ZoneInfo.Local(now).Day.Monday() };

    /// <summary>The schedule for someone who starts, or resumes, now: nothing is owed for the time before.</summary>
    public Schedule From(DateTimeOffset now) =>
        LastSlot(now) is { } slot && (schedule.LastWeek is not { } last || slot.Monday() > last) ? schedule with { LastWeek = slot.Monday() } : schedule;

    private bool Owed(DateOnly slot) =>
        (schedule.LastWeek is not { } last || slot.Monday() >= last.AddDays(schedule.Fortnightly ? 14 : 7))
        && (schedule.PausedUntil is not { } until || slot >= until);

    private bool MaySend(DateOnly today, TimeOnly time) => !Schedule.IsQuiet(time) && IsSendingDay(today) && !(schedule.PausedUntil > today);

    private bool IsSendingDay(DateOnly day) => day.DayOfWeek == schedule.Day ? !calendar.Holidays.Contains(day) : calendar.IsWorkday(day);

    /// <summary>The newest slot at or before now: of this week, else of the week before.</summary>
    private DateOnly? LastSlot(DateTimeOffset now)
    {
        var monday = schedule.ZoneInfo.Local(now).Day.Monday();
        return new[] { monday, monday.AddDays(-7) }.Select(Slot)
            .FirstOrDefault(day => day is { } d && schedule.ZoneInfo.ToInstant(d, schedule.Time) <= now);
    }

    /// <summary>The day in a week: the chosen one, or on a holiday the next working day of that week, or none.</summary>
    private DateOnly? Slot(DateOnly monday)
    {
        var chosen = monday.AddDays(((int)schedule.Day + 6) % 7);
        if (!calendar.Holidays.Contains(chosen)) return chosen;
        for (var day = chosen.AddDays(1); day < monday.AddDays(7); day = day.AddDays(1))
            if (calendar.IsWorkday(day))
                return day;
        return null;
    }
}
