namespace CoachBot.Coaching.Reading;

/// <summary>Weekdays and months, abbreviated, in full or nearly right.</summary>
internal static class DateWords
{
    private static readonly string[] Days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private static readonly string[] MonthNames =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december"
    ];

    private static readonly string[] Tomorrow = ["tomorrow"];

    // One letter from a weekday or from "tomorrow", and something else.
    private static readonly HashSet<string> NotDays =
        ["sundae", "sundry", "todays", "tomorrows", "today", "midday", "weekday", "workday"];

    public static bool IsMonth(string word) => Month(word) is not null;

    public static bool IsTomorrow(string word) =>
        word is "tomorrow" or "tmrw" or "tmr" or "tmw" or "tomo" || word.Length >= 6 && IsNear(word, Tomorrow) is not null;

    public static int? Month(string word)
    {
        var place = Array.FindIndex(MonthNames, name => name == word || word.Length == 3 && name.StartsWith(word, StringComparison.Ordinal));
        if (place < 0 && word is "sept") place = 8;
        if (place < 0 && word.Length >= 5 && IsNear(word, MonthNames) is { } near) place = Array.IndexOf(MonthNames, near);
        return place < 0 ? null : place + 1;
    }

    /// <summary>A weekday and how sure it is: "we" and "sat" are weekdays only where a weekday is expected.</summary>
    public static (DayOfWeek Day, Weight Weight)? Weekday(string word)
    {
        if (Array.IndexOf(Days, word) is >= 0 and var exact) return ((DayOfWeek)exact, Weight.Stated);
        if (Short(word) is { } day) return (day, word.Length == 2 ? Weight.Alone : Weight.AfterLead);
        if (word.EndsWith('s') && Array.IndexOf(Days, word[..^1]) is >= 0 and var plural) return ((DayOfWeek)plural, Weight.Alone);
        if (word.Length < 5 || IsNear(word, Days) is not { } near) return null;
        return ((DayOfWeek)Array.IndexOf(Days, near), word.Length >= 6 ? Weight.Stated : Weight.Alone);
    }

    private static DayOfWeek? Short(string word) => word switch
    {
        "mo" or "mon" => DayOfWeek.Monday,
        "tu" or "tue" or "tues" => DayOfWeek.Tuesday,
        "we" or "wed" or "weds" => DayOfWeek.Wednesday,
        "th" or "thu" or "thur" or "thurs" => DayOfWeek.Thursday,
        "fr" or "fri" => DayOfWeek.Friday,
        "sa" or "sat" => DayOfWeek.Saturday,
        "su" or "sun" => DayOfWeek.Sunday,
        _ => null
    };

    private static string? IsNear(string word, string[] names) =>
        NotDays.Contains(word) ? null : Spelling.Nearest(word, names, word.Length >= 7 ? 2 : 1);
}
