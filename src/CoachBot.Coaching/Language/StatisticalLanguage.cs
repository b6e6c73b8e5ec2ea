using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Language;

/// <summary>Learns from each label's phrases, then guesses what a message is about, without a language model.</summary>
public sealed class StatisticalLanguage
{
    internal const string Part = "needs";

    private const float Sharpness = 1.9f;
    private const int NameCount = 3;
    private const int WholeMost = 4;
    private const double Clear = 0.5;

    // A story has many sentences and mostly one need; only words such as "and also" make a second one likely.
    private const double ClearUnsaid = 0.9;

    private readonly TextKinds kinds;

    public StatisticalLanguage(IReadOnlyDictionary<string, IReadOnlyList<string>> phrasesByLabel)
    {
        ArgumentNullException.ThrowIfNull(phrasesByLabel);
        // The phrases avoid the skill's own name, but people may well type it.
        kinds = new TextKinds(
            phrasesByLabel.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value, .. Enumerable.Repeat(pair.Key.Replace('-', ' '), NameCount)]),
            Sharpness);
    }

    private StatisticalLanguage(TextKinds kinds) => this.kinds = kinds;

    /// <summary>For a catalog's skills and what is no skill, such as small talk: read if it was written down, else learnt.</summary>
    public static StatisticalLanguage Of(SkillCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var isWritten = catalog.Skills.All(skill => skill.GetType().Assembly == typeof(Skill).Assembly);
        return isWritten && LearnedModels.Read(Part, reader => new TextKinds(reader)) is { } read ? new(read) : Learn(catalog);
    }

    internal static StatisticalLanguage Learn(SkillCatalog catalog) =>
        new(catalog.PhrasesBySkill().Concat(Phrases.BesidesSkills()).Where(pair => pair.Value.Count > 0).ToDictionary());

    internal void Write(BinaryWriter writer) => kinds.Write(writer);

    /// <summary>The likeliest labels, best first; none when there is nothing to read.</summary>
    public IReadOnlyList<Guess> Guess(string words, int most = 3)
    {
        ArgumentNullException.ThrowIfNull(words);
        var clauses = ClauseReader.Read(words);
        return Guess(clauses, Cues.Weigh(clauses), most);
    }

    /// <summary>The one or two needs a message clearly holds, in the order they were said.</summary>
    public IReadOnlyList<Guess> Needs(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var clauses = ClauseReader.Read(words);
        var whole = Guess(clauses, Cues.Weigh(clauses), WholeMost);
        if (whole.Length == 0)
            return [];

        var needs = new List<Guess>();
        foreach (var (part, added) in NeedReader.Parts(clauses))
            if (Guess(part, Cues.Weigh(part), 1) is [var need]
                && need.Confidence >= (added || needs.Count == 0 ? Clear : ClearUnsaid)
                && Array.Exists(whole, likely => likely.Label == need.Label)
                && !needs.Exists(known => known.Label == need.Label))
                needs.Add(need);

        // One part alone may mislead; then the whole message has the word.
        return needs.Count > 1
            ? [.. needs.OrderByDescending(need => need.Confidence).Take(2).OrderBy(needs.IndexOf)]
            : [.. whole.Take(1).Where(guess => guess.Confidence >= Clear)];
    }

    private Guess[] Guess(List<Clause> clauses, ReadOnlySpan<float> weights, int most)
    {
        if (clauses.Count == 0 || kinds.Labels.Count == 0 || most <= 0)
            return [];
        Span<float> chances = stackalloc float[kinds.Width];
        kinds.Weigh(clauses, weights, chances);
        return Best(chances[..kinds.Labels.Count], Math.Min(most, kinds.Labels.Count));
    }

    private Guess[] Best(Span<float> chances, int most)
    {
        var best = new Guess[most];
        for (var place = 0; place < most; place++)
        {
            var top = 0;
            for (var label = 1; label < chances.Length; label++)
                if (chances[label] > chances[top])
                    top = label;
            best[place] = new Guess(kinds.Labels[top], chances[top]);
            chances[top] = -1;
        }

        return best;
    }
}
