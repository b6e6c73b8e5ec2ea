namespace CoachBot.Coaching.Drafts;

public enum DraftVerdict { Clear, Complete, Soften, Rewrite }

/// <summary>One place where a draft may sting. The span is the person's own words, as they stand in the draft.</summary>
public sealed record DraftHit(string Category, string Span, int Weight, string Why, string Alternative);

/// <summary>What reading a draft found: what stings, what is missing, and what to do about it.</summary>
public sealed record DraftReport(DraftVerdict Verdict, IReadOnlyList<DraftHit> Hits, IReadOnlyList<string> Missing, int Total)
{
    public string Word => Verdict switch
    {
        DraftVerdict.Rewrite => "REWRITE",
        DraftVerdict.Soften => "SOFTEN",
        DraftVerdict.Complete => "COMPLETE",
        _ => "CLEAR",
    };
}
