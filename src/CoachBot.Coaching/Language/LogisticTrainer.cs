namespace CoachBot.Coaching.Language;

/// <summary>Logistic regression with AdaGrad; always the same order, so always the same model.</summary>
internal sealed class LogisticTrainer
{
    private const int Epochs = 3;
    private const float Step = 0.5f;
    private const float Smoothing = 0.02f;
    private const int Seed = 12;

    private readonly float[] weights = new float[Features.Slots];
    private readonly float[] history = new float[Features.Slots];

    /// <param name="others">Texts of any other kind.</param>
    /// <param name="kind">Texts of the kind.</param>
    public LogisticModel Train(IReadOnlyList<FeatureBag> others, IReadOnlyList<FeatureBag> kind)
    {
        List<(FeatureBag Bag, bool IsKind)> examples = [.. others.Select(bag => (bag, false)), .. kind.Select(bag => (bag, true))];
        var rarity = FeatureBag.Rarity([.. examples.Select(example => example.Bag)], Features.Slots);
        // The smaller side must not be drowned by the larger.
        var half = examples.Count / 2f;
        var (shareOfKind, shareOfOthers) = (MathF.Sqrt(half / Math.Max(1, kind.Count)), MathF.Sqrt(half / Math.Max(1, others.Count)));
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(Seed);
        var bag = new FeatureBag();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var at in order)
            {
                bag.Take(examples[at].Bag);
                bag.Weigh(rarity);
                Learn(bag, examples[at].IsKind, examples[at].IsKind ? shareOfKind : shareOfOthers);
            }
        }

        return new LogisticModel(weights, rarity);
    }

    private void Learn(FeatureBag bag, bool isKind, float share)
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
}
