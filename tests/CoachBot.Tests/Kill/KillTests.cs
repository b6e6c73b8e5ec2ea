using System.Globalization;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoachBot.Tests.Kill;

/// <summary>The real program, killed at random moments. COACHBOT_KILL_ROUNDS and COACHBOT_KILL_SEED make it longer or different.</summary>
public sealed class KilledOnSqliteTests
{
    [Fact]
    public async Task A_talk_ends_as_if_nobody_had_killed_the_program() => await WithFileAsync(file => KillRun.TalkAsync("Sqlite", file));

    [Fact]
    public async Task A_weekly_send_loses_nothing_and_copies_only_what_a_kill_explains() => await WithFileAsync(file => KillRun.WeeklyAsync("Sqlite", file, replicas: 1));

    /// <summary>Runs on a SQLite file of its own.</summary>
    internal static async Task WithFileAsync(Func<string, Task> run)
    {
        var folder = Directory.CreateTempSubdirectory("coachbot-kill-");
        try
        {
            await run($"Data Source={Path.Combine(folder.FullName, "c.db")}");
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>The same with two replicas on one PostgreSQL.</summary>
public sealed class KilledOnPostgresTests(PostgresCluster cluster)
{
    [Fact]
    public async Task A_talk_ends_as_if_nobody_had_killed_the_program() => await KillRun.TalkAsync("Postgres", await cluster.DatabaseAsync());

    [Fact]
    public async Task A_weekly_send_loses_nothing_and_copies_only_what_a_kill_explains() => await KillRun.WeeklyAsync("Postgres", await cluster.DatabaseAsync(), replicas: 2);
}

internal static class KillRun
{
    private const int People = 300, SendsUnderWay = 64;

    /// <summary>How many have their card, about, when a process is killed. What it held then comes when its lease has run out, so the round that everybody runs has fewer.</summary>
    private static readonly double[] s_shortRound = [0.02, 0.5], s_longRound = [0.02, 0.3, 0.6];
    public static readonly string[] Lines = ["delegate", "patching", "ours", "Sam", "yes", "3", "easy", "similar", "team", "in 2 weeks", "history", "menu"];

    public static int Rounds => Number("COACHBOT_KILL_ROUNDS", 1);

    public static int Seed => Number("COACHBOT_KILL_SEED", 20261122);

    /// <summary>Says the same lines twice: once in peace, once killed now and then. Both talks must read the same.</summary>
    public static async Task TalkAsync(string provider, string connection)
    {
        using var host = await HostAsync(provider, connection);
        var store = host.Services.GetRequiredService<Store>();
        using (var calm = new CoachProcess(provider, connection, "chat", "--person", "calm"))
        {
            foreach (var line in Lines) await calm.SayAsync(line);
            await calm.EndAsync();
        }
        var expected = await TalkOfAsync(store, "calm");
        Assert.Equal(Lines.Length, expected.Count(l => l.StartsWith('>')));
        for (var round = 0; round < Rounds; round++)
        {
            var person = $"killed{round}";
            var kills = await SayWithKillsAsync(provider, connection, store, person, new Random(Seed + round));
            Assert.NotEqual(0, kills);
            Assert.Equal(expected, await TalkOfAsync(store, person));
        }
    }

    /// <summary>Some hundred people are due; the processes are killed and started again until everybody has their card.</summary>
    public static async Task WeeklyAsync(string provider, string connection, int replicas)
    {
        using var host = await HostAsync(provider, connection);
        var store = host.Services.GetRequiredService<Store>();
        await LogTriesAsync(store, provider);
        for (var round = 0; round < Rounds; round++)
        {
            await store.WriteAsync(async db => (await db.Ef.Database.ExecuteSqlRawAsync("DELETE FROM tries; DELETE FROM web_entries; DELETE FROM outbox; DELETE FROM people;"), true), CancellationToken.None);
            await Seeds.DuePeopleAsync(store, "web", People, DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()));
            var kills = await SendWithKillsAsync(provider, connection, store, replicas, new Random(Seed + round));
            await using var db = await store.OpenAsync(CancellationToken.None);
            Assert.Equal(People, await db.WebEntries.Select(w => w.PersonId).Distinct().CountAsync());
            Assert.Equal(People, await db.WebEntries.CountAsync());
            var tries = await db.Ef.Database.SqlQueryRaw<int>("""SELECT CAST(COUNT(*) AS integer) AS "Value" FROM tries""").SingleAsync();
            Assert.InRange(tries - People, 0, kills * SendsUnderWay);
            TestContext.Current.SendDiagnosticMessage("{0}: {1} people, {2} kills, {3} sent twice", provider, People, kills, tries - People);
        }
    }

    private static async Task<int> SayWithKillsAsync(string provider, string connection, Store store, string person, Random chance)
    {
        var kills = 0;
        CoachProcess? process = null;
        try
        {
            for (var said = 0; said < Lines.Length; said = await SaidAsync(store, person))
            {
                var fresh = process is null;
                process ??= new(provider, connection, "chat", "--person", person);
                await process.SayAsync(Lines[said]);
                if (chance.NextDouble() < 0.3)
                {
                    await Task.Delay(chance.Next(fresh ? 3000 : 60));
                    await process.KillAsync();
                    process.Dispose();
                    process = null;
                    kills++;
                    continue;
                }
                var heard = said;
                await Seeds.UntilAsync(async () => await SaidAsync(store, person) > heard, seconds: 120);
            }
            process ??= new(provider, connection, "chat", "--person", person);
            await Seeds.UntilAsync(async () =>
            {
                await using var db = await store.OpenAsync(CancellationToken.None);
                return !await db.Outbox.AnyAsync(o => o.State == OutboxMessage.Waiting);
            }, seconds: 120);
            await process.EndAsync();
            return kills;
        }
        finally
        {
            process?.Dispose();
        }
    }

    private static async Task<int> SendWithKillsAsync(string provider, string connection, Store store, int replicas, Random chance)
    {
        var running = Enumerable.Range(0, replicas).Select(_ => Serve()).ToList();
        try
        {
            var kills = 0;
            foreach (var share in Rounds == 1 ? s_shortRound : s_longRound)
            {
                await Seeds.UntilAsync(async () => await DeliveredAsync() >= People * share * (0.5 + chance.NextDouble()) || await DeliveredAsync() == People, seconds: 180);
                await Task.Delay(chance.Next(25));
                var victim = chance.Next(replicas);
                await running[victim].KillAsync();
                running[victim].Dispose();
                running[victim] = Serve();
                kills++;
            }
            await Seeds.UntilAsync(async () =>
            {
                await using var db = await store.OpenAsync(CancellationToken.None);
                return await DeliveredAsync() == People && !await db.Outbox.AnyAsync(o => o.State == OutboxMessage.Waiting) && !running.Any(r => r.Gone);
            }, seconds: 180);
            return kills;
        }
        finally
        {
            foreach (var process in running) process.Dispose();
        }

        CoachProcess Serve() => new(provider, connection, "--urls", $"http://127.0.0.1:{PostgresCluster.FreePort()}");

        async Task<int> DeliveredAsync()
        {
            await using var db = await store.OpenAsync(CancellationToken.None);
            return await db.WebEntries.CountAsync();
        }
    }

    /// <summary>Notes every delivery, also one that the page's transcript drops as a copy.</summary>
    private static Task<int> LogTriesAsync(Store store, string provider) => store.WriteAsync(async db => (await db.Ef.Database.ExecuteSqlRawAsync(provider == "Sqlite"
        ? """
          CREATE TABLE tries ("Key" text);
          CREATE TRIGGER note_try BEFORE INSERT ON web_entries BEGIN INSERT INTO tries VALUES (NEW."Key"); END;
          """
        : """
          CREATE TABLE tries ("Key" text);
          CREATE FUNCTION note_try() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO tries VALUES (NEW."Key"); RETURN NEW; END $$;
          CREATE TRIGGER note_try BEFORE INSERT ON web_entries FOR EACH ROW EXECUTE FUNCTION note_try();
          """), true), CancellationToken.None);

    /// <summary>How many of the person's lines are stored, delivered or not.</summary>
    private static async Task<int> SaidAsync(Store store, string person)
    {
        await using var db = await store.OpenAsync(CancellationToken.None);
        // Owed first: what is delivered between the two questions is then counted twice, and made one below.
        var owed = await db.Outbox.Where(o => o.State == OutboxMessage.Waiting && db.People.Any(p => p.Id == o.PersonId && p.External == person)).Select(o => new { o.Key, o.Card }).ToListAsync();
        var shown = await db.WebEntries.Where(w => db.People.Any(p => p.Id == w.PersonId && p.External == person)).Select(w => new { w.Key, w.Card }).ToListAsync();
        return shown.Concat(owed).DistinctBy(r => r.Key).Count(r => CoachJson.Read<Card>(r.Card).Blocks is [Spoken]);
    }

    private static async Task<List<string>> TalkOfAsync(Store store, string person)
    {
        await using var db = await store.OpenAsync(CancellationToken.None);
        var cards = await db.WebEntries.Where(w => db.People.Any(p => p.Id == w.PersonId && p.External == person)).OrderBy(w => w.Id).Select(w => w.Card).ToListAsync();
        return [.. cards.Select(c => PlainText.Render(CoachJson.Read<Card>(c)))];
    }

    public static async Task<IHost> HostAsync(string provider, string connection)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration["Storage:Provider"] = provider;
        builder.Configuration["Storage:ConnectionString"] = connection;
        builder.AddStorage();
        var host = builder.Build();
        await host.Services.GetRequiredService<Store>().PrepareAsync(CancellationToken.None);
        return host;
    }

    public static int Number(string variable, int usual) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : usual;
}
