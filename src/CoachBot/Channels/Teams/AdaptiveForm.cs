using System.Globalization;
using System.Text.Json.Nodes;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Channels.Teams;

/// <summary>Draws a form's fields as inputs, and reads what they send back.</summary>
internal static class AdaptiveForm
{
    private const string Prefix = "q.";
    private const int MostTyped = 4000, MostLine = 200, FirstRows = 3, SpareRows = 1, SideBySide = 3, MostFields = 400, MostHint = 45;
    private const string Missing = "This one is needed; a few words are enough.";

    public static IEnumerable<JsonObject> Draw(Form form) => form.Fields.SelectMany(Draw);

    /// <summary>The ids of the fields, to tell one left empty from one that was not there.</summary>
    public static string Ids(Form form) => string.Join(' ', form.Fields.Select(f => f.Id));

    /// <summary>Question id → what was entered; rows come back one a line, their cells parted by tabs.</summary>
    public static Dictionary<string, string> Read(IEnumerable<KeyValuePair<string, string>> inputs, string ids)
    {
        var fields = ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostFields).Distinct().ToDictionary(id => id, _ => "");
        var cells = new SortedDictionary<(string Id, int Row, int Column), string>();
        foreach (var (name, value) in inputs.Where(i => i.Key.StartsWith(Prefix, StringComparison.Ordinal)).Take(MostFields))
        {
            var parts = name.Split('.');
            if (parts.Length == 2) fields[parts[1]] = value;
            else if (parts.Length == 4 && byte.TryParse(parts[2], out var row) && byte.TryParse(parts[3], out var column)) cells[(parts[1], row, column)] = value;
        }
        foreach (var grid in cells.GroupBy(c => c.Key.Id))
            fields[grid.Key] = string.Join('\n', grid.GroupBy(c => c.Key.Row).Where(r => r.Any(c => c.Value.Trim().Length > 0)).Select(Row));
        return fields;
    }

    private static string Row(IEnumerable<KeyValuePair<(string Id, int Row, int Column), string>> cells)
    {
        var byColumn = cells.ToDictionary(c => c.Key.Column, c => c.Value.ReplaceLineEndings(" ").Replace(GridQuestion.Cell, ' '));
        return string.Join(GridQuestion.Cell, Enumerable.Range(0, byColumn.Keys.Max() + 1).Select(i => byColumn.GetValueOrDefault(i, "")));
    }

    private static IEnumerable<JsonObject> Draw(Field field)
    {
        var drawn = field.Kind == FieldKind.Rows ? Rows(field) : [Input(field, Prefix + field.Id, field.FullLabel, field.Value, "Medium")];
        return field.Error is { } error ? drawn.Concat(AdaptiveText.Lines(error, "Small", size: "Small", color: "Attention")) : drawn;
    }

    /// <summary>Each row with as many inputs as there are columns: the rows there are, one more to write in, and three at first.</summary>
    private static IEnumerable<JsonObject> Rows(Field field)
    {
        yield return AdaptiveText.Plain(field.FullLabel, "Medium");
        var rows = field.Value?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var shown = Math.Min(Math.Max(field.Most, rows.Length), Math.Max(FirstRows, rows.Length + SpareRows));
        for (var r = 0; r < shown; r++)
        {
            var cells = r < rows.Length ? rows[r].Split(GridQuestion.Cell) : [];
            var inputs = field.Columns.Select((column, c) => Input(
                column with { Required = false }, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{field.Id}.{r}.{c}"), string.Create(CultureInfo.InvariantCulture, $"{column.Label} {r + 1}"),
                c < cells.Length && cells[c].Length > 0 ? cells[c] : null, "None", isCell: true));
            foreach (var chunk in inputs.Chunk(SideBySide))
                yield return AdaptiveText.Columns("Small", [.. chunk.Select(i => ((JsonNode)"stretch", (IEnumerable<JsonObject>)[i]))]);
        }
    }

    private static JsonObject Input(Field field, string id, string label, string? value, string spacing, bool isCell = false)
    {
        var input = field.Kind switch
        {
            FieldKind.Choice => Choices(field, value),
            FieldKind.Number when value is null || decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _) => Number(field, value),
            FieldKind.Date when value is null || DateOnly.TryParseExact(value, "yyyy-MM-dd", out _) => With(new() { ["type"] = "Input.Date" }, "value", value),
            _ => Text(field, value, isCell),
        };
        input["id"] = id;
        input["label"] = label;
        input["spacing"] = spacing;
        if (!field.Required) return input;
        input["isRequired"] = true;
        input["errorMessage"] = Missing;
        return input;
    }

    private static JsonObject Text(Field field, string? value, bool isCell)
    {
        var input = With(new() { ["type"] = "Input.Text", ["maxLength"] = field.Kind == FieldKind.Text ? MostTyped : MostLine }, "value", value);
        if (field.Kind == FieldKind.Text && !isCell) input["isMultiline"] = true;
        return With(input, "placeholder", field.Kind == FieldKind.Text || field.Hint is { Length: <= MostHint } ? field.Hint : null);
    }

    private static JsonObject Choices(Field field, string? value)
    {
        var input = new JsonObject
        {
            ["type"] = "Input.ChoiceSet",
            ["style"] = "compact",
            ["choices"] = new JsonArray([.. field.Choices.Select(c => new JsonObject { ["title"] = c.Label, ["value"] = c.Word })]),
            ["placeholder"] = "Choose",
        };
        return With(input, "value", field.Choices.FirstOrDefault(c => c.Word == value)?.Word);
    }

    private static JsonObject Number(Field field, string? value)
    {
        var input = new JsonObject { ["type"] = "Input.Number" };
        if (value is not null) input["value"] = decimal.Parse(value, CultureInfo.InvariantCulture);
        if (field.Min is { } least) input["min"] = least;
        if (field.Max is { } most) input["max"] = most;
        return input;
    }

    private static JsonObject With(JsonObject input, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) input[name] = value;
        return input;
    }
}
