using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Channels.Slack;

internal sealed record SlackCall(string Method, string Token, JsonElement Arguments);

/// <summary>A strict Slack on this machine: notes every breach of its rules, keeps what was posted, can fail on demand, and talks over sockets.</summary>
internal sealed class FakeSlack : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Method, string Kind)> _faults = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _acks = new();
    private readonly ConcurrentDictionary<string, bool> _streaming = new();
    private int _ts = 1;

    private FakeSlack(WebApplication app) => _app = app;

    public ConcurrentQueue<SlackCall> Calls { get; } = new();

    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>Messages that reached a channel, each with its ts.</summary>
    public ConcurrentQueue<JsonObject> Messages { get; } = new();

    public ConcurrentQueue<JsonElement> Responses { get; } = new();

    public ConcurrentQueue<WebSocket> Sockets { get; } = new();

    public string Root { get; private set; } = "";

    public static async Task<FakeSlack> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var fake = new FakeSlack(app);
        app.UseWebSockets();
        app.MapPost("/api/{method}", fake.CallAsync);
        app.MapPost("/response/{id}", fake.RespondAsync);
        app.Map("/link", fake.LinkAsync);
        await app.StartAsync();
        fake.Root = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return fake;
    }

    /// <summary>The next call of a method fails: reset (nothing done), drop (done, answer lost), 429, or an error's name.</summary>
    public void FailNext(string method, string kind) => _faults.Enqueue((method, kind));

    /// <summary>Decides on every call besides: a kind as in <see cref="FailNext"/>, a status such as 503, silence (done, never answered), or null.</summary>
    public Func<string, JsonElement, string?> Fault { get; set; } = (_, _) => null;

    /// <summary>By which messages get their ts.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Seconds to wait after a 429.</summary>
    public int RetryAfter { get; set; } = 1;

    public IEnumerable<SlackCall> Of(string method) => Calls.Where(c => c.Method == method);

    /// <summary>Sends an envelope over the newest socket and gives its acknowledgement.</summary>
    public async Task<JsonElement> EnvelopeAsync(string type, JsonNode payload, WebSocket? socket = null)
    {
        var id = Guid.NewGuid().ToString("N");
        var ack = _acks[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(socket ?? Sockets.Last(), new JsonObject { ["envelope_id"] = id, ["type"] = type, ["payload"] = payload, ["accepts_response_payload"] = type == "slash_commands" });
        return await ack.Task.WaitAsync(TimeSpan.FromSeconds(3));
    }

    public static Task SendAsync(WebSocket socket, JsonNode message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        foreach (var socket in Sockets) socket.Abort();
        await _app.StopAsync(stop.Token);
        await _app.DisposeAsync();
    }

    private async Task CallAsync(string method, HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var isJson = http.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true;
        if (isJson && !http.Request.ContentType!.Contains("charset=utf-8", StringComparison.Ordinal)) Violations.Enqueue("missing_charset");
        var arguments = JsonSerializer.SerializeToElement(isJson ? JsonNode.Parse(body) : new JsonObject(System.Web.HttpUtility.ParseQueryString(body) is var q ? q.AllKeys.Select(k => KeyValuePair.Create(k!, (JsonNode?)q[k])) : []));
        Calls.Enqueue(new(method, http.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal), arguments));
        var fault = _faults.TryPeek(out var next) && next.Method == method && _faults.TryDequeue(out next) ? next.Kind : Fault(method, arguments);
        if (fault == "reset") { http.Abort(); return; }
        if (fault == "429")
        {
            http.Response.Headers.RetryAfter = RetryAfter.ToString(CultureInfo.InvariantCulture);
            http.Response.StatusCode = 429;
            return;
        }
        if (int.TryParse(fault, CultureInfo.InvariantCulture, out var status)) { http.Response.StatusCode = status; return; }
        var answer = fault is null or "drop" or "silence" ? Answer(method, arguments) : new JsonObject { ["ok"] = false, ["error"] = fault };
        if (fault is "stopped_by_user" or "message_not_in_streaming_state") _streaming.Clear();
        if (fault == "drop") { http.Abort(); return; }
        if (fault == "silence") await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        await http.Response.WriteAsJsonAsync(answer);
    }

    private JsonObject Answer(string method, JsonElement a)
    {
        switch (method)
        {
            case "chat.postMessage": return Post(a);
            case "chat.startStream" or "chat.appendStream" or "chat.stopStream": return Stream(method, a);
            case "chat.delete":
                if (Find(a) is not { } deleted) return new() { ["ok"] = false, ["error"] = "message_not_found" };
                deleted["deleted"] = true;
                return new() { ["ok"] = true };
            case "chat.update":
                if (a.TryGetProperty("ts", out var ts) && _streaming.ContainsKey(ts.GetString()!)) return new() { ["ok"] = false, ["error"] = "streaming_state_conflict" };
                Check(a);
                return new() { ["ok"] = true };
            case "chat.postEphemeral": Check(a); return new() { ["ok"] = true };
            case "views.open" or "views.update" or "views.publish":
                foreach (var wrong in BlockKitLimits.View(a.GetProperty("view"))) Violations.Enqueue($"{method}: {wrong}");
                return new() { ["ok"] = true, ["view"] = new JsonObject { ["id"] = "V1" } };
            case "conversations.open": return new() { ["ok"] = true, ["channel"] = new JsonObject { ["id"] = "D" + a.GetProperty("users").GetString() } };
            case "conversations.history" or "conversations.replies": return new() { ["ok"] = true, ["messages"] = new JsonArray([.. Past(a).Select(m => m.DeepClone())]) };
            case "users.info": return new() { ["ok"] = true, ["user"] = new JsonObject { ["tz"] = "Europe/Paris" } };
            case "apps.connections.open": return new() { ["ok"] = true, ["url"] = Root.Replace("http://", "ws://", StringComparison.Ordinal) + "/link" };
            case "oauth.v2.access":
                var isRefresh = a.TryGetProperty("grant_type", out _);
                return new() { ["ok"] = true, ["access_token"] = isRefresh ? "xoxe.xoxb-2" : "xoxe.xoxb-1", ["refresh_token"] = isRefresh ? "xoxe-1-b" : "xoxe-1-a", ["expires_in"] = 43200, ["bot_user_id"] = "UBOT", ["team"] = new JsonObject { ["id"] = "T1" }, ["authed_user"] = new JsonObject { ["id"] = "U1" } };
            default: return new() { ["ok"] = true };
        }
    }

    private JsonObject Post(JsonElement a)
    {
        Check(a);
        var message = JsonNode.Parse(a.GetRawText())!.AsObject();
        var key = message["metadata"]?["event_payload"]?["key"]?.GetValue<string>();
        if (key is null) Violations.Enqueue("a message without its key");
        if (Messages.Any(m => m["metadata"]?["event_payload"]?["key"]?.GetValue<string>() == key)) Violations.Enqueue("the same message twice");
        message["ts"] = NextTs();
        Messages.Enqueue(message);
        return new() { ["ok"] = true, ["ts"] = message["ts"]!.DeepClone() };
    }

    /// <summary>A message that grows until it is stopped; blocks come with the stop only.</summary>
    private JsonObject Stream(string method, JsonElement a)
    {
        var more = a.TryGetProperty("markdown_text", out var text) ? text.GetString()! : "";
        if (more.Length > 12_000) Violations.Enqueue("too much streamed at once");
        if (method == "chat.startStream")
        {
            if (!a.TryGetProperty("thread_ts", out _)) Violations.Enqueue("a stream outside a thread");
            var begun = JsonNode.Parse(a.GetRawText())!.AsObject();
            (begun["ts"], begun["text"]) = (NextTs(), more);
            Messages.Enqueue(begun);
            _streaming[begun["ts"]!.GetValue<string>()] = true;
            return new() { ["ok"] = true, ["channel"] = begun["channel"]!.DeepClone(), ["ts"] = begun["ts"]!.DeepClone() };
        }
        if (Find(a) is not { } message) return new() { ["ok"] = false, ["error"] = "message_not_found" };
        var isLast = method == "chat.stopStream";
        var ts = a.GetProperty("ts").GetString()!;
        if (isLast ? !_streaming.TryRemove(ts, out _) : !_streaming.ContainsKey(ts)) return new() { ["ok"] = false, ["error"] = "message_not_in_streaming_state" };
        if (!isLast && more.Length == 0) return new() { ["ok"] = false, ["error"] = "no_text" };
        message["text"] = message["text"]!.GetValue<string>() + more;
        if (a.TryGetProperty("blocks", out var blocks))
        {
            if (!isLast) Violations.Enqueue("blocks before the stop");
            foreach (var wrong in BlockKitLimits.Message(blocks)) Violations.Enqueue(wrong);
            message["blocks"] = JsonNode.Parse(blocks.GetRawText());
        }
        return new() { ["ok"] = true, ["channel"] = message["channel"]!.DeepClone(), ["ts"] = ts };
    }

    /// <summary>A thread from its oldest message on, or a conversation from its newest back and without its threads; metadata only when it is asked for.</summary>
    private IEnumerable<JsonObject> Past(JsonElement a)
    {
        var (channel, thread, most) = (a.GetProperty("channel").GetString(), a.TryGetProperty("ts", out var ts) ? ts.GetString() : null, a.GetProperty("limit").GetInt32());
        if (!a.TryGetProperty("include_all_metadata", out var all) || !all.GetBoolean()) Violations.Enqueue("a look without metadata");
        var oldest = decimal.Parse(a.GetProperty("oldest").GetString()!, CultureInfo.InvariantCulture);
        var own = Messages.Where(m => (string)m["channel"]! == channel && (string?)m["thread_ts"] == thread && decimal.Parse((string)m["ts"]!, CultureInfo.InvariantCulture) > oldest);
        return (thread is null ? own.Reverse() : own).Take(most);
    }

    private string NextTs() => string.Create(CultureInfo.InvariantCulture, $"{Clock.GetUtcNow().ToUnixTimeSeconds()}.{Interlocked.Increment(ref _ts):000000}");

    private JsonObject? Find(JsonElement a) => Messages.FirstOrDefault(m => m["ts"]!.GetValue<string>() == a.GetProperty("ts").GetString());

    private void Check(JsonElement a)
    {
        if (!a.TryGetProperty("text", out var text) || text.GetString()!.Length is 0 or > 4000) Violations.Enqueue("no usable top-level text");
        else if (text.GetString()!.Contains('<', StringComparison.Ordinal)) Violations.Enqueue("markup in the top-level text");
        if (a.TryGetProperty("blocks", out var blocks)) foreach (var wrong in BlockKitLimits.Message(blocks)) Violations.Enqueue(wrong);
    }

    private async Task RespondAsync(string id, HttpContext http)
    {
        var message = await http.Request.ReadFromJsonAsync<JsonElement>();
        Check(message);
        Responses.Enqueue(message);
        await http.Response.WriteAsync("ok");
    }

    private async Task LinkAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        Sockets.Enqueue(socket);
        await SendAsync(socket, new JsonObject { ["type"] = "hello" });
        var buffer = new byte[64 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: WebSocketMessageType.Text } part)
            {
                var ack = JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, part.Count));
                if (_acks.TryRemove(ack.GetProperty("envelope_id").GetString()!, out var waiting)) waiting.SetResult(ack);
                else Violations.Enqueue("an unknown acknowledgement");
            }
        }
        catch (WebSocketException)
        {
            // the bot has gone
        }
    }
}
