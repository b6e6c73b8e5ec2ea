using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Reading;

/// <summary>Which of several choices was meant. Where two could be meant, none was.</summary>
public static partial class Choices
{
    // Common short words are themselves, never a misspelling of a choice.
    private static readonly HashSet<string> Spelled =
    [
        "yes", "no", "not", "now", "none", "one", "all", "any", "many", "some", "same", "other", "both", "never", "maybe",
        "may", "new", "low", "how", "who", "why", "what", "when", "then", "them", "they", "here", "there", "more", "most"
    ];

    public static int? Match(string typed, IReadOnlyList<IReadOnlyList<string>> names)
    {
        if (typed.Length > Folded.LongestAnswer || names.Count == 0) return null;
        var folded = Folded.Text(typed);
        var words = Folded.Split(folded);
        if (words.Count == 0) return null;
        var choices = names.Select(choice => choice.Select(Folded.Words).Where(name => name.Count > 0).ToList()).ToList();

        if (Which(choices, name => IsSame(name, words)) is { Count: > 0 } exact) return Only(exact);
        var place = ChoicePositions.Read(folded, words, names);
        if (place.Said) return place.Index;
        var starting = Which(choices, name => Starts(name, words));
        if (words is [{ Length: 1 } letter]) return ByLetter(letter[0], starting, names.Count);
        if (Echo(words, choices) is { } echo) return echo;
        if (starting.Count > 0) return Only(starting);
        if (Said(folded, words, choices) is { Count: > 0 } said) return Only(said);
        return Misspelt(words, choices);
    }

    private static List<int> Which(List<List<List<string>>> choices, Func<List<string>, bool> fits) =>
        [.. Enumerable.Range(0, choices.Count).Where(i => choices[i].Any(fits))];

    private static int? Only(List<int> fitting) => fitting.Count == 1 ? fitting[0] : null;

    private static string Joined(List<string> words) => string.Concat(words);

    /// <summary>"on-prem", "on prem" and "onprem" are the same; "1 2" and "12" are not.</summary>
    private static bool IsSame(List<string> name, List<string> words) =>
        name.SequenceEqual(words) || !words.Any(word => char.IsAsciiDigit(word[0])) && Joined(name) == Joined(words);

    private static bool Starts(List<string> name, List<string> words)
    {
        if (words.Any(word => char.IsAsciiDigit(word[0]))) return false;
        for (var at = 0; at + words.Count <= name.Count; at++)
        {
            var from = name.GetRange(at, words.Count);
            var fits = from.SkipLast(1).SequenceEqual(words.SkipLast(1)) && from[^1].StartsWith(words[^1], StringComparison.Ordinal);
            if (!fits || at > 0 && Joined(words).Length < 3) continue;
            // "easy" is part of "not easy" and means the opposite.
            if (name.Take(at).Any(Negation.Is) || from.Count(Negation.Is) != words.Count(Negation.Is)) continue;
            return true;
        }
        return false;
    }

    /// <summary>A letter is a place in the list or the start of a name; where those differ it is neither.</summary>
    private static int? ByLetter(char letter, List<int> starting, int count)
    {
        int? place = letter is >= 'a' and <= 'z' && letter - 'a' < count ? letter - 'a' : null;
        if (starting.Count == 0) return place;
        if (place is null) return Only(starting);
        return starting.Count == 1 && starting[0] != place ? null : place;
    }

    /// <summary>The line of the menu typed again: "2. Costly to undo".</summary>
    private static int? Echo(List<string> words, List<List<List<string>>> choices)
    {
        if (words.Count < 2 || !char.IsAsciiDigit(words[0][0]) || ChoicePositions.Number(words[0]) is not { } number) return null;
        var rest = words.GetRange(1, words.Count - 1);
        return Only(Which(choices, name => IsSame(name, rest))) is { } index && index == number - 1 ? index : null;
    }

    /// <summary>The choices a sentence names in whole words without denying them.</summary>
    private static List<int> Said(string folded, List<string> all, List<List<List<string>>> choices)
    {
        if (all is ["none", "of", ..]) return [];
        var said = new HashSet<int>();
        var clauses = ClauseEnds().Split(folded).Select(Folded.Split).Where(words => words.Count > 0).ToList();
        for (var c = 0; c < clauses.Count; c++)
        {
            var spans = Spans(clauses[c], choices);
            var deniedBehind = c + 1 < clauses.Count && clauses[c + 1] is [var only, ..] && clauses[c + 1].Count <= 2
                && only is "not" or "nope" or "never" && Spans(clauses[c + 1], choices).Count == 0;
            foreach (var span in spans)
            {
                if (spans.Any(other => other.Length > span.Length && other.From <= span.From && other.To >= span.To)) continue;
                var deniedBefore = clauses[c].Take(span.From).Any(Negation.Is);
                var deniedAtEnd = span.To < clauses[c].Count && Negation.Is(clauses[c][^1]) && !spans.Any(other => other.To == clauses[c].Count);
                if (!deniedBefore && !deniedAtEnd && !deniedBehind) said.Add(span.Choice);
            }
        }
        return [.. said];
    }

    private readonly record struct Span(int Choice, int From, int Length)
    {
        public int To => From + Length;
    }

    private static List<Span> Spans(List<string> words, List<List<List<string>>> choices) =>
        [.. from choice in Enumerable.Range(0, choices.Count)
            from name in choices[choice]
            from at in Enumerable.Range(0, Math.Max(0, words.Count - name.Count + 1))
            where words.Skip(at).Take(name.Count).SequenceEqual(name)
            select new Span(choice, at, name.Count)];

    private static int? Misspelt(List<string> words, List<List<List<string>>> choices)
    {
        var typed = string.Join(' ', words);
        if (typed.Length < 3 || Spelled.Contains(typed)) return null;
        var nearest = choices
            .Select((choice, index) => (index, distance: choice.Min(name => Slips(words, typed, name))))
            .Where(near => near.distance is not null)
            .OrderBy(near => near.distance)
            .ToList();
        if (nearest.Count == 0) return null;
        var alone = nearest.Count == 1 || typed.Length > 4 && nearest[1].distance > nearest[0].distance;
        return alone ? nearest[0].index : null;
    }

    /// <summary>A slip of the keys changes neither a number nor a "not".</summary>
    private static int? Slips(List<string> words, string typed, List<string> name)
    {
        var joined = string.Join(' ', name);
        if (Negation.Count(words) != Negation.Count(name) || Spelling.AreOpposites(typed, joined)) return null;
        if (!words.Where(CountWords.IsCount).SequenceEqual(name.Where(CountWords.IsCount))) return null;
        return Spelling.Distance(typed, joined, Math.Min(typed.Length, joined.Length) <= 4 ? 1 : 2);
    }

    // No repetition and at most 500 characters: nothing to time out.
    [GeneratedRegex(@"[,;:!?()\n]|\.(?!\d)| - |\bbut\b|\bhowever\b|\brather\b|\bthough\b", RegexOptions.CultureInvariant)]
    private static partial Regex ClauseEnds();
}
