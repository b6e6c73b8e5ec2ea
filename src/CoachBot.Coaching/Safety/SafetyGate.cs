namespace CoachBot.Coaching.Safety;

/// <summary>
/// Decides, before anything else hears a text, whether coaching must stop: by listed phrases, whose words must not have an
/// everyday sense ("kill the process"), and by an ear for what is said in other words. Immutable; share it.
/// </summary>
public sealed class SafetyGate
{
    // On the scale of SafetyEar.Need: a listed phrase tells much, an everyday sense beside it tells a little, and when in doubt coaching stops.
    private const float PhraseCounts = 1.4f;
    private const float GravePhraseCounts = 3f;
    private const float EverydayCounts = 0.5f;
    private const float Enough = 0.1f;

    // The fewer words, the surer an ear alone must be.
    private const int WordsToHearWell = 12;
    private const float PerWordMissing = 0.25f;

    /// <summary>Fewer words are an answer or a command, of which the ear makes nothing; then a listed phrase alone decides.</summary>
    private const int FewestHeard = 5;

    private readonly Vocabulary vocabulary;
    private readonly PhrasePattern[]?[] sensitive;
    private readonly PhrasePattern[]?[] everyday;

    public SafetyGate(IReadOnlyDictionary<SafetyCategory, IReadOnlyList<string>>? extraPhrases = null)
    {
        var book = new PhraseBook(extraPhrases);
        vocabulary = book.Vocabulary;
        Anchor([.. book.Patterns, .. book.Everyday]);
        sensitive = ByAnchor(book.Patterns);
        everyday = ByAnchor(book.Everyday);
    }

    /// <summary>Trains the ear now instead of at the first message, once for the whole process.</summary>
    public static void Learn() => _ = SafetyEar.Shared;

    public SafetyFinding? Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = Tokens.Of(text, vocabulary);
        var (phrase, everydaySenses) = Find(tokens);
        if (phrase is { Overrides: true, Category: { } own })
            return new SafetyFinding(own, phrase.AsksWhetherNow);
        if (tokens.Count < FewestHeard)
            return phrase is null ? null : new SafetyFinding(phrase.Category!.Value, phrase.AsksWhetherNow);
        var need = SafetyEar.Shared.Need(text) + Weight(phrase) - (everydaySenses ? EverydayCounts : 0);
        if (need < Enough + (phrase is null ? Math.Max(0, WordsToHearWell - tokens.Count) * PerWordMissing : 0))
            return null;
        if (phrase?.Category is { } category)
            return new SafetyFinding(category, phrase.AsksWhetherNow);
        var heard = SafetyEar.Shared.Which(text);
        return new SafetyFinding(heard, heard == SafetyCategory.Security);
    }

    private static float Weight(PhrasePattern? phrase) => phrase?.Category switch
    {
        null => 0,
        SafetyCategory.SelfHarm => GravePhraseCounts,
        _ => PhraseCounts,
    };

    /// <summary>The phrase that weighs most, and whether some words have an everyday sense.</summary>
    private (PhrasePattern? Phrase, bool EverydaySenses) Find(List<Token> tokens)
    {
        var taken = new List<int>();
        var setAside = new (int From, int To)?[tokens.Count];

        foreach (var (pattern, at) in Candidates(everyday, tokens))
        {
            if (!pattern.IsAt(tokens, at, taken))
                continue;
            var (from, to) = (taken.Min(), taken.Max());
            foreach (var index in taken)
            {
                if (setAside[index] is not { } known || to - from > known.To - known.From)
                    setAside[index] = (from, to);
            }
        }

        PhrasePattern? first = null;
        foreach (var (pattern, at) in Candidates(sensitive, tokens))
        {
            if ((first is null || Rank(pattern) < Rank(first))
                && pattern.IsAt(tokens, at, taken)
                && (pattern.Overrides || !HasEverydaySense(taken, setAside)))
                first = pattern;
        }

        return (first, Array.Exists(setAside, sense => sense is not null));
    }

    // The longer phrase is the better reading: "kill the process" hides "kill", but "no reason to live" outweighs "to live".
    private static bool HasEverydaySense(List<int> taken, (int From, int To)?[] setAside)
    {
        var (from, to) = (taken.Min(), taken.Max());
        foreach (var index in taken)
        {
            if (setAside[index] is { } sense && !(from <= sense.From && to >= sense.To && to - from > sense.To - sense.From))
                return true;
        }

        return false;
    }

    // What certainly happened counts before what may have, within the same category.
    private static int Rank(PhrasePattern pattern) => 2 * (int)pattern.Category!.Value + (pattern.AsksWhetherNow ? 1 : 0);

    private static IEnumerable<(PhrasePattern Pattern, int At)> Candidates(PhrasePattern[]?[] byWord, List<Token> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Word == Vocabulary.Unknown || byWord[tokens[at].Word] is not { } patterns)
                continue;
            foreach (var pattern in patterns)
                yield return (pattern, at);
        }
    }

    /// <summary>Finds each pattern by the part whose words occur in the fewest patterns.</summary>
    private void Anchor(IReadOnlyList<PhrasePattern> patterns)
    {
        var uses = new int[vocabulary.Count];
        foreach (var word in patterns.SelectMany(pattern => pattern.Parts).SelectMany(part => part.Words))
            uses[word]++;

        foreach (var pattern in patterns)
        {
            pattern.Anchor = Enumerable.Range(0, pattern.Parts.Count)
                .Where(at => pattern.Parts[at] is { IsOptional: false, Gap: 0, TakesNames: false })
                .MinBy(at => pattern.Parts[at].Words.Sum(word => uses[word]));
        }
    }

    private PhrasePattern[]?[] ByAnchor(IReadOnlyList<PhrasePattern> patterns)
    {
        var lists = new List<PhrasePattern>?[vocabulary.Count];
        foreach (var pattern in patterns)
        {
            foreach (var word in pattern.Parts[pattern.Anchor].Words)
                (lists[word] ??= []).Add(pattern);
        }

        return [.. lists.Select(list => list?.ToArray())];
    }
}
