using System.Collections.Immutable;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching;

/// <summary>What the coach answers: cards to show, what to remember, and what the app must do besides.</summary>
public sealed record Reply(Memory Memory, ImmutableList<Card> Cards)
{
    /// <summary>A finished talk to keep or replace in the person's history, with its answers.</summary>
    public (Outcome Outcome, Dialog Talk)? Keep { get; init; }

    /// <summary>How a follow-up was answered: the outcome's id, the word, the note.</summary>
    public (string Outcome, string? Kept, string? Note)? FollowedUp { get; init; }

    /// <summary>An outcome to forget.</summary>
    public string? Forget { get; init; }

    /// <summary>Something only the store can show or do.</summary>
    public Errand Errand { get; init; }

    /// <summary>The inbound text must not be kept anywhere.</summary>
    public bool Discard { get; init; }

    /// <summary>The card just pressed is used up: show this in its place.</summary>
    public Card? Replace { get; init; }

    /// <summary>What a language model may do about the last card, after it has gone out.</summary>
    public Wish? Wish { get; init; }
}

public enum Errand
{
    None,

    /// <summary>List past outcomes.</summary>
    History,

    /// <summary>Show the page on which users answer the anonymous pulse, and what they said.</summary>
    Pulse,

    /// <summary>Give everything about the person as JSON.</summary>
    Export,

    /// <summary>Delete everything about the person.</summary>
    Erase,
}
