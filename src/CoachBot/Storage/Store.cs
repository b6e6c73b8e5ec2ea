using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoachBot.Storage;

/// <summary>Opens <see cref="CoachDb"/> for reading or for one transaction, and hides where the two databases differ.</summary>
internal sealed class Store(IDbContextFactory<CoachDb> factory, IOptions<StorageOptions> options) : IDisposable
{
    /// <summary>SQLite has one writer at a time; waiting here is cheaper than its polling.</summary>
    private readonly SemaphoreSlim _writer = new(1, 1);

    public bool IsPostgres => options.Value.IsPostgres;

    public Task<CoachDb> OpenAsync(CancellationToken stop) => factory.CreateDbContextAsync(stop);

    /// <summary>Runs <paramref name="work"/> in one transaction. It commits when the work says so; otherwise nothing happened.</summary>
    public async Task<T> WriteAsync<T>(Func<CoachDb, Task<(T Result, bool Commit)>> work, CancellationToken stop)
    {
        if (!IsPostgres) await _writer.WaitAsync(stop);
        try
        {
            await using var db = await factory.CreateDbContextAsync(stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var (result, commit) = await work(db);
            if (commit) await transaction.CommitAsync(stop);
            return result;
        }
        finally
        {
            if (!IsPostgres) _writer.Release();
        }
    }

    /// <summary>The person's row, held until the transaction ends; made when there is none.</summary>
    public async Task<Person> LockPersonAsync(CoachDb db, string channel, string tenant, string external, long now, CancellationToken stop)
    {
        if (await FindAsync() is { } known) return known;
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO people ("Channel", "Tenant", "External", "Memory", "CreatedAt", "SeenAt") VALUES ({channel}, {tenant}, {external}, {"{}"}, {now}, {now}) ON CONFLICT DO NOTHING""", stop);
        return (await FindAsync())!;

        Task<Person?> FindAsync() => IsPostgres
            ? db.People.FromSql($"""SELECT * FROM people WHERE "Channel" = {channel} AND "Tenant" = {tenant} AND "External" = {external} FOR UPDATE""").FirstOrDefaultAsync(stop)
            : db.People.FirstOrDefaultAsync(p => p.Channel == channel && p.Tenant == tenant && p.External == external, stop);
    }

    /// <summary>The same for a known row; null when it is gone, or held by someone else.</summary>
    public Task<Person?> LockPersonAsync(CoachDb db, long id, CancellationToken stop) => IsPostgres
        ? db.People.FromSql($"""SELECT * FROM people WHERE "Id" = {id} FOR UPDATE SKIP LOCKED""").FirstOrDefaultAsync(stop)
        : db.People.FirstOrDefaultAsync(p => p.Id == id, stop);

    /// <summary>Removes a person and everything said with them, then what the file still holds of it.</summary>
    public static async Task EraseAsync(CoachDb db, long person, CancellationToken stop)
    {
        await db.Outcomes.Where(o => o.PersonId == person).ExecuteDeleteAsync(stop);
        await db.Outbox.Where(o => o.PersonId == person).ExecuteDeleteAsync(stop);
        await db.WebEntries.Where(w => w.PersonId == person).ExecuteDeleteAsync(stop);
        await db.PulsePages.Where(p => p.PersonId == person).ExecuteDeleteAsync(stop);
        await db.People.Where(p => p.Id == person).ExecuteDeleteAsync(stop);
    }

    /// <summary>Empties SQLite's write-ahead log into the file, where deleted text has been overwritten.</summary>
    public async Task CheckpointAsync(CancellationToken stop)
    {
        if (IsPostgres) return;
        await _writer.WaitAsync(stop);
        try
        {
            await using var db = await factory.CreateDbContextAsync(stop);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", stop);
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>Brings the database up to date, making it when there is none.</summary>
    /// <exception cref="DbException">The database cannot be reached or written.</exception>
    public async Task PrepareAsync(CancellationToken stop)
    {
        await using var db = await factory.CreateDbContextAsync(stop);
        if (!IsPostgres) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", stop);
        await db.Database.MigrateAsync(stop);
    }

    public void Dispose() => _writer.Dispose();
}
