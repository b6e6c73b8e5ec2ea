namespace CoachBot.Coaching.Safety;

/// <summary>
/// Every word the phrase lists know, as a number. A word it does not know may stand for a known one
/// with one letter missing, added, wrong or swapped, unless it is an ordinary word of its own.
/// </summary>
internal sealed class Vocabulary
{
    public const int Unknown = -1;
    public const int LongestWord = 24;
    private const int ShortestListed = 4;
    private const int ShortestTyped = 3;

    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> misspelt = new(StringComparer.Ordinal);
    private readonly HashSet<string> ordinary = new(StringComparer.Ordinal);
    private readonly List<string> words = [];

    public int Count => words.Count;

    public int Learn(string word)
    {
        if (!ids.TryGetValue(word, out var id))
        {
            ids[word] = id = words.Count;
            words.Add(word);
        }

        return id;
    }

    public void LeaveAlone(IEnumerable<string> lookAlikes) => ordinary.UnionWith(lookAlikes);

    /// <summary>Files each word under itself less one letter, so that a typo is found without trying every word.</summary>
    public void ExpectTyposOf(IEnumerable<int> targets)
    {
        foreach (var id in targets)
        {
            var word = words[id];
            if (word.Length < ShortestListed)
                continue;
            misspelt.TryAdd(word, id);
            for (var at = 0; at < word.Length; at++)
                misspelt.TryAdd(word.Remove(at, 1), id);
        }
    }

    public int Find(ReadOnlySpan<char> word) =>
        ids.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var id) ? id : Unknown;

    public int FindMisspelt(ReadOnlySpan<char> word)
    {
        if (word.Length < ShortestTyped || word.Length > LongestWord
            || ordinary.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            return Unknown;

        var lookup = misspelt.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(word, out var whole) && IsOneSlip(word, words[whole]))
            return whole;

        Span<char> shorter = stackalloc char[LongestWord];
        // From the end, because people seldom get the first letter wrong.
        for (var at = word.Length - 1; at >= 0; at--)
        {
            word[..at].CopyTo(shorter);
            word[(at + 1)..].CopyTo(shorter[at..]);
            if (lookup.TryGetValue(shorter[..(word.Length - 1)], out var id) && IsOneSlip(word, words[id]))
                return id;
        }

        return Unknown;
    }

    private static bool IsOneSlip(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant)
    {
        var start = typed.CommonPrefixLength(meant);
        var left = typed[start..];
        var right = meant[start..];
        return typed.Length == meant.Length
            ? left.Length < 2 || left[1..].SequenceEqual(right[1..])
                || (left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]))
            : typed.Length > meant.Length
                ? typed.Length - meant.Length == 1 && left[1..].SequenceEqual(right)
                : meant.Length - typed.Length == 1 && left.SequenceEqual(right[1..]);
    }
}
