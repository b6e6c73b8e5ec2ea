using System.Data.Common;
using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CoachBot.Storage;

/// <summary>Opens <see cref="CoachDb"/> for reading or for one transaction, and hides where the two databases differ.</summary>
internal sealed class Store(IDbContextFactory<CoachDb> factory, IOptions<StorageOptions> options, DatabaseState state) : IDisposable
{
    /// <summary>Held while a replica changes tables, so that several may start at once. Any number does; it must only never change.</summary>
    private const long MigrationLock = 0x436F616368426F74;
    private const int MostTries = 4;

    /// <summary>SQLite has one writer at a time; waiting here is cheaper than its polling.</summary>
    private readonly SemaphoreSlim _writer = new(1, 1);

    public bool IsPostgres => options.Value.IsPostgres;

    public Task<CoachDb> OpenAsync(CancellationToken stop) => factory.CreateDbContextAsync(stop);

    /// <summary>Runs <paramref name="work"/> in one transaction. It commits when the work says so; otherwise nothing happened.</summary>
    /// <remarks>Runs it again when PostgreSQL ended it in favour of another transaction.</remarks>
    /// <exception cref="DbException">The database refused; nothing has happened.</exception>
    public async Task<T> WriteAsync<T>(Func<CoachDb, Task<(T Result, bool Commit)>> work, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var result = await WriteOnceAsync(work, stop);
                state.Works();
                return result;
            }
            catch (Exception error) when (Cause(error) is { } cause)
            {
                if (tries < MostTries && IsConflict(cause)) continue;
                state.Fails(cause);
                ExceptionDispatchInfo.Throw(cause);
            }
        }
    }

    /// <summary>Removes a person and everything said with them.</summary>
    public static async Task EraseAsync(CoachDb db, long person, CancellationToken stop)
    {
        await db.Outcomes.Where(o => o.PersonId == person).ExecuteDeleteAsync(stop);
        await db.Outbox.Where(o => o.PersonId == person).ExecuteDeleteAsync(stop);
        await db.WebEntries.Where(w => w.PersonId == person).ExecuteDeleteAsync(stop);
        await db.PulsePages.Where(p => p.PersonId == person).ExecuteDeleteAsync(stop);
        await db.People.Where(p => p.Id == person).ExecuteDeleteAsync(stop);
    }

    /// <summary>Empties SQLite's write-ahead log into the file, where deleted text has been overwritten.</summary>
    /// <returns>False when a reader was in the way to the end.</returns>
    public async Task<bool> CheckpointAsync(CancellationToken stop)
    {
        if (IsPostgres) return true;
        await _writer.WaitAsync(stop);
        try
        {
            await using var db = await factory.CreateDbContextAsync(stop);
            await db.Database.OpenConnectionAsync(stop);
            await using var checkpoint = db.Command("PRAGMA wal_checkpoint(TRUNCATE)"); // waits for readers as long as busy_timeout says
            return await checkpoint.ExecuteScalarAsync(stop) is 0L;
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
        if (!IsPostgres)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", stop);
            await db.Database.MigrateAsync(stop);
            return;
        }
        await db.Database.OpenConnectionAsync(stop); // the lock belongs to the connection
        await db.Command("SELECT pg_advisory_lock(@lock)", ("@lock", MigrationLock)).RunAsync(stop);
        try
        {
            await db.Database.MigrateAsync(stop);
        }
        finally
        {
            await db.Command("SELECT pg_advisory_unlock(@lock)", ("@lock", MigrationLock)).RunAsync(CancellationToken.None);
        }
    }

    public void Dispose() => _writer.Dispose();

    private async Task<T> WriteOnceAsync<T>(Func<CoachDb, Task<(T Result, bool Commit)>> work, CancellationToken stop)
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

    /// <summary>The database's own error; EF wraps some in others of its own.</summary>
    private static Exception? Cause(Exception? error) => error switch
    {
        NpgsqlException or Microsoft.Data.Sqlite.SqliteException => error,
        DbException => Cause(error.InnerException) ?? error,
        InvalidOperationException => Cause(error.InnerException),
        _ => null,
    };

    private static bool IsConflict(Exception cause) => cause is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation
    };
}
