using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Coaching.Cards;
using CoachBot.Turns;

namespace CoachBot.Channels.Slack;

/// <summary>Takes commands and interactions, by HTTP or socket, and gives the acknowledgement's body; null for an empty one. When it returns, everything is stored.</summary>
internal sealed partial class SlackInbox(TurnHandler turns, SlackScreens screens, SlackHome home, SlackPeople people, TimeProvider clock, ILogger<SlackInbox> log)
{
    private const string InDirectMessages = "I have written to you in our direct messages.";
    private readonly SlackDrafts _drafts = new();

    public async Task<JsonObject?> CommandAsync(IReadOnlyDictionary<string, string> form, CancellationToken stop)
    {
        var since = clock.GetUtcNow();
        if (SlackTurns.Command(form) is not { } turn) return null;
        turn = people.WithZone(turn);
        var result = await turns.HandleAsync(turn, stop);
        people.Meet(turn);
        if (result.Repeated) return null;
        var place = new SlackScreens.Place(since, form.GetValueOrDefault("trigger_id"), Respond: form.GetValueOrDefault("response_url"));
        if (result.Cards.FirstOrDefault(c => c.Form is not null) is { } sheet)
        {
            screens.Run(late => screens.OpenAsync(turn, sheet, place, late));
            return null;
        }
        return result.Cards is [var card, ..] ? SlackChannel.Ephemeral(BlockKitRenderer.Render(card, charts: false)[0])
            : result.Waiting ? Pointer()
            : null;
    }

    public Task<JsonObject?> InteractionAsync(JsonElement body, CancellationToken stop) => body.Text("type") switch
    {
        "block_actions" => PressedAsync(body, stop),
        "view_submission" => SubmittedAsync(body, stop),
        "view_closed" => ClosedAsync(body, stop),
        "message_action" => ShortcutAsync(SlackTurns.MessageShortcut(body), body, stop),
        "shortcut" => ShortcutAsync(SlackTurns.GlobalShortcut(body), body, stop),
        "block_suggestion" => Task.FromResult<JsonObject?>(new() { ["options"] = new JsonArray() }),
        var other => Ignored(other),
    };

    private async Task<JsonObject?> PressedAsync(JsonElement body, CancellationToken stop)
    {
        var since = clock.GetUtcNow();
        foreach (var action in body.Items("actions"))
        {
            if (ModalRenderer.IsField(action) && body.At("view") is { } view)
            {
                _drafts.Keep(view.Text("id"), ModalRenderer.Read(view));
                continue;
            }
            if (action.Text("type") != "button" || SlackTurns.Press(body, action) is not { } pressed) continue;
            var turn = people.WithZone(pressed);
            var result = await turns.HandleAsync(turn, stop);
            people.Meet(turn);
            var openView = body.Text("view", "type") == "modal" ? body.Text("view", "id") : null;
            if (!result.Repeated) Show(turn, result, new(since, body.Text("trigger_id"), openView, body.Text("response_url")));
            if (body.Text("view", "type") == "home") home.Refresh(turn.Tenant, turn.External);
        }
        return null;
    }

    private async Task<JsonObject?> SubmittedAsync(JsonElement body, CancellationToken stop)
    {
        if (SlackTurns.Submission(body) is not { } turn || body.At("view") is not { } view) return null;
        turn = people.WithZone(turn);
        var since = clock.GetUtcNow();
        var result = await turns.HandleAsync(turn, stop);
        if (result.Cards.Count > 0) Show(turn, result, new(since));
        if (result.Replace?.Form is not { } form)
        {
            _drafts.Drop(view.Text("id"));
            return null;
        }
        var errors = ModalRenderer.Errors(form, view);
        return errors.Count > 0
            ? new() { ["response_action"] = "errors", ["errors"] = new JsonObject(errors.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)e.Value))) }
            : new() { ["response_action"] = "update", ["view"] = ModalRenderer.Form(result.Replace) };
    }

    private async Task<JsonObject?> ClosedAsync(JsonElement body, CancellationToken stop)
    {
        if (SlackTurns.Closed(body, _drafts.Take(body.Text("view", "id"))) is { } turn) await turns.HandleAsync(turn, stop);
        return null;
    }

    private async Task<JsonObject?> ShortcutAsync(Turn? heard, JsonElement body, CancellationToken stop)
    {
        if (heard is null) return null;
        var since = clock.GetUtcNow();
        var turn = people.WithZone(heard);
        var result = await turns.HandleAsync(turn, stop);
        people.Meet(turn);
        if (result.Repeated) return null;
        var place = new SlackScreens.Place(since, body.Text("trigger_id"), Respond: body.Text("response_url"));
        if (result.Cards is [.., var last]) screens.Run(late => screens.OpenAsync(turn, last, place, late));
        else if (result.Waiting && place.Respond is not null) screens.Run(late => screens.SayAsync(turn, Card.Say(InDirectMessages), place, late));
        return null;
    }

    private void Show(Turn turn, TurnResult result, SlackScreens.Place place)
    {
        if (result.Cards.FirstOrDefault(c => c.Form is not null || place.View is not null) is { } shown) screens.Run(late => screens.OpenAsync(turn, shown, place, late));
        else if (result.Cards is [var card, ..]) screens.Run(late => screens.SayAsync(turn, card, place, late));
        else if (place.View is not null && result.Waiting) screens.Run(late => screens.TellAsync(turn.Tenant, InDirectMessages, place, late));
    }

    private Task<JsonObject?> Ignored(string? type)
    {
        Unknown(log, type?.Length > 40 ? "…" : type ?? "none");
        return Task.FromResult<JsonObject?>(null);
    }

    private static JsonObject Pointer() => new() { ["response_type"] = "ephemeral", ["text"] = InDirectMessages };

    [LoggerMessage(Level = LogLevel.Debug, Message = "Slack: an interaction of the type {Type} is not for us.")]
    private static partial void Unknown(ILogger log, string type);
}

/// <summary>The newest values of open forms: Slack leaves them out when a form is closed.</summary>
internal sealed class SlackDrafts
{
    private const int Most = 5000;
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _drafts = [];
    private readonly Queue<string> _order = [];
    private readonly Lock _lock = new();

    public void Keep(string? view, IReadOnlyDictionary<string, string> fields)
    {
        if (view is null) return;
        lock (_lock)
        {
            if (!_drafts.ContainsKey(view)) _order.Enqueue(view);
            _drafts[view] = fields;
            while (_order.Count > Most) _drafts.Remove(_order.Dequeue());
        }
    }

    public IReadOnlyDictionary<string, string>? Take(string? view)
    {
        if (view is null) return null;
        lock (_lock) return _drafts.Remove(view, out var fields) ? fields : null;
    }

    public void Drop(string? view) => Take(view);
}
