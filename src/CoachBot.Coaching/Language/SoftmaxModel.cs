using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoachBot.Coaching.Language;

/// <summary>One row of weights per feature, one column per label.</summary>
internal sealed class SoftmaxModel
{
    /// <summary>Features that share a slot cost little here, and a slot holds a row.</summary>
    public const int Slots = 1 << 17;

    private readonly ushort[] weights;
    private readonly ushort[] rarity;

    /// <param name="weights">Row after row, each as wide as <see cref="WidthOf"/> says.</param>
    /// <param name="rarity">How much each feature tells by being there.</param>
    public SoftmaxModel(int labels, float[] weights, float[] rarity)
    {
        Labels = labels;
        Width = WidthOf(labels);
        this.rarity = Halves.Of(rarity);
        this.weights = Halves.Of(weights);
    }

    /// <summary>As written by <see cref="Write"/>.</summary>
    /// <exception cref="IOException">It was written on a machine whose vectors are of another width.</exception>
    public SoftmaxModel(BinaryReader reader)
    {
        Labels = reader.ReadInt32();
        Width = reader.ReadInt32();
        if (Width != WidthOf(Labels))
            throw new IOException("The rows are of another width.");
        weights = reader.ReadAll<ushort>();
        rarity = reader.ReadAll<ushort>();
    }

    public int Labels { get; }

    public int Width { get; }

    /// <summary>Rows are padded so that whole vectors fit; the padding stays zero.</summary>
    public static int WidthOf(int labels) => (labels + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    public static int Slot(int key) => key & (Slots - 1);

    public static void ToChances(Span<float> scores, int labels, float sharpness)
    {
        var known = scores[..labels];
        var highest = float.MinValue;
        foreach (var score in known)
            highest = Math.Max(highest, score);
        var sum = 0f;
        foreach (ref var score in known)
            sum += score = MathF.Exp((score - highest) * sharpness);
        foreach (ref var score in known)
            score /= sum;
        scores[labels..].Clear();
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Labels);
        writer.Write(Width);
        writer.WriteAll(weights);
        writer.WriteAll(rarity);
    }

    public void Weigh(FeatureBag bag) => bag.Weigh(rarity);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Score(FeatureBag bag, Span<float> scores)
    {
        scores.Clear();
        var keys = bag.Keys;
        var strengths = bag.Weights;
        Span<uint> row = stackalloc uint[Width];
        for (var i = 0; i < keys.Length; i++)
        {
            var packed = weights.AsSpan(Slot(keys[i]) * Width, Width);
            for (var at = 0; at < row.Length; at++)
                row[at] = Halves.Bits(packed[at]);
            var full = MemoryMarshal.Cast<uint, float>(row);
            var strength = new Vector<float>(strengths[i]);
            for (var at = 0; at < row.Length; at += Vector<float>.Count)
                (new Vector<float>(scores[at..]) + (strength * new Vector<float>(full[at..]))).CopyTo(scores[at..]);
        }
    }
}
