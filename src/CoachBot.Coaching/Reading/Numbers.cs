namespace CoachBot.Coaching.Reading;

/// <summary>A number as people type it. The unit behind it is passed over, not converted.</summary>
public static class Numbers
{
    private static readonly HashSet<string> Lead =
    [
        "about", "around", "roughly", "approx", "approximately", "circa", "ca", "nearly", "almost", "maybe", "probably",
        "say", "only", "just", "like", "at", "least", "most", "up", "to", "over", "under", "i", "think", "guess", "its",
        "it", "is", "was", "there", "are", "we", "have", "the", "perhaps", "exactly", "id", "good"
    ];

    // Behind a number these mean that it is not one number, or that it is a date.
    private static readonly HashSet<string> Breaks =
    [
        "or", "to", "and", "not", "no", "minus", "plus", "point", "half", "dozen", "out", "per", "but", "if",
        "hundred", "thousand", "million", "am", "pm", "oclock", "between"
    ];

    public static decimal? Read(string text)
    {
        if (text.Length > Folded.LongestAnswer) return null;
        var trimmed = text.Trim();
        var words = Folded.Words(trimmed.Replace("½", ".5", StringComparison.Ordinal));
        var negative = trimmed.Length > 1 && trimmed[0] is '-' or '−' && char.IsAsciiDigit(trimmed[1]);
        if (trimmed is "½" or "1/2") return 0.5m;
        if (trimmed.Length > 1 && trimmed[0] == '.' && words.Count == 1) return CountWords.Digits("0." + words[0]);

        var i = 0;
        while (i < words.Count && Lead.Contains(words[i])) i++;
        if (i < words.Count && words[i] is "minus")
        {
            negative = true;
            i++;
        }
        if (i >= words.Count) return null;
        var value = Whole(words, ref i) ?? CountWords.Read(words, ref i);
        return value is { } number && IsUnit(words, i) ? negative ? -number : number : null;
    }

    private static decimal? Whole(List<string> words, ref int i)
    {
        var alone = i == words.Count - 1;
        decimal? value = words[i] switch
        {
            "none" or "nil" or "nothing" or "nobody" or "never" or "nought" or "zilch" when alone => 0,
            "no" when !alone && words[i + 1] is not ("one" or "idea" or "clue") && !CountWords.IsCount(words[i + 1]) && words.Count - i == 2 => 0,
            "once" => 1,
            "single" => 1,
            "twice" => 2,
            "thrice" => 3,
            "half" when alone => 0.5m,
            _ => CountWords.Ordinal(words[i])
        };
        // "no later" and "no thanks" are not a count of nothing; only counted things are plural.
        if (words[i] == "no" && value is 0 && !words[i + 1].EndsWith('s') && words[i + 1] != "people" || words[^1] == "thanks") return null;
        if (value is not null) i++;
        return value;
    }

    private static bool IsUnit(List<string> words, int i) =>
        words.Count - i <= 4
        && words.Skip(i).All(word => word.All(char.IsLetter) && !CountWords.IsCount(word) && !Breaks.Contains(word) && !DateWords.IsMonth(word));
}
