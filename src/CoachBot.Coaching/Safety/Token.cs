namespace CoachBot.Coaching.Safety;

/// <summary>One word of a text: its number, whether a sentence starts here, whether it looks like a name.</summary>
internal readonly record struct Token(int Word, bool StartsSentence, bool LooksLikeName);

/// <summary>Cuts a text into words, once, with short forms written out ("don't" is "do not").</summary>
internal static class Tokens
{
    private static readonly Dictionary<string, string[]> WrittenOut = new(StringComparer.Ordinal)
    {
        ["dont"] = ["do", "not"],
        ["doesnt"] = ["does", "not"],
        ["didnt"] = ["did", "not"],
        ["cant"] = ["can", "not"],
        ["cannot"] = ["can", "not"],
        ["couldnt"] = ["could", "not"],
        ["wont"] = ["will", "not"],
        ["wouldnt"] = ["would", "not"],
        ["shouldnt"] = ["should", "not"],
        ["isnt"] = ["is", "not"],
        ["arent"] = ["are", "not"],
        ["wasnt"] = ["was", "not"],
        ["werent"] = ["were", "not"],
        ["hasnt"] = ["has", "not"],
        ["havent"] = ["have", "not"],
        ["im"] = ["i", "am"],
        ["ive"] = ["i", "have"],
        ["hes"] = ["he"],
        ["shes"] = ["she"],
        ["theyre"] = ["they", "are"],
        ["youre"] = ["you", "are"],
        ["gonna"] = ["going", "to"],
        ["wanna"] = ["want", "to"],
        ["u"] = ["you"],
        ["ur"] = ["your"],
        ["teh"] = ["the"],
        ["hte"] = ["the"],
        ["adn"] = ["and"],
        ["hsi"] = ["his"],
        ["hre"] = ["her"],
        ["ca"] = ["can"],
        ["wo"] = ["will"],
    };

    public static List<Token> Of(string text, Vocabulary vocabulary)
    {
        var plain = PlainText.Of(text);
        var tokens = new List<Token>(Math.Min(plain.Length / 4, 4096) + 4);
        var (starts, at) = (true, 0);
        while (at < plain.Length)
        {
            if (!char.IsLetterOrDigit(plain[at]))
            {
                starts |= EndsSentence(plain, at++);
                continue;
            }

            var end = EndOfWord(plain, at);
            var word = plain.AsSpan(at, end - at);
            at = end;
            if (end + 1 < plain.Length && plain[end] == '\'' && char.IsLetter(plain[end + 1]))
            {
                at = EndOfWord(plain, end + 1);
                AddShortForm(tokens, word, plain.AsSpan(end + 1, at - end - 1), starts, vocabulary);
            }
            else
            {
                Add(tokens, word, starts, vocabulary);
            }

            starts = false;
        }

        return tokens;
    }

    private static void AddShortForm(
        List<Token> tokens, ReadOnlySpan<char> word, ReadOnlySpan<char> rest, bool starts, Vocabulary vocabulary)
    {
        var isNot = rest is "t" or "T" && word.Length > 1 && word[^1] is 'n' or 'N';
        Add(tokens, isNot ? word[..^1] : word, starts, vocabulary);
        ReadOnlySpan<char> meant = rest switch
        {
            "s" or "S" => [],
            "m" or "M" => "am",
            "d" or "D" => "would",
            "ll" or "LL" => "will",
            "re" or "RE" => "are",
            "ve" or "VE" => "have",
            _ => isNot ? "not" : rest,
        };
        if (meant.Length > 0)
            Add(tokens, meant, false, vocabulary);
    }

    private static void Add(List<Token> tokens, ReadOnlySpan<char> word, bool starts, Vocabulary vocabulary)
    {
        if (word.Length > Vocabulary.LongestWord)
        {
            tokens.Add(new Token(Vocabulary.Unknown, starts, false));
            return;
        }

        Span<char> lower = stackalloc char[Vocabulary.LongestWord];
        lower = lower[..word.ToLowerInvariant(lower)];
        if (WrittenOut.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out var parts))
        {
            foreach (var part in parts)
            {
                tokens.Add(new Token(vocabulary.Find(part), starts, false));
                starts = false;
            }

            return;
        }

        var id = vocabulary.Find(lower);
        var name = id == Vocabulary.Unknown && !starts && word.Length > 1 && char.IsUpper(word[0]) && char.IsLower(word[1]);
        if (id == Vocabulary.Unknown && !name)
            id = vocabulary.FindMisspelt(lower);
        tokens.Add(new Token(id, starts, name));
    }

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && char.IsLetterOrDigit(text[at]))
            at++;
        return at;
    }

    private static bool EndsSentence(string text, int at) => text[at] switch
    {
        '.' or '!' or '?' or ';' => at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]),
        '\n' => at + 1 < text.Length && text[at + 1] is '\n' or '\r',
        _ => false,
    };
}
