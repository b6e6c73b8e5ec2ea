namespace CoachBot.Coaching.Drafts;

/// <summary>Reads a draft reply to a complaint for what stings and for what is missing.</summary>
public static class DraftCheck
{
    private const int RewriteFrom = 5;
    private const int SoftenFrom = 2;

    public static DraftReport Read(string draft)
    {
        ArgumentNullException.ThrowIfNull(draft);

        var own = DraftText.OwnWords(draft);
        var sentences = DraftText.Sentences(own).Select(span => (Span: span, Words: own.Substring(span.Start, span.Length))).Where(s => s.Words.Any(char.IsLetter))
            .Select(s => (s.Span, s.Words, Heard: DraftTone.Hear(s.Words))).ToList();
        var unfair = DraftText.WithoutFairWords(own);
        var listed = FindHits(unfair);
        var hits = listed.Concat(FindByEar(sentences.Where(s => unfair.AsSpan(s.Span.Start, s.Span.Length).SequenceEqual(s.Words)).Select(s => (s.Span, s.Heard)), listed)).OrderBy(found => found.Span.Start).Select(found => found.In(draft)).ToList();
        var missing = DraftNeeds.MissingFrom([.. sentences.Select(s => (s.Words, s.Heard))]);
        var total = hits.Sum(hit => hit.Weight);

        return new DraftReport(Judge(hits, total, missing), hits, missing, total);
    }

    /// <summary>Whether words sting wherever they stand, by the patterns alone. For words that are no reply, such as a complaint that is quoted.</summary>
    public static bool Stings(string words) => FindHits(DraftText.WithoutFairWords(DraftText.OwnWords(words))).Count > 0;

    private static DraftVerdict Judge(List<DraftHit> hits, int total, IReadOnlyList<string> missing) =>
        hits.Any(hit => hit.Category == DraftCategory.Counter) || total >= RewriteFrom ? DraftVerdict.Rewrite
        : total >= SoftenFrom ? DraftVerdict.Soften
        : missing.Count > 0 ? DraftVerdict.Complete
        : DraftVerdict.Clear;

    private static List<Found> FindHits(string text)
    {
        var found = DraftPatterns.Listed
            .Select(pattern => (Pattern: pattern, Span: pattern.FindListed(text)))
            .Where(hit => hit.Span is not null)
            .Select(hit => new Found(hit.Pattern, hit.Span!.Value))
            .ToList();

        // A paraphrase never counts the same words twice; the listed pattern has already spoken for them.
        var spokenFor = found.Select(hit => hit.Pattern).ToHashSet();
        foreach (var pattern in DraftPatterns.All.Where(pattern => !spokenFor.Contains(pattern)))
        {
            if (pattern.FindParaphrase(text, found.Select(hit => hit.Span)) is { } span)
            {
                found.Add(new Found(pattern, span));
            }
        }

        return found;
    }

    /// <summary>Sentences that sting in words no pattern knows.</summary>
    private static IEnumerable<Found> FindByEar(IEnumerable<(DraftSpan Span, DraftHeard? Heard)> sentences, List<Found> listed) =>
        from sentence in sentences
        let sting = sentence.Heard?.Sting
        where sting is not null && !listed.Exists(hit => hit.Span.Overlaps(sentence.Span) && (hit.Pattern.Category == sting || hit.Pattern.Weight >= DraftCategory.WeightOf(sting)))
        select new Found(DraftTone.Pattern(sting), sentence.Span);

    private sealed record Found(DraftPattern Pattern, DraftSpan Span)
    {
        public DraftHit In(string draft) => new(
            Pattern.Category, draft.Substring(Span.Start, Span.Length).Trim(), Pattern.Weight, Pattern.Why, Pattern.Alternative);
    }
}
