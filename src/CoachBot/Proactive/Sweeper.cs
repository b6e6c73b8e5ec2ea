using System.Globalization;
using System.Text;
using CoachBot.Coaching;
using CoachBot.Coaching.Rhythm;
using CoachBot.Operations;
using CoachBot.Storage;

namespace CoachBot.Proactive;

/// <summary>Finds the people for whom something falls due and writes what is owed to them into the outbox, some dozens in one transaction.</summary>
internal sealed partial class Sweeper(Store store, Wake wake, OutboxSender sender, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Sweeper> log)
{
    private const int PerRound = 50;
    private static readonly TimeSpan s_leastWait = TimeSpan.FromMinutes(1), s_afterFault = TimeSpan.FromMinutes(10);
    private readonly string _find = string.Create(CultureInfo.InvariantCulture, $"""SELECT "Id", "Channel", "Tenant", "External", "Memory", "DueAt" FROM people WHERE "DueAt" <= @now ORDER BY "DueAt" LIMIT {PerRound} {(store.IsPostgres ? "FOR UPDATE SKIP LOCKED" : "")}""");
    private long _sweptAt;

    /// <summary>When the last sweep ended well; null before the first.</summary>
    public DateTimeOffset? SweptAt => Volatile.Read(ref _sweptAt) is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    /// <returns>How many cards became owed.</returns>
    public async Task<int> SweepAsync(CancellationToken stop)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop, lifetime.ApplicationStopping);
        using var activity = Meters.Activities.StartActivity("sweep");
        var (owed, people) = (0, PerRound);
        while (people == PerRound)
        {
            (people, var rows) = await RoundAsync(stopping.Token);
            owed += rows.Count;
            foreach (var row in rows) Meters.Owed(row.Channel, row.Kind);
            if (rows.Count > 0) sender.Look();
        }
        activity?.SetTag("owed", owed);
        Volatile.Write(ref _sweptAt, clock.GetUtcNow().UtcTicks);
        return owed;
    }

    /// <summary>Wakes some of those who are due. Another replica at the same work takes others.</summary>
    private Task<(int People, List<OutboxMessage> Rows)> RoundAsync(CancellationToken stop) => store.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var due = await DueAsync(db, now, stop);
        List<OutboxMessage> rows = [];
        foreach (var person in due) rows.AddRange(WakeUp(person, now));
        if (due.Count == 0) return ((0, rows), false);
        await SaveAsync(db, due, rows, stop);
        return ((due.Count, rows.Where(r => r.Id > 0).ToList()), true);
    }, stop);

    private async Task<List<Person>> DueAsync(CoachDb db, DateTimeOffset now, CancellationToken stop)
    {
        await using var find = db.Command(_find, ("@now", now.ToUnixTimeMilliseconds()));
        await using var reader = await find.ExecuteReaderAsync(stop);
        List<Person> due = [];
        while (await reader.ReadAsync(stop))
            due.Add(new() { Id = reader.GetInt64(0), Channel = reader.GetString(1), Tenant = reader.GetString(2), External = reader.GetString(3), Memory = reader.GetString(4), DueAt = reader.GetInt64(5) });
        return due;
    }

    /// <summary>What is owed to one person now. A memory that cannot be read delays only its own cards: perhaps a newer version wrote it.</summary>
    private List<OutboxMessage> WakeUp(Person person, DateTimeOffset now)
    {
        try
        {
            var (memory, pushes) = wake.Up(Memory.FromJson(person.Memory), now);
            var next = wake.Next(memory, now);
            person.Memory = memory.ToJson();
            person.DueAt = (next <= now ? now + s_leastWait : next)?.ToUnixTimeMilliseconds();
            return [.. pushes.Select(push => Row(person, push, now))];
        }
        catch (Exception error)
        {
            CannotWake(log, person.Id, error.GetType().Name);
            person.DueAt = (now + s_afterFault).ToUnixTimeMilliseconds();
            return [];
        }
    }

    private static async Task SaveAsync(CoachDb db, List<Person> people, List<OutboxMessage> rows, CancellationToken stop)
    {
        await using var command = db.Command("");
        var text = new StringBuilder();
        for (var i = 0; i < people.Count; i++)
        {
            var n = i.ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"""UPDATE people SET "Memory" = @x{n}, "DueAt" = @y{n} WHERE "Id" = @z{n};""");
            command.Set("@x" + n, people[i].Memory);
            command.Set("@y" + n, people[i].DueAt);
            command.Set("@z" + n, people[i].Id);
        }
        if (rows.Count > 0) text.Append(OutboxRows.Adding(rows.Count));
        OutboxRows.Set(command, rows);
        command.CommandText = text.ToString();
        await using var reader = await command.ExecuteReaderAsync(stop);
        await OutboxRows.ReadIdsAsync(reader, rows, stop);
    }

    private static OutboxMessage Row(Person person, Push push, DateTimeOffset now) => new()
    {
        PersonId = person.Id,
        Channel = person.Channel,
        Tenant = person.Tenant,
        Key = string.Create(CultureInfo.InvariantCulture, $"p{person.Id}:{push.Key}"),
        Kind = push.Kind.ToString().ToLowerInvariant(),
        Card = CoachJson.Write(push.Card),
        DueAt = now.ToUnixTimeMilliseconds(),
        CreatedAt = now.ToUnixTimeMilliseconds(),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due to person {Person} cannot be worked out ({Error}); looking again later.")]
    private static partial void CannotWake(ILogger log, long person, string error);
}
