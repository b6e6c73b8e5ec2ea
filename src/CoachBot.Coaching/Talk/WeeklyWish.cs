using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Talk;

/// <summary>What follows "weekly": on, off, now, or a day with or without a time.</summary>
/// <param name="TimeSaid">The words where a time was expected, read or not.</param>
internal sealed record WeeklyWish(string Word, DayOfWeek? Day = null, string TimeSaid = "", TimeOnly? Time = null)
{
    public bool IsWhole => Word.Length > 0 || Day is not null && (TimeSaid.Length == 0 || Time is not null);

    public static WeeklyWish Read(string rest)
    {
        var lower = rest.ToLowerInvariant();
        if (lower is "on" or "off" or "now") return new(lower);
        var words = lower.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words is ["on" or "every", ..]) words = words[1..];
        if (words.Length == 0) return new("");
        var time = string.Join(' ', words[1..]);
        return new("", Times.ReadDay(words[0]), time, time.Length > 0 ? Times.Read(time) : null);
    }
}
