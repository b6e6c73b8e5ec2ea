using CoachBot.Coaching;
using CoachBot.Storage;

namespace CoachBot.Turns;

/// <summary>What channels may know besides turns: what the coach remembers of someone, and whether an event came before.</summary>
internal sealed class PersonRecall(Store store, TimeProvider clock)
{
    /// <summary>Null for someone the coach does not know.</summary>
    public Task<Memory?> FindAsync(string channel, string tenant, string external, CancellationToken stop) => store.ReadAsync(async db =>
    {
        await using var find = db.Command("""SELECT "Memory" FROM people WHERE "Channel" = @channel AND "Tenant" = @tenant AND "External" = @external""", ("@channel", channel), ("@tenant", tenant), ("@external", external));
        return await find.ExecuteScalarAsync(stop) is string memory ? Memory.FromJson(memory) : null;
    }, stop);

    /// <summary>True the first time for an event that leads to no turn; it is stored with the keys of turns.</summary>
    public Task<bool> IsFirstAsync(string channel, string tenant, string key, CancellationToken stop)
    {
        var hash = TurnHandler.Hash(channel, tenant, key);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return store.WriteAsync(async db =>
            (await db.Command("""INSERT INTO seen_turns ("Key", "At") VALUES (@key, @now) ON CONFLICT DO NOTHING""", ("@key", hash), ("@now", now)).RunAsync(stop) == 1, true), stop);
    }
}
