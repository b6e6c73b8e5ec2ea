using System.Text.Json.Nodes;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using Microsoft.Extensions.Caching.Memory;

namespace CoachBot.Channels.Teams;

/// <summary>Delivers a card to someone's personal chat, opening the chat when there is none yet.</summary>
internal sealed class TeamsChannel(ConnectorClient connector, ServiceUrls urls, TimeProvider clock) : IChannel, ILiveChannel, IDisposable
{
    public const string ChannelName = "teams";
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan s_remembered = TimeSpan.FromHours(1);

    /// <summary>Chats just opened, and how many messages of a long card have gone out, until both are stored or done.</summary>
    private readonly MemoryCache _recent = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    private readonly MessageStreams _streams = new(clock);

    public string Name => ChannelName;

    public async Task<Sent> SendAsync(Delivery delivery, CancellationToken stop)
    {
        if (TeamsAddress.Read(delivery.Address) is not { } address) return new Sent.GivenUp("nobody knows where to write", Unreachable: true);
        if (await _streams.FinishAsync(delivery, stop) is { } streamed) return new Sent.Done(Message: streamed);
        var (sent, used) = await SendAsync(delivery, address, stop);
        return sent is Sent.Done done && used != address && !used.Shared ? done with { Address = used.Write() } : sent;
    }

    /// <summary>Only personal chats take streams.</summary>
    public Task ShowAsync(Writing writing, CancellationToken stop)
    {
        _streams.Show(writing, () => TeamsAddress.Read(writing.Address) is { Conversation: not null, Shared: false } address ? new TeamsStream(connector, address) : null);
        return Task.CompletedTask;
    }

    public void Dispose() => _recent.Dispose();

    private async Task<(Sent Sent, TeamsAddress Used)> SendAsync(Delivery delivery, TeamsAddress address, CancellationToken stop)
    {
        if (address.Conversation is null && await OpenAsync(address, stop) is var (answer, opened))
        {
            if (opened is null) return (Unsent(ConnectorErrors.Judge(answer, shared: false)), address);
            address = opened;
        }
        var messages = TeamsMessage.Of(delivery.Card, address, replaces: delivery.Replaces is not null);
        var done = new Sent.Done();
        for (var i = _recent.Get<int?>(delivery.Key) ?? 0; i < messages.Count; i++)
        {
            (var sent, address) = await SendAsync(address, messages[i], i == 0 ? delivery.Replaces : null, stop);
            if (!sent.IsOk) return (ConnectorErrors.Judge(sent, address.Shared), address);
            if (messages.Count > 1) Remember(delivery.Key, i + 1);
            else done = new(Message: delivery.Replaces ?? Json.Text(sent.Body, "id")); // one that became several messages cannot be replaced as one
        }
        return (done, address);
    }

    /// <summary>Sends, once more at the host that Teams names when this one is wrong for the tenant.</summary>
    private async Task<(ConnectorAnswer Answer, TeamsAddress Used)> SendAsync(TeamsAddress to, JsonObject message, string? replaces, CancellationToken stop)
    {
        var answer = await CallAsync(to);
        if (ConnectorErrors.OtherHost(answer) is not { } host) return (answer, to);
        var moved = to with { ServiceUrl = new UriBuilder(to.ServiceUrl) { Scheme = host.Scheme, Host = host.Host, Port = -1 }.Uri.ToString() };
        return urls.Allows(moved.ServiceUrl) && moved != to ? (await CallAsync(moved), moved) : (answer, to);

        Task<ConnectorAnswer> CallAsync(TeamsAddress at) => replaces is null ? connector.PostAsync(at, message, stop) : connector.UpdateAsync(at, replaces, message, stop);
    }

    private async Task<(ConnectorAnswer Answer, TeamsAddress? Opened)> OpenAsync(TeamsAddress address, CancellationToken stop)
    {
        var key = (address.ServiceUrl, address.Bot, address.User, address.Tenant);
        if (_recent.Get<string>(key) is { } known) return (new(200, ""), address with { Conversation = known });
        var answer = await connector.OpenAsync(address, stop);
        if (!answer.IsOk) return (answer, null);
        if (Json.Text(answer.Body, "id") is not { Length: > 0 } id) return (new(0, "no conversation id in the answer") { IsInDoubt = true }, null);
        Remember(key, id);
        return (answer, address with { Conversation = id });
    }

    /// <summary>No conversation was opened, so no card can have arrived.</summary>
    private static Sent Unsent(Sent problem) => problem is Sent.Later later ? later with { InDoubt = false } : problem;

    private void Remember<T>(object key, T value) => _recent.Set(key, value, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = s_remembered });
}
