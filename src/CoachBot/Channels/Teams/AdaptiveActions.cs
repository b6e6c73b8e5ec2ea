using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Channels.Teams;

/// <summary>What a press brought back: the act, and what was entered.</summary>
internal sealed record Press(Act Act, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Null when the data is none of ours.</summary>
    public static Press? Read(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object) return null;
        var values = data.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Text(p.Value))).ToDictionary();
        var picked = values.GetValueOrDefault(AdaptiveActions.Pick);
        var act = Act.Read(string.IsNullOrEmpty(picked) ? values.GetValueOrDefault(AdaptiveActions.Data) : picked);
        return act is null ? null : new(act, AdaptiveForm.Read(values, values.GetValueOrDefault(AdaptiveActions.FieldIds) ?? ""));
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => "",
    };
}

/// <summary>Draws buttons: a few as they are, choices as rows of buttons, many choices as one list with a button beside.</summary>
internal sealed class AdaptiveActions(string bot, bool inDialog)
{
    public const string Data = "act", FieldIds = "fields", Pick = "pick", Verb = "coachbot";

    /// <summary>More than five in one row are moved out of sight by some clients.</summary>
    private const int MostInRow = 5, MostAsButtons = 8;

    /// <summary>Red warns where a card asks whether to go on; among many buttons it would only shout.</summary>
    private const int MostInQuestion = 3;
    private bool _isQuestion;

    /// <summary>Not for the coach: opens the bot's own chat.</summary>
    public static Act OpenChat { get; } = new("open-chat");

    /// <summary>Puts what does not fit the last row into <paramref name="body"/>.</summary>
    /// <returns>The last row.</returns>
    public List<JsonObject> Draw(Card card, List<JsonObject> body)
    {
        _isQuestion = card.Buttons.Count <= MostInQuestion;
        var row = new List<JsonObject>();
        if (card.Form is { } form) row.Add(Action(new(form.SendLabel, form.Send, ButtonStyle.Primary), form));
        if (row.Count + card.Buttons.Count <= MostInRow) return [.. row, .. card.Buttons.Select(b => Action(b))];
        var choices = card.Buttons.Where(IsChoice).ToList();
        var others = card.Buttons.Except(choices).ToList();
        if (choices.Count > MostAsButtons) body.AddRange(List(choices));
        else if (choices.Count > 0) body.AddRange(Rows(choices));
        var room = MostInRow - row.Count;
        var last = others.Count <= room ? others.Count : Math.Min(room, others.Count / 2);
        if (others.Count > last) body.AddRange(Rows(others[..^last]));
        return [.. row, .. others[^last..].Select(b => Action(b))];
    }

    private static bool IsChoice(Button button) =>
        button.Act is { Verb: Act.Start } or { Verb: Act.Answer, Third: not Answers.Unknown } or { Verb: Act.Card, First: "change" };

    private IEnumerable<JsonObject> Rows(List<Button> buttons) =>
        buttons.Chunk(buttons.Count <= MostInRow ? MostInRow : Math.Min(MostInRow, (buttons.Count + 1) / 2))
            .Select((chunk, i) => new JsonObject { ["type"] = "ActionSet", ["spacing"] = i == 0 ? "Medium" : "Small", ["actions"] = new JsonArray([.. chunk.Select(b => Action(b))]) });

    private IEnumerable<JsonObject> List(List<Button> choices)
    {
        yield return new()
        {
            ["type"] = "Input.ChoiceSet",
            ["id"] = Pick,
            ["label"] = "Pick one (required)",
            ["style"] = "compact",
            ["placeholder"] = "Choose",
            ["isRequired"] = true,
            ["errorMessage"] = "Pick one first.",
            ["spacing"] = "Medium",
            ["choices"] = new JsonArray([.. choices.Select(c => new JsonObject { ["title"] = c.Label, ["value"] = c.Act.ToString() })]),
        };
        yield return new() { ["type"] = "ActionSet", ["actions"] = new JsonArray(Press("Go", new() { [Data] = "" }, ButtonStyle.Primary, inputs: true)) };
    }

    private JsonObject Action(Button button, Form? form = null)
    {
        if (button.Act == OpenChat) return new() { ["type"] = "Action.OpenUrl", ["title"] = button.Label, ["url"] = $"https://teams.microsoft.com/l/chat/0/0?users={Uri.EscapeDataString(bot)}" };
        var data = new JsonObject { [Data] = button.Act.ToString() };
        if (form is not null) data[FieldIds] = AdaptiveForm.Ids(form);
        return Press(button.Label, data, button.Style, inputs: form is not null);
    }

    /// <summary>Executed in place where the client can, else submitted as a message.</summary>
    private JsonObject Press(string title, JsonObject data, ButtonStyle style, bool inputs)
    {
        if (inDialog) return Submit();
        var execute = Submit();
        execute["type"] = "Action.Execute";
        execute["verb"] = Verb;
        execute["fallback"] = Submit();
        return execute;

        JsonObject Submit()
        {
            var action = new JsonObject { ["type"] = "Action.Submit", ["title"] = title, ["data"] = data.DeepClone() };
            if (!inputs) action["associatedInputs"] = "none";
            if (style == ButtonStyle.Primary) action["style"] = "positive";
            if (style == ButtonStyle.Danger && _isQuestion) action["style"] = "destructive";
            return action;
        }
    }
}
