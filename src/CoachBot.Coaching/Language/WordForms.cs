namespace CoachBot.Coaching.Language;

/// <summary>Brings a word to its plain form: lower case, contractions undone, numbers alike.</summary>
internal static class WordForms
{
    private static readonly Dictionary<string, string[]> Respelt = new(StringComparer.Ordinal)
    {
        ["won't"] = ["will", "not"],
        ["dont"] = ["do", "not"],
        ["doesnt"] = ["does", "not"],
        ["didnt"] = ["did", "not"],
        ["cant"] = ["can", "not"],
        ["cannot"] = ["can", "not"],
        ["wont"] = ["will", "not"],
        ["isnt"] = ["is", "not"],
        ["im"] = ["i"],
        ["ive"] = ["i"],
        ["gonna"] = ["going", "to"],
        ["wanna"] = ["want", "to"],
        ["pls"] = ["please"],
        ["plz"] = ["please"],
        ["u"] = ["you"],
        ["thru"] = ["through"],
        ["e-mail"] = ["email"],
    };

    public static void Add(ReadOnlySpan<char> raw, List<string> words)
    {
        Span<char> lower = stackalloc char[raw.Length];
        raw.ToLowerInvariant(lower);
        if (Respelt.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out var forms))
        {
            words.AddRange(forms);
            return;
        }

        if (char.IsDigit(lower[0]))
        {
            words.Add("0");
            return;
        }

        var quote = lower.IndexOf('\'');
        if (quote < 0)
        {
            words.Add(lower.ToString());
            return;
        }

        // "can't" says no; "he's", "I'd" and "they've" say nothing after the quote.
        var negated = lower.EndsWith("n't");
        words.Add(lower[..(negated && lower.Length > 3 && !lower.StartsWith("can't") ? quote - 1 : quote)].ToString());
        if (negated)
            words.Add("not");
    }

    /// <summary>A rough stem: enough to make "approved", "approving" and "approves" meet.</summary>
    public static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        if (word.Length > 4 && word.EndsWith("ies"))
            return word[..^3];
        if (word.Length > 5 && word.EndsWith("ing"))
            return Single(word[..^3]);
        if (word.Length > 4 && word.EndsWith("ed"))
            return Single(word[..^2]);
        if (word.Length > 4 && word.EndsWith("es"))
            return word[..^2];
        if (word.Length > 3 && word[^1] == 's' && word[^2] != 's')
            return Stem(word[..^1]);
        return word.Length > 4 && word[^1] is 'e' or 'y' ? word[..^1] : word;
    }

    private static ReadOnlySpan<char> Single(ReadOnlySpan<char> stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's') ? stem[..^1] : stem;
}
