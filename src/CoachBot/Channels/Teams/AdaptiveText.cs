using System.Text.Json.Nodes;

namespace CoachBot.Channels.Teams;

/// <summary>Text elements of an Adaptive Card. Words that could be read as markup go into text runs, which know none, so nobody's words can become a link or a list.</summary>
internal static class AdaptiveText
{
    public static JsonObject Plain(string text, string? spacing = null, bool subtle = false, bool bold = false, bool italic = false, string? size = null, string? color = null)
    {
        var isPlain = !Markup.MayBeIn(text) && !italic;
        var words = new JsonObject { ["type"] = isPlain ? "TextBlock" : "TextRun", ["text"] = Inert(text.Length == 0 ? " " : text) };
        if (bold) words["weight"] = "Bolder";
        if (italic) words["italic"] = true;
        if (subtle) words["isSubtle"] = true;
        if (size is not null) words["size"] = size;
        if (color is not null) words["color"] = color;
        if (isPlain) words["wrap"] = true;
        var block = isPlain ? words : new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(words) };
        if (spacing is not null) block["spacing"] = spacing;
        return block;
    }

    /// <summary>One element a line, as a text run has no line breaks of its own.</summary>
    public static IEnumerable<JsonObject> Lines(string text, string? spacing = null, bool subtle = false, bool italic = false, string? size = null, string? color = null)
    {
        var blank = false;
        var first = true;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Trim().Length == 0) { blank = true; continue; }
            yield return Plain(line, first ? spacing : blank ? "Small" : "None", subtle, italic: italic, size: size, color: color);
            first = blank = false;
        }
        if (first) yield return Plain("", spacing);
    }

    /// <summary>A heading that screen readers announce as one; words that could be markup give that up.</summary>
    public static JsonObject Heading(string text, string size, string? spacing = null)
    {
        var heading = Plain(text, spacing, bold: true, size: size);
        if (!Markup.MayBeIn(text)) heading["style"] = "heading";
        return heading;
    }

    public static JsonObject Container(string? style, string? spacing, IEnumerable<JsonObject> items)
    {
        var container = new JsonObject { ["type"] = "Container", ["items"] = new JsonArray([.. items]) };
        if (style is not null) container["style"] = style;
        if (spacing is not null) container["spacing"] = spacing;
        return container;
    }

    public static JsonObject Columns(string spacing, params (JsonNode Width, IEnumerable<JsonObject> Items)[] columns) => new()
    {
        ["type"] = "ColumnSet",
        ["spacing"] = spacing,
        ["columns"] = new JsonArray([.. columns.Select(c => new JsonObject { ["type"] = "Column", ["width"] = c.Width, ["spacing"] = "Small", ["items"] = new JsonArray([.. c.Items]) })]),
    };

    /// <summary>Breaks the date functions that even text runs would carry out.</summary>
    private static string Inert(string text) => text.Replace("{{", "{\u2060{", StringComparison.Ordinal);
}
