using System.Text.RegularExpressions;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Skills.Review;

/// <summary>Reads services as people type or paste them: "guest wifi 4 rising 2 unstable fits".</summary>
internal static partial class ServiceWords
{
    private enum Kind { Unknown, Filler, Number, Use, Stable, Fit, Happy, Not }

    private const int LongestName = 80;

    private static readonly Dictionary<string, (Kind Kind, int Value)> s_words = Words();

    /// <summary>One row a service, cells parted by tabs: name, value, use, happy, stable, fit.</summary>
    public static IEnumerable<string> Rows(string typed) => Items(typed).Select(Row);

    /// <summary>The list inside an opening message, or null when it holds none.</summary>
    public static string? InOpening(string opening)
    {
        var lines = opening.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length >= 3) return string.Join('\n', lines.Skip(1));
        var colon = opening.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Items(opening[(colon + 1)..]) is { Count: >= 2 } items ? string.Join('\n', items) : null;
    }

    /// <summary>What was said, however little; null when no word of it rates anything.</summary>
    public static Rating? Read(string typed) =>
        typed.Length <= Folded.LongestAnswer && Of([.. WordIn().Matches(typed).Select(m => Known(m.Value))]) is { Said: > 0 } rating ? rating : null;

    private static List<string> Items(string typed)
    {
        List<string> lines = [.. typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => Bullet().Replace(l, ""))];
        if (lines.Count != 1) return lines;
        var items = new List<string>();
        foreach (var piece in lines[0].Split(lines[0].Contains(';') ? ';' : ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // "guest wifi, 4, rising" is one service and its rating, not three services.
            if (items.Count > 0 && WordIn().Matches(piece) is { Count: > 0 } words && words.All(w => Known(w.Value).Kind != Kind.Unknown)) items[^1] += $", {piece}";
            else items.Add(AndBefore().Replace(piece, ""));
        }
        return items;
    }

    private static string Row(string item)
    {
        var (name, rating) = Part(item);
        return string.Join('\t', Wording.Short(name, LongestName), rating.Value, Word(rating.Use), rating.Happy, Word(rating.Stable), Word(rating.Fit));
    }

    /// <summary>Parts a line into the name and the rating behind it; no rating where the end may be part of the name, such as "Windows 11".</summary>
    private static (string Name, Rating Rating) Part(string line)
    {
        if (line.Length > Folded.LongestAnswer) return (line, new());
        var words = WordIn().Matches(line);
        var tokens = words.Select(w => Known(w.Value)).ToList();
        var first = tokens.Count;
        while (first > 1 && tokens[first - 1].Kind != Kind.Unknown) first--;
        if (first == tokens.Count) return (Trim(line), new());
        var name = line[..words[first].Index];
        var rating = Of(tokens[first..]);
        return rating.Said >= 2 || rating.Said == 1 && Parting().IsMatch(name) ? (Trim(name), rating) : (Trim(line), new());
    }

    /// <summary>The first number is the value, the second how happy people are.</summary>
    private static Rating Of(List<(Kind Kind, int Value)> tokens)
    {
        var rating = new Rating();
        for (var i = 0; i < tokens.Count; i++)
        {
            var isNot = i > 0 && tokens[i - 1].Kind == Kind.Not;
            var happyBefore = i > 0 && tokens[i - 1].Kind == Kind.Happy;
            rating = tokens[i] switch
            {
                (Kind.Number, var n) when happyBefore || rating.Value is not null => rating with { Happy = rating.Happy ?? n },
                (Kind.Number, var n) => rating with { Value = n },
                (Kind.Use, var n) => rating with { Use = rating.Use ?? (Use)n },
                (Kind.Stable, var n) => rating with { Stable = rating.Stable ?? (isNot ? Stable.No : (Stable)n) },
                (Kind.Fit, var n) => rating with { Fit = rating.Fit ?? (isNot || i + 1 < tokens.Count && tokens[i + 1].Kind == Kind.Not ? Fit.No : (Fit)n) },
                _ => rating,
            };
        }
        return rating;
    }

    private static (Kind Kind, int Value) Known(string word) => s_words.GetValueOrDefault(Folded.Text(word));

    private static string? Word<T>(T? value) where T : struct, Enum => value?.ToString().ToLowerInvariant();

    private static string Trim(string text) => text.Trim().TrimEnd('-', '–', '—', ':', ';', ',', '(', '=', '.', ' ').TrimEnd();

    private static Dictionary<string, (Kind, int)> Words()
    {
        var words = new Dictionary<string, (Kind, int)>();
        void Add(Kind kind, int value, string list)
        {
            foreach (var word in list.Split(' ')) words[word] = (kind, value);
        }
        Add(Kind.Filler, 0, "value use and is with of 5/5 out it");
        Add(Kind.Happy, 0, "happy happiness satisfaction satisfied");
        for (var n = 1; n <= 5; n++)
        {
            Add(Kind.Number, n, $"{n} {n}/5");
            Add(Kind.Number, n, ((string[])["one", "two", "three", "four", "five"])[n - 1]);
        }
        Add(Kind.Use, (int)Use.Rising, "rising growing increasing up");
        Add(Kind.Use, (int)Use.Steady, "steady flat constant unchanged");
        Add(Kind.Use, (int)Use.Falling, "falling shrinking declining dropping down");
        Add(Kind.Stable, (int)Stable.Yes, "stable reliable");
        Add(Kind.Stable, (int)Stable.No, "unstable unreliable flaky shaky");
        Add(Kind.Fit, (int)Fit.Yes, "fits fit fitting");
        Add(Kind.Fit, (int)Fit.Partly, "partly partially partial");
        Add(Kind.Fit, (int)Fit.No, "misfit unfit");
        Add(Kind.Not, 0, "not no doesn't doesnt isn't isnt don't dont does");
        return words;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[/'’][\p{L}\p{N}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex WordIn();

    [GeneratedRegex(@"(?:\s[-–—]|[:;,(=])\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Parting();

    [GeneratedRegex(@"^\s*(?:[-*•–]|\d{1,2}[.)])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^and\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AndBefore();
}
