using Microsoft.EntityFrameworkCore;

namespace CoachBot.Storage;

/// <summary>What is done to installations: found, kept, renewed by one process at a time, removed with all that was owed there.</summary>
internal sealed class InstallationTable(Store store, TimeProvider clock)
{
    public async Task<Installation?> FindAsync(string channel, string tenant, CancellationToken stop)
    {
        await using var db = await store.OpenAsync(stop);
        return await db.Installations.AsNoTracking().FirstOrDefaultAsync(i => i.Channel == channel && i.Tenant == tenant, stop);
    }

    /// <summary>Keeps an installation in place of an earlier one; people who had been cut off can be reached again once they write.</summary>
    public Task SaveAsync(Installation installation, CancellationToken stop) => store.WriteAsync(async db =>
    {
        await db.Installations.Where(i => i.Channel == installation.Channel && i.Tenant == installation.Tenant).ExecuteDeleteAsync(stop);
        db.Installations.Add(installation);
        await db.Ef.SaveChangesAsync(stop);
        return (0, true);
    }, stop);

    /// <summary>New tokens of an installation that is still there.</summary>
    public Task RenewAsync(Installation renewed, CancellationToken stop) => store.WriteAsync(async db =>
        (await db.Installations.Where(i => i.Channel == renewed.Channel && i.Tenant == renewed.Tenant).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.Secret, renewed.Secret).SetProperty(i => i.ExpiresAt, renewed.ExpiresAt).SetProperty(i => i.RenewLease, 0L), stop), true), stop);

    /// <summary>True for the one process that may renew the tokens now.</summary>
    public Task<bool> TryLeaseAsync(Installation installation, TimeSpan lease, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var until = (now + lease).ToUnixTimeMilliseconds();
        return store.WriteAsync(async db => (await db.Installations
            .Where(i => i.Channel == installation.Channel && i.Tenant == installation.Tenant && i.Secret == installation.Secret && i.RenewLease <= now.ToUnixTimeMilliseconds())
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.RenewLease, until), stop) == 1, true), stop);
    }

    /// <summary>Forgets the tokens and ends everything owed or planned there. An installation made after <paramref name="at"/> stays.</summary>
    public Task RemoveAsync(string channel, string tenant, DateTimeOffset at, string reason, CancellationToken stop) => store.WriteAsync(async db =>
    {
        if (await db.Installations.AnyAsync(i => i.Channel == channel && i.Tenant == tenant && i.InstalledAt > at.ToUnixTimeMilliseconds(), stop)) return (0, false);
        await db.Installations.Where(i => i.Channel == channel && i.Tenant == tenant).ExecuteDeleteAsync(stop);
        await db.People.Where(p => p.Channel == channel && p.Tenant == tenant).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.Unreachable, reason).SetProperty(p => p.DueAt, (long?)null), stop);
        await db.Outbox.Where(o => o.Channel == channel && o.Tenant == tenant && o.State == OutboxMessage.Waiting).ExecuteUpdateAsync(set => set
            .SetProperty(o => o.State, OutboxMessage.Dead).SetProperty(o => o.Card, "").SetProperty(o => o.Reason, reason), stop);
        return (0, true);
    }, stop);
}
