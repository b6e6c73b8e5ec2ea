using CoachBot.Coaching.Language;

namespace CoachBot.Coaching.Safety;

/// <summary>Hears what no phrase list can hold: how much a message is like the thousands in Examples that needed another kind of help, and how much like ordinary ones.</summary>
internal sealed class SafetyEar
{
    public const string Part = "safety";

    private const string Ordinary = "none";
    private const int WordsOfALongText = 35;
    private const int FewestWords = 6;
    [ThreadStatic]
    private static FeatureBag? spare;

    private static readonly Lazy<SafetyEar> s_shared = new(() => Learned.Read(Part, reader => new SafetyEar(reader)) ?? new SafetyEar());
    private readonly LogisticModel need;
    private readonly TextKinds which;

    /// <summary>Learns from the examples.</summary>
    public SafetyEar()
    {
        var examples = Phrases.In("Safety/Examples/").ToDictionary(pair => pair.Key, pair => TextKinds.Read(pair.Value));
        // Whatever people say to be coached is ordinary.
        var ordinary = TextKinds.Read([.. Phrases.OfSkills(), .. Phrases.BesidesSkills().Values.SelectMany(phrases => phrases)]);
        var sensitive = examples.Where(pair => pair.Key != Ordinary).ToDictionary();
        need = LogisticModel.Train([.. examples[Ordinary], .. ordinary], [.. sensitive.Values.SelectMany(bags => bags)]);
        which = new TextKinds(sensitive, sharpness: 1);
    }

    /// <summary>As written by <see cref="Write"/>.</summary>
    public SafetyEar(BinaryReader reader)
    {
        need = new LogisticModel(reader);
        which = new TextKinds(reader);
    }

    /// <summary>Read or trained at first use, once for the whole process.</summary>
    public static SafetyEar Shared => s_shared.Value;

    public void Write(BinaryWriter writer)
    {
        need.Write(writer);
        which.Write(writer);
    }

    /// <summary>How likely it is that a message needs another kind of help: 0 when as likely as not, 1 about three to one.</summary>
    public float Need(string text)
    {
        var clauses = ClauseReader.Read(text);
        var heard = Need(clauses);
        if (clauses.Sum(clause => clause.Words.Count) <= WordsOfALongText)
            return heard;
        // In a long text the one sentence that matters drowns in the others.
        foreach (var sentence in clauses.GroupBy(clause => clause.Sentence))
        {
            List<Clause> alone = [.. sentence];
            if (alone.Sum(clause => clause.Words.Count) >= FewestWords)
                heard = Math.Max(heard, Need(alone));
        }

        return heard;
    }

    public SafetyCategory Which(string text)
    {
        var clauses = ClauseReader.Read(text);
        Span<float> chances = stackalloc float[which.Width];
        which.Weigh(clauses, chances);
        var best = 0;
        for (var at = 1; at < which.Labels.Count; at++)
            if (chances[at] > chances[best])
                best = at;
        return Enum.GetValues<SafetyCategory>().First(category => SafetyWords.Id(category) == which.Labels[best]);
    }

    private float Need(List<Clause> clauses)
    {
        if (clauses.Count == 0)
            return float.MinValue;
        var bag = spare ??= new FeatureBag();
        Span<float> alike = stackalloc float[clauses.Count];
        alike.Fill(1);
        Features.Read(clauses, alike, bag);
        return need.Score(bag);
    }
}
