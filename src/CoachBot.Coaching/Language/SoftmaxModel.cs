using System.Numerics;
using System.Runtime.CompilerServices;

namespace CoachBot.Coaching.Language;

/// <summary>One row of weights per feature, one column per label.</summary>
internal sealed class SoftmaxModel
{
    private readonly float[] weights;
    private readonly float[] rarity;

    public SoftmaxModel(int labels, float[] rarity)
    {
        Labels = labels;
        this.rarity = rarity;
        // Rows are padded so that whole vectors fit; the padding stays zero.
        Width = (labels + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        weights = new float[Features.Slots * Width];
    }

    public int Labels { get; }

    public int Width { get; }

    public Span<float> Row(int feature) => weights.AsSpan(feature * Width, Width);

    /// <summary>Rare features say more. Unknown ones keep their share, so strange text stays uncertain.</summary>
    public void Weigh(FeatureBag bag)
    {
        var keys = bag.Keys;
        var strengths = bag.Weights;
        for (var i = 0; i < strengths.Length; i++)
            strengths[i] *= rarity[keys[i]];
        bag.Normalise();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Score(FeatureBag bag, Span<float> scores)
    {
        scores.Clear();
        var keys = bag.Keys;
        var strengths = bag.Weights;
        for (var i = 0; i < keys.Length; i++)
        {
            var row = Row(keys[i]);
            var strength = new Vector<float>(strengths[i]);
            for (var at = 0; at < row.Length; at += Vector<float>.Count)
            {
                var sum = new Vector<float>(scores[at..]) + (strength * new Vector<float>(row[at..]));
                sum.CopyTo(scores[at..]);
            }
        }
    }

    public void ToChances(Span<float> scores, float sharpness)
    {
        var labels = scores[..Labels];
        var highest = float.MinValue;
        foreach (var score in labels)
            highest = Math.Max(highest, score);
        var sum = 0f;
        foreach (ref var score in labels)
            sum += score = MathF.Exp((score - highest) * sharpness);
        foreach (ref var score in labels)
            score /= sum;
        scores[Labels..].Clear();
    }
}
