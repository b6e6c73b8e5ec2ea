using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Skills.Communicate;

/// <summary>A draft taken apart: greeting, sentences and close, quoted lines left out. Nothing is added or lost.</summary>
internal sealed partial record MessageText(string? Greeting, IReadOnlyList<string> Sentences, string? Close)
{
    public static MessageText Read(string draft)
    {
        List<string> lines = [.. draft.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith('>'))];
        var greeting = lines.Count > 1 && GreetingLine().IsMatch(lines[0]) ? lines[0] : null;
        if (greeting is not null) lines.RemoveAt(0);
        var at = lines.FindIndex(l => CloseLine().IsMatch(l));
        var close = at > 0 ? string.Join('\n', lines.Skip(at)) : null;
        if (close is not null) lines.RemoveRange(at, lines.Count - at);
        return new(greeting, [.. lines.SelectMany(SentencesIn)], close);
    }

    public int Words => WordsIn(Greeting) + Sentences.Sum(WordsIn) + WordsIn(Close);

    public static int WordsIn(string? text) => text is null ? 0 : text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    // A mark ends a sentence only before white space, so that 10.30 and v2.1 stay whole.
    private static IEnumerable<string> SentencesIn(string line) => SentenceEnd().Split(line).Select(s => s.Trim()).Where(s => s.Length > 0);

    [GeneratedRegex(@"(?<=[.?!])(?<!\b(?:e\.g|i\.e|etc|approx|no|Mr|Mrs|Ms|Dr)\.)\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^(?:hi|hello|dear|hey|good (?:morning|afternoon|evening|day)|all|team|everyone|colleagues)\b[^.?!]{0,40}[,:!.]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex GreetingLine();

    [GeneratedRegex(@"^(?:(?:kind|best|warm|many)? ?(?:regards|wishes)|cheers|thanks|thank you|many thanks|best|sincerely|yours(?: \w+)?)\s*[,.!]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CloseLine();
}
