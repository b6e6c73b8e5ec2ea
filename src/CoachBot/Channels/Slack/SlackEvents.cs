using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Turns;

namespace CoachBot.Channels.Slack;

/// <summary>Takes events, by HTTP or socket. When it returns, everything is stored; what it does besides, it does later.</summary>
internal sealed partial class SlackEvents(
    TurnHandler turns, SlackInstallations installations, SlackChannel channel, Unkept unkept, SlackScreens screens, SlackHome home, SlackPeople people, PersonRecall recall, TimeProvider clock, ILogger<SlackEvents> log)
{
    private const int MostWords = 400;

    public async Task TakeAsync(JsonElement body, CancellationToken stop)
    {
        if (body.Text("type") == "app_rate_limited")
        {
            RateLimited(log, body.Text("team_id") ?? "?");
            return;
        }
        if (body.At("event") is not { } said || SlackTurns.TenantOfEvent(body) is not { } tenant) return;
        switch (said.Text("type"))
        {
            case "message": await MessageAsync(body, tenant, stop); break;
            case "app_mention": await MentionAsync(body, said, tenant, stop); break;
            case "app_home_opened": await OpenedAsync(body, said, tenant, stop); break;
            case "assistant_thread_started": await ThreadStartedAsync(body, said, tenant, stop); break;
            case "app_uninstalled": await RemoveAsync(body, tenant, "uninstalled from Slack", stop); break;
            case "tokens_revoked" when said.Items("tokens", "bot").Any(): await RemoveAsync(body, tenant, "its token was revoked", stop); break;
        }
    }

    private async Task MessageAsync(JsonElement body, string tenant, CancellationToken stop)
    {
        if (SlackTurns.Message(body, installations.BotUser(tenant)) is not { } heard) return;
        var turn = people.WithZone(heard);
        var since = clock.GetUtcNow();
        var result = await turns.HandleAsync(turn, stop);
        people.Meet(turn);
        if (result.Cards is [var card, ..]) screens.Run(late => screens.SayAsync(turn, card, new(since), late));
    }

    /// <summary>Coaching is private: a mention gets one offer, seen by that person alone, to go on in the DM.</summary>
    private async Task MentionAsync(JsonElement body, JsonElement said, string tenant, CancellationToken stop)
    {
        if (!SlackTurns.IsFromPerson(body, said, installations.BotUser(tenant)) || SlackTurns.IsDirect(said)) return;
        if (said.Text("user") is not { } user || said.Text("channel") is not { } place || said.Text("ts") is not { } ts) return;
        if (!await recall.IsFirstAsync(SlackChannel.ChannelName, tenant, $"mention:{place}:{ts}", stop)) return;
        var card = body.Flag("is_ext_shared_channel") ? Refusal() : Offer(SlackText.WithoutMention(said.Text("text")));
        var thread = said.Text("thread_ts");
        unkept.Send(noticesCopies: false, (_, ending) => channel.OfferAsync(tenant, place, user, thread, card, ending));
    }

    private async Task OpenedAsync(JsonElement body, JsonElement said, string tenant, CancellationToken stop)
    {
        if (said.Text("user") is not { } user) return;
        if (said.Text("tab") == "home")
        {
            home.Refresh(tenant, user, said.Text("view", "private_metadata"));
            return;
        }
        await ArrivedAsync(body, user, said.Text("channel"), null, stop);
    }

    private Task ThreadStartedAsync(JsonElement body, JsonElement said, string tenant, CancellationToken stop) =>
        said.Text("assistant_thread", "user_id") is { } user ? ArrivedAsync(body, user, said.Text("assistant_thread", "channel_id"), said.Text("assistant_thread", "thread_ts"), stop) : Task.CompletedTask;

    private async Task ArrivedAsync(JsonElement body, string user, string? channel, string? thread, CancellationToken stop)
    {
        if (SlackTurns.Opened(body, user, channel) is not { } arrived) return;
        var turn = people.WithZone(arrived);
        var result = await turns.HandleAsync(turn, stop);
        people.Meet(turn);
        if (!result.Repeated && channel is not null) home.SuggestPrompts(turn.Tenant, channel, thread);
    }

    private Task RemoveAsync(JsonElement body, string tenant, string reason, CancellationToken stop) => installations.RemoveAsync(tenant, Time(body), reason, stop);

    private DateTimeOffset Time(JsonElement body) =>
        long.TryParse(body.Text("event_time"), CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? DateTimeOffset.FromUnixTimeSeconds(seconds + 1) : clock.GetUtcNow();

    private static Card Offer(string words) => new([new Paragraph("Coaching is private, so I do not answer in channels. Shall we go on in our direct messages?"), new Note("Only you can see this.")])
    {
        Buttons = [new("Go on privately", Act.Typed(words.Length == 0 ? "menu" : SlackText.Short(words.Replace('|', '/'), MostWords)), ButtonStyle.Primary)],
    };

    private static Card Refusal() => new(
    [
        new Paragraph("This channel is shared with another organisation, so I stay out of it. Write to me in a direct message and we can talk there."),
        new Note("Only you can see this."),
    ]);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack: {Team} sends more events than Slack delivers; some are lost on its side.")]
    private static partial void RateLimited(ILogger log, string team);
}
