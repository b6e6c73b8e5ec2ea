namespace CoachBot.Coaching.Skills.Complaint;

internal enum Kind { Service, Manner, Rights }

internal enum Severity { Annoying, Slowed, Stopped }

internal enum Mood { Calm, Annoyed, Angry, Abusive }

/// <summary>Whose doing it was. Unsaid counts as unknown.</summary>
internal enum Fault { Unknown, Ours, Partly, Rule, Stale, NotOurs }

internal enum Reach { One, Team, Many }

/// <summary>What an answer to a complaint needs to know, read from the answers.</summary>
internal sealed record Grievance
{
    public string? Said { get; init; }

    public string? Who { get; init; }

    public Kind About { get; init; }

    public Severity Severity { get; init; }

    public Mood Mood { get; init; }

    public Fault Fault { get; init; }

    public Reach Reach { get; init; }

    public int Times { get; init; }

    public string? Owner { get; init; }

    public string? Because { get; init; }

    public string? Offer { get; init; }

    public string? UsersThink { get; init; }

    /// <summary>Nobody has complained in person; it was only heard of.</summary>
    public bool IsRumour { get; init; }

    /// <summary>Hours within which to answer, or null for the next working day.</summary>
    public int? Hours =>
        About == Kind.Rights || Severity == Severity.Stopped || Mood == Mood.Abusive ? 1
        : Mood == Mood.Angry || Reach == Reach.Many ? 4
        : null;

    /// <summary>Whether the same issue has come back often or hard enough to be a problem of its own.</summary>
    public string ProblemFlag => Times switch
    {
        >= 3 => "OPEN",
        2 when Reach != Reach.One || Severity == Severity.Stopped => "OPEN",
        2 => "WATCH",
        _ => "NO",
    };
}
