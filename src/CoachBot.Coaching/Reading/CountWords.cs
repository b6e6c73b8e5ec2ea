using System.Globalization;

namespace CoachBot.Coaching.Reading;

/// <summary>Numbers as they stand among other words: "3", "twenty one", "a couple of", "two and a half", "10k".</summary>
internal static class CountWords
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"
    ];

    private static readonly string[] Tens =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] OrdinalWords =
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
        "twentieth"
    ];

    private static readonly Dictionary<string, int> Cardinals = Small
        .Select((word, value) => (word, value))
        .Concat(Tens.Select((word, i) => (word, value: 20 + 10 * i)))
        .ToDictionary(pair => pair.word, pair => pair.value);

    private static readonly string[] LongCardinals = [.. Cardinals.Keys.Where(word => word.Length >= 5)];

    public static int? Cardinal(string word) => Cardinals.TryGetValue(word, out var value) ? value : null;

    /// <summary>"3rd" or "third".</summary>
    public static int? Ordinal(string word)
    {
        if (word.Length is > 2 and < 7 && word[^2..] is "st" or "nd" or "rd" or "th"
            && int.TryParse(word.AsSpan(0, word.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return value;
        var place = Array.IndexOf(OrdinalWords, word);
        return place < 0 ? null : place + 1;
    }

    public static bool IsCount(string word) =>
        char.IsAsciiDigit(word[0]) || Cardinals.ContainsKey(word) || Ordinal(word) is not null;

    /// <summary>Reads a number that starts at <paramref name="at"/> and moves past it.</summary>
    public static decimal? Read(IReadOnlyList<string> words, ref int at)
    {
        var i = at;
        if (Simple(words, ref i) is not { } value) return null;
        if (Is(words, i, "and") && Is(words, i + 1, "a") && Is(words, i + 2, "half"))
        {
            value += 0.5m;
            i += 3;
        }
        at = i;
        return value;
    }

    private static decimal? Simple(IReadOnlyList<string> words, ref int i)
    {
        if (i >= words.Count) return null;
        if (words[i] == "half")
        {
            i += Is(words, i + 1, "a") || Is(words, i + 1, "an") ? 2 : 1;
            if (!Is(words, i, "dozen")) return 0.5m;
            i++;
            return 6;
        }
        var article = words[i] is "a" or "an";
        if (article) i++;
        if (i < words.Count && Round(words[i]) is { } round)
        {
            i += Is(words, i + 1, "of") ? 2 : 1;
            return round;
        }
        if (article)
        {
            if (Scale(words, i) == 1) return 1;
            return Spelled(words, ref i, 1);
        }
        if (Digits(words[i]) is { } digits)
        {
            i++;
            if (Scale(words, i) is var scale and > 1)
            {
                i++;
                return digits * scale;
            }
            return digits;
        }
        return Spelled(words, ref i, null);
    }

    private static decimal? Round(string word) => word switch { "couple" => 2, "few" => 3, "dozen" => 12, _ => null };

    private static int Scale(IReadOnlyList<string> words, int i) =>
        i >= words.Count ? 1 : words[i] switch { "hundred" => 100, "thousand" => 1_000, "million" => 1_000_000, _ => 1 };

    private static decimal? Spelled(IReadOnlyList<string> words, ref int i, int? started)
    {
        decimal total = 0;
        decimal? group = started;
        for (; i < words.Count && total < 1_000_000_000; i++)
        {
            if (Scale(words, i) is var scale and > 1 && group is not null)
            {
                if (scale == 100) group *= 100;
                else (total, group) = (total + group.Value * scale, 0);
            }
            else if (words[i] == "and" && group is 0 or >= 100 && i + 1 < words.Count && Cardinal(words[i + 1]) is not null) { }
            else if (group is null && Near(words[i]) is { } first) group = first;
            else if (group is not null && Cardinal(words[i]) is { } next && Fits(group.Value, next)) group += next;
            else break;
        }
        return group is null ? null : total + group;
    }

    /// <summary>"twenty one" is one number, "two three" is two.</summary>
    private static bool Fits(decimal group, int next) =>
        group % 100 == 0 && (group > 0 || next > 0) || group % 100 >= 20 && group % 10 == 0 && next is > 0 and < 10;

    private static int? Near(string word) =>
        Cardinal(word) ?? (word.Length >= 4 && Spelling.Nearest(word, LongCardinals, 1) is { } near ? Cardinals[near] : null);

    /// <summary>Digits with a decimal part or thousands: a group of exactly three after a separator is thousands.</summary>
    public static decimal? Digits(string word)
    {
        if (word.Length is 0 or > 18) return null;
        var thousands = word[^1] == 'k' ? 1_000 : 1;
        var number = thousands > 1 ? word[..^1] : word;
        var parts = number.Split('.', ',');
        if (parts.Any(part => part.Length == 0 || !part.All(char.IsAsciiDigit))) return null;

        var grouped = parts.Length > 1 && parts[0] is { Length: <= 3 } && parts[0][0] != '0' && parts.Skip(1).All(part => part.Length == 3);
        var plain = grouped || parts.Length == 1 ? string.Concat(parts) : parts.Length == 2 ? $"{parts[0]}.{parts[1]}" : null;
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value * thousands : null;
    }

    private static bool Is(IReadOnlyList<string> words, int i, string word) => i < words.Count && words[i] == word;
}
