using System.Text.Json.Nodes;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;

namespace CoachBot.Channels.Slack;

/// <summary>One message: what notifications and screen readers get, and the blocks.</summary>
internal sealed record SlackMessage(string Text, JsonArray Blocks);

/// <summary>Draws a card as messages: one unless it is longer than Slack takes in one.</summary>
internal static class BlockKitRenderer
{
    public const int MostBlocks = 48, MostCharacters = 9000;
    private const int MostFallback = 2500;
    private const int MostCharts = 2;

    /// <summary>The card in as few messages as hold it; buttons stand in the last.</summary>
    public static IReadOnlyList<SlackMessage> Render(Card card, bool charts = true)
    {
        var messages = new List<JsonArray> { new() };
        var size = 0;
        foreach (var block in Blocks(card, charts ? MostCharts : 0))
        {
            var length = Length(block);
            if (messages[^1].Count >= MostBlocks || (size + length > MostCharacters && messages[^1].Count > 0))
            {
                messages.Add([]);
                size = 0;
            }
            messages[^1].Add(block);
            size += length;
        }
        return [.. messages.Select((blocks, i) => new SlackMessage(i == 0 ? Fallback(card) : "(continued)", blocks))];
    }

    public static bool HasChart(Card card) => card.Blocks.Any(b => b is Chart);

    /// <summary>The card as plain, escaped text.</summary>
    public static string Fallback(Card card)
    {
        var text = PlainText.Render(card with { Buttons = [], Form = null }).Trim();
        if (text.Length == 0) text = card.Buttons.Count > 0 ? Wording.List([.. card.Buttons.Select(b => b.Label)]) : "CoachBot";
        return SlackText.Escape(SlackText.Short(text, MostFallback / (text.AsSpan(0, Math.Min(text.Length, MostFallback)).ContainsAny("&<>:") ? 2 : 1)));
    }

    /// <summary>Blocks for any surface.</summary>
    public static IEnumerable<JsonObject> Blocks(Card card, int charts = 0)
    {
        var drawn = 0;
        foreach (var block in card.Blocks)
            foreach (var made in block is Chart chart && drawn++ < charts && SlackChart.CanDraw(chart) ? SlackChart.Draw(chart) : Draw(block))
                yield return made;
        if (card.Form is { } form)
            foreach (var block in Blank(form)) yield return block;
        IReadOnlyList<Button> buttons = [.. FormButtons(card.Form), .. card.Buttons, .. card.Proactive ? Quiet(card.Buttons) : []];
        foreach (var row in BlockKit.Buttons(buttons)) yield return row;
    }

    private static IEnumerable<JsonObject> Draw(Block block) => block switch
    {
        Heading heading => Title(heading),
        Paragraph paragraph => BlockKit.Paragraph(paragraph.Text),
        Quote quote => BlockKit.Quote(quote.Text),
        Spoken spoken => BlockKit.Quote(spoken.Text),
        Bullets bullets => [.. bullets.Title is { } title ? BlockKit.Paragraph(title, isBold: true) : [], .. BlockKit.List(bullets.Items, bullets.Numbered)],
        Facts facts => BlockKit.Facts(facts.Items),
        Copyable copyable => [.. BlockKit.Paragraph(copyable.Title, isBold: true), .. BlockKit.Preformatted(copyable.Text)],
        Note note => BlockKit.Context(note.Text),
        Chart chart => [.. BlockKit.Paragraph(chart.Title, isBold: true), .. BlockKit.Paragraph(chart.InWords)],
        _ => throw new NotSupportedException($"Slack has no way to draw {block.GetType().Name}."),
    };

    /// <summary>A headline too long for Slack's header stands in bold instead; the tag goes first, as it is the verdict.</summary>
    private static IEnumerable<JsonObject> Title(Heading heading)
    {
        IEnumerable<JsonObject> title = SlackText.Length(heading.Text) <= BlockKit.MostHeader ? [BlockKit.Header(heading.Text)] : BlockKit.Paragraph(heading.Text, isBold: true);
        return heading.Tag is { } tag ? BlockKit.Context(tag).Concat(title) : title;
    }

    /// <summary>What a form asks, where it cannot be filled in on the spot.</summary>
    private static IEnumerable<JsonObject> Blank(Form form) => BlockKit.List(
        [.. form.Fields.Select(f => f.FullLabel + (f.Error is { } error ? $" – {error}" : ""))], isNumbered: false);

    private static IEnumerable<Button> FormButtons(Form? form) =>
        form is null ? [] : [new Button("Fill in the form", new(Act.Card, "form", form.Send.First), ButtonStyle.Primary)];

    /// <summary>Each unasked-for card can be answered with quiet.</summary>
    private static IEnumerable<Button> Quiet(IReadOnlyList<Button> present)
    {
        if (present.Any(b => b.Act.Verb == Act.Say)) yield break;
        yield return new("Pause 2 weeks", Act.Typed("pause 2 weeks"));
        yield return new("Stop", Act.Typed("stop"));
    }

    /// <summary>All text in a block, as Slack adds it up for a message.</summary>
    private static int Length(JsonNode? node) => node switch
    {
        JsonObject block => block.Sum(p => p.Key is "text" or "title" or "label" && p.Value is JsonValue text ? SlackText.Length(text.ToString()) : Length(p.Value)),
        JsonArray array => array.Sum(Length),
        _ => 0,
    };
}
