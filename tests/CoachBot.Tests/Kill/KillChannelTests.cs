using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoachBot.Storage;
using CoachBot.Tests.Channels.Slack;
using CoachBot.Tests.Channels.Teams;
using CoachBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Kill;

/// <summary>Talks through Slack and Teams, over sockets, with a program that is killed meanwhile. Both send again what was not acknowledged, as the real ones do.</summary>
public sealed class KilledChannelsOnSqliteTests
{
    [Fact]
    public async Task Talks_in_Slack_and_Teams_read_as_if_nobody_had_killed_the_program()
    {
        var folder = Directory.CreateTempSubdirectory("coachbot-kill-");
        try
        {
            await KillChannelsRun.TalksAsync("Sqlite", $"Data Source={Path.Combine(folder.FullName, "c.db")}", replicas: 1);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>The same with two replicas on one PostgreSQL; each message goes to either.</summary>
public sealed class KilledChannelsOnPostgresTests(PostgresCluster cluster)
{
    [Fact]
    public async Task Talks_in_Slack_and_Teams_read_as_if_nobody_had_killed_the_program() =>
        await KillChannelsRun.TalksAsync("Postgres", await cluster.DatabaseAsync(), replicas: 2);
}

internal static partial class KillChannelsRun
{
    private const int Kills = 2, LongestDelay = 40;
    private const string Calm = "calm";

    /// <summary>In each channel one person talks in peace, then one while a process is killed now and then.</summary>
    public static async Task TalksAsync(string provider, string connection, int replicas)
    {
        using var host = await KillRun.HostAsync(provider, connection);
        await using var slack = await FakeSlack.StartAsync();
        await using var teams = await FakeTeams.StartAsync();
        using var http = new ServiceCollection().AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient();
        var urls = Enumerable.Range(0, replicas).Select(_ => $"http://127.0.0.1:{PostgresCluster.FreePort()}").ToArray();
        var running = urls.Select(Serve).ToArray();
        try
        {
            for (var line = 0; line < KillRun.Lines.Length; line++) await SayAsync(Calm, line, new(KillRun.Seed));
            await SentAsync(host.Services.GetRequiredService<Store>());
            Assert.InRange(Math.Min(InSlack(slack, Calm).Count, InTeams(teams, Calm).Count), KillRun.Lines.Length, int.MaxValue);
            for (var round = 0; round < KillRun.Rounds; round++)
            {
                var (person, chance) = ($"round{round}", new Random(KillRun.Seed + round));
                var killAt = Enumerable.Range(0, KillRun.Lines.Length).OrderBy(_ => chance.Next()).Take(Kills).ToHashSet();
                for (var line = 0; line < KillRun.Lines.Length; line++)
                    await Task.WhenAll(SayAsync(person, line, new(chance.Next())), killAt.Contains(line) ? KillAsync(chance.Next(replicas), chance.Next(LongestDelay)) : Task.CompletedTask);
                await SentAsync(host.Services.GetRequiredService<Store>());
                Assert.Equal(InSlack(slack, Calm), InSlack(slack, person));
                AssertSame(InTeams(teams, Calm), InTeams(teams, person));
            }
            Assert.Empty(slack.Violations); // among them the same key twice
        }
        finally
        {
            foreach (var process in running) process.Dispose();
        }

        CoachProcess Serve(string url) => new(provider, connection, [.. SlackApp.Settings(slack), .. teams.Settings, ("Proactive:Pace:slack:ConversationPerSecond", "50")], ["--urls", url]);

        async Task KillAsync(int victim, int delay)
        {
            await Task.Delay(delay);
            await running[victim].KillAsync();
            running[victim].Dispose();
            running[victim] = Serve(urls[victim]);
        }

        Task SayAsync(string person, int line, Random chance)
        {
            var replica = urls[chance.Next(replicas)];
            var said = SlackApp.Message(KillRun.Lines[line], $"{line + 1}.000001", $"Ev-{person}-{line}");
            said["event"]!["user"] = $"U{person}";
            said["event"]!["channel"] = $"D{person}";
            return Task.WhenAll(
                HeardAsync(() => SlackApp.Request($"{replica}/slack/events", said.ToJsonString())),
                HeardAsync(() => teams.Says($"{replica}/api/messages", person, KillRun.Lines[line], $"{line}")));
        }

        async Task HeardAsync(Func<HttpRequestMessage> request) => await Seeds.UntilAsync(async () =>
        {
            try
            {
                using var answer = await http.SendAsync(request());
                return answer.StatusCode == HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false; // killed, or not listening yet
            }
        }, seconds: 120);
    }

    private static Task SentAsync(Store store) => Seeds.UntilAsync(async () =>
    {
        await using var db = await store.OpenAsync(CancellationToken.None);
        return !await db.Outbox.AnyAsync(o => o.State == OutboxMessage.Waiting);
    }, seconds: 120);

    private static List<string> InSlack(FakeSlack slack, string person) =>
        [.. slack.Messages.Where(m => (string)m["channel"]! == $"D{person}").Select(m => Plain($"{m["thread_ts"]} {m["text"]} {m["blocks"]?.ToJsonString()}"))];

    private static List<string> InTeams(FakeTeams teams, string person) =>
        [.. teams.Messages.Where(m => m.Conversation == $"a:{person}").Select(m => Plain($"{m.Message["text"]} {m.Message["attachments"]?.ToJsonString()}"))];

    /// <summary>Nothing missing, nothing out of order, and no more copies than kills: Teams knows no key to find a card by.</summary>
    private static void AssertSame(List<string> expected, List<string> got)
    {
        Assert.Equal(expected.Distinct(), got.Distinct());
        Assert.All(expected.CountBy(e => e), e => Assert.InRange(got.Count(g => g == e.Key), e.Value, e.Value + Kills));
        Assert.InRange(got.Count - expected.Count, 0, Kills);
    }

    /// <summary>Without what differs from talk to talk: the ids that cards carry.</summary>
    private static string Plain(string card) => Ids().Replace(card, "id");

    [GeneratedRegex("[0-9a-f]{16,}")]
    private static partial Regex Ids();
}
