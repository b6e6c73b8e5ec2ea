using System.Text.Json.Nodes;
using CoachBot.Coaching.Cards;
using CoachBot.Turns;

namespace CoachBot.Channels.Slack;

/// <summary>What must appear at once and outside the outbox: modals while their trigger lives, and answers that nothing is stored of.</summary>
internal sealed partial class SlackScreens(SlackClient client, SlackInstallations installations, SlackChannel channel, Unkept unkept, TurnHandler turns, TimeProvider clock, ILogger<SlackScreens> log)
{
    private static readonly TimeSpan s_triggerLives = TimeSpan.FromMilliseconds(2700);

    /// <summary>Where something pressed or typed can be answered at once.</summary>
    /// <param name="Since">When the request arrived: a trigger lives three seconds.</param>
    /// <param name="View">The open modal it was pressed in.</param>
    internal sealed record Place(DateTimeOffset Since, string? Trigger = null, string? View = null, string? Respond = null);

    /// <summary>Runs beside the request, so that the acknowledgement waits for nobody.</summary>
    public void Run(Func<CancellationToken, Task> work) => _ = Task.Run(async () =>
    {
        try
        {
            await work(CancellationToken.None);
        }
        catch (Exception error)
        {
            NotShown(log, error.GetType().Name);
        }
    });

    /// <summary>Shows a card in a modal; when that fails, the talk goes on in the DM.</summary>
    public async Task OpenAsync(Turn turn, Card card, Place place, CancellationToken stop)
    {
        var view = card.Form is null ? ModalRenderer.Card(card) : ModalRenderer.Form(card);
        var error = await TryOpenAsync(turn.Tenant, view, place, stop);
        if (error is null) return;
        ModalFailed(log, error);
        await turns.HandleAsync(SlackTurns.Later(turn, card), stop);
    }

    /// <summary>Says in the open modal where the answer went.</summary>
    public Task TellAsync(string tenant, string words, Place place, CancellationToken stop) => TryOpenAsync(tenant, ModalRenderer.Card(Card.Say(words)), place, stop);

    /// <summary>Says something without the outbox: after "delete my data" there is nobody to owe it to.</summary>
    public async Task SayAsync(Turn turn, Card card, Place place, CancellationToken stop)
    {
        if (place.Respond is { } respond && await channel.RespondAsync(respond, card, stop)) return;
        var delivery = new Delivery(0, turn.Tenant, turn.External, turn.AnswerTo ?? turn.Address, turn.Key, card, null, Attempt: 1) { Since = place.Since };
        unkept.Send(channel.NoticesCopies, (inDoubt, ending) => channel.SendAsync(delivery with { InDoubt = inDoubt }, ending));
    }

    private async Task<string?> TryOpenAsync(string tenant, JsonObject view, Place place, CancellationToken stop)
    {
        if (await installations.TokenAsync(tenant, stop) is not { } token) return "not installed";
        var left = place.View is null ? place.Since + s_triggerLives - clock.GetUtcNow() : s_triggerLives;
        if (left <= TimeSpan.Zero) return "too late";
        var answer = place switch
        {
            { View: { } open } => await client.CallAsync("views.update", token, new() { ["view_id"] = open, ["view"] = view }, stop, left),
            { Trigger: { } trigger } => await client.CallAsync("views.open", token, new() { ["trigger_id"] = trigger, ["view"] = view }, stop, left),
            _ => new SlackAnswer("no trigger", default),
        };
        return answer.IsOk ? null : $"{answer.Error} {answer.Details}".TrimEnd();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack: a modal could not be shown ({Error}); the talk goes on in the DM.")]
    private static partial void ModalFailed(ILogger log, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Slack: something could not be shown ({Error}).")]
    private static partial void NotShown(ILogger log, string error);
}
