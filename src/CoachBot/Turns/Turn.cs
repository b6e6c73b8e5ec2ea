using CoachBot.Coaching;

namespace CoachBot.Turns;

/// <summary>Something a person said, with who, where and a key. Made by a channel from a verified request, never from a card's data.</summary>
/// <param name="Key">The channel's own id of this event: the same one again does nothing.</param>
internal sealed record Turn(string Channel, string Tenant, string External, string Key, Said Said)
{
    /// <summary>Where to write to this person from now on; null when this event does not tell.</summary>
    public string? Address { get; init; }

    /// <summary>Where to write to someone nobody knew how to reach before; gives way to any address already known.</summary>
    public string? FirstAddress { get; init; }

    /// <summary>A card the channel itself owes for this event, and where, such as an invitation into the private chat.</summary>
    public (Coaching.Cards.Card Card, string Address)? Notice { get; init; }

    /// <summary>Where just this answer belongs, such as a thread; null for the usual address.</summary>
    public string? AnswerTo { get; init; }

    /// <summary>The channel's id of the message whose button was pressed.</summary>
    public string? Origin { get; init; }

    /// <summary>IANA id the channel knows for them; used unless they chose one.</summary>
    public string? Zone { get; init; }

    /// <summary>False for what a channel learnt by itself, such as a time zone: no sign that the person can be reached again.</summary>
    public bool FromPerson { get; init; } = true;

    /// <summary>The channel can show a form.</summary>
    public bool Forms { get; init; } = true;

    /// <summary>The channel keeps its own transcript and wants the person's words in it.</summary>
    public bool Echo { get; init; }

    public Answering Answering { get; init; }

    /// <summary>Picks the cards of the answer that the channel shows itself, at once, such as a form; the others take the way <see cref="Answering"/> says.</summary>
    public Func<IReadOnlyList<Coaching.Cards.Card>, IReadOnlyList<Coaching.Cards.Card>> AtOnce { get; init; } = _ => [];
}

/// <summary>How the answer reaches the person.</summary>
internal enum Answering
{
    /// <summary>All of it through the outbox.</summary>
    Outbox,

    /// <summary>The pressed card's replacement in the response to the request; the rest through the outbox.</summary>
    InPlace,

    /// <summary>All of it in the response to the request.</summary>
    Inline,
}

/// <summary>What a turn led to.</summary>
/// <param name="Repeated">The key was seen before: nothing was done.</param>
/// <param name="Replace">New content of the pressed card, when answering in place or inline.</param>
/// <param name="Cards">The cards the channel must show itself.</param>
/// <param name="Waiting">Whether something went to the outbox.</param>
internal sealed record TurnResult(bool Repeated, Coaching.Cards.Card? Replace, IReadOnlyList<Coaching.Cards.Card> Cards, bool Waiting = false)
{
    public static TurnResult Repeat { get; } = new(true, null, []);
}
