using System.Text.Json.Nodes;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;

namespace CoachBot.Channels.Teams;

/// <summary>Puts a card into the messages Teams takes: one with the card, and plain ones for text that is to be taken away or too long for it.</summary>
internal static class TeamsMessage
{
    private const int MostInCard = 4000, MostInMessage = 12_000, MostSummary = 120;

    public static IReadOnlyList<JsonObject> Of(Card card, TeamsAddress to, bool replaces)
    {
        var apart = replaces ? [] : card.Blocks.OfType<Copyable>().Where(c => c.Text.Length > MostInCard || card is { Blocks: var all, Buttons.Count: 0, Form: null } && all.All(b => b is Copyable)).ToList();
        var rest = card with { Blocks = [.. card.Blocks.Where(b => !apart.Contains(b))] };
        List<JsonObject> messages = rest.Blocks.Count > 0 ? [WithCard(rest, to)] : [];
        messages.AddRange(apart.SelectMany(c => Pieces(c.Text)).Select(text => Message(to, new() { ["textFormat"] = "plain", ["text"] = text })));
        return messages;
    }

    private static JsonObject WithCard(Card card, TeamsAddress to) => Message(to, new()
    {
        ["summary"] = Wording.Short(Summary(card), MostSummary),
        ["attachments"] = new JsonArray(Attachment(AdaptiveCardRenderer.Render(card, to.Bot))),
    });

    public static JsonObject Attachment(JsonObject card) => new() { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card };

    private static JsonObject Message(TeamsAddress to, JsonObject content)
    {
        content["type"] = "message";
        content["from"] = new JsonObject { ["id"] = to.Bot };
        content["conversation"] = new JsonObject { ["id"] = to.Conversation };
        if (!to.Shared) content["recipient"] = new JsonObject { ["id"] = to.User };
        return content;
    }

    /// <summary>What a notification shows.</summary>
    private static string Summary(Card card) => card.Blocks.Select(b => b switch
    {
        Heading heading => heading.Text,
        Paragraph paragraph => paragraph.Text,
        _ => null,
    }).FirstOrDefault(t => t is not null) ?? "CoachBot";

    /// <summary>Cut at line ends where that is possible, and nothing lost.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        while (text.Length > MostInMessage)
        {
            var cut = text.LastIndexOf('\n', MostInMessage);
            if (cut <= 0) cut = char.IsHighSurrogate(text[MostInMessage - 1]) ? MostInMessage - 1 : MostInMessage;
            yield return text[..cut];
            text = text[cut..].TrimStart('\n');
        }
        yield return text;
    }
}
