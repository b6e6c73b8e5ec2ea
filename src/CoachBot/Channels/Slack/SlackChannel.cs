using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Coaching.Cards;
using Microsoft.Extensions.Options;

namespace CoachBot.Channels.Slack;

/// <summary>Where to write to someone: the DM, a thread in it, or the answer address of something only they saw.</summary>
internal sealed record SlackAddress(string? Channel = null, string? Thread = null, string? Respond = null)
{
    public override string ToString() => JsonSerializer.Serialize(this, SlackJson.Written);

    public static SlackAddress Read(string? text) => text is null ? new() : JsonSerializer.Deserialize<SlackAddress>(text, SlackJson.Written) ?? new();

    /// <summary>A message of ours as one word, for <see cref="Delivery.Replaces"/>.</summary>
    public static string Message(string channel, string ts) => $"{channel} {ts}";
}

/// <summary>Delivers cards to Slack's DMs, with a key on each message so that one whose fate is unknown is looked for before it is sent again.</summary>
internal sealed partial class SlackChannel(
    SlackClient client, SlackInstallations installations, SlackPace pace, IOptions<SlackOptions> options, TimeProvider clock, ILogger<SlackChannel> log) : IChannel, ILiveChannel, IDisposable
{
    public const string ChannelName = "slack";
    private const int LookBack = 100;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3), s_history = TimeSpan.FromHours(25), s_clocksDiffer = TimeSpan.FromMinutes(5), s_longestQuestion = TimeSpan.FromSeconds(3);

    private readonly MessageStreams _streams = new(clock);

    private readonly SemaphoreSlim _looking = new(1, 1);

    public string Name => ChannelName;

    public bool NoticesCopies => true;

    public async Task<Sent> SendAsync(Delivery delivery, CancellationToken stop)
    {
        if (await installations.TokenAsync(delivery.Tenant, stop) is not { } token) return new Sent.GivenUp("not installed in this workspace", Unreachable: true);
        if (await _streams.FinishAsync(delivery, stop) is { } streamed) return new Sent.Done(Message: streamed);
        if (delivery.Replaces is { } replaces) return await ReplaceAsync(token, replaces, delivery.Card, stop);
        var address = SlackAddress.Read(delivery.Address);
        if (address.Respond is not null && delivery.Attempt == 1 && await RespondAsync(address.Respond, delivery.Card, stop)) return new Sent.Done();
        var (channel, problem) = address.Channel is { } known ? (known, null) : await OpenAsync(token, delivery.External, stop);
        if (channel is null) return problem!;
        var sent = await PostAllAsync(token, channel, address.Thread, delivery, stop);
        if (sent is Sent.GivenUp { Reason: "channel_not_found" } && address.Channel is not null)
        {
            (channel, problem) = await OpenAsync(token, delivery.External, stop);
            if (channel is null) return problem!;
            address = new();
            sent = await PostAllAsync(token, channel, null, delivery, stop);
        }
        return sent is Sent.Done done && address.Channel is null ? done with { Address = new SlackAddress(channel).ToString() } : sent;
    }

    /// <summary>Only threads of DMs take streams.</summary>
    public async Task ShowAsync(Writing writing, CancellationToken stop)
    {
        if (SlackAddress.Read(writing.Address) is not { Channel: ['D', ..] channel, Thread: { } thread } || await installations.TokenAsync(writing.Tenant, stop) is not { } token) return;
        _streams.Show(writing, () => new SlackStream(client, pace, clock, token, channel, thread));
    }

    /// <summary>Shows something to one person in the place they used a command or button, where only they see it.</summary>
    public async Task<bool> RespondAsync(string responseUrl, Card card, CancellationToken stop)
    {
        if (options.Value.ResponseUrl(responseUrl) is not { } uri || BlockKitRenderer.Render(card, charts: false) is not [var message]) return false;
        var answer = await client.RespondAsync(uri, Ephemeral(message), stop);
        return answer.IsOk;
    }

    /// <summary>Shows something to one person in a shared channel.</summary>
    public async Task<Sent> OfferAsync(string tenant, string channel, string user, string? thread, Card card, CancellationToken stop)
    {
        if (await installations.TokenAsync(tenant, stop) is not { } token) return new Sent.GivenUp("not installed in this workspace", Unreachable: false);
        var message = BlockKitRenderer.Render(card, charts: false)[0];
        var arguments = new JsonObject { ["channel"] = channel, ["user"] = user, ["text"] = message.Text, ["blocks"] = message.Blocks };
        if (thread is not null) arguments["thread_ts"] = thread;
        var answer = await client.CallAsync("chat.postEphemeral", token, arguments, stop);
        return answer.IsOk ? new Sent.Done() : Failed(token, answer);
    }

    public static JsonObject Ephemeral(SlackMessage message) => new()
    {
        ["response_type"] = "ephemeral",
        ["replace_original"] = false,
        ["text"] = message.Text,
        ["blocks"] = message.Blocks,
    };

    private async Task<(string? Channel, Sent? Problem)> OpenAsync(SlackToken token, string user, CancellationToken stop)
    {
        var answer = await AskAsync("conversations.open", token, new() { ["users"] = user }, stop);
        return answer.IsOk && answer.Body.Text("channel", "id") is { } channel ? (channel, null) : (null, Failed(token, answer));
    }

    private async Task<Sent> PostAllAsync(SlackToken token, string channel, string? thread, Delivery delivery, CancellationToken stop)
    {
        HashSet<string> present = [];
        if (delivery.InDoubt)
        {
            var (found, problem) = await FindAsync(token, channel, thread, delivery.Since, stop);
            if (problem is not null) return problem;
            present = found;
        }
        var messages = BlockKitRenderer.Render(delivery.Card, options.Value.Charts);
        var isReplaceable = messages.Count == 1 && !BlockKitRenderer.HasChart(delivery.Card);
        var done = new Sent.Done();
        for (var i = 0; i < messages.Count; i++)
        {
            var key = i == 0 ? delivery.Key : string.Create(CultureInfo.InvariantCulture, $"{delivery.Key}.{i + 1}");
            if (present.Contains(key)) continue;
            var sent = await PostAsync(token, channel, thread, key, messages[i], delivery, i, stop);
            if (sent is Sent.Later later && i > 0) return later with { InDoubt = true }; // a part of it has arrived
            if (sent is not Sent.Done posted) return sent;
            if (isReplaceable) done = posted;
        }
        return done;
    }

    private async Task<Sent> PostAsync(SlackToken token, string channel, string? thread, string key, SlackMessage message, Delivery delivery, int part, CancellationToken stop)
    {
        if (pace.UntilNextMessage(token.Tenant, channel) is { } wait)
        {
            if (wait > s_patience) return new Sent.Later("one message a second", wait);
            await Task.Delay(wait, clock, stop);
        }
        var answer = await CallAsync(message);
        if (answer.Error is "invalid_blocks" or "msg_blocks_too_long" or "invalid_blocks_format")
        {
            Refused(log, answer.Error, answer.Details);
            answer = await CallAsync(BlockKitRenderer.HasChart(delivery.Card) && BlockKitRenderer.Render(delivery.Card, charts: false) is var plain && part < plain.Count ? plain[part] : message with { Blocks = [] });
        }
        if (answer.Error is "thread_not_found" or "invalid_thread_ts" && thread is not null)
        {
            thread = null;
            answer = await CallAsync(message);
        }
        if (answer.IsOk) return new Sent.Done(Message: answer.Body.Text("ts") is { } ts ? SlackAddress.Message(channel, ts) : null);
        return answer.IsUnknown ? new Sent.Later($"outcome unknown: {answer.Error}", InDoubt: true) : Failed(token, answer);

        async Task<SlackAnswer> CallAsync(SlackMessage made)
        {
            var arguments = new JsonObject { ["channel"] = channel, ["text"] = made.Text, ["unfurl_links"] = false, ["unfurl_media"] = false, ["metadata"] = Metadata(key) };
            if (made.Blocks.Count > 0) arguments["blocks"] = made.Blocks.DeepClone();
            if (thread is not null) arguments["thread_ts"] = thread;
            var sent = await client.CallAsync("chat.postMessage", token, arguments, stop);
            if (sent.IsOk || sent.IsUnknown) pace.Posted(token.Tenant, channel);
            return sent;
        }
    }

    private async Task<Sent> ReplaceAsync(SlackToken token, string replaces, Card card, CancellationToken stop)
    {
        if (replaces.Split(' ') is not [var channel, var ts]) return new Sent.GivenUp("no such message", Unreachable: false);
        var message = BlockKitRenderer.Render(card, charts: false)[0];
        var answer = await client.CallAsync("chat.update", token, new() { ["channel"] = channel, ["ts"] = ts, ["text"] = message.Text, ["blocks"] = message.Blocks }, stop);
        return answer switch
        {
            { IsOk: true } => new Sent.Done(Message: replaces),
            { Error: SlackAnswer.RateLimited } or { IsUnknown: true } => new Sent.Later(answer.Error!, answer.RetryAfter),
            _ => Failed(token, answer) is Sent.Later later ? later : new Sent.GivenUp(answer.Error!, Unreachable: false),
        };
    }

    /// <summary>The keys on our messages of late in the channel or thread. Slack allows few of these calls, so one is made at a time.</summary>
    /// <remarks>Slack begins with a conversation's newest messages, but with a thread's oldest: there only what came since the card was owed is asked for.</remarks>
    private async Task<(HashSet<string> Keys, Sent? Problem)> FindAsync(SlackToken token, string channel, string? thread, DateTimeOffset since, CancellationToken stop)
    {
        var oldest = (thread is null ? clock.GetUtcNow() - s_history : since - s_clocksDiffer).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var arguments = new JsonObject { ["channel"] = channel, ["include_all_metadata"] = true, ["limit"] = LookBack, ["oldest"] = oldest };
        if (thread is not null) arguments["ts"] = thread;
        SlackAnswer answer;
        await _looking.WaitAsync(stop);
        try
        {
            answer = await AskAsync(thread is null ? "conversations.history" : "conversations.replies", token, arguments, stop); // others wait for it
        }
        finally
        {
            _looking.Release();
        }
        if (answer.Error == "thread_not_found") return ([], null);
        if (!answer.IsOk) return ([], Failed(token, answer));
        return ([.. answer.Body.Items("messages").Select(m => m.Text("metadata", "event_payload", "key")).OfType<string>()], null);
    }

    /// <summary>Calls a method that does no harm twice: once more at once when its answer was lost, because the card can only wait for it.</summary>
    private async Task<SlackAnswer> AskAsync(string method, SlackToken token, JsonObject arguments, CancellationToken stop)
    {
        var answer = await client.CallAsync(method, token, arguments, stop, s_longestQuestion);
        return answer.IsUnknown ? await client.CallAsync(method, token, arguments, stop, s_longestQuestion) : answer;
    }

    private Sent Failed(SlackToken token, SlackAnswer answer)
    {
        if (answer.Error is "token_expired" or "invalid_auth" or "token_revoked" or "account_inactive") installations.Doubt(token.Tenant);
        if (answer.IsUnknown || answer.Error is SlackAnswer.RateLimited or "unreachable" or "token_expired") return new Sent.Later(answer.Error!, answer.RetryAfter);
        return new Sent.GivenUp(answer.Error!, SlackErrors.IsFinal(answer.Error!));
    }

    public void Dispose() => _looking.Dispose();

    private static JsonObject Metadata(string key) => new() { ["event_type"] = "coachbot_card", ["event_payload"] = new JsonObject { ["key"] = key } };

    [LoggerMessage(Level = LogLevel.Error, Message = "Slack refused a card ({Error}): {Details}. It goes out as plain text.")]
    private static partial void Refused(ILogger log, string error, string details);
}

/// <summary>Errors after which writing to someone is over until they return.</summary>
internal static class SlackErrors
{
    private static readonly HashSet<string> s_final =
    [
        "channel_not_found", "not_in_channel", "is_archived", "user_not_found", "user_disabled", "user_not_visible", "cannot_dm_bot", "messages_tab_disabled",
        "restricted_action", "account_inactive", "token_revoked", "invalid_auth", "not_authed", "missing_scope", "team_access_not_granted", "access_denied",
    ];

    public static bool IsFinal(string error) => s_final.Contains(error);
}
