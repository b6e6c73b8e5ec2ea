using CoachBot.Coaching.Language;

namespace CoachBot.Coaching.Safety;

/// <summary>Hears what no phrase list can hold: how much a message is like the thousands in Examples that needed another kind of help, and how much like ordinary ones.</summary>
internal sealed class SafetyEar
{
    public const string NeedPart = "safety";
    public const string WhichPart = "safety kinds";

    private const string Ordinary = "none";
    private const int WordsOfALongText = 35;
    private const int FewestWords = 6;
    [ThreadStatic]
    private static FeatureBag? spare;

    private static readonly Lazy<SafetyEar> s_shared = new(Read);
    private readonly LogisticModel need;
    private readonly Lazy<TextKinds> which;

    private SafetyEar(LogisticModel need, Lazy<TextKinds> which) => (this.need, this.which) = (need, which);

    /// <summary>Read or trained at first use, once for the whole process.</summary>
    public static SafetyEar Shared => s_shared.Value;

    /// <summary>Read if it was written down; which kind of help is only read when it is needed. Else learnt.</summary>
    public static SafetyEar Read()
    {
        if (LearnedModels.Read(NeedPart, reader => new LogisticModel(reader)) is { } need)
            return new(need, new(() => LearnedModels.Read(WhichPart, reader => new TextKinds(reader)) ?? Learn().Which));
        var learnt = Learn();
        return new(learnt.Need, new(learnt.Which));
    }

    /// <summary>Learns from the examples.</summary>
    public static (LogisticModel Need, TextKinds Which) Learn()
    {
        var examples = Phrases.In("Safety/Examples/").ToDictionary(pair => pair.Key, pair => TextKinds.Read(pair.Value));
        // Whatever people say to be coached is ordinary.
        var ordinary = TextKinds.Read([.. Phrases.OfSkills(), .. Phrases.BesidesSkills().Values.SelectMany(phrases => phrases)]);
        var sensitive = examples.Where(pair => pair.Key != Ordinary).ToDictionary();
        return (
            new LogisticTrainer().Train([.. examples[Ordinary], .. ordinary], [.. sensitive.Values.SelectMany(bags => bags)]),
            new TextKinds(sensitive, sharpness: 1));
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
        Span<float> chances = stackalloc float[which.Value.Width];
        which.Value.Weigh(clauses, chances);
        var best = 0;
        for (var at = 1; at < which.Value.Labels.Count; at++)
            if (chances[at] > chances[best])
                best = at;
        return Enum.GetValues<SafetyCategory>().First(category => SafetyWords.Id(category) == which.Value.Labels[best]);
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
