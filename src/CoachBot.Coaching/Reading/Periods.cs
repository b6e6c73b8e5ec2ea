namespace CoachBot.Coaching.Reading;

/// <summary>
/// Weeks, months, quarters and years: "next month" is its first working day, "end of the month" its last.
/// </summary>
internal sealed class Periods(IReadOnlyList<string> words, DateOnly today, WorkCalendar calendar)
{
    public DateHit? At(int i)
    {
        if (Word(i) is "the" && Word(i + 1) is "end" or "week" or "next" && At(i + 1) is { } bare)
            return bare with { Length = bare.Length + 1 };
        if (Word(i) is "end") return EndOf(i);
        if (Short(Word(i)) is { } unit) return Hit(End(unit, 0), 1);
        if (Word(i) is "week" or "month" or "quarter" or "year")
        {
            if (Word(i + 1) == "end") return Hit(End(Word(i), 0), 2);
            if (Word(i) == "week" && Word(i + 1) == "after" && Word(i + 2) == "next") return Hit(Start("week", 2), 3);
        }
        return Word(i) switch
        {
            "next" => Hit(Start(Word(i + 1), 1), 2),
            "this" => Hit(End(Word(i + 1), 0), 2, Weight.Alone),
            _ => null
        };
    }

    private string Word(int i) => i < words.Count ? words[i] : "";

    private static DateHit? Hit(DateOnly? date, int length, Weight weight = Weight.Stated) =>
        date is { } day ? new DateHit(day, length, weight) : null;

    private static string? Short(string word) =>
        word switch { "eow" => "week", "eom" => "month", "eoq" => "quarter", "eoy" => "year", _ => null };

    private DateHit? EndOf(int i)
    {
        var at = Word(i + 1) == "of" ? i + 2 : i + 1;
        if (Word(at) is "the" or "this" or "current") at++;
        var later = 0;
        if (Word(at) is "next") (later, at) = (1, at + 1);
        // "At the end of the day" is a way of talking, not a date.
        if (Word(at) is "day" or "today" or "play") return new DateHit(today, at + 1 - i, Word(at) == "today" ? Weight.Stated : Weight.AfterDue);
        if (DateWords.Month(Word(at)) is { } month && later == 0)
            return Hit(EndOfMonth(month), at + 1 - i);
        return Hit(End(Word(at), later), at + 1 - i);
    }

    private DateOnly? EndOfMonth(int month)
    {
        var year = month < today.Month ? today.Year + 1 : today.Year;
        return Calendar.Of(year, month, 1) is { } first ? LastWorked(first, Calendar.PlusMonths(first, 1)) : null;
    }

    private DateOnly? Start(string unit, int later) =>
        First(unit, later) is { } first ? calendar.NextOrSame(first) : null;

    private DateOnly? End(string unit, int later)
    {
        // On a Saturday "the end of the week" is behind us; people mean the coming one.
        if (unit == "week" && today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && later == 0) later = 1;
        return First(unit, later) is { } first ? LastWorked(first, First(unit, later + 1)) : null;
    }

    private DateOnly? First(string unit, int later) => unit switch
    {
        "week" => Calendar.Plus(today, 7 * later - Calendar.SinceMonday(today.DayOfWeek)),
        "month" => Month(today.Month, later),
        "quarter" => Month((today.Month - 1) / 3 * 3 + 1, 3 * later),
        "year" => Month(1, 12 * later),
        _ => null
    };

    private DateOnly? Month(int month, int later) => Calendar.PlusMonths(new DateOnly(today.Year, month, 1), later);

    /// <summary>The last working day of a period, or its last day at all when that is already behind us.</summary>
    private DateOnly? LastWorked(DateOnly first, DateOnly? next)
    {
        var last = next?.AddDays(-1) ?? DateOnly.MaxValue;
        for (var day = last; day >= first && day >= today; day = day.AddDays(-1))
        {
            if (calendar.IsWorkday(day)) return day;
            if (day == DateOnly.MinValue) break;
        }
        return last;
    }
}
