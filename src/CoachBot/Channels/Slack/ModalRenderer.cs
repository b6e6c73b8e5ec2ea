using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Channels.Slack;

/// <summary>Draws a card with a form as a modal, and reads the values of one that was sent.</summary>
internal static class ModalRenderer
{
    public const string FormCallback = "form", CardCallback = "card";
    private const string Value = "value", Rows = "rows", ColumnBar = "|";
    private const int MostBlocks = 98;

    /// <summary>The form as a view. Only the opaque act travels with it.</summary>
    public static JsonObject Form(Card card)
    {
        var form = card.Form ?? throw new ArgumentException("The card has no form.", nameof(card));
        var above = card with { Form = null, Buttons = [], Blocks = [.. card.Blocks.Where(b => b is not Heading)] };
        return new()
        {
            ["type"] = "modal",
            ["callback_id"] = FormCallback,
            ["title"] = BlockKit.Plain(form.Title, BlockKit.MostTitle),
            ["submit"] = BlockKit.Plain(form.SendLabel, BlockKit.MostTitle),
            ["close"] = BlockKit.Plain("Later", BlockKit.MostTitle),
            ["notify_on_close"] = true,
            ["private_metadata"] = form.Send.ToString(),
            ["blocks"] = SlackJson.Array([.. BlockKitRenderer.Blocks(above), .. form.Fields.Take(MostBlocks).Select(Input)]),
        };
    }

    /// <summary>A card without a form as a view that can only be closed, such as the menu.</summary>
    public static JsonObject Card(Card card) => new()
    {
        ["type"] = "modal",
        ["callback_id"] = CardCallback,
        ["title"] = BlockKit.Plain("CoachBot", BlockKit.MostTitle),
        ["close"] = BlockKit.Plain("Close", BlockKit.MostTitle),
        ["blocks"] = SlackJson.Array(BlockKitRenderer.Blocks(card).Take(MostBlocks)),
    };

    /// <summary>Question id → message, for the fields that stand in the sent view.</summary>
    public static Dictionary<string, string> Errors(Form form, JsonElement view)
    {
        var present = view.Items("blocks").Where(b => b.Text("type") == "input").Select(b => b.Text("block_id")).ToHashSet();
        return form.Fields.Where(f => f.Error is not null && present.Contains(f.Id)).ToDictionary(f => f.Id, f => f.Error!);
    }

    /// <summary>Question id → what was entered; empty where nothing was.</summary>
    public static Dictionary<string, string> Read(JsonElement view)
    {
        var fields = new Dictionary<string, string>();
        foreach (var block in view.Members("state", "values"))
            foreach (var element in block.Value.Members())
                fields[block.Name] = element.Name == Rows ? Cells(Entered(element.Value)) : Entered(element.Value);
        return fields;
    }

    /// <summary>Whether an action came from one of a form's own fields.</summary>
    public static bool IsField(JsonElement action) => action.Text("action_id") is Value or Rows;

    private static string Entered(JsonElement element) =>
        element.Text("value") ?? element.Text("selected_option", "value") ?? element.Text("selected_date") ?? "";

    private static JsonObject Input(Field field)
    {
        var input = new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = field.Id,
            ["label"] = BlockKit.Plain(field.FullLabel, BlockKit.MostLabel),
            ["optional"] = !field.Required,
            ["element"] = Element(field),
        };
        if (Hint(field) is { } hint) input["hint"] = BlockKit.Plain(hint, BlockKit.MostLabel);
        if (field.Kind is FieldKind.Choice or FieldKind.Date) input["dispatch_action"] = true;
        return input;
    }

    private static JsonObject Element(Field field) => field.Kind switch
    {
        FieldKind.Choice when field.Choices.Count > 0 => Select(field),
        FieldKind.Date => Date(field),
        FieldKind.Number => Number(field),
        FieldKind.Rows => Text(field, Rows, isMultiline: true, field.Value?.Replace(GridQuestion.Cell.ToString(), $" {ColumnBar} ", StringComparison.Ordinal)),
        _ => Text(field, Value, field.Kind == FieldKind.Text, field.Value),
    };

    private static JsonObject Text(Field field, string action, bool isMultiline, string? value)
    {
        var element = new JsonObject { ["type"] = "plain_text_input", ["action_id"] = action, ["multiline"] = isMultiline, ["max_length"] = BlockKit.MostInput };
        if (!string.IsNullOrEmpty(value) && value != Answers.Unknown) element["initial_value"] = SlackText.Short(value, BlockKit.MostInput);
        return element;
    }

    private static JsonObject Number(Field field)
    {
        var element = new JsonObject { ["type"] = "number_input", ["action_id"] = Value, ["is_decimal_allowed"] = true };
        if (field.Min is { } min) element["min_value"] = min.ToString(CultureInfo.InvariantCulture);
        if (field.Max is { } max) element["max_value"] = max.ToString(CultureInfo.InvariantCulture);
        if (decimal.TryParse(field.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) && !(value < field.Min) && !(value > field.Max))
            element["initial_value"] = value.ToString(CultureInfo.InvariantCulture);
        return element;
    }

    private static JsonObject Date(Field field)
    {
        var element = new JsonObject { ["type"] = "datepicker", ["action_id"] = Value };
        if (DateOnly.TryParseExact(field.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) element["initial_date"] = field.Value;
        return element;
    }

    private static JsonObject Select(Field field)
    {
        var element = new JsonObject
        {
            ["type"] = "static_select",
            ["action_id"] = Value,
            ["placeholder"] = BlockKit.Plain("Choose one", BlockKit.MostOptionText),
            ["options"] = SlackJson.Array(field.Choices.Take(BlockKit.MostOptions).Select(Option)),
        };
        if (field.Choices.Take(BlockKit.MostOptions).FirstOrDefault(c => c.Word == field.Value) is { } chosen) element["initial_option"] = Option(chosen);
        return element;
    }

    private static JsonObject Option(Choice choice) => new() { ["text"] = BlockKit.Plain(choice.Label, BlockKit.MostOptionText), ["value"] = choice.Word };

    /// <summary>For a grid: how to write its rows, and which words a column takes.</summary>
    private static string? Hint(Field field)
    {
        if (field.Kind != FieldKind.Rows) return string.IsNullOrWhiteSpace(field.Hint) ? null : field.Hint;
        var columns = field.Columns.Select(c => c.Choices.Count > 0 ? $"{c.Label} ({string.Join(", ", c.Choices.Where(o => o.Word != Answers.Unknown).Select(o => o.Label))})" : c.Label);
        var most = field.Most > 0 ? string.Create(CultureInfo.InvariantCulture, $", at most {field.Most}") : "";
        return $"One a line{most}: {string.Join($" {ColumnBar} ", columns)}. {field.Hint}".TrimEnd();
    }

    /// <summary>Rows as a grid stores them: bars typed between columns become its cell mark.</summary>
    private static string Cells(string typed) => string.Join('\n', typed.Split('\n')
        .Select(line => line.Contains(ColumnBar, StringComparison.Ordinal) ? string.Join(GridQuestion.Cell, line.Split(ColumnBar, StringSplitOptions.TrimEntries)) : line));
}
