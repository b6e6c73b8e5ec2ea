using System.Numerics;
using System.Runtime.CompilerServices;

namespace CoachBot.Coaching.Language;

/// <summary>A phrase as features, with the label it belongs to.</summary>
internal sealed record Example(FeatureBag Bag, int Label);

/// <summary>Multinomial logistic regression with AdaGrad; always the same order, so always the same model.</summary>
internal sealed class SoftmaxTrainer(int labels)
{
    private const int Epochs = 5;
    private const float Step = 0.45f;
    private const float Smoothing = 0.08f;
    private const int Seed = 12;

    private readonly int width = SoftmaxModel.WidthOf(labels);
    private readonly float[] weights = new float[SoftmaxModel.Slots * SoftmaxModel.WidthOf(labels)];

    public SoftmaxModel Train(IReadOnlyList<Example> examples)
    {
        var rarity = FeatureBag.Rarity([.. examples.Select(example => example.Bag)], SoftmaxModel.Slots);
        var perLabel = new int[labels];
        foreach (var example in examples)
            perLabel[example.Label]++;
        var usual = (float)examples.Count / labels;

        // One sum of squared steps per feature, rather than per weight, learns as well and keeps memory small.
        var history = new float[SoftmaxModel.Slots];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(Seed);
        var weighed = new FeatureBag();
        Span<float> chances = stackalloc float[width];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var at in order)
            {
                var example = examples[at];
                weighed.Take(example.Bag); // weighed anew each time: twice the examples in memory would cost more
                weighed.Weigh(rarity);
                // A label with few phrases must not be drowned by one with many.
                var share = MathF.Sqrt(usual / perLabel[example.Label]);
                Learn(weighed, example.Label, share, history, chances);
            }
        }

        return new SoftmaxModel(labels, weights, rarity);
    }

    private Span<float> Row(int feature) => weights.AsSpan(feature * width, width);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Learn(FeatureBag bag, int right, float share, float[] history, Span<float> chances)
    {
        Score(bag, chances);
        SoftmaxModel.ToChances(chances, labels, sharpness: 1);
        for (var label = 0; label < labels; label++)
            chances[label] -= label == right ? 1 - Smoothing : Smoothing / Math.Max(1, labels - 1);
        var error = 0f;
        foreach (var part in chances)
            error += part * part;

        var keys = bag.Keys;
        var strengths = bag.Weights;
        for (var i = 0; i < keys.Length; i++)
        {
            var slope = strengths[i] * share;
            var slot = SoftmaxModel.Slot(keys[i]);
            history[slot] += slope * slope * error;
            var step = new Vector<float>(Step * slope / MathF.Sqrt(history[slot] + 1e-6f));
            var row = Row(slot);
            for (var at = 0; at < row.Length; at += Vector<float>.Count)
                (new Vector<float>(row[at..]) - (step * new Vector<float>(chances[at..]))).CopyTo(row[at..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Score(FeatureBag bag, Span<float> scores)
    {
        scores.Clear();
        var keys = bag.Keys;
        var strengths = bag.Weights;
        for (var i = 0; i < keys.Length; i++)
        {
            var row = Row(SoftmaxModel.Slot(keys[i]));
            var strength = new Vector<float>(strengths[i]);
            for (var at = 0; at < row.Length; at += Vector<float>.Count)
                (new Vector<float>(scores[at..]) + (strength * new Vector<float>(row[at..]))).CopyTo(scores[at..]);
        }
    }
}
