using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using CoachBot.Storage;

namespace CoachBot.Proactive;

/// <summary>Writes down what was delivered, as many rows in one transaction as have come together meanwhile.</summary>
internal sealed partial class OutboxMarks(Store store, TimeProvider clock, ILogger<OutboxMarks> log)
{
    private const int MostPerFlush = 200;
    private static readonly TimeSpan s_retry = TimeSpan.FromMilliseconds(250); // after an outage, before another replica looks what has been left lying
    private readonly ConcurrentDictionary<long, byte> _unwritten = [];
    private readonly Channel<Mark> _marks = Channel.CreateUnbounded<Mark>(new() { SingleReader = true });

    /// <summary>Rows that have arrived while the table still says they wait. Asked within a transaction, it names all that this transaction may find waiting so.</summary>
    public ICollection<long> Unwritten => _unwritten.Keys;

    /// <summary>Ends when it is written down that a row was delivered. Until then it counts as under way: a crash would send it again.</summary>
    /// <param name="address">A better address learnt on the way.</param>
    public Task DeliveredAsync(OutboxMessage row, string? address)
    {
        var mark = new Mark(row, address, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _unwritten[row.Id] = 0;
        _marks.Writer.TryWrite(mark);
        return mark.Written.Task;
    }

    /// <summary>Writes until <see cref="Complete"/>, and through every outage of the database.</summary>
    public async Task RunAsync()
    {
        var batch = new List<Mark>();
        while (await _marks.Reader.WaitToReadAsync())
        {
            while (!await TryWriteAsync(batch)) await Task.Delay(s_retry, clock);
            foreach (var mark in batch)
            {
                _unwritten.TryRemove(mark.Row.Id, out _);
                mark.Written.SetResult();
            }
            batch.Clear();
        }
    }

    public void Complete() => _marks.Writer.TryComplete();

    private async Task<bool> TryWriteAsync(List<Mark> batch)
    {
        try
        {
            return await store.WriteAsync(async db =>
            {
                while (batch.Count < MostPerFlush && _marks.Reader.TryRead(out var mark)) batch.Add(mark); // also what came while others wrote
                await WriteAsync(db, batch);
                return (true, true);
            }, CancellationToken.None);
        }
        catch (Exception error)
        {
            if (Store.Cause(error) is null) CannotWrite(log, error.GetType().Name); // an outage of the database is logged once, where it is noticed
            return false;
        }
    }

    /// <summary>Answers leave no row; what was sent unasked leaves one without its card, so that it is never owed again.</summary>
    private async Task WriteAsync(CoachDb db, List<Mark> batch)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var replies = batch.Where(b => b.Row.Kind == OutboxMessage.Reply).Select(b => b.Row.Id).ToList();
        var pushes = batch.Where(b => b.Row.Kind != OutboxMessage.Reply).Select(b => b.Row.Id).ToList();
        foreach (var (row, address, _) in batch.Where(b => b.Address is not null).OrderBy(b => b.Row.PersonId)) // in one order everywhere, and before the rows: nobody waits in a circle
            await db.Command("""UPDATE people SET "Address" = @address WHERE "Id" = @person""", ("@address", address), ("@person", row.PersonId)).RunAsync(CancellationToken.None);
        if (replies.Count > 0)
            await (store.IsPostgres ? db.Command("""DELETE FROM outbox WHERE "Id" = ANY(@ids)""", ("@ids", replies)) : db.Prepared("""DELETE FROM outbox WHERE "Id" IN (SELECT value FROM json_each(@ids))""", ("@ids", JsonSerializer.Serialize(replies)))).RunAsync(CancellationToken.None);
        if (pushes.Count > 0)
            await db.Command($"""UPDATE outbox SET "State" = {OutboxMessage.Sent}, "Card" = '', "Reason" = NULL, "SentAt" = @now WHERE "Id" IN ({string.Join(',', pushes)})""", ("@now", now)).RunAsync(CancellationToken.None);
    }

    private sealed record Mark(OutboxMessage Row, string? Address, TaskCompletionSource Written);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was delivered cannot be written down ({Error}); trying again.")]
    private static partial void CannotWrite(ILogger log, string error);
}
