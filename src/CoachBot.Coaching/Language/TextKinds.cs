namespace CoachBot.Coaching.Language;

/// <summary>Tells kinds of text apart, having read examples of each. Trained once, always to the same model; share it.</summary>
internal sealed class TextKinds
{
    [ThreadStatic]
    private static FeatureBag? spare;

    private readonly SoftmaxModel model;
    private readonly float sharpness;

    /// <param name="examplesByLabel">What each kind sounds like.</param>
    /// <param name="sharpness">Above 1 the chances move apart.</param>
    public TextKinds(IReadOnlyDictionary<string, IReadOnlyList<FeatureBag>> examplesByLabel, float sharpness)
    {
        this.sharpness = sharpness;
        // Ordered, so that the model does not depend on how the dictionary was filled.
        Labels = [.. examplesByLabel.Keys.Order(StringComparer.Ordinal)];
        var examples = Labels.SelectMany((label, index) => examplesByLabel[label].Where(bag => bag.Count > 0).Select(bag => new Example(bag, index)));
        model = new SoftmaxTrainer(Labels.Count).Train([.. examples]);
    }

    public TextKinds(IReadOnlyDictionary<string, IReadOnlyList<string>> examplesByLabel, float sharpness)
        : this(examplesByLabel.ToDictionary(pair => pair.Key, pair => Read(pair.Value)), sharpness)
    {
    }

    /// <summary>As written by <see cref="Write"/>.</summary>
    public TextKinds(BinaryReader reader)
    {
        sharpness = reader.ReadSingle();
        Labels = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadString())];
        model = new SoftmaxModel(reader);
    }

    public IReadOnlyList<string> Labels { get; }

    /// <summary>Room needed for chances; those past the labels mean nothing.</summary>
    public int Width => model.Width;

    public void Write(BinaryWriter writer)
    {
        writer.Write(sharpness);
        writer.Write(Labels.Count);
        foreach (var label in Labels)
            writer.Write(label);
        model.Write(writer);
    }

    /// <summary>The features of each text, in their order.</summary>
    public static IReadOnlyList<FeatureBag> Read(IReadOnlyList<string> texts)
    {
        var bags = new FeatureBag[texts.Count];
        Parallel.For(0, bags.Length, at =>
        {
            var bag = spare ??= new FeatureBag();
            Features.Read(texts[at], bag);
            bags[at] = bag.Copy();
        });
        return bags;
    }

    /// <summary>How likely each label is, every clause counting alike.</summary>
    public void Weigh(IReadOnlyList<Clause> clauses, Span<float> chances)
    {
        Span<float> alike = stackalloc float[clauses.Count];
        alike.Fill(1);
        Weigh(clauses, alike, chances);
    }

    /// <summary>How likely each label is, in the order of <see cref="Labels"/>.</summary>
    /// <param name="weights">What each clause counts for.</param>
    public void Weigh(IReadOnlyList<Clause> clauses, ReadOnlySpan<float> weights, Span<float> chances)
    {
        var bag = spare ??= new FeatureBag();
        Features.Read(clauses, weights, bag);
        model.Weigh(bag);
        model.Score(bag, chances);
        SoftmaxModel.ToChances(chances, model.Labels, sharpness);
    }
}
