namespace CoachBot.Coaching.Reading;

internal enum LengthUnit { Minute, Hour, Day, Workday, Week, Month, Quarter, Year }

/// <summary>A stretch of time as people say it: how many of what.</summary>
internal readonly record struct Length(decimal Count, LengthUnit Unit)
{
    /// <summary>A century; what is longer is a slip of the keys.</summary>
    private const decimal MostDays = 36_525;

    public static Length? Read(IReadOnlyList<string> words, ref int at)
    {
        var i = at;
        var count = CountWords.Read(words, ref i) ?? 1;
        var counted = i > at;
        if (i < words.Count && words[i] is "fortnight" or "fortnights")
        {
            at = i + 1;
            return new Length(count * 2, LengthUnit.Week);
        }
        if (!counted) return null;
        var working = i + 1 < words.Count && words[i] is "working" or "business" or "work";
        if (working) i++;
        if (i >= words.Count || UnitOf(words[i]) is not { } unit) return null;
        if (working && unit != LengthUnit.Day) return null;
        at = i + 1;
        return new Length(count, working ? LengthUnit.Workday : unit);
    }

    public decimal? Days
    {
        get
        {
            var days = Unit switch
            {
                LengthUnit.Minute => Count / 1440,
                LengthUnit.Hour => Count / 24,
                LengthUnit.Day => Count,
                LengthUnit.Workday => decimal.Ceiling(Count * 7 / 5),
                LengthUnit.Week => Count * 7,
                LengthUnit.Month => Count * 30,
                LengthUnit.Quarter => Count * 91,
                _ => Count * 365
            };
            return days <= MostDays ? days : null;
        }
    }

    public DateOnly? After(DateOnly today, WorkCalendar calendar)
    {
        if (Unit is LengthUnit.Minute or LengthUnit.Hour || Days is not { } days) return null;
        var months = Unit switch { LengthUnit.Month => Count, LengthUnit.Quarter => Count * 3, LengthUnit.Year => Count * 12, _ => 0.5m };
        if (decimal.IsInteger(months)) return Calendar.PlusMonths(today, (int)months);
        return Unit == LengthUnit.Workday
            ? calendar.Add(today, (int)decimal.Ceiling(Count))
            : Calendar.Plus(today, (int)decimal.Ceiling(days));
    }

    private static LengthUnit? UnitOf(string word) => word switch
    {
        "min" or "mins" or "minute" or "minutes" => LengthUnit.Minute,
        "h" or "hr" or "hrs" or "hour" or "hours" => LengthUnit.Hour,
        "d" or "day" or "days" => LengthUnit.Day,
        "wd" or "workday" or "workdays" => LengthUnit.Workday,
        "w" or "wk" or "wks" or "week" or "weeks" => LengthUnit.Week,
        "mth" or "mths" or "month" or "months" => LengthUnit.Month,
        "quarter" or "quarters" => LengthUnit.Quarter,
        "y" or "yr" or "yrs" or "year" or "years" => LengthUnit.Year,
        _ => null
    };
}

/// <summary>Date arithmetic that ends in null where the calendar ends.</summary>
internal static class Calendar
{
    public static DateOnly? Plus(DateOnly day, int days)
    {
        var number = (long)day.DayNumber + days;
        return number >= 0 && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number) : null;
    }

    public static DateOnly? PlusMonths(DateOnly day, int months)
    {
        var total = (day.Year - 1) * 12L + day.Month - 1 + months;
        if (total is < 0 or >= 9999 * 12) return null;
        var (year, month) = ((int)(total / 12) + 1, (int)(total % 12) + 1);
        return new DateOnly(year, month, Math.Min(day.Day, DateTime.DaysInMonth(year, month)));
    }

    public static DateOnly? Of(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>Days since Monday: weeks start there.</summary>
    public static int SinceMonday(DayOfWeek day) => ((int)day + 6) % 7;
}
