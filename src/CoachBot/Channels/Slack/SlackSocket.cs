using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Channels.Slack;

/// <summary>One socket to Slack: reads envelopes, has them stored, acknowledges each.</summary>
internal sealed partial class SlackSocket(SlackEvents events, SlackInbox inbox, ILogger log) : IAsyncDisposable
{
    private const int MostBytes = 4 << 20;
    private static readonly TimeSpan s_hello = TimeSpan.FromSeconds(10), s_grace = TimeSpan.FromSeconds(5);
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<Task, bool> _underWay = new();
    private readonly TaskCompletionSource _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _superseded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _receiving = Task.CompletedTask;

    /// <summary>Ends, with Slack's reason, when a new socket is wanted in place of this one.</summary>
    public Task<string> Superseded => _superseded.Task;

    /// <summary>True once Slack has said hello.</summary>
    public async Task<bool> OpenAsync(Uri address, CancellationToken stop)
    {
        await _socket.ConnectAsync(address, stop);
        _receiving = Task.Run(ReceiveAsync, CancellationToken.None);
        var first = await Task.WhenAny(_hello.Task, _superseded.Task, Task.Delay(s_hello, stop));
        if (first == _hello.Task) return true;
        await DisposeAsync();
        return false;
    }

    /// <summary>Goes on reading what is still on its way here, then closes.</summary>
    public void Leave() => _ = Task.Run(async () =>
    {
        await _receiving.WaitAsync(s_grace).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await DisposeAsync();
    });

    /// <summary>Acknowledges what is under way, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_underWay.Keys).WaitAsync(s_grace).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // the other side was quicker
        }
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var chunk = new byte[32 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(chunk.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close || message.Length + part.Count > MostBytes) break;
                message.Write(chunk, 0, part.Count);
                if (!part.EndOfMessage) continue;
                Take(message.ToArray());
                message.SetLength(0);
            }
        }
        catch (Exception error) when (error is WebSocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            Lost(log, error);
        }
        _superseded.TrySetResult("closed");
    }

    private void Take(byte[] message)
    {
        try
        {
            using var document = JsonDocument.Parse(message);
            var envelope = document.RootElement.Clone();
            switch (envelope.Text("type"))
            {
                case "hello": _hello.TrySetResult(); break;
                case "disconnect": _superseded.TrySetResult(envelope.Text("reason") ?? "disconnect"); break;
                default: Start(envelope); break;
            }
        }
        catch (JsonException)
        {
            Unreadable(log);
        }
    }

    private void Start(JsonElement envelope)
    {
        if (envelope.Text("envelope_id") is not { } id) return;
        var work = Task.Run(() => AnswerAsync(id, envelope));
        _underWay[work] = true;
        _ = work.ContinueWith(done => _underWay.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>No acknowledgement for what could not be stored: Slack sends it again.</summary>
    private async Task AnswerAsync(string id, JsonElement envelope)
    {
        try
        {
            var payload = envelope.At("payload") is { } body ? await HearAsync(envelope.Text("type"), body) : null;
            var answer = new JsonObject { ["envelope_id"] = id };
            if (payload is not null && envelope.Flag("accepts_response_payload")) answer["payload"] = payload;
            await SendAsync(JsonSerializer.SerializeToUtf8Bytes(answer, SlackJson.Written));
        }
        catch (Exception error)
        {
            NotStored(log, error.GetType().Name);
        }
    }

    private async Task<JsonObject?> HearAsync(string? type, JsonElement body)
    {
        switch (type)
        {
            case "events_api":
                await events.TakeAsync(body, CancellationToken.None);
                return null;
            case "slash_commands":
                return await inbox.CommandAsync(Fields(body), CancellationToken.None);
            case "interactive":
                return await inbox.InteractionAsync(body, CancellationToken.None);
            default:
                return null;
        }
    }

    /// <summary>A command's fields as the form would hold them.</summary>
    private static Dictionary<string, string> Fields(JsonElement body) => body.Members()
        .Where(m => m.Value.ValueKind is JsonValueKind.String or JsonValueKind.True)
        .ToDictionary(m => m.Name, m => m.Value.ValueKind == JsonValueKind.True ? "true" : m.Value.GetString()!);

    private async Task SendAsync(byte[] message)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Slack: a socket ended.")]
    private static partial void Lost(ILogger log, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack: a socket message could not be read.")]
    private static partial void Unreadable(ILogger log);

    [LoggerMessage(Level = LogLevel.Error, Message = "Slack: an envelope could not be stored ({Error}); Slack will send it again.")]
    private static partial void NotStored(ILogger log, string error);
}
