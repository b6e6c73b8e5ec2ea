using System.Globalization;
using CoachBot.Channels.Slack;
using CoachBot.Channels.Teams;
using CoachBot.Storage;
using CoachBot.Tests.Channels.Teams;
using CoachBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoachBot.Tests.Kill;

/// <summary>
/// Everybody's weekly card is due and many people write, while Slack and Teams fail at a good share of all calls and the program is killed.
/// COACHBOT_CHAOS_PEOPLE (in each channel), COACHBOT_CHAOS_FAULTS (a share of calls), COACHBOT_CHAOS_KILLS and COACHBOT_CHAOS_SEED make it longer, worse or different.
/// </summary>
public sealed class ChaosOnSqliteTests
{
    [Fact]
    public async Task Failing_channels_and_kills_lose_nothing_and_copy_only_what_they_explain() =>
        await KilledOnSqliteTests.WithFileAsync(file => ChaosRun.RunAsync("Sqlite", file, replicas: 1));
}

/// <summary>The same with two replicas on one PostgreSQL; what was heard by one is also said to the other.</summary>
public sealed class ChaosOnPostgresTests(PostgresCluster cluster)
{
    [Fact]
    public async Task Failing_channels_and_kills_lose_nothing_and_copy_only_what_they_explain() =>
        await ChaosRun.RunAsync("Postgres", await cluster.DatabaseAsync(), replicas: 2);
}

internal sealed class ChaosRun
{
    private const string Calm = "calm", SlackTenant = "T1", WeeklyNote = "Your weekly card.";
    private const int MostLines = 3, LongestPause = 1000, UnknownAddress = 10;
    private const double Talkative = 0.6, SaidAgain = 0.3;

    /// <summary>Between the arrival of a card and the note of it. A process killed meanwhile explains a copy.</summary>
    private static readonly TimeSpan s_noted = TimeSpan.FromSeconds(5);
    private readonly Replicas _run;
    private readonly Weather _weather = new(Share("COACHBOT_CHAOS_FAULTS", 0.3), Seed);
    private readonly List<(string Person, int Lines)> _talks = [];

    private ChaosRun(Replicas run) => _run = run;

    private static int People => KillRun.Number("COACHBOT_CHAOS_PEOPLE", 12);

    private static int Kills => KillRun.Number("COACHBOT_CHAOS_KILLS", 1);

    private static int Seed => KillRun.Number("COACHBOT_CHAOS_SEED", 20261122);

    /// <summary>How long people write and processes are killed.</summary>
    private static TimeSpan Span => TimeSpan.FromSeconds(3 + (People * 0.3));

    public static async Task RunAsync(string provider, string connection, int replicas)
    {
        var began = TimeProvider.System.GetTimestamp();
        await using var run = await Replicas.StartAsync(provider, connection, replicas);
        var chaos = new ChaosRun(run);
        await chaos.TalkCalmlyAsync();
        await chaos.BreakLooseAsync();
        await chaos.SettledAsync();
        var (lost, copies, unexplained) = chaos.Judge();
        TestContext.Current.SendDiagnosticMessage("{0}: {1} people, {2} lines, {3} calls, {4} faults, {5} kills, {6} lost, {7} copies in Teams, {8} s", provider, People * 2, chaos._talks.Sum(t => t.Lines) * 2,
            chaos._weather.Calls, chaos._weather.Faults, run.Kills.Count, lost.Count, copies, (int)TimeProvider.System.GetElapsedTime(began).TotalSeconds);
        Assert.Empty(lost);
        Assert.Empty(unexplained);
        Assert.Empty(run.Slack.Violations); // among them the same key twice: in Slack nothing explains a copy
        Assert.Empty(chaos._weather.TooEarly);
        Assert.NotEqual(0, chaos._weather.Faults);
        await chaos.AssertNobodyGivenUpAsync();
        await chaos.AssertOldLinesStayAnsweredAsync();
    }

