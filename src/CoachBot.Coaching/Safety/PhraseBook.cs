namespace CoachBot.Coaching.Safety;

/// <summary>
/// Reads the phrase lists beside this file. In a list item, "a|b" is either word, "[a]" may be missing,
/// "fire~" is the verb in all its forms, "&lt;person&gt;" any word of that group in words.md, ".." up to three
/// words in between and "..." up to six. Everything that is not a list item is for people.
/// </summary>
internal sealed class PhraseBook
{
    private const string AnyName = "<name>";
    private const string AskHeading = "## Ask whether it is now";
    private readonly Dictionary<string, string[]> groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<int>> sets = new(StringComparer.Ordinal);
    private readonly HashSet<int> spelling = [];
    private readonly List<PhrasePattern> patterns = [];
    private readonly List<PhrasePattern> everyday = [];

    public PhraseBook(IReadOnlyDictionary<SafetyCategory, IReadOnlyList<string>>? extraPhrases)
    {
        foreach (var (_, item) in Items("words"))
        {
            var colon = item.IndexOf(':', StringComparison.Ordinal);
            groups[item[..colon]] = item[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        foreach (var group in new[] { "name", "product" })
        {
            foreach (var word in groups[group])
                Vocabulary.Learn(word);
        }

        foreach (var category in Enum.GetValues<SafetyCategory>())
        {
            foreach (var (heading, item) in Items(SafetyWords.Id(category)))
                patterns.Add(Read(item, category, heading == AskHeading));
        }

        foreach (var (_, item) in Items("everyday"))
            everyday.Add(Read(item, null, false));
        Add(extraPhrases);

        Vocabulary.LeaveAlone(Items("look-alikes").SelectMany(line => line.Item.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Vocabulary.ExpectTyposOf(spelling.Order());
    }

    public Vocabulary Vocabulary { get; } = new();

    public IReadOnlyList<PhrasePattern> Patterns => patterns;

    public IReadOnlyList<PhrasePattern> Everyday => everyday;

    private void Add(IReadOnlyDictionary<SafetyCategory, IReadOnlyList<string>>? extraPhrases)
    {
        foreach (var (category, phrases) in extraPhrases ?? new Dictionary<SafetyCategory, IReadOnlyList<string>>())
        {
            foreach (var phrase in phrases)
            {
                // A workspace writes plain words; they are cut the way a manager's text will be.
                foreach (var word in PlainText.Of(phrase).ToLowerInvariant().Split([' ', '-', '\'', ',', '.'], StringSplitOptions.RemoveEmptyEntries))
                    Vocabulary.Learn(word);
                var words = Tokens.Of(phrase, Vocabulary).Select(token => token.Word).Where(word => word != Vocabulary.Unknown).ToList();
                spelling.UnionWith(words);
                if (words.Count > 0)
                    patterns.Add(new PhrasePattern([.. words.Select(word => new PhrasePart(new HashSet<int> { word }, false, false, 0))], category, false, true));
            }
        }
    }

    private PhrasePattern Read(string item, SafetyCategory? category, bool asksWhetherNow)
    {
        var parts = item.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(piece => piece switch
        {
            ".." => new PhrasePart(new HashSet<int>(), false, false, 3),
            "..." => new PhrasePart(new HashSet<int>(), false, false, 6),
            ['[', .. var inner, ']'] => Part(inner, true),
            _ => Part(piece, false),
        });
        return new PhrasePattern([.. parts], category, asksWhetherNow, false);
    }

    private PhrasePart Part(string choices, bool optional)
    {
        if (!sets.TryGetValue(choices, out var set))
        {
            var words = choices.Split('|').SelectMany(Expand).ToList();
            sets[choices] = set = [.. words.Select(Vocabulary.Learn)];
            spelling.UnionWith(words.Except(groups["name"]).Select(Vocabulary.Learn));
        }

        return new PhrasePart(set, set.Contains(Vocabulary.Learn(AnyName)), optional, 0);
    }

    private IEnumerable<string> Expand(string choice) => choice switch
    {
        "<name>" => [AnyName, .. groups["name"]],
        ['<', .. var group, '>'] => groups[group].SelectMany(Expand),
        [.. var verb, '~'] => Forms(verb),
        _ => [choice],
    };

    private static IEnumerable<string> Forms(string verb)
    {
        var stem = verb[^1] is 'e' ? verb[..^1] : verb;
        var past = verb is [.., not ('a' or 'e' or 'o' or 'u'), 'y'] ? verb[..^1] + "i" : stem;
        var third = past.EndsWith('i') && verb.EndsWith('y') ? past + "es"
            : verb.EndsWith('s') || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal) ? verb + "es"
            : verb + "s";
        return [verb, third, past + "ed", stem + "ing"];
    }

    private static IEnumerable<(string Heading, string Item)> Items(string list)
    {
        var assembly = typeof(PhraseBook).Assembly;
        using var stream = assembly.GetManifestResourceStream($"Safety/{list}.md")
            ?? throw new InvalidOperationException($"Safety/{list}.md is not embedded.");
        using var reader = new StreamReader(stream);
        var heading = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                heading = line;
            else if (line.StartsWith("- ", StringComparison.Ordinal))
                yield return (heading, line[2..].Trim());
        }
    }
}
