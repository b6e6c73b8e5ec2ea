using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;

namespace CoachBot.Storage;

/// <summary>
/// An open connection and the transaction on it: people, what is owed to them, what has reached us, and how talks ended. Times are Unix milliseconds, UTC.
/// What every message passes through is written out as SQL (<see cref="Sql"/>); for the rest EF joins in when it is first asked.
/// </summary>
internal sealed class CoachDb(DbConnection connection) : IAsyncDisposable, IDisposable
{
    [SuppressMessage("Performance", "CA1859", Justification = "By its own type it would be loaded by those who do without.")]
    private IDisposable? _ef;

    public DbConnection Connection => connection;

    public DbTransaction? Transaction { get; private set; }

    /// <summary>Of the one connection that writes to SQLite; null elsewhere.</summary>
    public PreparedStatements? Prepared { get; init; }

    /// <summary>Whether the transaction's last statement has already committed it.</summary>
    public bool IsCommitted { get; set; }

    /// <summary>EF on this connection. A method that names it brings EF into memory when it is first called, whether or not it gets that far.</summary>
    public CoachContext Ef => (CoachContext)(_ef ??= CoachContext.On(connection, Transaction));

    public DbSet<Person> People => Ef.People;

    public DbSet<KeptOutcome> Outcomes => Ef.Outcomes;

    public DbSet<OutboxMessage> Outbox => Ef.Outbox;

    public DbSet<SeenTurn> SeenTurns => Ef.SeenTurns;

    public DbSet<WebEntry> WebEntries => Ef.WebEntries;

    public DbSet<PulsePage> PulsePages => Ef.PulsePages;

    public DbSet<Installation> Installations => Ef.Installations;

    public async Task BeginAsync(CancellationToken stop)
    {
        IsCommitted = false;
        Transaction = await connection.BeginTransactionAsync(stop);
    }

    /// <summary>Commits what <see cref="BeginAsync"/> began, unless the last statement has.</summary>
    public Task CommitAsync(CancellationToken stop) => IsCommitted ? Task.CompletedTask : Transaction!.CommitAsync(stop);

    /// <summary>Ends the transaction; what was not committed has not happened.</summary>
    public async ValueTask EndAsync()
    {
        Forget();
        if (Transaction is { } transaction) await transaction.DisposeAsync();
        Transaction = null;
    }

    /// <summary>What EF holds of rows it has read or added goes.</summary>
    public void Forget()
    {
        _ef?.Dispose();
        _ef = null;
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        Forget();
        await connection.DisposeAsync();
    }
}
