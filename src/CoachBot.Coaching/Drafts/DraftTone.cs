using CoachBot.Coaching.Language;

namespace CoachBot.Coaching.Drafts;

/// <summary>Hears what a sentence of a reply does, having read some thousand of them beside this file: what stings, and what a reply needs.</summary>
internal static class DraftTone
{
    public const string Part = "drafts";

    private const float Stings = 0.63f;
    private const float CountersFrom = 0.5f;
    private const float NeededFrom = 0.3f;
    private const int FewestWords = 3;
    private const int FewestToSting = 5;
    private const string Effect = "EFFECT";
    private const string Promise = "PROMISE";
    private const string Fair = "FAIR";

    /// <summary>What is said of a sentence that no listed pattern speaks of.</summary>
    private static readonly Dictionary<string, DraftPattern> s_patterns = new DraftPattern[]
    {
        new(DraftCategory.Counter, "counter", null, null, "It answers the person instead of the problem.", "Thank you for telling me plainly. Here is what happens next: …"),
        new(DraftCategory.Blame, "blame", null, null, "It settles who caused it before it helps.", "Whatever the cause, here is how we put it right: …"),
        new(DraftCategory.Minimise, "minimise", null, null, "It makes small what was large to them.", "This cost you time you did not have."),
        new(DraftCategory.Conditional, "conditional", null, null, "It apologises and takes it back in one breath.", "I am sorry that this happened."),
        new(DraftCategory.Policy, "policy", null, null, "A rule without a reason or a way on shows them the door.", "I can't change this, because …; what I can do is …"),
        new(DraftCategory.Excuse, "excuse", null, null, "Our own troubles are not theirs.", "You waited because we did not plan for this."),
        new(DraftCategory.Passive, "passive", null, null, "Nobody is in the sentence, so nobody is sorry.", "We did not tell you."),
        new(DraftCategory.Jargon, "jargon", null, null, "They have to look it up before they can be helped.", "the same in words their own team uses"),
    }.ToDictionary(pattern => pattern.Category);

    private static readonly Lazy<TextKinds> s_kinds = new(() => LearnedModels.Read(Part, reader => new TextKinds(reader)) ?? Learn());

    public static TextKinds Kinds => s_kinds.Value;

    public static DraftPattern Pattern(string category) => s_patterns[category];

    /// <summary>What one sentence does; null when it is too short to tell.</summary>
    public static DraftHeard? Hear(string sentence)
    {
        var clauses = ClauseReader.Read(sentence);
        if (clauses.Sum(clause => clause.Words.Count) < FewestWords)
            return null;
        var whole = Weigh(clauses);
        // What it cost them often stands beside a promise or a reason in the same sentence.
        var parts = clauses.Count == 1 ? [whole] : clauses.Where(clause => clause.Words.Count > FewestWords).Select(clause => Weigh([clause])).Append(whole).ToArray();
        var (worst, chance) = whole.Where(kind => DraftCategory.IsKnown(kind.Key) && (kind.Key != DraftCategory.Counter || kind.Value >= CountersFrom))
            .Select(kind => (kind.Key, kind.Value)).DefaultIfEmpty().MaxBy(kind => kind.Value);
        var stings = chance > 0 && clauses.Sum(clause => clause.Words.Count) >= FewestToSting && whole.Where(kind => DraftCategory.IsKnown(kind.Key)).Sum(kind => kind.Value) >= Stings;
        return new DraftHeard(stings ? worst : null, parts.Any(part => part[Effect] >= NeededFrom), parts.Any(part => part[Promise] >= NeededFrom));
    }

    /// <summary>What the coach itself recommends is fair.</summary>
    public static TextKinds Learn()
    {
        var sentences = Phrases.In("Drafts/Sentences/").ToDictionary();
        var fair = Fair.ToLowerInvariant();
        sentences[fair] = [.. sentences[fair], .. DraftPatterns.All.Concat(s_patterns.Values).Select(pattern => pattern.Alternative)];
        return new TextKinds(sentences, sharpness: 1);
    }

    private static Dictionary<string, float> Weigh(List<Clause> clauses)
    {
        Span<float> chances = stackalloc float[Kinds.Width];
        Kinds.Weigh(clauses, chances);
        var kinds = new Dictionary<string, float>(Kinds.Labels.Count);
        for (var at = 0; at < Kinds.Labels.Count; at++)
            kinds[Kinds.Labels[at].ToUpperInvariant()] = chances[at];
        return kinds;
    }
}

/// <summary>What a sentence does.</summary>
/// <param name="Sting">The category that stings; null when it does not.</param>
internal sealed record DraftHeard(string? Sting, bool NamesEffect, bool Promises);
