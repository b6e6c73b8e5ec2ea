using System.Globalization;

namespace CoachBot.Coaching.Reading;

/// <summary>Dates in digits: day first, unless only month first makes sense.</summary>
internal static class WrittenDates
{
    private static readonly char[] Separators = ['.', '/', '-'];

    public static DateHit? Read(string word, DateOnly today)
    {
        if (word.Length is < 3 or > 10 || word.IndexOfAny(Separators) is var at && at < 0) return null;
        var parts = word.Split(word[at]);
        if (parts.Length is not (2 or 3) || parts.Any(part => part.Length is 0 or > 4 || !part.All(char.IsAsciiDigit))) return null;
        var numbers = Array.ConvertAll(parts, part => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture));

        if (parts.Length == 2)
        {
            if (parts.Any(part => part.Length > 2)) return null;
            var (day, month) = DayFirst(numbers[0], numbers[1], word[at]);
            return Hit(MonthDays.Coming(day, month, today), word[at] == '-' ? Weight.Alone : Weight.AfterDue);
        }
        if (parts[0].Length == 4) return Hit(Calendar.Of(numbers[0], numbers[1], numbers[2]), Weight.Stated);
        if (parts[2].Length is not (2 or 4) || parts[0].Length > 2 || parts[1].Length > 2) return null;
        var year = parts[2].Length == 2 ? 2000 + numbers[2] : numbers[2];
        var (first, second) = DayFirst(numbers[0], numbers[1], word[at]);
        return Hit(Calendar.Of(year, second, first), parts[2].Length == 4 ? Weight.Stated : Weight.AfterDue);
    }

    private static (int Day, int Month) DayFirst(int first, int second, char separator) =>
        separator != '.' && second > 12 && first <= 12 ? (second, first) : (first, second);

    private static DateHit? Hit(DateOnly? date, Weight weight) => date is { } day ? new DateHit(day, 1, weight) : null;
}
