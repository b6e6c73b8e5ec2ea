namespace CoachBot.Coaching.Language;

/// <summary>A sparse vector: which features a message has, and how strongly.</summary>
internal sealed class FeatureBag
{
    private const int Most = 12_000;

    private int[] keys;
    private float[] weights;

    public FeatureBag()
    {
        keys = new int[512];
        weights = new float[512];
    }

    private FeatureBag(FeatureBag other)
    {
        (keys, weights) = (other.Keys.ToArray(), other.Weights.ToArray());
        Count = other.Count;
    }

    public int Count { get; private set; }

    public ReadOnlySpan<int> Keys => keys.AsSpan(0, Count);

    public Span<float> Weights => weights.AsSpan(0, Count);

    public void Add(int key, float weight)
    {
        if (Count == Most)
            return;
        if (Count == keys.Length)
        {
            Array.Resize(ref keys, Count * 2);
            Array.Resize(ref weights, Count * 2);
        }

        keys[Count] = key;
        weights[Count++] = weight;
    }

    public void Clear() => Count = 0;

    /// <summary>Holds what another bag holds.</summary>
    public void Take(FeatureBag other)
    {
        if (keys.Length < other.Count)
            (keys, weights) = (new int[other.Count], new float[other.Count]);
        other.Keys.CopyTo(keys);
        other.Weights.CopyTo(weights);
        Count = other.Count;
    }

    /// <summary>The same, in no more room than it needs.</summary>
    public FeatureBag Copy() => new(this);

    /// <summary>Joins equal features; the fifth mention adds less than the second.</summary>
    public void Merge()
    {
        keys.AsSpan(0, Count).Sort(weights.AsSpan(0, Count));
        var kept = 0;
        for (var at = 0; at < Count;)
        {
            var (key, strongest, times) = (keys[at], 0f, 0);
            for (; at < Count && keys[at] == key; at++, times++)
                strongest = Math.Max(strongest, weights[at]);
            keys[kept] = key;
            weights[kept++] = times == 1 ? strongest : strongest * (1 + MathF.Log(times));
        }

        Count = kept;
    }

    /// <summary>Rare features say more. Unknown ones keep their share, so strange text stays uncertain.</summary>
    /// <param name="rarity">How much each feature tells by being there: a power of two long, so that features may share a place.</param>
    public void Weigh(float[] rarity)
    {
        for (var at = 0; at < Count; at++)
            weights[at] *= rarity[keys[at] & (rarity.Length - 1)];
        Normalise();
    }

    /// <summary>The same with rarity at half width, see <see cref="Halves"/>.</summary>
    public void Weigh(ushort[] rarity)
    {
        for (var at = 0; at < Count; at++)
            weights[at] *= Halves.Whole(rarity[keys[at] & (rarity.Length - 1)]);
        Normalise();
    }

    /// <summary>How much each feature tells by being there: the fewer texts have it, the more.</summary>
    /// <param name="places">A power of two; features above it share a place.</param>
    public static float[] Rarity(IReadOnlyList<FeatureBag> texts, int places)
    {
        var rarity = new float[places];
        foreach (var text in texts)
            foreach (var key in text.Keys)
                rarity[key & (places - 1)]++;
        for (var place = 0; place < places; place++)
            rarity[place] = MathF.Log((1f + texts.Count) / (1f + rarity[place]));
        return rarity;
    }

    private void Normalise()
    {
        var sum = 0f;
        foreach (var weight in Weights)
            sum += weight * weight;
        if (sum == 0)
            return;
        var scale = 1 / MathF.Sqrt(sum);
        foreach (ref var weight in Weights)
            weight *= scale;
    }
}
