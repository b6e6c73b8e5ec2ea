using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Turns;

namespace CoachBot.Channels.Teams;

/// <summary>Turns what a verified activity says into a turn: words, presses, comings and goings. Coaching happens in the personal chat only.</summary>
internal sealed class TeamsTurns(TurnHandler turns, Whereabouts whereabouts, TeamsChannel channel, Unkept unkept)
{
    private const string Left = "CoachBot was removed in Teams";

    /// <summary>Anything but an invoke. What is not understood is left alone.</summary>
    public Task HearAsync(Activity activity, CancellationToken stop) => activity.Type switch
    {
        "message" => HearMessageAsync(activity, stop),
        "installationUpdate" when activity is { IsPersonal: true, Action: "add" or "add-upgrade" } => ArriveAsync(activity, stop),
        "installationUpdate" when activity is { IsPersonal: true, Action: "remove" } => LeaveAsync(activity, stop),
        "conversationUpdate" when activity.IsPersonal && activity.Added.Contains(activity.Bot) => ArriveAsync(activity, stop),
        "conversationUpdate" when activity.IsPersonal && activity.Removed.Contains(activity.Bot) => LeaveAsync(activity, stop),
        _ when activity.IsPersonal && activity.From != activity.Bot => whereabouts.MovedAsync(TeamsChannel.ChannelName, activity.Tenant, activity.From, TeamsAddress.Of(activity).Write(), stop),
        _ => Task.CompletedTask,
    };

    /// <summary>Welcomes someone who has never been welcomed; otherwise only notes that they are there.</summary>
    public Task ArriveAsync(Activity activity, CancellationToken stop) =>
        turns.HandleAsync(Turn(activity, new Said.Arrived()) with { Key = $"{Key(activity)}\narrived" }, stop);

    /// <summary>A turn of this activity's sender, in its own conversation when that is the personal chat.</summary>
    public static Turn Turn(Activity activity, Said said)
    {
        var address = TeamsAddress.Of(activity);
        return new(TeamsChannel.ChannelName, activity.Tenant, activity.From, Key(activity), said)
        {
            Address = activity.IsPersonal ? address.Write() : null,
            FirstAddress = address.ToPersonal().Write(),
            Origin = activity.ReplyTo,
            Zone = activity.Zone,
        };
    }

    private async Task HearMessageAsync(Activity activity, CancellationToken stop)
    {
        var press = Press.Read(activity.Value);
        var turn = Turn(activity, press is null ? Words(activity) : new Said.Pressed(press.Act, press.Fields));
        if (!activity.IsPersonal)
        {
            if (press is not null) return; // none of the coach's cards is in a shared chat
            turn = turn with { Notice = (Invitation(), TeamsAddress.Of(activity).Write()) };
        }
        var result = await turns.HandleAsync(turn, stop);
        if (result.Cards.Count > 0) Show(activity, result.Cards);
    }

    /// <summary>A mention without words asks what there is.</summary>
    private static Said Words(Activity activity) =>
        activity is { IsPersonal: false, Text: "" } ? new Said.Command("") : new Said.Words(activity.Text);

    /// <summary>Shows what is nowhere kept, such as the answer to "delete my data".</summary>
    private void Show(Activity activity, IReadOnlyList<Card> cards)
    {
        var delivery = new Delivery(0, activity.Tenant, activity.From, TeamsAddress.Of(activity).ToPersonal().Write(), Key(activity), TeamsDialogs.Merge(cards), null, Attempt: 1);
        unkept.Send(noticesCopies: false, (_, ending) => channel.SendAsync(delivery, ending));
    }

    private Task LeaveAsync(Activity activity, CancellationToken stop) =>
        whereabouts.LeftAsync(TeamsChannel.ChannelName, activity.Tenant, activity.From, Left, stop);

    private static Card Invitation() => new(
    [
        new Paragraph("I coach in private: what you tell me stays between the two of us. Let us go on in our own chat."),
    ])
    { Buttons = [new("Open our chat", AdaptiveActions.OpenChat, ButtonStyle.Primary)] };

    /// <summary>An activity's id is unique only within its conversation and kind.</summary>
    private static string Key(Activity activity) => $"{activity.Conversation}\n{activity.From}\n{activity.Type}/{activity.Name}{activity.Action}\n{activity.Id}";
}
