using System.Globalization;
using System.Text.Json.Nodes;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;

namespace CoachBot.Channels.Teams;

/// <summary>Draws a card as an Adaptive Card 1.5 for Teams.</summary>
internal static class AdaptiveCardRenderer
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";
    private const int MostFallback = 1000, ShortName = 26;

    /// <param name="bot">The bot's id, for links to its chat.</param>
    /// <param name="inDialog">In a task module, where buttons submit and nothing is executed in place.</param>
    public static JsonObject Render(Card card, string bot, bool inDialog = false)
    {
        var body = new List<JsonObject>();
        foreach (var block in card.Blocks) body.AddRange(Draw(block, body.Count == 0));
        if (card.Form is { } form) body.AddRange(AdaptiveForm.Draw(form));
        var actions = new AdaptiveActions(bot, inDialog).Draw(card, body);
        var drawn = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["fallbackText"] = Wording.Short(PlainText.Render(card), MostFallback) is { Length: > 0 } text ? text : "CoachBot",
            ["msteams"] = new JsonObject { ["width"] = "full" },
            ["body"] = new JsonArray([.. body]),
        };
        if (actions.Count > 0) drawn["actions"] = new JsonArray([.. actions]);
        return drawn;
    }

    private static IEnumerable<JsonObject> Draw(Block block, bool first) => block switch
    {
        Heading heading => Draw(heading),
        Paragraph paragraph => AdaptiveText.Lines(paragraph.Text, first ? null : "Small"),
        Quote quote => [AdaptiveText.Container("emphasis", "Small", AdaptiveText.Lines($"“{quote.Text}”", italic: true))],
        Spoken spoken => [AdaptiveText.Container("emphasis", "Small", AdaptiveText.Lines(spoken.Text, italic: true))],
        Bullets bullets => Draw(bullets),
        Facts facts => Draw(facts),
        Copyable copyable => [AdaptiveText.Container("emphasis", "Medium", AdaptiveText.Lines(copyable.Text, "Small").Prepend(AdaptiveText.Heading(copyable.Title, "Default")))],
        Note note => AdaptiveText.Lines(note.Text, "Medium", subtle: true, size: "Small"),
        Chart chart => AdaptiveChart.Draw(chart),
        _ => throw new InvalidOperationException($"{block.GetType().Name} is drawn nowhere."),
    };

    /// <summary>The tag stands above its heading, where it survives narrow phones.</summary>
    private static IEnumerable<JsonObject> Draw(Heading heading)
    {
        if (heading.Tag is { } tag) yield return AdaptiveText.Plain(tag, bold: true, size: "Small", color: "Accent");
        yield return AdaptiveText.Heading(heading.Text, "Large", heading.Tag is null ? null : "None");
    }

    private static IEnumerable<JsonObject> Draw(Bullets bullets)
    {
        if (bullets.Title is { } title) yield return AdaptiveText.Heading(title, "Default", "Medium");
        for (var i = 0; i < bullets.Items.Count; i++)
        {
            var mark = bullets.Numbered ? string.Create(CultureInfo.InvariantCulture, $"{i + 1}.") : "•";
            yield return AdaptiveText.Columns("Small", (bullets.Numbered ? "22px" : "12px", [AdaptiveText.Plain(mark)]), ("stretch", AdaptiveText.Lines(bullets.Items[i])));
        }
    }

    /// <summary>Side by side while the names are short, else each name above its value.</summary>
    private static IEnumerable<JsonObject> Draw(Facts facts)
    {
        var besides = facts.Items.All(f => f.Name.Length <= ShortName);
        return facts.Items.Select((fact, i) =>
        {
            var spacing = i == 0 ? "Medium" : "Small";
            return besides
                ? AdaptiveText.Columns(spacing, (1, [AdaptiveText.Plain(fact.Name, subtle: true)]), (2, AdaptiveText.Lines(fact.Value)))
                : AdaptiveText.Container(null, spacing, AdaptiveText.Lines(fact.Value, "None").Prepend(AdaptiveText.Plain(fact.Name, subtle: true, size: "Small")));
        });
    }
}
