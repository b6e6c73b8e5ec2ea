namespace CoachBot.Storage;

/// <summary>Someone the coach talks with, on one channel.</summary>
internal sealed class Person
{
    public long Id { get; set; }

    public required string Channel { get; set; }

    /// <summary>Tenant or workspace; empty where a channel has none.</summary>
    public required string Tenant { get; set; }

    /// <summary>The channel's own id of the person.</summary>
    public required string External { get; set; }

    /// <summary>Where to write to them, in the channel's own form: a conversation reference, a channel id. Null until known.</summary>
    public string? Address { get; set; }

    /// <summary>What the coach remembers, as JSON.</summary>
    public string Memory { get; set; } = "{}";

    /// <summary>When to look whether something is owed unasked; null when nothing is planned.</summary>
    public long? DueAt { get; set; }

    /// <summary>Why pushes stopped (blocked, uninstalled …); null while the person can be reached.</summary>
    public string? Unreachable { get; set; }

    public long CreatedAt { get; set; }

    public long SeenAt { get; set; }

    /// <summary>Changes whenever anybody writes to the row: PostgreSQL's xmin. Null where it was not asked for.</summary>
    public string? Version { get; set; }
}

/// <summary>How one talk ended, with its answers: the person's history.</summary>
internal sealed class KeptOutcome
{
    /// <summary>The talk's id.</summary>
    public required string Id { get; set; }

    public long PersonId { get; set; }

    public long At { get; set; }

    public required string Outcome { get; set; }

    /// <summary>The talk with its answers, as JSON.</summary>
    public required string Talk { get; set; }

    /// <summary>done, partly, not-yet, changed; null while unanswered.</summary>
    public string? Kept { get; set; }

    public string? Note { get; set; }
}

/// <summary>A turn that has been heard: the same key again does nothing.</summary>
internal sealed class SeenTurn
{
    /// <summary>A hash, so that it names nobody.</summary>
    public required string Key { get; set; }

    public long At { get; set; }
}

/// <summary>One line of a web conversation, kept so that it survives a reload.</summary>
internal sealed class WebEntry
{
    public long Id { get; set; }

    public long PersonId { get; set; }

    /// <summary>The outbox key that brought it: the same delivery twice is one line.</summary>
    public required string Key { get; set; }

    /// <summary>The card, as JSON.</summary>
    public required string Card { get; set; }

    public long At { get; set; }
}
