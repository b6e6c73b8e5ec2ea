using CoachBot.Tests.Support;

namespace CoachBot.Tests.Kill;

/// <summary>Talks through Slack and Teams, over sockets, with a program that is killed meanwhile. Both send again what was not acknowledged, as the real ones do.</summary>
public sealed class KilledChannelsOnSqliteTests
{
    [Fact]
    public async Task Talks_in_Slack_and_Teams_read_as_if_nobody_had_killed_the_program() =>
        await KilledOnSqliteTests.WithFileAsync(file => KillChannelsRun.TalksAsync("Sqlite", file, replicas: 1));
}

/// <summary>The same with two replicas on one PostgreSQL; each message goes to either.</summary>
public sealed class KilledChannelsOnPostgresTests(PostgresCluster cluster)
{
    [Fact]
    public async Task Talks_in_Slack_and_Teams_read_as_if_nobody_had_killed_the_program() =>
        await KillChannelsRun.TalksAsync("Postgres", await cluster.DatabaseAsync(), replicas: 2);
}

internal static class KillChannelsRun
{
    private const int Kills = 2, LongestDelay = 40, LongestWait = 120;
    private const string Calm = "calm";

    /// <summary>In each channel one person talks in peace, then one while a process is killed now and then.</summary>
    public static async Task TalksAsync(string provider, string connection, int replicas)
    {
        await using var run = await Replicas.StartAsync(provider, connection, replicas, ("Proactive:Pace:slack:ConversationPerSecond", "50"));
        for (var line = 0; line < KillRun.Lines.Length; line++) await SayAsync(Calm, line, new(KillRun.Seed));
        await run.SentAsync(LongestWait);
        Assert.InRange(Math.Min(run.SlackOf(Calm).Count, run.TeamsOf(Calm).Count), KillRun.Lines.Length, int.MaxValue);
        for (var round = 0; round < KillRun.Rounds; round++)
        {
            var (person, chance) = ($"round{round}", new Random(KillRun.Seed + round));
            var killAt = Enumerable.Range(0, KillRun.Lines.Length).OrderBy(_ => chance.Next()).Take(Kills).ToHashSet();
            for (var line = 0; line < KillRun.Lines.Length; line++)
                await Task.WhenAll(SayAsync(person, line, new(chance.Next())), killAt.Contains(line) ? KillAsync(chance.Next(replicas), chance.Next(LongestDelay)) : Task.CompletedTask);
            await run.SentAsync(LongestWait);
            Assert.Equal(run.SlackOf(Calm), run.SlackOf(person));
            AssertSame(run.TeamsOf(Calm), run.TeamsOf(person));
        }
        Assert.Empty(run.Slack.Violations); // among them the same key twice

        async Task KillAsync(int victim, int delay)
        {
            await Task.Delay(delay);
            await run.KillAsync(victim);
        }

        Task SayAsync(string person, int line, Random chance)
        {
            var replica = chance.Next(replicas);
            return Task.WhenAll(
                run.HeardAsync(replica, Replicas.InSlack(person, KillRun.Lines[line], line)),
                run.HeardAsync(replica, run.InTeams(person, KillRun.Lines[line], line)));
        }
    }

    /// <summary>Nothing missing, nothing out of order, and no more copies than kills: Teams knows no key to find a card by.</summary>
    private static void AssertSame(List<string> expected, List<string> got)
    {
        Assert.Equal(expected.Distinct(), got.Distinct());
        Assert.All(expected.CountBy(e => e), e => Assert.InRange(got.Count(g => g == e.Key), e.Value, e.Value + Kills));
        Assert.InRange(got.Count - expected.Count, 0, Kills);
    }
}