    /// <summary>The talk as it should read, in both channels. Those who have it are remembered like everybody else.</summary>
    private async Task TalkCalmlyAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        await Seeds.PeopleAsync(_run.Store, SlackChannel.ChannelName, SlackTenant, 1, now, Seeds.Subscriber(now), who: _ => SlackPerson(Calm));
        await Seeds.PeopleAsync(_run.Store, TeamsChannel.ChannelName, TeamsApp.Tenant, 1, now, Seeds.Subscriber(now), who: _ => TeamsPerson(Calm));
        for (var line = 0; line < MostLines; line++)
        {
            await _run.HeardAsync(0, Replicas.InSlack(Calm, KillRun.Lines[line], line));
            await _run.HeardAsync(0, _run.InTeams(Calm, KillRun.Lines[line], line));
        }
        await _run.SentAsync(seconds: 120);
        Assert.Equal(Answers(_run.SlackOf(Calm)).Count, Answers(_run.TeamsOf(Calm)).Count);
    }

    private async Task BreakLooseAsync()
    {
        _run.Slack.Fault = (method, call) => _weather.Next(method == "chat.postMessage" ? call.GetProperty("channel").GetString() : null);
        _run.Teams.Fault = _weather.Next;
        _run.Teams.RetryAfter = () => "1";
        var now = TimeProvider.System.GetUtcNow();
        await Seeds.DuePeopleAsync(_run.Store, SlackChannel.ChannelName, People, now, SlackTenant, i => i % UnknownAddress == 0 ? ($"U{Name(i)}", null) : SlackPerson(Name(i)));
        await Seeds.DuePeopleAsync(_run.Store, TeamsChannel.ChannelName, People, now, TeamsApp.Tenant, i => TeamsPerson(Name(i), opened: i % UnknownAddress != 0));
        var chance = new Random(Seed);
        for (var i = 1; i <= People; i++) _talks.Add((Name(i), chance.NextDouble() < Talkative ? 1 + chance.Next(MostLines) : 0));
        await Task.WhenAll([.. _talks.Select(t => TalkAsync(t.Person, t.Lines, new(chance.Next()))), KillAsync(new(chance.Next()))]);
    }

    /// <summary>Line after line in both channels, each once the one before was acknowledged. Some reach the other replica as well, as when an acknowledgement was lost.</summary>
    private async Task TalkAsync(string person, int lines, Random chance)
    {
        await Task.Delay(Span * chance.NextDouble());
        for (var line = 0; line < lines; line++)
        {
            var (replica, isSaidAgain) = (chance.Next(_run.Count), chance.NextDouble() < SaidAgain);
            for (var times = 0; times < (isSaidAgain ? 2 : 1); times++)
                await Task.WhenAll(SayAsync(replica + times, person, line));
            await Task.Delay(chance.Next(LongestPause));
        }
    }

    private Task[] SayAsync(int replica, string person, int line) =>
        [_run.HeardAsync(replica, Replicas.InSlack(person, KillRun.Lines[line], line)), _run.HeardAsync(replica, _run.InTeams(person, KillRun.Lines[line], line))];

    private async Task KillAsync(Random chance)
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(Span / Kills * (0.2 + (0.8 * chance.NextDouble())));
            await _run.KillAsync(chance.Next(_run.Count));
        }
    }

    /// <summary>Waits until everybody's card has been owed and nothing is owed any more.</summary>
    private async Task SettledAsync()
    {
        var longest = 60 + (People * 10);
        await Seeds.UntilAsync(async () =>
        {
            await using var db = await _run.Store.OpenAsync(CancellationToken.None);
            var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            return !await db.People.AnyAsync(p => p.DueAt <= now);
        }, longest, TimeSpan.FromMilliseconds(200));
        await _run.SentAsync(longest);
    }

    /// <summary>What is missing or out of order, how many copies Teams got, and which of them nothing explains.</summary>
    private (List<string> Lost, int Copies, List<string> Unexplained) Judge()
    {
        List<string> lost = [];
        foreach (var (person, lines) in _talks)
        {
            var answers = Answers(_run.SlackOf(Calm)).Count(a => int.Parse(a.Split('.')[0], CultureInfo.InvariantCulture) <= lines); // each line is a thread, named by its number
            Compare($"Slack {person}", Answers(_run.SlackOf(Calm))[..answers], _run.SlackOf(person));
            Compare($"Teams {person}", Answers(_run.TeamsOf(Calm))[..answers], _run.TeamsOf(person));
        }
        var copied = _run.Teams.Messages.GroupBy(m => (m.Conversation, Replicas.Plain(m))).Where(g => g.Count() > 1).ToList();
        return (lost, copied.Sum(g => g.Count() - 1), [.. copied.SelectMany(g => g.SkipLast(1)).Where(m => !Explains(m)).Select(m => $"{m.Conversation} {m.At:T}")]);

        void Compare(string who, List<string> expected, List<string> got)
        {
            if (!got.Any(IsWeekly)) lost.Add($"{who}: the weekly card");
            if (!Answers(got).Distinct().SequenceEqual(expected)) lost.Add($"{who}: {expected.Count} answers expected, {Answers(got).Distinct().Count()} came, {expected.Except(got).Count()} are missing");
        }
    }

    /// <summary>Whether the bot could not know that this message arrived.</summary>
    private bool Explains(TeamsMessageTaken taken) => taken.Fault is not null || _run.Kills.Any(k => k > taken.At && k - taken.At < s_noted);

    private async Task AssertNobodyGivenUpAsync()
    {
        await using var db = await _run.Store.OpenAsync(CancellationToken.None);
        Assert.Empty(await db.Outbox.Where(o => o.State == OutboxMessage.Dead).Select(o => o.Reason).ToListAsync());
        Assert.Empty(await db.People.Where(p => p.Unreachable != null).Select(p => p.Unreachable).ToListAsync());
    }

    /// <summary>Whatever was said comes in once more, long after it was answered: nothing is said to it.</summary>
    private async Task AssertOldLinesStayAnsweredAsync()
    {
        var before = (_run.Slack.Messages.Count, _run.Teams.Messages.Count);
        foreach (var (person, lines) in _talks)
            for (var line = 0; line < lines; line++)
                await Task.WhenAll(SayAsync(line, person, line));
        await _run.SentAsync(seconds: 120);
        Assert.Equal(before, (_run.Slack.Messages.Count, _run.Teams.Messages.Count));
    }

    private static List<string> Answers(List<string> got) => [.. got.Where(g => !IsWeekly(g))];

    private static bool IsWeekly(string card) => card.Contains(WeeklyNote, StringComparison.Ordinal);

    private static string Name(int person) => string.Create(CultureInfo.InvariantCulture, $"p{person}");

    private static (string External, string? Address) SlackPerson(string name) => ($"U{name}", new SlackAddress($"DU{name}").ToString());

    private (string External, string? Address) TeamsPerson(string name, bool opened = true) =>
        ($"29:{name}", new TeamsAddress(_run.Teams.Root, opened ? $"a:{name}" : null, "28:bot", $"29:{name}", TeamsApp.Tenant).Write());

    private static double Share(string variable, double usual) => double.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var share) ? share : usual;

    /// <summary>The fate of each call the bot makes, and a watch over what follows a 429 in a conversation.</summary>
    private sealed class Weather(double share, int seed)
    {
        private static readonly string[] s_kinds = ["429", "429", "429", "429", "500", "500", "502", "502", "503", "503", "503", "504", "504", "reset", "reset", "reset", "drop", "drop", "drop", "silence"];
        private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(1);
        private readonly Lock _lock = new();
        private readonly Random _chance = new(seed);
        private readonly Dictionary<string, DateTimeOffset> _notBefore = [];

        public int Calls { get; private set; }

        public int Faults { get; private set; }

        public List<string> TooEarly { get; } = [];

        /// <param name="conversation">Null for calls that write into none.</param>
        public string? Next(string? conversation)
        {
            lock (_lock)
            {
                var now = TimeProvider.System.GetUtcNow();
                if (conversation is not null && _notBefore.TryGetValue(conversation, out var until) && now < until) TooEarly.Add($"{conversation}: {(until - now).TotalMilliseconds} ms early");
                Calls++;
                if (_chance.NextDouble() >= share) return null;
                Faults++;
                var kind = s_kinds[_chance.Next(s_kinds.Length)];
                if (kind == "429" && conversation is not null) _notBefore[conversation] = now + s_retryAfter;
                return kind;
            }
        }
    }
}
