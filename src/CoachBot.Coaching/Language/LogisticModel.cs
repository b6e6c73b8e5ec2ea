namespace CoachBot.Coaching.Language;

/// <summary>
/// Tells one kind of text from all other: logistic regression with AdaGrad. One weight per feature leaves room for all of
/// them apart, which tells more than a few labels more. Always the same order, so always the same model.
/// </summary>
internal sealed class LogisticModel
{
    private const int Epochs = 3;
    private const float Step = 0.5f;
    private const float Smoothing = 0.02f;
    private const int Seed = 12;

    private readonly float[] weights;
    private readonly float[] rarity;

    private LogisticModel(float[] weights, float[] rarity)
    {
        this.weights = weights;
        this.rarity = rarity;
    }

    /// <summary>As written by <see cref="Write"/>.</summary>
    public LogisticModel(BinaryReader reader) : this(reader.ReadAll<float>(), reader.ReadAll<float>())
    {
    }

    /// <param name="others">Texts of any other kind.</param>
    /// <param name="kind">Texts of the kind.</param>
    public static LogisticModel Train(IReadOnlyList<FeatureBag> others, IReadOnlyList<FeatureBag> kind)
    {
        var model = new LogisticModel(new float[Features.Slots], new float[Features.Slots]);
        List<(FeatureBag Bag, bool IsKind)> examples = [.. others.Select(bag => (bag, false)), .. kind.Select(bag => (bag, true))];
        model.CountRarity(examples);
        // The smaller side must not be drowned by the larger.
        var half = examples.Count / 2f;
        var (shareOfKind, shareOfOthers) = (MathF.Sqrt(half / Math.Max(1, kind.Count)), MathF.Sqrt(half / Math.Max(1, others.Count)));
        var history = new float[Features.Slots];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(Seed);
        var bag = new FeatureBag();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var at in order)
            {
                bag.Take(examples[at].Bag);
                bag.Weigh(model.rarity);
                model.Learn(bag, examples[at].IsKind, examples[at].IsKind ? shareOfKind : shareOfOthers, history);
            }
        }

        return model;
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteAll(weights);
        writer.WriteAll(rarity);
    }

    /// <summary>How likely the text is of the kind, as a logarithm of odds: 0 when as likely as not. Changes the bag.</summary>
    public float Score(FeatureBag bag)
    {
        bag.Weigh(rarity);
        return Sum(bag);
    }

    private void Learn(FeatureBag bag, bool isKind, float share, float[] history)
    {
        var chance = 1 / (1 + MathF.Exp(-Sum(bag)));
        var error = (chance - (isKind ? 1 - Smoothing : Smoothing)) * share;
        var keys = bag.Keys;
        var strengths = bag.Weights;
        for (var i = 0; i < keys.Length; i++)
        {
            var slope = error * strengths[i];
            history[keys[i]] += slope * slope;
            weights[keys[i]] -= Step * slope / MathF.Sqrt(history[keys[i]] + 1e-6f);
        }
    }

    private float Sum(FeatureBag bag)
    {
        var sum = 0f;
        var keys = bag.Keys;
        var strengths = bag.Weights;
        for (var i = 0; i < keys.Length; i++)
            sum += weights[keys[i]] * strengths[i];
        return sum;
    }

    private void CountRarity(List<(FeatureBag Bag, bool IsKind)> examples)
    {
        foreach (var (bag, _) in examples)
            foreach (var key in bag.Keys)
                rarity[key]++;
        for (var key = 0; key < rarity.Length; key++)
            rarity[key] = MathF.Log((1f + examples.Count) / (1f + rarity[key]));
    }
}
