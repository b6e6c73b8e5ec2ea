using System.Globalization;

namespace CoachBot.Coaching.Reading;

/// <summary>Times of day, weekdays and stretches of time, as asked for in the settings.</summary>
public static class Times
{
    private static readonly HashSet<string> Lead = ["at", "around", "about", "by", "from", "say", "maybe", "ca", "the"];
    private static readonly HashSet<string> SpanLead = ["for", "in", "within", "about", "around", "every", "after", "maybe", "say"];
    private static readonly HashSet<string> DayLead = ["on", "every", "each", "a", "the", "always", "maybe", "this", "next", "say"];

    public static TimeOnly? Read(string text)
    {
        if (text.Length > Folded.LongestAnswer || text.TrimStart().StartsWith('-')) return null;
        var words = Folded.Pieces(text.Replace("a.m", "am", StringComparison.OrdinalIgnoreCase).Replace("p.m", "pm", StringComparison.OrdinalIgnoreCase));
        var i = 0;
        while (i < words.Count && Lead.Contains(words[i])) i++;
        if (i == words.Count) return null;
        var rest = words.GetRange(i, words.Count - i);
        return rest switch
        {
            ["noon"] or ["midday"] or ["12", "noon"] => new TimeOnly(12, 0),
            ["midnight"] => new TimeOnly(0, 0),
            ["half", "past", var hour, .. var half] => Clock(Hour(hour), 30, half),
            ["quarter", "past", var hour, .. var half] => Clock(Hour(hour), 15, half),
            ["quarter", "to", var hour, .. var half] => Clock(Hour(hour), 0, half)?.AddMinutes(-15),
            [var hour, "h" or "uhr"] => Clock(Hour(hour), 0, []),
            [var hour, "h", var minute] => Clock(Hour(hour), Digits(minute), []),
            [var hour, var minute, .. var half] when Hour(hour) is not null && Minute(minute) is { } said => Clock(Hour(hour), said, half),
            [var time, .. var half] => Written(time, half),
            _ => null
        };
    }

    public static DayOfWeek? ReadDay(string text)
    {
        if (text.Length > Folded.LongestAnswer) return null;
        var words = Folded.Words(text);
        words.RemoveAll(word => DayLead.Contains(word) || word is "please" or "morning" or "afternoon" or "mornings" or "afternoons");
        return words is [var day] ? DateWords.Weekday(day)?.Day : null;
    }

    public static TimeSpan? ReadSpan(string text)
    {
        if (text.Length > Folded.LongestAnswer || text.TrimStart().StartsWith('-')) return null;
        var words = Folded.Pieces(text);
        var i = 0;
        while (i < words.Count && SpanLead.Contains(words[i])) i++;
        if (i < words.Count && words[i] is "the" or "one" && i + 1 < words.Count && words[i + 1] is "week" or "month") words[i] = "a";
        if (Length.Read(words, ref i) is not { Days: { } days } || i < words.Count && words[i] is not ("time" or "please")) return null;
        return TimeSpan.FromMinutes((double)decimal.Round(days * 1440, 3));
    }

    private static TimeOnly? Written(string time, List<string> half)
    {
        if (time.Split(':', '.') is [var hour, { Length: 2 } minute]) return Clock(Digits(hour), Digits(minute), half);
        if (time.Length == 4 && Digits(time) is { } four) return Clock(four / 100, four % 100, half);
        return Clock(Hour(time), 0, half);
    }

    private static TimeOnly? Clock(int? hour, int? minute, List<string> half)
    {
        if (hour is not (>= 0 and <= 23) || minute is not (>= 0 and <= 59)) return null;
        if (Afternoon(half) is not { } afternoon) return half.Count == 0 || half is ["oclock"] ? new TimeOnly(hour.Value, minute.Value) : null;
        if (hour is 0 or > 12) return null;
        return new TimeOnly(hour.Value % 12 + (afternoon ? 12 : 0), minute.Value);
    }

    private static bool? Afternoon(List<string> half) => half switch
    {
        ["oclock", .. { Count: > 0 } rest] => Afternoon(rest),
        ["am" or "a"] or ["in", "the", "morning"] => false,
        ["pm" or "p"] or ["in", "the", "afternoon" or "evening"] or ["at", "night"] => true,
        _ => null
    };

    private static int? Hour(string word) => Digits(word) ?? (CountWords.Cardinal(word) is >= 1 and <= 12 and var hour ? hour : null);

    private static int? Minute(string word) => word.Length == 2 && Digits(word) is { } digits ? digits : CountWords.Cardinal(word) is >= 10 and var minute ? minute : null;

    private static int? Digits(string word) =>
        word.Length <= 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && (word.Length <= 2 || word.Length == 4) ? digits : null;
}
