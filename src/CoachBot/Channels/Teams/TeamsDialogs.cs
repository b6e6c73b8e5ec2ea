using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Turns;

namespace CoachBot.Channels.Teams;

/// <summary>What is shown in a task module: seen by the person who opened it and by nobody else.</summary>
internal static class TeamsDialogs
{
    /// <summary>The commands of the message extension, as the manifest names them.</summary>
    public const string CoachThis = "coachThis", CheckReply = "checkReply";

    public const string DraftField = "draft";
    private const int MostQuoted = 4000, QuoteShown = 400;
    private const string Closed = "Let us go on in our personal chat.";

    /// <summary>Not for the coach as it stands: the draft in the dialog is to be checked.</summary>
    public static Act Check { get; } = new("check-reply");

    public static string? Quoted(JsonElement value) =>
        ActivityText.Quoted(Json.Object(value, "messagePayload"), MostQuoted) is { Length: > 0 } text ? text : null;

    public static JsonObject Say(string text) => new() { ["task"] = new JsonObject { ["type"] = "message", ["value"] = text } };

    /// <summary>What the coach answered, with the message it is about.</summary>
    public static JsonObject Show(IReadOnlyList<Card> cards, string bot, string? quoted = null)
    {
        if (cards.Count == 0) return Say(Closed);
        var card = Merge(cards);
        if (quoted is not null && card.Form is not null) card = card with { Blocks = [.. card.Blocks, new Quote(Wording.Short(quoted, QuoteShown))] };
        return Dialog(card, bot);
    }

    /// <summary>A form with its errors, or what was sent and where the answer is.</summary>
    public static JsonObject Sent(TurnResult result, string bot) => result.Replace switch
    {
        { Form: not null } form => Dialog(form, bot),
        { } used => Dialog(used with { Blocks = [.. used.Blocks, new Note(result.Waiting ? "My answer is in our personal chat." : "Noted.")] }, bot),
        null => result.Cards.Count > 0 ? Dialog(Merge(result.Cards), bot) : Say(result.Waiting ? "My answer is in our personal chat." : Closed),
    };

    /// <summary>A place for a draft, under what was found in it.</summary>
    public static JsonObject Draft(string bot, string draft = "", IReadOnlyList<Card>? found = null)
    {
        var above = found is { Count: > 0 } ? Merge(found).Blocks : [new Heading("Check my reply"), new Paragraph("Paste your draft and I will read it as the other side would. Only you see this.")];
        return Dialog(new(above)
        {
            Form = new("Check my reply", [new(DraftField, "Your draft", FieldKind.Text) { Required = true, Value = draft }], Check, found is null ? "Check it" : "Check again"),
        }, bot);
    }

    /// <summary>One card of several: all they say, and what the last one asks.</summary>
    public static Card Merge(IReadOnlyList<Card> cards) => cards[^1] with { Blocks = [.. cards.SelectMany(c => c.Blocks)] };

    private static JsonObject Dialog(Card card, string bot) => new()
    {
        ["task"] = new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject
            {
                ["title"] = "CoachBot",
                ["height"] = "large",
                ["width"] = "medium",
                ["card"] = TeamsMessage.Attachment(AdaptiveCardRenderer.Render(card, bot, inDialog: true)),
            },
        },
    };
}
