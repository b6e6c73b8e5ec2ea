using System.Data.Common;
using System.Net;
using CoachBot.Channels;
using CoachBot.Channels.Web;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Proactive;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace CoachBot.Tests.Storage;

/// <summary>Two replicas on one PostgreSQL.</summary>
public sealed class ReplicaTests(PostgresCluster cluster)
{
    [Fact]
    public async Task The_same_message_to_both_is_answered_once()
    {
        await using var pair = await StartAsync();
        await pair.One.SayAsync("ana", "delegate");
        await pair.Two.SayAsync("ana", "patching");

        for (var turn = 0; turn < 20; turn++)
        {
            var key = $"k{turn}";
            await Task.WhenAll(SayAsync(pair.One, "ana", "menu", key), SayAsync(pair.Two, "ana", "menu", key));
        }
        await DeliveredAsync(pair);

        Assert.Equal(20, (await pair.One.LinesAsync("ana")).Count(l => l.Blocks is [Spoken { Text: "menu" }]));
    }

    [Fact]
    public async Task First_messages_of_a_new_person_on_both_at_once_make_one_person_welcomed_once()
    {
        await using var pair = await StartAsync();

        for (var n = 0; n < 10; n++)
            await Task.WhenAll(SayAsync(pair.One, $"new{n}", "menu", "a"), SayAsync(pair.Two, $"new{n}", "help", "b"));
        await DeliveredAsync(pair);

        for (var n = 0; n < 10; n++)
        {
            var lines = await pair.One.LinesAsync($"new{n}");
            Assert.Single(lines, l => l.Blocks[0] is Heading { Text: "Hello, I'm CoachBot" });
            Assert.Equal(5, lines.Count);
        }
    }

    [Fact]
    public async Task Messages_of_one_person_to_either_are_heard_one_after_the_other()
    {
        await using var pair = await StartAsync();
        await pair.One.SayAsync("ana", "delegate");
        string[] answers = ["patching", "ours", "Sam", "yes", "3", "easy", "similar", "team", "in 2 weeks"];

        for (var i = 0; i < answers.Length; i++) await SayAsync(i % 2 == 0 ? pair.One : pair.Two, "ana", answers[i], $"a{i}");
        await DeliveredAsync(pair);

        var lines = (await pair.Two.LinesAsync("ana")).ToList();
        Assert.Contains("OUTRIGHT", PlainText.Render(lines[^1]), StringComparison.Ordinal);
        Assert.Equal(["delegate", .. answers], lines.Select(l => l.Blocks).OfType<IReadOnlyList<Block>>().Where(b => b is [Spoken]).Select(b => ((Spoken)b[0]).Text));
    }

    [Fact]
    public async Task Both_sweeping_at_once_send_each_weekly_card_once()
    {
        var sink = new SinkChannel();
        await using var pair = await StartAsync(services => services.AddSingleton<IChannel>(sink));
        await Seeds.DuePeopleAsync(pair.Store, "sink", 300, pair.Clock.GetUtcNow());

        await Task.WhenAll(
            pair.One.Services.GetRequiredService<Sweeper>().SweepAsync(CancellationToken.None),
            pair.Two.Services.GetRequiredService<Sweeper>().SweepAsync(CancellationToken.None));
        await DeliveredAsync(pair);

        Assert.Equal(300, sink.Taken.Count);
        Assert.Equal(300, sink.Taken.Select(t => t.PersonId).Distinct().Count());
    }

    [Fact]
    public async Task The_schedule_is_one_for_both()
    {
        await using var pair = await StartAsync();
        foreach (var app in new[] { pair.One, pair.Two })
        {
            var scheduler = await app.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(CancellationToken.None);
            await Seeds.UntilAsync(() => Task.FromResult(scheduler.Status == SchedulerStatus.Running));
        }
        await using var db = await pair.Store.OpenAsync(CancellationToken.None);
        await Seeds.UntilAsync(async () => await db.Ef.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM qrtz_scheduler_state""").SingleAsync() == 2);
        Assert.Equal(2, await db.Ef.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM qrtz_triggers""").SingleAsync());
    }

    [Fact]
    public async Task A_lost_database_refuses_messages_and_everything_goes_on_when_it_is_back()
    {
        await using var pair = await StartAsync();
        await pair.One.SayAsync("ana", "menu");
        using var http = pair.One.CreateClient();
        await Seeds.UntilAsync(async () => (await http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK);

        await cluster.CommandAsync($"ALTER DATABASE {pair.Database} ALLOW_CONNECTIONS false");
        await cluster.CommandAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{pair.Database}'");
        await Assert.ThrowsAnyAsync<DbException>(() => SayAsync(pair.One, "ana", "help", "lost"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/health/ready")).StatusCode);
        await cluster.CommandAsync($"ALTER DATABASE {pair.Database} ALLOW_CONNECTIONS true");

        await SayAsync(pair.One, "ana", "help", "lost");
        await DeliveredAsync(pair);
        Assert.Single(await pair.One.LinesAsync("ana"), l => l.Blocks is [Spoken { Text: "help" }]);
        await Seeds.UntilAsync(async () => (await http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK);
    }

    private static Task<IReadOnlyList<Card>> SayAsync(CoachApp app, string person, string words, string key) =>
        app.Services.GetRequiredService<WebConversation>().SayAsync(person, key, new Said.Words(words), true, null, null, CancellationToken.None);

    private static Task DeliveredAsync(Pair pair) => Seeds.UntilAsync(async () =>
    {
        foreach (var app in new[] { pair.One, pair.Two }) app.Services.GetRequiredService<OutboxSender>().Look();
        await using var db = await pair.Store.OpenAsync(CancellationToken.None);
        return !await db.Outbox.AnyAsync(o => o.State == OutboxMessage.Waiting);
    });

    private async Task<Pair> StartAsync(Action<IServiceCollection>? services = null)
    {
        var connection = await cluster.DatabaseAsync();
        var clock = new FakeClock(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var pair = new Pair(new(clock: clock, postgres: connection, services: services), new(clock: clock, postgres: connection, services: services), clock, new Npgsql.NpgsqlConnectionStringBuilder(connection).Database!);
        await Task.WhenAll(Task.Run(() => pair.One.Services), Task.Run(() => pair.Two.Services)); // both find an empty database
        return pair;
    }

    private sealed record Pair(CoachApp One, CoachApp Two, FakeClock Clock, string Database) : IAsyncDisposable
    {
        public Store Store => One.Services.GetRequiredService<Store>();

        public async ValueTask DisposeAsync()
        {
            await One.DisposeAsync();
            await Two.DisposeAsync();
        }
    }
}
