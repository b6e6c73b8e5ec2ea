using CoachBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoachBot.Turns;

/// <summary>What a channel learns of where someone is without them saying anything: that they moved, or that they left.</summary>
internal sealed class Whereabouts(Store store, PersonOrder order)
{
    /// <summary>Writes to someone already known go here from now on.</summary>
    public Task MovedAsync(string channel, string tenant, string external, string address, CancellationToken stop) => store.WriteAsync(async db =>
        (0, await Find(db, channel, tenant, external).Where(p => p.Address != address).ExecuteUpdateAsync(set => set.SetProperty(p => p.Address, address), stop) > 0), stop);

    /// <summary>Nothing is sent to them any more, unasked or owed, until they return.</summary>
    /// <param name="reason">What an operator reads.</param>
    public Task LeftAsync(string channel, string tenant, string external, string reason, CancellationToken stop) =>
        order.RunAsync($"{channel}\n{tenant}\n{external}", () => store.WriteAsync(async db =>
        {
            var left = await Find(db, channel, tenant, external).ExecuteUpdateAsync(set => set.SetProperty(p => p.Unreachable, reason).SetProperty(p => p.DueAt, (long?)null), stop);
            if (left == 0) return (0, false);
            await db.Outbox
                .Where(o => o.State == OutboxMessage.Waiting && Find(db, channel, tenant, external).Any(p => p.Id == o.PersonId))
                .ExecuteUpdateAsync(set => set.SetProperty(o => o.State, OutboxMessage.Dead).SetProperty(o => o.Card, "").SetProperty(o => o.Reason, reason), stop);
            return (0, true);
        }, stop));

    private static IQueryable<Person> Find(CoachDb db, string channel, string tenant, string external) =>
        db.People.Where(p => p.Channel == channel && p.Tenant == tenant && p.External == external);
}
