using System.Globalization;
using System.Text.Json;
using CoachBot.Coaching;
using CoachBot.Coaching.Rhythm;
using CoachBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoachBot.Proactive;

/// <summary>Finds the people for whom something falls due and writes what is owed to them into the outbox, one transaction a person.</summary>
internal sealed class Sweeper(Store store, Wake wake, OutboxSender sender, TimeProvider clock)
{
    private const int PerRound = 200;
    private static readonly TimeSpan s_leastWait = TimeSpan.FromMinutes(1);

    /// <returns>How many cards became owed.</returns>
    public async Task<int> SweepAsync(CancellationToken stop)
    {
        var owed = 0;
        while (await DueAsync(stop) is { Count: > 0 } due)
        {
            foreach (var id in due) owed += await WakeUpAsync(id, stop);
            sender.Look();
            if (due.Count < PerRound) break;
        }
        return owed;
    }

    private async Task<List<long>> DueAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await using var db = await store.OpenAsync(stop);
        return await db.People.Where(p => p.DueAt <= now).OrderBy(p => p.DueAt).Select(p => p.Id).Take(PerRound).ToListAsync(stop);
    }

    private Task<int> WakeUpAsync(long id, CancellationToken stop) => store.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var person = await store.LockPersonAsync(db, id, stop);
        if (person?.DueAt is not { } due || due > now.ToUnixTimeMilliseconds()) return (0, false);
        var (memory, pushes) = wake.Up(Memory.FromJson(person.Memory), now);
        foreach (var push in pushes)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"p{person.Id}:{push.Key}");
            if (!await db.Outbox.AnyAsync(o => o.Key == key, stop)) db.Outbox.Add(Row(person, push, key, now));
        }
        var next = wake.Next(memory, now);
        person.Memory = memory.ToJson();
        person.DueAt = (next <= now ? now + s_leastWait : next)?.ToUnixTimeMilliseconds();
        await db.SaveChangesAsync(stop);
        return (pushes.Count, true);
    }, stop);

    private static OutboxMessage Row(Person person, Push push, string key, DateTimeOffset now) => new()
    {
        PersonId = person.Id,
        Channel = person.Channel,
        Tenant = person.Tenant,
        Key = key,
        Kind = push.Kind.ToString().ToLowerInvariant(),
        Card = CoachJson.Write(push.Card),
        DueAt = now.ToUnixTimeMilliseconds(),
        CreatedAt = now.ToUnixTimeMilliseconds(),
    };
}
