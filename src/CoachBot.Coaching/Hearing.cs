using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching;

/// <summary>The circumstances in which something is heard.</summary>
/// <param name="Now">The instant, UTC.</param>
/// <param name="Moment">The same in the person's zone: today and the working days around it.</param>
/// <param name="Forms">The channel can show a form.</param>
/// <param name="NewId">An id for a talk that opens now; unguessable.</param>
public sealed record Hearing(Memory Memory, DateTimeOffset Now, Moment Moment, bool Forms, string NewId)
{
    /// <summary>The language model that is configured; null when rules do all of it.</summary>
    public Model.ModelInfo? Model { get; init; }

    /// <summary>The case of a talk: its answers, today, and what went before with this person.</summary>
    public Case Of(Dialog talk) => new(talk.Answers, Moment, talk.Opening)
    {
        Past = [.. Memory.Commitments.Where(c => !c.Reminder && c.Id != talk.Id).Select(c => c.ToPast())],
        Pulse = Memory.Pulse.LastOrDefault(),
    };

    public Reply Say(params Cards.Card[] cards) => new(Memory, [.. cards]);
}
