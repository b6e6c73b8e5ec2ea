using System.Text.Json.Nodes;
using CoachBot.Coaching.Cards;

namespace CoachBot.Channels.Slack;

/// <summary>The Block Kit pieces the renderers are made of, each within its limit.</summary>
internal static class BlockKit
{
    public const int MostButtonText = 75, MostHeader = 150, MostButtonsInRow = 5, MostOptionText = 75, MostOptions = 100, MostInput = 3000, MostLabel = 2000, MostTitle = 24;
    private const int MostRich = 2900;

    public static JsonObject Plain(string text, int most) => new() { ["type"] = "plain_text", ["text"] = SlackText.Literal(SlackText.Short(text, most)), ["emoji"] = false };

    public static JsonObject Header(string text) => new() { ["type"] = "header", ["text"] = Plain(text, MostHeader) };

    /// <summary>Small print, in as many blocks as its length needs.</summary>
    public static IEnumerable<JsonObject> Context(string text) => SlackText.Pieces(text, MostRich).Select(piece => new JsonObject
    {
        ["type"] = "context",
        ["elements"] = new JsonArray(Plain(piece, MostRich)),
    });

    /// <summary>Text as it stands: rich text elements are never read as markup.</summary>
    public static IEnumerable<JsonObject> Paragraph(string text, bool isBold = false) => SlackText.Pieces(text, MostRich).Select(piece => Rich(Section(Run(piece, isBold))));

    public static IEnumerable<JsonObject> Quote(string text) => SlackText.Pieces(text, MostRich).Select(piece => Rich(Element("rich_text_quote", Run(piece))));

    public static IEnumerable<JsonObject> Preformatted(string text) => SlackText.Pieces(text, MostRich).Select(piece => Rich(Element("rich_text_preformatted", Run(piece))));

    /// <summary>A list, in as many blocks as its length needs; numbers go on.</summary>
    public static IEnumerable<JsonObject> List(IReadOnlyList<string> items, bool isNumbered)
    {
        var offset = 0;
        foreach (var group in Groups(items.SelectMany(i => SlackText.Pieces(i, MostRich)), SlackText.Length))
        {
            var list = Element(null, [.. group.Select(item => Section(Run(item)))]);
            list["type"] = "rich_text_list";
            list["style"] = isNumbered ? "ordered" : "bullet";
            if (isNumbered && offset > 0) list["offset"] = offset;
            offset += group.Count;
            yield return Rich(list);
        }
    }

    /// <summary>Names in bold with their values, one a line.</summary>
    public static IEnumerable<JsonObject> Facts(IReadOnlyList<Fact> facts)
    {
        var lines = facts.SelectMany(f => SlackText.Pieces(f.Value.Length == 0 ? "–" : f.Value, MostRich - 300).Select((value, i) => (Name: i == 0 ? SlackText.Short(f.Name, 300) + ": " : "", Value: value)));
        foreach (var group in Groups(lines, l => l.Name.Length + SlackText.Length(l.Value)))
            yield return Rich(Section([.. group.SelectMany((l, i) => Line(l.Name, l.Value + (i < group.Count - 1 ? "\n" : "")))]));

        static IEnumerable<JsonObject> Line(string name, string value) => name.Length == 0 ? [Run(value)] : [Run(name, isBold: true), Run(value)];
    }

    /// <summary>Rows of buttons, the act in the value: opaque to everyone but the coach.</summary>
    /// <param name="first">Where action ids start, so that none repeats on one surface.</param>
    public static IEnumerable<JsonObject> Buttons(IReadOnlyList<Button> buttons, int first = 0) => buttons.Chunk(MostButtonsInRow).Select((row, r) => new JsonObject
    {
        ["type"] = "actions",
        ["elements"] = SlackJson.Array(row.Select((button, i) => Button(button, first + (r * MostButtonsInRow) + i))),
    });

    private static JsonObject Button(Button button, int index)
    {
        var made = new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = $"act{SlackText.Number(index)}",
            ["text"] = Plain(button.Label, MostButtonText),
            ["value"] = button.Act.ToString(),
        };
        if (button.Style != ButtonStyle.Plain) made["style"] = button.Style == ButtonStyle.Primary ? "primary" : "danger";
        return made;
    }

    private static JsonObject Rich(JsonObject element) => new() { ["type"] = "rich_text", ["elements"] = new JsonArray(element) };

    private static JsonObject Section(params JsonObject[] runs) => Element("rich_text_section", runs);

    private static JsonObject Element(string? type, params JsonObject[] inner) => new() { ["type"] = type, ["elements"] = SlackJson.Array(inner) };

    private static JsonObject Run(string text, bool isBold = false)
    {
        var run = new JsonObject { ["type"] = "text", ["text"] = SlackText.Literal(text.Length == 0 ? " " : text) };
        if (isBold) run["style"] = new JsonObject { ["bold"] = true };
        return run;
    }

    /// <summary>Items together as long as they fit into one block.</summary>
    private static IEnumerable<List<T>> Groups<T>(IEnumerable<T> items, Func<T, int> length)
    {
        var (group, size) = (new List<T>(), 0);
        foreach (var item in items)
        {
            var more = length(item);
            if (group.Count > 0 && size + more > MostRich)
            {
                yield return group;
                (group, size) = ([], 0);
            }
            group.Add(item);
            size += more;
        }
        if (group.Count > 0) yield return group;
    }
}
