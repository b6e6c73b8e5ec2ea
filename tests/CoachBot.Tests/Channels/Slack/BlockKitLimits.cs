using System.Text.Json;

namespace CoachBot.Tests.Channels.Slack;

/// <summary>What Slack refuses in a message or view, as far as its limits are published. Counted in code points.</summary>
internal static class BlockKitLimits
{
    private const int MostMessageText = 9500;

    public static List<string> Message(JsonElement blocks)
    {
        var wrong = Blocks(blocks, "message");
        if (TextOf(blocks) > MostMessageText) wrong.Add($"{TextOf(blocks)} characters in one message");
        return wrong;
    }

    public static List<string> View(JsonElement view)
    {
        var type = view.GetProperty("type").GetString()!;
        var wrong = Blocks(view.GetProperty("blocks"), type);
        foreach (var part in (string[])["title", "submit", "close"])
            if (view.TryGetProperty(part, out var text)) Text(text, 24, part, wrong);
        if (type == "modal" && !view.TryGetProperty("title", out _)) wrong.Add("a modal without title");
        if (type == "modal" && !view.TryGetProperty("submit", out _) && view.GetProperty("blocks").EnumerateArray().Any(b => b.GetProperty("type").GetString() == "input")) wrong.Add("inputs without submit");
        if (view.TryGetProperty("private_metadata", out var kept) && Length(kept) > 3000) wrong.Add("private_metadata too long");
        return wrong;
    }

    private static List<string> Blocks(JsonElement blocks, string surface)
    {
        List<string> wrong = [];
        NoNulls(blocks, "", wrong);
        var (all, ids) = (blocks.EnumerateArray().ToList(), new HashSet<string>());
        if (all.Count < 1 || all.Count > (surface == "message" ? 50 : 100)) wrong.Add($"{all.Count} blocks");
        if (all.Count(b => b.GetProperty("type").GetString() == "data_visualization") > 2) wrong.Add("more than two charts");
        foreach (var block in all)
        {
            if (block.TryGetProperty("block_id", out var id) && (!ids.Add(id.GetString()!) || Length(id) > 255)) wrong.Add($"block_id {id}");
            Block(block, surface, wrong);
        }
        return wrong;
    }

    private static void Block(JsonElement block, string surface, List<string> wrong)
    {
        switch (block.GetProperty("type").GetString())
        {
            case "header": Text(block.GetProperty("text"), 150, "header", wrong); break;
            case "context":
                Count(block, 10, wrong);
                foreach (var element in block.GetProperty("elements").EnumerateArray()) Text(element, 3000, "context", wrong);
                break;
            case "actions":
                Count(block, 25, wrong);
                var actions = new HashSet<string>();
                foreach (var button in block.GetProperty("elements").EnumerateArray())
                {
                    Text(button.GetProperty("text"), 75, "button", wrong);
                    if (Length(button.GetProperty("value")) > 2000) wrong.Add("button value");
                    if (!actions.Add(button.GetProperty("action_id").GetString()!)) wrong.Add("action_id twice");
                }
                break;
            case "rich_text":
                Count(block, 100, wrong);
                if (TextOf(block) is < 1 or > 3000) wrong.Add($"rich text of {TextOf(block)}");
                break;
            case "input" when surface == "modal": Input(block, wrong); break;
            case "data_visualization" when surface == "message":
                if (Length(block.GetProperty("title")) > 50) wrong.Add("chart title");
                foreach (var series in block.GetProperty("chart").GetProperty("series").EnumerateArray())
                    if (Length(series.GetProperty("name")) > 20 || series.GetProperty("data").GetArrayLength() is < 1 or > 20 || series.GetProperty("data").EnumerateArray().Any(d => Length(d.GetProperty("label")) > 20)) wrong.Add("chart series");
                break;
            case var other: wrong.Add($"{other} in a {surface}"); break;
        }
    }

    private static void Input(JsonElement block, List<string> wrong)
    {
        Text(block.GetProperty("label"), 2000, "label", wrong);
        if (block.TryGetProperty("hint", out var hint)) Text(hint, 2000, "hint", wrong);
        var element = block.GetProperty("element");
        if (element.TryGetProperty("initial_value", out var initial) && Length(initial) > 3000) wrong.Add("initial value");
        if (element.GetProperty("type").GetString() != "static_select") return;
        var options = element.GetProperty("options").EnumerateArray().ToList();
        if (options.Count is < 1 or > 100) wrong.Add($"{options.Count} options");
        foreach (var option in options)
        {
            Text(option.GetProperty("text"), 75, "option", wrong);
            if (Length(option.GetProperty("value")) is < 1 or > 75) wrong.Add("option value");
        }
        if (element.TryGetProperty("initial_option", out var chosen) && options.All(o => o.GetRawText() != chosen.GetRawText())) wrong.Add("initial option is none of the options");
    }

    private static void Count(JsonElement block, int most, List<string> wrong)
    {
        if (block.GetProperty("elements").GetArrayLength() is var count && (count < 1 || count > most)) wrong.Add($"{count} elements");
    }

    private static void Text(JsonElement text, int most, string where, List<string> wrong)
    {
        if (text.GetProperty("type").GetString() != "plain_text") wrong.Add($"{where} is no plain text");
        if (Length(text.GetProperty("text")) is var length && (length < 1 || length > most)) wrong.Add($"{where} of {length} characters");
    }

    private static void NoNulls(JsonElement element, string path, List<string> wrong)
    {
        if (element.ValueKind == JsonValueKind.Null) wrong.Add($"null at {path}");
        if (element.ValueKind == JsonValueKind.Object) foreach (var member in element.EnumerateObject()) NoNulls(member.Value, $"{path}/{member.Name}", wrong);
        if (element.ValueKind == JsonValueKind.Array) foreach (var item in element.EnumerateArray()) NoNulls(item, path, wrong);
    }

    private static int TextOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Sum(m => m is { Name: "text", Value.ValueKind: JsonValueKind.String } ? Length(m.Value) : TextOf(m.Value)),
        JsonValueKind.Array => element.EnumerateArray().Sum(TextOf),
        _ => 0,
    };

    private static int Length(JsonElement text) => text.GetString()!.EnumerateRunes().Count();
}
