using System.Threading.Channels;
using CoachBot.Channels;
using CoachBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoachBot.Proactive;

/// <summary>What the sender does to the outbox's rows: claim with a lease, mark sent, postpone, give up.</summary>
internal sealed partial class OutboxTable(Store store, TimeProvider clock, ILogger<OutboxTable> log)
{
    private const int MostPerFlush = 200;
    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(60), s_firstWait = TimeSpan.FromSeconds(2), s_longestWait = TimeSpan.FromMinutes(15), s_giveUpAfter = TimeSpan.FromHours(24);
    private readonly Channel<(OutboxMessage Row, string? Address)> _done = Channel.CreateUnbounded<(OutboxMessage, string?)>(new() { SingleReader = true });

    /// <summary>Takes due rows, the oldest of each person first, so that nobody gets an answer before the one owed earlier.</summary>
    public Task<List<OutboxMessage>> ClaimAsync(int most, CancellationToken stop)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var until = now + (long)s_lease.TotalMilliseconds;
        return store.WriteAsync(async db =>
        {
            var rows = store.IsPostgres
                ? db.Outbox.FromSql($"""
                    UPDATE outbox SET "LeaseUntil" = {until} WHERE "Id" IN (
                        SELECT o."Id" FROM outbox o WHERE o."State" = 0 AND o."DueAt" <= {now} AND o."LeaseUntil" <= {now}
                        AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e."PersonId" = o."PersonId" AND e."State" = 0 AND e."Id" < o."Id")
                        ORDER BY o."DueAt" LIMIT {most} FOR UPDATE SKIP LOCKED) RETURNING *
                    """)
                : db.Outbox.FromSql($"""
                    UPDATE outbox SET "LeaseUntil" = {until} WHERE "Id" IN (
                        SELECT o."Id" FROM outbox o WHERE o."State" = 0 AND o."DueAt" <= {now} AND o."LeaseUntil" <= {now}
                        AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e."PersonId" = o."PersonId" AND e."State" = 0 AND e."Id" < o."Id")
                        ORDER BY o."DueAt" LIMIT {most}) RETURNING *
                    """);
            var claimed = await rows.AsNoTracking().ToListAsync(stop);
            return (claimed, claimed.Count > 0);
        }, stop);
    }

    /// <summary>Notes that a row was delivered; written with others a moment later.</summary>
    public void Done(OutboxMessage row, string? address) => _done.Writer.TryWrite((row, address));

    /// <summary>Writes down what was delivered, as many rows in one transaction as have come together meanwhile.</summary>
    public async Task FlushAsync(CancellationToken stop)
    {
        var batch = new List<(OutboxMessage Row, string? Address)>();
        try
        {
            while (await _done.Reader.WaitToReadAsync(stop)) await FlushOnceAsync(batch);
        }
        catch (OperationCanceledException)
        {
            await FlushOnceAsync(batch); // what was delivered before the stop is still to be written down
        }
    }

    public Task ReleaseAsync(OutboxMessage row, CancellationToken stop) => UpdateAsync(row, set => set.SetProperty(o => o.LeaseUntil, 0L), stop);

    public Task PostponeAsync(OutboxMessage row, Sent.Later later, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (now - DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt) > s_giveUpAfter) return GiveUpAsync(row, $"given up after a day: {later.Reason}", unreachable: false, stop);
        var wait = BackOff(row.Attempts);
        var due = (now + (later.After > wait ? later.After.Value : wait)).ToUnixTimeMilliseconds();
        return UpdateAsync(row, set => set.SetProperty(o => o.LeaseUntil, 0L).SetProperty(o => o.DueAt, due).SetProperty(o => o.Attempts, row.Attempts + 1).SetProperty(o => o.Reason, later.Reason), stop);
    }

    /// <summary>A dead letter with its reason. For someone who cannot be reached, everything else owed to them ends too.</summary>
    public Task GiveUpAsync(OutboxMessage row, string reason, bool unreachable, CancellationToken stop) => store.WriteAsync(async db =>
    {
        await db.Outbox.Where(o => o.State == OutboxMessage.Waiting && (o.Id == row.Id || (unreachable && o.PersonId == row.PersonId))).ExecuteUpdateAsync(set => set
            .SetProperty(o => o.State, OutboxMessage.Dead).SetProperty(o => o.Card, "").SetProperty(o => o.Reason, reason), stop);
        if (unreachable)
            await db.People.Where(p => p.Id == row.PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Unreachable, reason).SetProperty(p => p.DueAt, (long?)null), stop);
        return (0, true);
    }, stop);

    /// <summary>2 s, 4 s, 8 s … 15 minutes, each less up to a half, so that many do not come back together.</summary>
    private static TimeSpan BackOff(int attempts) =>
        Random.Shared.NextDouble() is var jitter ? TimeSpan.FromTicks((long)(Math.Min(s_firstWait.Ticks * Math.Pow(2, attempts), s_longestWait.Ticks) * (1 - jitter / 2))) : default;

    private Task<int> UpdateAsync(OutboxMessage row, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<OutboxMessage>> set, CancellationToken stop) => store.WriteAsync(async db =>
    {
        await db.Outbox.Where(o => o.Id == row.Id).ExecuteUpdateAsync(set, stop);
        return (0, true);
    }, stop);

    private async Task FlushOnceAsync(List<(OutboxMessage Row, string? Address)> batch)
    {
        while (batch.Count < MostPerFlush && _done.Reader.TryRead(out var done)) batch.Add(done);
        if (batch.Count == 0) return;
        try
        {
            await store.WriteAsync(async db =>
            {
                var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
                var replies = batch.Where(b => b.Row.Kind == "reply").Select(b => b.Row.Id).ToArray();
                var pushes = batch.Where(b => b.Row.Kind != "reply").Select(b => b.Row.Id).ToArray();
                if (replies.Length > 0) await db.Outbox.Where(o => replies.Contains(o.Id)).ExecuteDeleteAsync();
                if (pushes.Length > 0)
                    await db.Outbox.Where(o => pushes.Contains(o.Id)).ExecuteUpdateAsync(set => set
                        .SetProperty(o => o.State, OutboxMessage.Sent).SetProperty(o => o.Card, "").SetProperty(o => o.SentAt, now));
                foreach (var (row, address) in batch.Where(b => b.Address is not null))
                    await db.People.Where(p => p.Id == row.PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Address, address));
                return (0, true);
            }, CancellationToken.None);
            batch.Clear();
        }
        catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            CannotWrite(log, error.GetType().Name);
            await Task.Delay(s_firstWait, clock, CancellationToken.None);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was delivered cannot be written down ({Error}); trying again.")]
    private static partial void CannotWrite(ILogger log, string error);
}
