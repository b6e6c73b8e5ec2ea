using System.Text.Json.Nodes;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Turns;

namespace CoachBot.Channels.Teams;

/// <summary>Answers presses on cards, message actions and dialogs, each in the response to its request.</summary>
internal sealed class TeamsInvokes(TurnHandler turns, TeamsTurns events)
{
    private const string Elsewhere = "My cards work in our personal chat only, so nothing has changed.";

    /// <returns>Null for an invoke CoachBot does not know.</returns>
    public Task<JsonObject?> AnswerAsync(Activity activity, CancellationToken stop) => activity.Name switch
    {
        "adaptiveCard/action" => PressAsync(activity, stop),
        "composeExtension/fetchTask" when Json.Text(activity.Value, "commandId") == TeamsDialogs.CheckReply => ShowAsync(TeamsDialogs.Draft(activity.Bot)),
        "composeExtension/fetchTask" => CoachAsync(activity, stop),
        "task/fetch" => FetchAsync(activity, stop),
        "composeExtension/submitAction" or "task/submit" => SubmitAsync(activity, stop),
        _ => Task.FromResult<JsonObject?>(null),
    };

    /// <summary>A press in the personal chat: the used card is replaced in the response.</summary>
    private async Task<JsonObject?> PressAsync(Activity activity, CancellationToken stop)
    {
        if (!activity.IsPersonal) return Message(Elsewhere);
        if (Press.Read(Json.Object(Json.Object(activity.Value, "action"), "data")) is not { } press) return Error("This button carries nothing I can read.");
        var result = await turns.HandleAsync(TeamsTurns.Turn(activity, new Said.Pressed(press.Act, press.Fields)) with { Answering = Answering.InPlace }, stop);
        if (result.Repeated) return Message("That press has reached me already.");
        var shown = result.Replace ?? (result.Cards.Count > 0 ? TeamsDialogs.Merge(result.Cards) : null);
        return shown is null
            ? Message(result.Waiting ? "My answer is below." : "Noted.")
            : new()
            {
                ["statusCode"] = 200,
                ["type"] = AdaptiveCardRenderer.ContentType,
                ["value"] = AdaptiveCardRenderer.Render(shown, activity.Bot),
            };
    }

    /// <summary>"Coach me on this": the skill that the message calls for, as a form in a dialog.</summary>
    private async Task<JsonObject?> CoachAsync(Activity activity, CancellationToken stop)
    {
        if (TeamsDialogs.Quoted(activity.Value) is not { } quoted) return TeamsDialogs.Say("I found no words in that message. Tell me about it in our personal chat.");
        await events.ArriveAsync(activity, stop);
        var result = await turns.HandleAsync(TeamsTurns.Turn(activity, new Said.Words("", quoted)) with { Answering = Answering.Inline }, stop);
        return TeamsDialogs.Show(result.Cards, activity.Bot, quoted);
    }

    private async Task<JsonObject?> FetchAsync(Activity activity, CancellationToken stop)
    {
        Said said = Press.Read(Json.Object(activity.Value, "data")) is { } press ? new Said.Pressed(press.Act, press.Fields) : new Said.Command("");
        await events.ArriveAsync(activity, stop);
        var result = await turns.HandleAsync(TeamsTurns.Turn(activity, said) with { Answering = Answering.Inline }, stop);
        return TeamsDialogs.Show(result.Cards, activity.Bot);
    }

    /// <summary>A form or button in a dialog. What only opens something opens it there; what the coach concludes goes to the personal chat.</summary>
    private async Task<JsonObject?> SubmitAsync(Activity activity, CancellationToken stop)
    {
        if (Press.Read(Json.Object(activity.Value, "data")) is not { } press) return TeamsDialogs.Say("This button carries nothing I can read.");
        await events.ArriveAsync(activity, stop);
        if (press.Act == TeamsDialogs.Check) return await CheckAsync(activity, press, stop);
        var opens = press.Act.Verb is Act.Start or Act.Say;
        var result = await turns.HandleAsync(TeamsTurns.Turn(activity, new Said.Pressed(press.Act, press.Fields)) with { Answering = opens ? Answering.Inline : Answering.InPlace }, stop);
        return opens ? TeamsDialogs.Show(result.Cards, activity.Bot) : TeamsDialogs.Sent(result, activity.Bot);
    }

    private async Task<JsonObject?> CheckAsync(Activity activity, Press press, CancellationToken stop)
    {
        var draft = press.Fields.GetValueOrDefault(TeamsDialogs.DraftField) ?? "";
        if (draft.Trim().Length == 0) return TeamsDialogs.Draft(activity.Bot);
        var result = await turns.HandleAsync(TeamsTurns.Turn(activity, new Said.Words($"check my reply: {draft}")) with { Answering = Answering.Inline }, stop);
        return result.Repeated ? TeamsDialogs.Draft(activity.Bot, draft) : TeamsDialogs.Draft(activity.Bot, draft, result.Cards);
    }

    private static Task<JsonObject?> ShowAsync(JsonObject dialog) => Task.FromResult<JsonObject?>(dialog);

    private static JsonObject Message(string text) => new() { ["statusCode"] = 200, ["type"] = "application/vnd.microsoft.activity.message", ["value"] = text };

    private static JsonObject Error(string text) => new()
    {
        ["statusCode"] = 400,
        ["type"] = "application/vnd.microsoft.error",
        ["value"] = new JsonObject { ["code"] = "BadRequest", ["message"] = text },
    };
}
