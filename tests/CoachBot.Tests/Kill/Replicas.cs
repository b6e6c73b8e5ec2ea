using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using CoachBot.Storage;
using CoachBot.Tests.Channels.Slack;
using CoachBot.Tests.Channels.Teams;
using CoachBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoachBot.Tests.Kill;

/// <summary>Replicas of the built program on one database, between a Slack and a Teams of the test's own. A killed one is started again at once.</summary>
internal sealed partial class Replicas : IAsyncDisposable
{
    private const int LongestOutage = 120;
    private static readonly TimeSpan s_again = TimeSpan.FromMilliseconds(100);
    private readonly IHost _host;
    private readonly ServiceProvider _clients = new ServiceCollection().AddHttpClient().BuildServiceProvider();
    private readonly HttpClient _http;
    private readonly Func<string, CoachProcess> _serve;
    private readonly string[] _urls;
    private readonly CoachProcess[] _running;

    private Replicas(IHost host, FakeSlack slack, FakeTeams teams, int count, Func<string, CoachProcess> serve)
    {
        (_host, Slack, Teams, _serve) = (host, slack, teams, serve);
        _http = _clients.GetRequiredService<IHttpClientFactory>().CreateClient();
        _urls = [.. Enumerable.Range(0, count).Select(_ => $"http://127.0.0.1:{PostgresCluster.FreePort()}")];
        _running = [.. _urls.Select(serve)];
    }

    public FakeSlack Slack { get; }

    public FakeTeams Teams { get; }

    public Store Store => _host.Services.GetRequiredService<Store>();

    public int Count => _urls.Length;

    /// <summary>When each process was killed.</summary>
    public ConcurrentQueue<DateTimeOffset> Kills { get; } = new();

    public static async Task<Replicas> StartAsync(string provider, string connection, int count, params (string Name, string Value)[] settings)
    {
        var host = await KillRun.HostAsync(provider, connection);
        var (slack, teams) = (await FakeSlack.StartAsync(), await FakeTeams.StartAsync());
        return new(host, slack, teams, count, url => new(provider, connection, [.. SlackApp.Settings(slack), .. teams.Settings, .. settings], ["--urls", url]));
    }

    /// <summary>kill -9, and at once the next process in its place.</summary>
    public async Task KillAsync(int victim)
    {
        await _running[victim].KillAsync();
        Kills.Enqueue(TimeProvider.System.GetUtcNow());
        _running[victim].Dispose();
        _running[victim] = _serve(_urls[victim]);
    }

    /// <summary>A line of somebody in Slack, in a thread of its own.</summary>
    public static Func<string, HttpRequestMessage> InSlack(string person, string text, int line)
    {
        var said = SlackApp.Message(text, $"{line + 1}.000001", $"Ev-{person}-{line}");
        (said["event"]!["user"], said["event"]!["channel"]) = ($"U{person}", $"DU{person}");
        var body = said.ToJsonString();
        return url => SlackApp.Request($"{url}/slack/events", body);
    }

    /// <summary>A line of somebody in Teams.</summary>
    public Func<string, HttpRequestMessage> InTeams(string person, string text, int line) => url => Teams.Says($"{url}/api/messages", person, text, $"{line}");

    /// <summary>Sends a line as the channel does: again, to one replica after the other, until it is acknowledged.</summary>
    public async Task HeardAsync(int replica, Func<string, HttpRequestMessage> said) => await Seeds.UntilAsync(async () =>
    {
        try
        {
            using var request = said(_urls[replica++ % Count]);
            using var answer = await _http.SendAsync(request);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // killed, or not listening yet
        }
    }, LongestOutage, s_again);

    /// <summary>The names of the libraries that a process has in memory.</summary>
    public Task<IReadOnlyList<string>> LibrariesAsync(int replica) => _running[replica].LibrariesAsync();

    /// <summary>Waits until nothing is owed to anybody.</summary>
    public Task SentAsync(int seconds) => Seeds.UntilAsync(async () =>
    {
        await using var db = await Store.OpenAsync(CancellationToken.None);
        return !await db.Outbox.AnyAsync(o => o.State == OutboxMessage.Waiting);
    }, seconds, s_again);

    /// <summary>What reached somebody in Slack, in order.</summary>
    public List<string> SlackOf(string person) =>
        [.. Slack.Messages.Where(m => (string)m["channel"]! == $"DU{person}").Select(m => Plain($"{m["thread_ts"]} {m["text"]} {m["blocks"]?.ToJsonString()}"))];

    /// <summary>What reached somebody in Teams, in order.</summary>
    public List<string> TeamsOf(string person) => [.. Teams.Messages.Where(m => m.Conversation == $"a:{person}").Select(Plain)];

    public static string Plain(TeamsMessageTaken taken) => Plain($"{taken.Message["text"]} {taken.Message["attachments"]?.ToJsonString()}");

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _running) process.Dispose();
        _http.Dispose();
        await _clients.DisposeAsync();
        await Slack.DisposeAsync();
        await Teams.DisposeAsync();
        _host.Dispose();
    }

    /// <summary>Without what differs from talk to talk: the ids that cards carry.</summary>
    private static string Plain(string card) => Ids().Replace(card, "id");

    [GeneratedRegex("[0-9a-f]{16,}")]
    private static partial Regex Ids();
}
