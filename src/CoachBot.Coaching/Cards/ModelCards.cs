using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Cards;

/// <summary>What a language model adds to a card: always marked, never in the place of what a rule says.</summary>
public static class ModelCards
{
    private const string TakeAll = "Yes, all of it";

    /// <summary>Puts answers a model has read beneath a card. "Yes" still means only what stood there before.</summary>
    public static Card Propose(Card card, Dialog talk, Skill skill)
    {
        if (talk.Proposals.Count == 0) return card;
        var facts = skill.Questions.Where(q => talk.Proposals.ContainsKey(q.Id)).Select(q => new Fact(q.Label, Wording.Short(q.Show(talk.Proposals[q.Id]) ?? "", 300)));
        return card with
        {
            Blocks = [.. card.Blocks, new Paragraph("The AI read this from your message too. It counts only if you take it:"), new Facts([.. facts])],
            Buttons = [.. card.Buttons.Take(1), new(TakeAll, new(Act.Card, "take", talk.Id)), .. card.Buttons.Skip(1)],
        };
    }

    public static bool TakesAll(string words) =>
        words.Trim().TrimEnd('.', '!').Replace(",", "", StringComparison.Ordinal).ToLowerInvariant() is "yes all of it" or "all of it" or "take all" or "yes to all" or "all yes";

    /// <summary>The outcome with a model's wording of its texts, where there is one.</summary>
    public static Outcome Reworded(Outcome outcome, Worded? worded) => worded is null ? outcome : outcome with
    {
        Advice = outcome.Advice with
        {
            Deliverables = [.. outcome.Advice.Deliverables.Select(d => worded.Texts.TryGetValue(d.Title, out var text) ? d with { Text = text } : d)],
        },
    };

    public static Card Worded(Card card, Dialog talk) => talk.Worded is null ? card : card with
    {
        Blocks = [.. card.Blocks, new Note("An AI worded the text; names, dates and facts were checked against the plain one. The verdict is by rule.")],
        Buttons = [.. card.Buttons, new("Plain wording", new(Act.Card, "plain", talk.Id))],
    };

    /// <summary>Who chose the words: a rule, or an AI with which prompt.</summary>
    public static Facts Provenance(Dialog talk) => new(
    [
        new("Verdict", "rule"),
        new("Wording", talk.Worded is { } worded ? $"AI, prompt {worded.Prompt}" : "rule"),
        .. talk.Taken.Count > 0 ? [new Fact("Answers the AI read and you took", Wording.List(talk.Taken))] : Array.Empty<Fact>(),
    ]);

    /// <summary>One honest line beneath what the rules made.</summary>
    public static Card Troubled(Card card, Trouble trouble) => card with
    {
        Blocks = [.. card.Blocks, new Note(trouble switch
        {
            Trouble.Spent => "Your AI allowance for today is used up. Rules carry on as before; the AI is back tomorrow.",
            Trouble.Slow => "The AI took too long, so this is by rule alone.",
            Trouble.Busy => "The AI is busy elsewhere for a while, so this is by rule alone.",
            Trouble.Refused => "The AI declined this one, so it is by rule alone.",
            Trouble.Garbled => "The AI gave nothing usable, so this is by rule alone.",
            _ => "The AI cannot be reached just now, so this is by rule alone.",
        })],
    };

    /// <summary>What "ai" tells: whether there is one, what it gets to see, what it has cost today.</summary>
    public static Card State(ModelInfo? model, ModelUse use, DateOnly today)
    {
        if (model is null)
            return Card.Say($"No AI is set up here: rules do all of it, and nothing you write goes to a model.{(use.Off ? " Should one be set up later, it stays off for you." : "")}");
        if (use.Off) return Card.Say("AI is off for you: nothing you write goes to a model, and everything works by rule.", new Button("Turn AI on", Act.Typed("ai on")));
        return new(
        [
            new Paragraph("AI is on for you. It may read answers out of your first message, word texts and lead a talk after a verdict. It never decides: verdicts are by rule."),
            new Facts(
            [
                new("Model", model.Name),
                new("Names of people", model.MasksNames ? "replaced by placeholders before anything is sent" : "sent as you write them"),
                new("Today", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{use.SpentOn(today)} of {model.DailyTokens} tokens")),
            ]),
        ])
        { Buttons = [new("Turn AI off", Act.Typed("ai off"))] };
    }
}
