using System.Globalization;
using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Hats;

/// <summary>Seven numbers in the order of the hats, kept from one check-in to the next.</summary>
internal sealed partial class TargetsQuestion(string id, string label, string ask) : TextQuestion(id, label, ask)
{
    private const decimal MostEach = 1000;

    public override Heard Read(string typed, Moment now)
    {
        if (base.Read(typed, now) is { Value: null } empty) return empty;
        return Parse(typed) is { } seven && seven.Sum() > 0
            ? Heard.As(string.Join(' ', seven.Select(n => n.ToString("0.##", CultureInfo.InvariantCulture))))
            : Heard.Not($"Seven numbers in this order: {string.Join(", ", Hat.All.Select(h => h.Name))}. The usual ones are {string.Join(' ', Hat.All.Select(h => h.Target.ToString("0", CultureInfo.InvariantCulture)))}; “skip” keeps what was.");
    }

    public override string? Find(string opening, Moment now) => null;

    public override string? Show(string stored) => Parse(stored) is null ? null : stored;

    /// <summary>The seven numbers of a text that holds exactly seven, or null.</summary>
    public static IReadOnlyList<decimal>? Parse(string text)
    {
        var numbers = Number().Matches(text.Length > Most ? text[..Most] : text).Select(m => decimal.Parse(m.Value.Replace(',', '.'), CultureInfo.InvariantCulture)).ToList();
        return numbers.Count == Hat.All.Count && numbers.All(n => n <= MostEach) ? numbers : null;
    }

    [GeneratedRegex(@"\d{1,4}(?:[.,]\d{1,2})?(?!\d)", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Number();
}
