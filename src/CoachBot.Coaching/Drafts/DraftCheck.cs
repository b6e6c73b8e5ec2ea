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
        var hits = FindHits(DraftText.WithoutFairWords(own)).Select(found => found.In(draft)).ToList();
        var missing = DraftNeeds.MissingFrom(own);
        var total = hits.Sum(hit => hit.Weight);

        return new DraftReport(Judge(hits, total, missing), hits, missing, total);
    }

    private static DraftVerdict Judge(List<DraftHit> hits, int total, IReadOnlyList<string> missing) =>
        hits.Any(hit => hit.Category == DraftCategory.Counter) || total >= RewriteFrom ? DraftVerdict.Rewrite
        : total >= SoftenFrom ? DraftVerdict.Soften
        : missing.Count > 0 ? DraftVerdict.Complete
        : DraftVerdict.Clear;

    private static IEnumerable<Found> FindHits(string text)
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

        return found.OrderBy(hit => hit.Span.Start);
    }

    private sealed record Found(DraftPattern Pattern, DraftSpan Span)
    {
        public DraftHit In(string draft) => new(
            Pattern.Category, draft.Substring(Span.Start, Span.Length), Pattern.Weight, Pattern.Why, Pattern.Alternative);
    }
}
