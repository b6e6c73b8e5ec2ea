namespace CoachBot.Coaching.Reading;

/// <summary>Which days are worked: Monday to Friday, without the holidays.</summary>
public sealed record WorkCalendar(IReadOnlySet<DateOnly> Holidays)
{
    public static WorkCalendar Plain { get; } = new(new HashSet<DateOnly>());

    public bool IsWorkday(DateOnly d) => IsWeekday(d) && !Holidays.Contains(d);

    /// <summary>
    /// The n-th working day after <paramref name="from"/>; for 0 the day itself, or the next one worked.
    /// Stops at the last day there is rather than failing.
    /// </summary>
    public DateOnly Add(DateOnly from, int workdays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workdays);
        if (workdays == 0) return NextOrSame(from);
        var day = from;
        while (workdays > 0 && day < DateOnly.MaxValue)
        {
            day = day.AddDays(1);
            if (IsWorkday(day)) workdays--;
        }
        return day;
    }

    /// <summary>Working days after <paramref name="today"/> up to and including <paramref name="due"/>.</summary>
    public int Between(DateOnly today, DateOnly due)
    {
        if (due <= today) return 0;
        var days = due.DayNumber - today.DayNumber;
        var weekdays = days / 7 * 5;
        for (var rest = 1; rest <= days % 7; rest++)
            if (IsWeekday(today.AddDays(rest))) weekdays++;
        return weekdays - Holidays.Count(day => day > today && day <= due && IsWeekday(day));
    }

    public DateOnly NextOrSame(DateOnly d)
    {
        while (!IsWorkday(d) && d < DateOnly.MaxValue) d = d.AddDays(1);
        return d;
    }

    private static bool IsWeekday(DateOnly d) => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
