using System.Data.Common;
using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CoachBot.Storage;

/// <summary>Opens <see cref="CoachDb"/> for reading or for one transaction, and hides where the two databases differ.</summary>
internal sealed class Store(Connections connections, DatabaseState state) : IDisposable
{
    /// <summary>Held while a replica changes tables, so that several may start at once. Any number does; it must only never change.</summary>
    private const long MigrationLock = 0x436F616368426F74;
    private const int MostTries = 4;
    private const long MostChecked = 256L << 20;

    private readonly SqliteWriter _writer = new(connections);

    public bool IsPostgres => connections.IsPostgres;

    public async Task<CoachDb> OpenAsync(CancellationToken stop) => new(await connections.OpenAsync(stop));

    /// <summary>Runs <paramref name="read"/> on an open connection, and notes when the database is away.</summary>
    public async Task<T> ReadAsync<T>(Func<CoachDb, Task<T>> read, CancellationToken stop)
    {
        try
        {
            await using var db = await OpenAsync(stop);
            return await read(db);
        }
        catch (Exception error) when (Cause(error) is { } cause)
        {
            state.Fails(cause);
            ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }

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

    /// <summary>Runs one statement that is a transaction by itself, on PostgreSQL.</summary>
    /// <returns>False also when PostgreSQL ended it in favour of another transaction.</returns>
    /// <exception cref="DbException">The database refused; nothing has happened.</exception>
    public async Task<bool> WriteAtOnceAsync(Func<CoachDb, Task<bool>> statement, CancellationToken stop)
    {
        try
        {
            await using var db = await OpenAsync(stop);
            var done = await statement(db);
            state.Works();
            return done;
        }
        catch (Exception error) when (Cause(error) is { } cause)
        {
            if (IsConflict(cause)) return false;
            state.Fails(cause);
            ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }

    /// <summary>Removes a person and everything said with them.</summary>
    public static async Task EraseAsync(CoachDb db, long person, CancellationToken stop)
    {
        await db.Command("""DELETE FROM people WHERE "Id" = @person""", ("@person", person)).RunAsync(stop); // first, as whoever writes to several tables does
        foreach (var table in (string[])["outcomes", "outbox", "web_entries", "pulse_pages"])
            await db.Command($"""DELETE FROM {table} WHERE "PersonId" = @person""", ("@person", person)).RunAsync(stop);
    }

    /// <summary>Empties SQLite's write-ahead log into the file, where deleted text has been overwritten.</summary>
    /// <returns>False when a reader was in the way to the end.</returns>
    public async Task<bool> CheckpointAsync(CancellationToken stop)
    {
        if (IsPostgres) return true;
        var emptied = false;
        await _writer.AloneAsync(async () =>
        {
            await using var db = await OpenAsync(stop);
            await using var checkpoint = db.Command("PRAGMA wal_checkpoint(TRUNCATE)"); // waits for readers as long as busy_timeout says
            emptied = await checkpoint.ExecuteScalarAsync(stop) is 0L;
        }, stop);
        return emptied;
    }

    /// <summary>Brings the database up to date, making it when there is none, and sees that it can be written.</summary>
    /// <exception cref="DbException">The database cannot be reached or written.</exception>
    public async Task PrepareAsync(CancellationToken stop)
    {
        await using var db = await OpenAsync(stop); // PostgreSQL's lock belongs to the connection
        if (!IsPostgres) await db.Command("PRAGMA journal_mode=WAL").RunAsync(stop);
        if (await IsUpToDateAsync(db, stop))
        {
            await ProbeAsync(stop);
            return;
        }
        if (!IsPostgres)
        {
            await MigrateAsync(db, stop);
            return;
        }
        await db.Command("SELECT pg_advisory_lock(@lock)", ("@lock", MigrationLock)).RunAsync(stop);
        try
        {
            await MigrateAsync(db, stop);
        }
        finally
        {
            await db.Command("SELECT pg_advisory_unlock(@lock)", ("@lock", MigrationLock)).RunAsync(CancellationToken.None);
        }
    }

    /// <summary>Looks through a SQLite file for damage, unless it is so large that this would hold up the start.</summary>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public async Task<string?> DamageAsync(CancellationToken stop)
    {
        if (connections.File is not { } file || !File.Exists(file) || new FileInfo(file).Length > MostChecked) return null;
        try
        {
            await using var db = await OpenAsync(stop);
            await using var check = db.Command("PRAGMA quick_check(1)");
            return await check.ExecuteScalarAsync(stop) is string and not "ok" and var found ? found : null;
        }
        catch (Microsoft.Data.Sqlite.SqliteException error) when (error.SqliteErrorCode is DatabaseState.Corrupt or DatabaseState.NotADatabase)
        {
            return error.Message;
        }
    }

    /// <summary>Copies a SQLite database while it is in use. The copy is whole and as of one moment.</summary>
    public async Task BackUpAsync(string file, CancellationToken stop)
    {
        await using var db = await OpenAsync(stop);
        await using var copy = new Microsoft.Data.Sqlite.SqliteConnection(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        await copy.OpenAsync(stop);
        ((Microsoft.Data.Sqlite.SqliteConnection)db.Connection).BackupDatabase(copy);
        await using var journal = copy.CreateCommand();
        journal.CommandText = "PRAGMA journal_mode=DELETE"; // one file, nothing beside it
        await journal.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Ends when the database has answered.</summary>
    public async Task AnswersAsync(CancellationToken stop)
    {
        await using var db = await OpenAsync(stop);
        await db.Command("SELECT 1").RunAsync(stop);
    }

    /// <summary>Ends when something has been written.</summary>
    public Task ProbeAsync(CancellationToken stop) => WriteAsync(async db => (await db.Command(
        """INSERT INTO paces ("Channel", "Tenant", "FreeAt", "HeldUntil") VALUES ('', '', 1, 0) ON CONFLICT ("Channel", "Tenant") DO UPDATE SET "FreeAt" = paces."FreeAt" + 1""").RunAsync(stop), true), stop);

    public void Dispose() => _writer.Dispose();

    /// <summary>Asked before EF's migrator is: that looks at each type of the program, a fifth of a second at each start.</summary>
    private static async Task<bool> IsUpToDateAsync(CoachDb db, CancellationToken stop)
    {
        try
        {
            await using var last = db.Command("""SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = @last""", ("@last", CoachContext.LastMigration));
            return await last.ExecuteScalarAsync(stop) is not null;
        }
        catch (DbException error) when (IsMissingTable(error))
        {
            return false; // an empty database
        }
    }

    private async Task<T> WriteOnceAsync<T>(Func<CoachDb, Task<(T Result, bool Commit)>> work, CancellationToken stop)
    {
        if (!IsPostgres) return await _writer.RunAsync(work, stop);
        await using var db = await OpenAsync(stop);
        await db.BeginAsync(stop);
        try
        {
            var (result, commit) = await work(db);
            if (commit) await db.CommitAsync(stop);
            return result;
        }
        finally
        {
            await db.EndAsync();
        }
    }

    /// <summary>Apart, so that EF is loaded only where there is something to migrate.</summary>
    private static Task MigrateAsync(CoachDb db, CancellationToken stop) => db.Ef.Database.MigrateAsync(stop);

    /// <summary>The database's own error; EF wraps some in others of its own.</summary>
    public static Exception? Cause(Exception? error) => error switch
    {
        NpgsqlException or Microsoft.Data.Sqlite.SqliteException => error,
        DbException => Cause(error.InnerException) ?? error,
        InvalidOperationException => Cause(error.InnerException),
        _ => null,
    };

    private static bool IsMissingTable(DbException error) =>
        error is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_ERROR } or PostgresException { SqlState: PostgresErrorCodes.UndefinedTable };

    private static bool IsConflict(Exception cause) => cause is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation
    };
}
