using System.Data;
using System.Data.Common;
using System.Net;
using System.Text.RegularExpressions;
using CoachBot.Channels;
using CoachBot.Proactive;
using CoachBot.Storage;
using CoachBot.Tests.Channels.Teams;
using CoachBot.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace CoachBot.Tests.Operations;

/// <summary>The database file becomes read-only while the app runs, and is writable again later.</summary>
public sealed class ReadOnlyFileTests
{
    [Fact]
    public async Task A_message_is_refused_in_a_way_that_brings_it_again_and_is_then_answered_once()
    {
        var (file, log) = (new Lock(), new CapturedLog());
        await using var app = new TeamsApp { Change = s => s.AddSingleton(file).AddSingleton<Connections, LockableConnections>().AddSingleton<ILoggerProvider>(log) };
        using var http = app.CreateClient();
        await app.SendAsync(Payloads.Text("hello", "1"));
        await app.SaidAsync("Hello, I'm CoachBot");
        await app.Services.GetRequiredService<OutboxSender>().SettledAsync();

        file.ReadOnly = true;
        for (var tries = 0; tries < 3; tries++)
        {
            using var refused = await app.SendAsync(Payloads.Text("should I give the migration to Priya?", "2"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
        }
        var ready = await http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("the database file is read-only", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        file.ReadOnly = false;
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);
        for (var tries = 0; tries < 2; tries++) Assert.Equal(HttpStatusCode.OK, (await app.SendAsync(Payloads.Text("should I give the migration to Priya?", "2"))).StatusCode);

        await app.SaidAsync("Priya");
        await app.Services.GetRequiredService<OutboxSender>().SettledAsync();
        Assert.Single(app.Connector.Requests, r => r.Body.Contains("Priya", StringComparison.Ordinal));
        Assert.Equal(1, Regex.Count(log.Text, "Nothing can be stored: the database file is read-only"));
        Assert.Equal(1, Regex.Count(log.Text, "The database works again"));
    }

    [Fact]
    public async Task The_daily_purge_and_the_sweeper_leave_the_word_to_the_one_sentence()
    {
        var (file, log) = (new Lock(), new CapturedLog());
        await using var app = new CoachApp(services: s => s.AddSingleton(file).AddSingleton<Connections, LockableConnections>().AddSingleton<ILoggerProvider>(log));
        await app.SayAsync("ana", "hello");
        app.Clock.Advance(TimeSpan.FromDays(8));
        file.ReadOnly = true;

        foreach (var job in (string[])["wake", "purge"]) await Jobs.RunAsync(app.Services, job);

        Assert.Equal(1, Regex.Count(log.Text, "Nothing can be stored: the database file is read-only"));
        Assert.DoesNotContain("Quartz.SchedulerException", log.Text, StringComparison.Ordinal);
        file.ReadOnly = false;
        await Jobs.RunAsync(app.Services, "wake");
        Assert.Contains("The database works again", log.Text, StringComparison.Ordinal);
        await Seeds.UntilAsync(async () => (await app.LinesAsync("ana")).Count == 4);
    }

    [Fact]
    public async Task A_card_that_arrived_but_could_not_be_written_down_is_not_sent_again()
    {
        var (file, stalls) = (new Lock(), true);
        var sink = new SinkChannel(_ =>
        {
            file.ReadOnly = stalls; // taken, and then the database stalls for longer than any lease
            return new Sent.Done();
        });
        await using var app = new CoachApp(services: s => s.AddSingleton(file).AddSingleton<Connections, LockableConnections>().AddSingleton<IChannel>(sink));
        var (store, sender) = (app.Services.GetRequiredService<Store>(), app.Services.GetRequiredService<OutboxSender>());
        await Seeds.OwedAsync(store, (await Seeds.PeopleAsync(store, sink.Name, "", 1, app.Clock.GetUtcNow()))[0], app.Clock.GetUtcNow(), "once");
        await Seeds.UntilAsync(() => Task.FromResult(Sent() == 1));

        app.Clock.Advance(TimeSpan.FromMinutes(2));
        file.ReadOnly = stalls = false;
        sender.Look();
        await Seeds.UntilAsync(async () =>
        {
            app.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await using var db = await store.OpenAsync(CancellationToken.None);
            await using var left = db.Command("""SELECT COUNT(*) FROM outbox WHERE "State" = 0""");
            return await left.ExecuteScalarAsync() is 0L;
        });

        Assert.Equal(1, Sent());

        int Sent() => sink.Tries.Count;
    }

    private sealed class Lock
    {
        public bool ReadOnly { get; set; }
    }

    private sealed class LockableConnections(IOptions<StorageOptions> options, IHostEnvironment environment, Lock file) : Connections(options, environment)
    {
        protected override DbConnection Sqlite(string connection) => new LockableConnection(connection, file);
    }

    /// <summary>Takes the right to write from every transaction that begins.</summary>
    private sealed class LockableConnection(string connection, Lock file) : SqliteConnection(connection)
    {
        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
        {
            using var command = CreateCommand();
            command.CommandText = $"PRAGMA query_only={(file.ReadOnly ? "ON" : "OFF")}";
            command.ExecuteNonQuery();
            return base.BeginDbTransaction(isolationLevel);
        }
    }
}
