namespace CoachBot.Coaching.Language;

/// <summary>Tells one kind of text from all other. One weight per feature leaves room for all of them apart, which tells more than a few labels more.</summary>
internal sealed class LogisticModel
{
    private readonly ushort[] weights;
    private readonly ushort[] rarity;

    /// <param name="weights">One for each of <see cref="Features.Slots"/>.</param>
    /// <param name="rarity">How much each feature tells by being there.</param>
    public LogisticModel(float[] weights, float[] rarity) => (this.weights, this.rarity) = (Halves.Of(weights), Halves.Of(rarity));

    /// <summary>As written by <see cref="Write"/>.</summary>
    public LogisticModel(BinaryReader reader) => (weights, rarity) = (reader.ReadAll<ushort>(), reader.ReadAll<ushort>());

    public void Write(BinaryWriter writer)
    {
        writer.WriteAll(weights);
        writer.WriteAll(rarity);
    }

    /// <summary>How likely the text is of the kind, as a logarithm of odds: 0 when as likely as not. Changes the bag.</summary>
    public float Score(FeatureBag bag)
    {
        bag.Weigh(rarity);
        var sum = 0f;
        var keys = bag.Keys;
        var strengths = bag.Weights;
        for (var i = 0; i < keys.Length; i++)
            sum += Halves.Whole(weights[keys[i]]) * strengths[i];
        return sum;
    }
}
