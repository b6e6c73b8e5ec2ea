using System.Globalization;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Dialogs;

/// <summary>A day, today or later.</summary>
/// <param name="quote">Goes before the day when quoted: "it is due on" Friday 4 December.</param>
public sealed class DateQuestion(string id, string label, string ask, string quote) : Question<DateOnly>(id, label, _ => ask)
{
    private const string Stored = "yyyy-MM-dd";

    /// <summary>Working days from today that stand when nothing is said.</summary>
    public int? UsuallyIn { get; init; }

    /// <summary>Whether a day named in the first message may be this one.</summary>
    public bool InOpening { get; init; } = true;

    public override DateOnly Nothing => DateOnly.MaxValue;

    public override Heard Read(string typed, Moment now) => Dates.Read(typed, now.Today, now.Calendar) switch
    {
        null => Heard.Not("I could not read a date in that. “Friday”, “in 2 weeks” or “15 Dec” all work, or “don't know”."),
        var day when day < now.Today => Heard.Not($"{Wording.Day(day.Value)} has passed. {Wording.Day(Later(day.Value, now.Today))} is the next of that name."),
        var day => Heard.As(Text(day.Value)),
    };

    public override string? Find(string opening, Moment now) =>
        InOpening && Dates.Find(opening, now.Today, now.Calendar) is { } day && day >= now.Today ? Text(day) : null;

    public override string? Show(string stored) => TryParse(stored, out var day) ? Wording.Day(day) : null;

    public override string? Quote(string stored) => TryParse(stored, out var day) ? $"{quote} {Wording.Day(day)}" : null;

    public override string? Default(Moment now) => UsuallyIn is { } workdays ? Text(now.In(workdays)) : null;

    public override IEnumerable<string> Alternatives(Moment now) => [Text(now.In(1)), Text(now.In(2)), Text(now.In(20))];

    public override bool TryParse(string stored, out DateOnly value) =>
        DateOnly.TryParseExact(stored, Stored, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    private static string Text(DateOnly day) => day.ToString(Stored, CultureInfo.InvariantCulture);

    private static DateOnly Later(DateOnly past, DateOnly today)
    {
        var years = today.Year - past.Year;
        var same = past.AddYears(years);
        return same >= today ? same : past.AddYears(years + 1);
    }
}
