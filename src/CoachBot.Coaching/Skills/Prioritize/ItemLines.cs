using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Skills.Prioritize;

/// <summary>Finds the items in what was typed or pasted: a line each, or parted by commas when all stand on one line.</summary>
internal static partial class ItemLines
{
    private const int LongestName = 120;

    /// <summary>One row per item, cells parted by tabs: name, impact, when, effort, must, purpose.</summary>
    public static IEnumerable<string> Rows(string typed) => Items(typed).Select(Row);

    /// <summary>The list inside an opening message, or null when it holds none of at least two.</summary>
    public static string? InOpening(string opening)
    {
        var lines = Lines(opening);
        var listed = lines.Count(l => Bullet().IsMatch(l)) >= 2 ? [.. lines.Where(l => Bullet().IsMatch(l))] : lines.Skip(1).ToList();
        if (listed.Count >= 2) return string.Join('\n', listed);
        var colon = opening.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && lines.Count <= 2 && Items(opening[(colon + 1)..]) is { Count: >= 2 } items ? string.Join('\n', items) : null;
    }

    private static List<string> Items(string typed)
    {
        var lines = Lines(typed);
        if (lines.Count != 1) return [.. lines.Select(Bare)];
        var line = Bare(lines[0]);
        var pieces = line.Contains(';') ? line.Split(';') : Comma().Split(line);
        var items = new List<string>();
        foreach (var piece in pieces.Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            // "payroll bug, 5, today" is one item and its rating, not three items.
            if (items.Count > 0 && RatingWords.IsOnlyRating(piece)) items[^1] += $", {piece}";
            else items.Add(AndBefore().Replace(piece, ""));
        }
        return items;
    }

    private static List<string> Lines(string typed) => [.. typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string Bare(string line) => Bullet().Replace(line, "");

    private static string Row(string item)
    {
        var (name, rating) = RatingWords.Part(item);
        return string.Join('\t', Wording.Short(name, LongestName), rating.Impact, Word(rating.When), Word(rating.Effort), Word(rating.Must), Word(rating.Purpose));
    }

    private static string? Word<T>(T? value) where T : struct, Enum => value?.ToString().ToLowerInvariant();

    [GeneratedRegex(@"^\s*(?:[-*•–]|\d{1,2}[.)])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@",(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();

    [GeneratedRegex(@"^and\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AndBefore();
}
