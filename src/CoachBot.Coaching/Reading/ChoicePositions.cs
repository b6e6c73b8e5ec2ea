using System.Globalization;

namespace CoachBot.Coaching.Reading;

/// <summary>Choosing by place or by size: "2", "the second", "option b", "last"; or "5" where the choices are "1", "2-3", "4+".</summary>
internal static class ChoicePositions
{
    private static readonly HashSet<string> Filler =
    [
        "i", "id", "ill", "im", "think", "go", "going", "with", "for", "say", "lets", "its", "it", "is", "take", "pick", "choose",
        "probably", "maybe", "guess", "would", "um", "well", "ok", "the", "my", "answer", "one", "please", "thanks"
    ];

    private static readonly HashSet<string> Label = ["option", "choice", "number", "num", "nr", "answer"];

    /// <summary>A place, or null; <c>Said</c> tells whether the words spoke of a place at all.</summary>
    public static (bool Said, int? Index) Read(string typed, List<string> words, IReadOnlyList<IReadOnlyList<string>> names)
    {
        var labelled = words.Any(Label.Contains) || typed.Contains('#', StringComparison.Ordinal);
        var left = words.Count == 1 ? words : words.FindAll(word => !Filler.Contains(word) && !Label.Contains(word));
        if (left.Count == 0) left = words.FindAll(word => word == "one");
        if (left.Count != 1) return (false, null);

        var word = left[0];
        if (word == "last") return (true, names.Count - 1);
        if (CountWords.Ordinal(word) is { } ordinal) return (true, Within(ordinal, names.Count));
        if (Number(word) is { } number)
        {
            if (typed.TrimStart().StartsWith('-')) return (true, null);
            if (labelled || !names.Any(choice => choice.Any(name => Range(name) is not null))) return (true, Within(number, names.Count));
            return (true, InRange(number, names));
        }
        if (word.Length == 1 && word[0] is >= 'a' and <= 'z' && (labelled || HasMark(typed))) return (true, Within(word[0] - 'a' + 1, names.Count));
        return (false, null);
    }

    public static int? Number(string word) =>
        word.Length <= 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            ? digits
            : CountWords.Cardinal(word);

    private static int? Within(int place, int count) => place >= 1 && place <= count ? place - 1 : null;

    private static bool HasMark(string typed) => typed.AsSpan().Trim().IndexOfAny(").(") >= 0;

    private static int? InRange(int number, IReadOnlyList<IReadOnlyList<string>> names)
    {
        var fitting = Enumerable.Range(0, names.Count)
            .Where(i => names[i].Any(name => Range(name) is { } range && number >= range.From && number <= range.To))
            .ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    private static (int From, int To)? Range(string name) => Folded.Words(name) switch
    {
        [var one] when Number(one) is { } exact => (exact, exact),
        [var open] when open[^1] == '+' && Number(open[..^1]) is { } from => (from, int.MaxValue),
        [var span] when span.Split('-') is [var low, var high] && Number(low) is { } from && Number(high) is { } to => (from, to),
        [var low, "to", var high] when Number(low) is { } from && Number(high) is { } to => (from, to),
        [var low, "or", "more"] when Number(low) is { } from => (from, int.MaxValue),
        _ => null
    };
}
