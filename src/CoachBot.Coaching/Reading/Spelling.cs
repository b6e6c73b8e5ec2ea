namespace CoachBot.Coaching.Reading;

/// <summary>How far one spelling is from another, counting a swap of neighbours as one slip.</summary>
internal static class Spelling
{
    private const int LongestCompared = 60;

    private static readonly string[] Opposites = ["un", "in", "im", "ir", "il", "non", "dis", "de", "re"];

    /// <summary>Damerau-Levenshtein distance (adjacent swaps), or null when it exceeds <paramref name="most"/>.</summary>
    public static int? Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > LongestCompared || b.Length > LongestCompared) return null;

        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[b.Length] <= most ? last[b.Length] : null;
    }

    /// <summary>"uncertain" is two letters from "certain" and means its opposite, so it is no slip of the keys.</summary>
    public static bool AreOpposites(string a, string b)
    {
        var (longer, shorter) = a.Length > b.Length ? (a, b) : (b, a);
        return longer.Length > shorter.Length
            && longer.EndsWith(shorter, StringComparison.Ordinal)
            && Opposites.Contains(longer[..^shorter.Length]);
    }

    /// <summary>The one word closest to what was typed, or null when none is close or two are equally close.</summary>
    public static string? Nearest(string typed, IEnumerable<string> words, int most)
    {
        string? nearest = null;
        var least = most + 1;
        foreach (var word in words)
        {
            if (Distance(typed, word, most) is not { } distance || distance > least) continue;
            nearest = distance < least ? word : null;
            least = distance;
        }
        return nearest;
    }
}
