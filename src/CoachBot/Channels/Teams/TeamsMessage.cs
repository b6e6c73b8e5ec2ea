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

    /// <summary>Shows for a moment that something is being written.</summary>
    public static JsonObject Typing(TeamsAddress to) => Activity("typing", to, []);

    /// <summary>The text so far of a message that is being streamed.</summary>
    /// <param name="sequence">Counts up from 1.</param>
    /// <param name="stream">Null for the first, whose answer brings it.</param>
    public static JsonObject Streamed(TeamsAddress to, string text, int sequence, string? stream)
    {
        var info = StreamInfo("streaming", stream);
        info["streamSequence"] = sequence;
        return Activity("typing", to, new() { ["text"] = text, ["entities"] = new JsonArray(info) });
    }

    /// <summary>The whole text, which must begin with what was streamed, and the buttons beneath it.</summary>
    public static JsonObject StreamEnd(TeamsAddress to, string text, Card buttons, string stream)
    {
        var content = new JsonObject { ["text"] = text, ["entities"] = new JsonArray(StreamInfo("final", stream)) };
        if (buttons.Buttons.Count > 0) content["attachments"] = new JsonArray(Attachment(AdaptiveCardRenderer.Render(buttons, to.Bot)));
        return Message(to, content);
    }

    private static JsonObject StreamInfo(string type, string? stream)
    {
        var info = new JsonObject { ["type"] = "streaminfo", ["streamType"] = type };
        if (stream is not null) info["streamId"] = stream;
        return info;
    }

    private static JsonObject WithCard(Card card, TeamsAddress to) => Message(to, new()
    {
        ["summary"] = Wording.Short(Summary(card), MostSummary),
        ["attachments"] = new JsonArray(Attachment(AdaptiveCardRenderer.Render(card, to.Bot))),
    });

    public static JsonObject Attachment(JsonObject card) => new() { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card };

    private static JsonObject Message(TeamsAddress to, JsonObject content) => Activity("message", to, content);

    private static JsonObject Activity(string type, TeamsAddress to, JsonObject content)
    {
        content["type"] = type;
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
