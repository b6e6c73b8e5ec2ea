using System.Net.WebSockets;
using Microsoft.Extensions.Options;

namespace CoachBot.Channels.Slack;

/// <summary>Receives over a socket that we open, for those who cannot open a port. A new socket is up before an old one is left.</summary>
internal sealed partial class SocketMode(SlackClient client, SlackEvents events, SlackInbox inbox, IOptions<SlackOptions> options, TimeProvider clock, ILogger<SocketMode> log) : BackgroundService
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(1), s_longestWait = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (wait, previous) = (s_firstWait, (SlackSocket?)null);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await ConnectAsync(stoppingToken) is not { } socket) { await WaitAsync(); continue; }
                Connected(log);
                previous?.Leave();
                (previous, wait) = (socket, s_firstWait);
                if (await socket.Superseded.WaitAsync(stoppingToken) == "link_disabled")
                {
                    Disabled(log);
                    await WaitAsync(s_longestWait);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error) when (error is WebSocketException or HttpRequestException or OperationCanceledException)
            {
                NotConnected(log, error.GetType().Name);
                await WaitAsync();
            }
        }
        if (previous is not null) await previous.DisposeAsync();

        async Task WaitAsync(TimeSpan? least = null)
        {
            await Task.Delay(least ?? wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = wait * 2 < s_longestWait ? wait * 2 : s_longestWait;
        }
    }

    private async Task<SlackSocket?> ConnectAsync(CancellationToken stop)
    {
        var answer = await client.PostFormAsync("apps.connections.open", options.Value.AppToken, [], stop);
        if (!answer.IsOk || !Uri.TryCreate(answer.Body.Text("url"), UriKind.Absolute, out var address) || !(address.Scheme == "wss" || (address.Scheme == "ws" && address.IsLoopback)))
        {
            NotConnected(log, answer.Error ?? "no socket address");
            return null;
        }
        var socket = new SlackSocket(events, inbox, log);
        return await socket.OpenAsync(address, stop) ? socket : null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Slack: connected by Socket Mode.")]
    private static partial void Connected(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack: Socket Mode cannot connect ({Error}); trying again.")]
    private static partial void NotConnected(ILogger log, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Slack: Socket Mode is switched off for this app; switch it on in the app's settings.")]
    private static partial void Disabled(ILogger log);
}
