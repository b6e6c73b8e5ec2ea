namespace CoachBot.Storage;

/// <summary>One person's anonymous pulse of one quarter. Holds only sums: no single answer, no name, no time of an answer.</summary>
internal sealed class PulsePage
{
    public long Id { get; set; }

    /// <summary>Whose users are asked; the page goes when this person goes.</summary>
    public long PersonId { get; set; }

    /// <summary>The unguessable end of the page's address.</summary>
    public required string Token { get; set; }

    /// <summary>Such as "2026 Q4".</summary>
    public required string Quarter { get; set; }

    /// <summary>The last day it takes answers.</summary>
    public DateOnly Closes { get; set; }

    public int Answers { get; set; }

    public int Capable { get; set; }

    public int Interested { get; set; }

    public int Invested { get; set; }

    public int Equipped { get; set; }
}
