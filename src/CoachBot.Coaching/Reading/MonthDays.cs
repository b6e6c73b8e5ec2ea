using System.Globalization;

namespace CoachBot.Coaching.Reading;

/// <summary>"15 Dec", "December the 15th, 2026", "the 15th", "the first of next month".</summary>
internal sealed class MonthDays(IReadOnlyList<string> words, DateOnly today)
{
    public DateHit? At(int i)
    {
        var start = Word(i) == "the" ? i + 1 : i;
        if (Day(Word(start)) is { } day)
        {
            var at = Word(start + 1) == "of" ? start + 2 : start + 1;
            if (DateWords.Month(Word(at)) is { } month)
                return Written(i, day, month, at + 1, IsOrdinal(start) || !IsVerb(Word(at)));
            return IsOrdinal(start) ? OfMonth(i, start, day, at) : null;
        }
        if (DateWords.Month(Word(i)) is not { } named) return null;
        start = Word(i + 1) == "the" ? i + 2 : i + 1;
        return Day(Word(start)) is { } dayBehind
            ? Written(i, dayBehind, named, start + 1, IsOrdinal(start) || !IsVerb(Word(i)))
            : null;
    }

    private string Word(int i) => i < words.Count ? words[i] : "";

    private bool IsOrdinal(int i) => CountWords.Ordinal(Word(i)) is not null;

    /// <summary>"we may 3 ..." and "they march 5 ..." hold no date.</summary>
    private static bool IsVerb(string month) => month is "may" or "march" or "mar";

    private static int? Day(string word)
    {
        var day = word.Length is 1 or 2 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            ? digits
            : CountWords.Ordinal(word);
        return day is >= 1 and <= 31 ? day : null;
    }

    private DateHit? Written(int i, int day, int month, int at, bool stated)
    {
        var weight = stated ? Weight.Stated : Weight.AfterLead;
        if (Year(at) is { } year)
            return Calendar.Of(year, month, day) is { } date ? new DateHit(date, at + 1 - i) : null;
        return Coming(day, month, today) is { } coming ? new DateHit(coming, at - i, weight) : null;
    }

    private int? Year(int at)
    {
        var word = Word(at);
        if (word.Length is not (2 or 4) || !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year)) return null;
        // Two digits are a year only where nothing follows: "by Dec 15 26 people must know".
        if (word.Length == 2) return at == words.Count - 1 ? 2000 + year : null;
        return year;
    }

    /// <summary>The next such date on or after today. Eight years reach past any missing leap day.</summary>
    public static DateOnly? Coming(int day, int month, DateOnly today)
    {
        for (var year = today.Year; year <= today.Year + 8; year++)
            if (Calendar.Of(year, month, day) is { } date && date >= today) return date;
        return null;
    }

    private DateHit? OfMonth(int i, int start, int day, int at)
    {
        var later = Word(at) is "next" ? 1 : 0;
        var named = Word(at) is "next" or "this" or "the" && Word(at + 1) == "month";
        if (named)
            return Calendar.PlusMonths(new DateOnly(today.Year, today.Month, 1), later) is { } first
                && Calendar.Of(first.Year, first.Month, day) is { } said ? new DateHit(said, at + 2 - i) : null;
        for (var ahead = 0; ahead < 12; ahead++)
            if (Calendar.PlusMonths(new DateOnly(today.Year, today.Month, 1), ahead) is { } month
                && Calendar.Of(month.Year, month.Month, day) is { } date && date >= today)
                return new DateHit(date, start + 1 - i, Weight.AfterDue);
        return null;
    }
}
