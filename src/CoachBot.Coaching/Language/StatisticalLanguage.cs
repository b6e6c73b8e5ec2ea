namespace CoachBot.Coaching.Language;

/// <summary>Learns from each label's phrases at start, then guesses what a message is about, without a language model.</summary>
public sealed class StatisticalLanguage
{
    private const float Sharpness = 1.6f;
    private const int NameCount = 3;
    private const int WholeMost = 4;
    private const double Clear = 0.5;

    [ThreadStatic]
    private static FeatureBag? spare;

    private readonly string[] labels;
    private readonly SoftmaxModel model;

    public StatisticalLanguage(IReadOnlyDictionary<string, IReadOnlyList<string>> phrasesByLabel)
    {
        ArgumentNullException.ThrowIfNull(phrasesByLabel);
        // Ordered, so that the model does not depend on how the dictionary was filled.
        labels = [.. phrasesByLabel.Keys.Order(StringComparer.Ordinal)];
        var examples = new List<Example>();
        for (var label = 0; label < labels.Length; label++)
        {
            // The phrases avoid the skill's own name, but people may well type it.
            var name = Enumerable.Repeat(labels[label].Replace('-', ' '), NameCount);
            foreach (var phrase in phrasesByLabel[labels[label]].Concat(name))
            {
                var bag = new FeatureBag();
                Features.Read(phrase, bag);
                if (bag.Count > 0)
                    examples.Add(new Example(bag, label));
            }
        }

        model = new SoftmaxTrainer(labels.Length).Train(examples);
    }

    /// <summary>The likeliest labels, best first; none when there is nothing to read.</summary>
    public IReadOnlyList<Guess> Guess(string words, int most = 3)
    {
        ArgumentNullException.ThrowIfNull(words);
        var clauses = ClauseReader.Read(words);
        return Guess(clauses, Cues.Weigh(clauses), most);
    }

    /// <summary>The one or two needs a message clearly holds, in the order they were said.</summary>
    public IReadOnlyList<Guess> Needs(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var clauses = ClauseReader.Read(words);
        var whole = Guess(clauses, Cues.Weigh(clauses), WholeMost);
        if (whole.Length == 0)
            return [];

        var needs = new List<Guess>();
        foreach (var part in NeedReader.Parts(clauses))
            if (Guess(part, Cues.Weigh(part), 1) is [var need]
                && need.Confidence >= Clear
                && Array.Exists(whole, likely => likely.Label == need.Label)
                && !needs.Exists(known => known.Label == need.Label))
                needs.Add(need);

        // One part alone may mislead; then the whole message has the word.
        return needs.Count > 1
            ? [.. needs.OrderByDescending(need => need.Confidence).Take(2).OrderBy(needs.IndexOf)]
            : [.. whole.Take(1).Where(guess => guess.Confidence >= Clear)];
    }

    private Guess[] Guess(List<Clause> clauses, ReadOnlySpan<float> weights, int most)
    {
        if (clauses.Count == 0 || labels.Length == 0 || most <= 0)
            return [];
        var bag = spare ??= new FeatureBag();
        Features.Read(clauses, weights, bag);
        model.Weigh(bag);
        Span<float> chances = stackalloc float[model.Width];
        model.Score(bag, chances);
        model.ToChances(chances, Sharpness);
        return Best(chances[..labels.Length], Math.Min(most, labels.Length));
    }

    private Guess[] Best(Span<float> chances, int most)
    {
        var best = new Guess[most];
        for (var place = 0; place < most; place++)
        {
            var top = 0;
            for (var label = 1; label < chances.Length; label++)
                if (chances[label] > chances[top])
                    top = label;
            best[place] = new Guess(labels[top], chances[top]);
            chances[top] = -1;
        }

        return best;
    }
}
