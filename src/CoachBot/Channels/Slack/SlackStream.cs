using System.Text.Json.Nodes;
using CoachBot.Coaching.Cards;

namespace CoachBot.Channels.Slack;

/// <summary>A message streamed into the thread of someone's DM, and the status line until it begins.</summary>
internal sealed class SlackStream(SlackClient client, SlackPace pace, TimeProvider clock, SlackToken token, string channel, string thread) : MessageStream
{
    public override async Task WithdrawAsync(string message)
    {
        var ts = message.Split(' ')[^1];
        if ((await CallAsync("chat.delete", new() { ["ts"] = ts })).IsOk) return;
        var left = BlockKitRenderer.Render(Withdrawn)[0];
        await CallAsync("chat.update", new() { ["ts"] = ts, ["text"] = left.Text, ["blocks"] = left.Blocks });
    }

    protected override bool IsPlain(string text) => base.IsPlain(text) && SlackText.Escape(text) == text;

    /// <summary>A message ends the status too, an update does not.</summary>
    protected override Task TypeAsync(bool isTyping) =>
        client.CallAsync("assistant.threads.setStatus", token, new() { ["channel_id"] = channel, ["thread_ts"] = thread, ["status"] = isTyping ? "is writing…" : "" }, CancellationToken.None);

    protected override async Task<bool> WriteAsync(string text)
    {
        if (Id is not null) return (await StreamAsync("chat.appendStream", text, [])).IsOk;
        if (pace.UntilNextMessage(token.Tenant, channel) is { } wait) await Task.Delay(wait, clock);
        var answer = await CallAsync("chat.startStream", new() { ["thread_ts"] = thread, ["markdown_text"] = text });
        if (answer.IsOk || answer.IsUnknown) pace.Posted(token.Tenant, channel);
        if (answer.IsOk && answer.Body.Text("ts") is { } ts) Id = SlackAddress.Message(channel, ts);
        return Id is not null;
    }

    protected override async Task<bool> EndAsync(string text, Card buttons)
    {
        JsonArray blocks = SlackJson.Array(BlockKitRenderer.Blocks(buttons));
        return (await StreamAsync("chat.stopStream", text, blocks.Count > 0 ? new() { ["blocks"] = blocks } : [])).IsOk;
    }

    /// <summary>Sends what the message lacks of a text.</summary>
    private Task<SlackAnswer> StreamAsync(string method, string text, JsonObject arguments)
    {
        arguments["ts"] = Id!.Split(' ')[^1];
        if (text.Length > Shown.Length) arguments["markdown_text"] = text[Shown.Length..];
        return CallAsync(method, arguments);
    }

    private Task<SlackAnswer> CallAsync(string method, JsonObject arguments)
    {
        arguments["channel"] = channel;
        return client.CallAsync(method, token, arguments, CancellationToken.None);
    }
}
