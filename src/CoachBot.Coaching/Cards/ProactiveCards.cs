using CoachBot.Coaching.Rhythm;

namespace CoachBot.Coaching.Cards;

/// <summary>The cards CoachBot sends unasked. Each says why it comes and can be answered or stopped with one press.</summary>
public static class ProactiveCards
{
    public static readonly (string Word, string Label)[] FollowUpWords =
        [("done", "Done"), ("partly", "Partly"), ("not-yet", "Not yet"), ("changed", "Changed my mind")];

    /// <param name="due">A check-in whose time has come, offered along with the tip rather than in a message of its own.</param>
    public static Card Weekly(Tip tip, string skillTitle, CheckIn? due = null) => new(
    [
        new Heading("This week's ten minutes", skillTitle),
        new Paragraph($"{tip.Statement} {tip.Question}"),
        new Paragraph($"Do: {tip.Do}"),
        .. due is null ? [] : new Block[] { new Paragraph(due.Why) },
        new Note("Your weekly card. Say “weekly off”, “pause 2 weeks” or “stop” any time."),
    ])
    {
        Proactive = true,
        Buttons =
        [
            new("Did it", new(Act.Tip, tip.Key, "did"), ButtonStyle.Primary),
            new("Later", new(Act.Tip, tip.Key, "later")),
            new("Not for me", new(Act.Tip, tip.Key, "not")),
            new("Coach me on this", new(Act.Tip, tip.Key, "start")),
            .. due is null ? [] : new Button[] { new(due.Label, new(Act.Start, due.Skill)) },
        ],
    };

    public static Card Reflection() => new(
    [
        new Heading("This week's ten minutes"),
        new Paragraph("No new tip this week, only a question: what went better than last week, and what did you do differently?"),
        new Note("Your weekly card. Say “weekly off”, “pause 2 weeks” or “stop” any time."),
    ])
    { Proactive = true };

    public static Card PauseOrStop() => new(
    [
        new Paragraph("My last four weekly cards found no answer, so I will hold them. Pause for a while, change the day, or stop?"),
        new Note("Nothing more comes until you choose."),
    ])
    {
        Proactive = true,
        Buttons =
        [
            new("Pause 4 weeks", Act.Typed("pause 4 weeks")),
            new("Mondays instead", Act.Typed("weekly monday 09:30")),
            new("Keep Tuesdays", Act.Typed("weekly on")),
            new("Stop", Act.Typed("weekly off")),
        ],
    };

    /// <summary>Says what was noticed, and asks.</summary>
    public static Card Nudge(Nudge nudge) => new(
    [
        new Paragraph($"{nudge.Trigger} {nudge.Question}"),
        new Note("I noticed this in our own talks; I read nothing else. “nudges off” ends these, “stop” ends everything unasked."),
    ])
    {
        Proactive = true,
        Buttons =
        [
            new("Yes", new(Act.Nudge, nudge.Signal, "yes"), ButtonStyle.Primary),
            new("Later", new(Act.Nudge, nudge.Signal, "later")),
            new("Wrong", new(Act.Nudge, nudge.Signal, "wrong")),
            new("Stop these", new(Act.Nudge, nudge.Signal, "stop")),
        ],
    };

    public static Card FollowUp(Commitment commitment) => new(
    [
        new Heading("Asking back, as agreed"),
        new Facts([new("About", commitment.About), new("Agreed on", Wording.Day(commitment.On))]),
        new Paragraph(commitment.Question),
    ])
    {
        Proactive = true,
        Buttons = [.. FollowUpWords.Select((w, i) => new Button(w.Label, new(Act.FollowUp, commitment.Id, w.Word), i == 0 ? ButtonStyle.Primary : ButtonStyle.Plain))],
    };

    public static Card Reminder(Commitment commitment) => new(
    [
        new Heading("A reminder you asked for"),
        new Facts([new("About", commitment.About)]),
        new Paragraph(commitment.Question),
    ])
    { Proactive = true };
}
