using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace CoachBot.Storage;

/// <summary>
/// SQLite's one writer. Those who want to write while another does share the next transaction, because a commit costs more
/// than what most of them write; within it each part stands or falls alone.
/// </summary>
internal sealed class SqliteWriter(Connections connections) : IDisposable
{
    private const int MostTogether = 64;
    private const string Begin = "SAVEPOINT part", Undo = "ROLLBACK TO part", End = "RELEASE part";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5); // shorter than orchestrators have
    private readonly ConcurrentQueue<Part> _waiting = [];
    private readonly SemaphoreSlim _file = new(1, 1);
    private int _writing;

    /// <summary>Its connection, kept open from one transaction to the next until one fails.</summary>
    private CoachDb? _db;

    /// <summary>Runs <paramref name="work"/> in a transaction that may hold the work of others, too.</summary>
    /// <returns>Ends when it is committed, or undone because the work says so.</returns>
    /// <exception cref="SqliteException">The database refused; nothing has happened.</exception>
    public Task<T> RunAsync<T>(Func<CoachDb, Task<(T Result, bool Commit)>> work, CancellationToken stop)
    {
        var part = new Part<T>(work, stop);
        _waiting.Enqueue(part);
        Start();
        return part.Result;
    }

    /// <summary>Runs <paramref name="work"/> while nobody writes.</summary>
    public async Task AloneAsync(Func<Task> work, CancellationToken stop)
    {
        await _file.WaitAsync(stop);
        try
        {
            await work();
        }
        finally
        {
            _file.Release();
        }
    }

    /// <summary>After the last who wrote, unless that takes too long.</summary>
    public void Dispose()
    {
        if (!_file.Wait(s_patience)) return;
        _db?.Dispose();
        _file.Dispose();
    }

    /// <summary>Behind everything that can go on by now: who arrives meanwhile comes along.</summary>
    private void Start()
    {
        if (Interlocked.Exchange(ref _writing, 1) == 0) ThreadPool.UnsafeQueueUserWorkItem(static writer => _ = writer.WriteWaitingAsync(), this, preferLocal: false);
    }

    private async Task WriteWaitingAsync()
    {
        await AloneAsync(WriteTogetherAsync, CancellationToken.None);
        Interlocked.Exchange(ref _writing, 0);
        if (!_waiting.IsEmpty) Start();
    }

    /// <summary>One transaction. When it fails, so have all its parts.</summary>
    private async Task WriteTogetherAsync()
    {
        List<Part> parts = [];
        try
        {
            if (!TakeNext(parts, out var part)) return;
            _db ??= await OpenAsync();
            await _db.BeginAsync(CancellationToken.None);
            var commit = false;
            do commit |= await WriteAsync(_db, part);
            while (parts.Count < MostTogether && TakeNext(parts, out part));
            if (commit) await _db.CommitAsync(CancellationToken.None);
            await _db.EndAsync();
            foreach (var written in parts) written.Settle();
        }
        catch (Exception error)
        {
            foreach (var part in parts) part.Fail(error);
            (var failed, _db) = (_db, null);
            if (failed is not null) await CloseAsync(failed);
        }
    }

    private bool TakeNext(List<Part> parts, [NotNullWhen(true)] out Part? next)
    {
        if (!_waiting.TryDequeue(out next)) return false;
        parts.Add(next);
        return true;
    }

    /// <returns>Whether there is something to commit.</returns>
    private static async Task<bool> WriteAsync(CoachDb db, Part part)
    {
        await db.Prepared(Begin).RunAsync(CancellationToken.None);
        var keep = await part.RunAsync(db);
        db.Forget();
        if (!keep) await UndoAsync(db, part);
        await db.Prepared(End).RunAsync(CancellationToken.None);
        return keep;
    }

    private static async Task UndoAsync(CoachDb db, Part part)
    {
        try
        {
            await db.Prepared(Undo).RunAsync(CancellationToken.None);
        }
        catch (Exception) when (part.Error is { } why)
        {
            ExceptionDispatchInfo.Throw(why); // it has undone the whole transaction already, as a full disk does
        }
    }

    private async Task<CoachDb> OpenAsync()
    {
        var connection = await connections.OpenAsync(CancellationToken.None);
        return new(connection) { Prepared = new((SqliteConnection)connection) };
    }

    private static async Task CloseAsync(CoachDb failed)
    {
        try
        {
            await using (failed) await failed.EndAsync();
        }
        catch (SqliteException) { } // what could not be undone goes with the connection; whoever asked for it hears of the first error
    }

    /// <summary>What one caller writes.</summary>
    private abstract class Part
    {
        public Exception? Error { get; protected set; }

        /// <returns>Whether what it wrote is to be kept. Its failure is its caller's.</returns>
        public abstract Task<bool> RunAsync(CoachDb db);

        /// <summary>The transaction has ended well.</summary>
        public abstract void Settle();

        public abstract void Fail(Exception error);
    }

    private sealed class Part<T>(Func<CoachDb, Task<(T Result, bool Commit)>> work, CancellationToken stop) : Part
    {
        private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _value = default!;

        public Task<T> Result => _result.Task;

        public override async Task<bool> RunAsync(CoachDb db)
        {
            try
            {
                stop.ThrowIfCancellationRequested();
                (_value, var commit) = await work(db);
                return commit;
            }
            catch (Exception error)
            {
                Error = error;
                return false;
            }
        }

        public override void Settle()
        {
            if (Error is { } error) Fail(error);
            else _result.SetResult(_value);
        }

        public override void Fail(Exception error) => _result.TrySetException(error);
    }
}
