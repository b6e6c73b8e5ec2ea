using CoachBot.Coaching.Cards;

namespace CoachBot.Channels;

/// <summary>Sends a card to a person; one per channel. Called with the same key again when an earlier try may not have arrived.</summary>
internal interface IChannel
{
    /// <summary>As stored with people and outbox rows: teams, slack, web.</summary>
    string Name { get; }

    /// <summary>A card that was taken already is noticed when it comes again. Otherwise a try whose end is unknown may bring a copy, and is repeated less soon.</summary>
    bool NoticesCopies => false;

    /// <summary>Delivers, or says why not. Never throws for what the network did.</summary>
    Task<Sent> SendAsync(Delivery delivery, CancellationToken stop);
}

/// <summary>A card on its way to one person.</summary>
/// <param name="Key">Unique for this card; the same on every try.</param>
/// <param name="External">The channel's own id of the person.</param>
/// <param name="Address">Where to write to them, in the channel's own form; null when they have not written yet.</param>
/// <param name="Replaces">The channel's id of the message to take the place of; null for a new one.</param>
/// <param name="Attempt">1 for the first try.</param>
internal sealed record Delivery(long PersonId, string Tenant, string External, string? Address, string Key, Card Card, string? Replaces, int Attempt)
{
    /// <summary>An earlier try, by this process or another, may have arrived.</summary>
    public bool InDoubt { get; init; }

    /// <summary>When the card became owed: no try is older.</summary>
    public DateTimeOffset Since { get; init; }
}

/// <summary>What became of a try.</summary>
internal abstract record Sent
{
    private Sent() { }

    /// <param name="Address">A better address learnt on the way, to be stored.</param>
    /// <param name="Message">The channel's own id of what was sent, by which it can be replaced later; null where it cannot.</param>
    internal sealed record Done(string? Address = null, string? Message = null) : Sent;

    /// <summary>Not now. <paramref name="After"/> is the least wait the channel asked for; null leaves it to the usual back-off.</summary>
    /// <param name="WholeTenant">The channel refuses everything for this tenant until then, not only this conversation.</param>
    /// <param name="InDoubt">It may have arrived all the same.</param>
    internal sealed record Later(string Reason, TimeSpan? After = null, bool WholeTenant = false, bool InDoubt = false) : Sent;

    /// <summary>Never for this card. <paramref name="Unreachable"/>: nor any other until the person returns.</summary>
    internal sealed record GivenUp(string Reason, bool Unreachable) : Sent;
}
