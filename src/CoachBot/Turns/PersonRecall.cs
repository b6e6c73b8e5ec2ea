using CoachBot.Coaching;
using CoachBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoachBot.Turns;

/// <summary>What channels may know besides turns: what the coach remembers of someone, and whether an event came before.</summary>
internal sealed class PersonRecall(Store store, TimeProvider clock)
{
    /// <summary>Null for someone the coach does not know.</summary>
    public async Task<Memory?> FindAsync(string channel, string tenant, string external, CancellationToken stop)
    {
        await using var db = await store.OpenAsync(stop);
        var memory = await db.People.AsNoTracking().Where(p => p.Channel == channel && p.Tenant == tenant && p.External == external).Select(p => p.Memory).FirstOrDefaultAsync(stop);
        return memory is null ? null : Memory.FromJson(memory);
    }

    /// <summary>True the first time for an event that leads to no turn; it is stored with the keys of turns.</summary>
    public Task<bool> IsFirstAsync(string channel, string tenant, string key, CancellationToken stop)
    {
        var hash = TurnHandler.Hash(channel, tenant, key);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return store.WriteAsync(async db =>
            (await db.Database.ExecuteSqlAsync($"""INSERT INTO seen_turns ("Key", "At") VALUES ({hash}, {now}) ON CONFLICT DO NOTHING""", stop) == 1, true), stop);
    }
}
