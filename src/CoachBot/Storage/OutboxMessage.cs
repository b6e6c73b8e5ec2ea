namespace CoachBot.Storage;

/// <summary>A card owed to someone, written in the transaction of what caused it.</summary>
internal sealed class OutboxMessage
{
    public const int Waiting = 0, Sent = 1, Dead = 2, Dropped = 3;

    /// <summary>The kind of what answers a message; every other kind is sent unasked.</summary>
    public const string Reply = "reply";

    /// <summary>Also the order in which a person gets what is owed.</summary>
    public long Id { get; set; }

    public long PersonId { get; set; }

    public required string Channel { get; set; }

    public required string Tenant { get; set; }

    /// <summary>Unique; goes along to channels that can be asked for it.</summary>
    public required string Key { get; set; }

    /// <summary>reply, weekly, followup or reminder: what an operator may see of it.</summary>
    public required string Kind { get; set; }

    /// <summary>The card as JSON; blanked once delivered, and some days after it was given up.</summary>
    public required string Card { get; set; }

    /// <summary>The channel's own id of the message this takes the place of.</summary>
    public string? Replaces { get; set; }

    /// <summary>Where the answer belongs when that is not the person's usual address, such as a thread.</summary>
    public string? Address { get; set; }

    public int State { get; set; }

    public long DueAt { get; set; }

    /// <summary>Until when a sender holds it; another may take it afterwards.</summary>
    public long LeaseUntil { get; set; }

    public int Attempts { get; set; }

    /// <summary>It may have arrived although no try is known to have succeeded. Null in rows of a version that did not note it.</summary>
    public bool? InDoubt { get; set; } = false;

    /// <summary>Why it is late or given up; never anyone's words.</summary>
    public string? Reason { get; set; }

    public long CreatedAt { get; set; }

    /// <summary>When it was delivered or given up.</summary>
    public long? SentAt { get; set; }
}
