using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Dialogs;

/// <summary>Finds which option was meant, and says kindly when none was.</summary>
internal static class Pick
{
    public static Option? From(string typed, IReadOnlyList<Option> options)
    {
        if (options.FirstOrDefault(o => string.Equals(o.Word, typed.Trim(), StringComparison.OrdinalIgnoreCase)) is { } exact) return exact;
        IReadOnlyList<string>[] names = [.. options.Select(o => (IReadOnlyList<string>)[o.Word, o.Label, .. o.Cues])];
        return Choices.Match(typed, names) is { } index ? options[index] : null;
    }

    public static string Sorry(string typed, IReadOnlyList<Option> options) => Numbers.Read(typed) is { } number
        ? $"There is no {number.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)} here. Pick 1 to {options.Count}, or say “don't know”."
        : "I could not match that to one of these. A number or a word is enough, or “don't know”.";
}
