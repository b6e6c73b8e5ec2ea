using CoachBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoachBot.Proactive;

/// <summary>Deletes what is past its retention: talks and transcripts, people long gone, keys of old turns, traces of old cards.</summary>
internal sealed class Purge(Store store, IOptions<ProactiveOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan s_seenTurns = TimeSpan.FromDays(14), s_sentRows = TimeSpan.FromDays(60);

    public async Task RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var kept = now.AddMonths(-options.Value.RetentionMonths).ToUnixTimeMilliseconds();
        var (turns, rows) = ((now - s_seenTurns).ToUnixTimeMilliseconds(), (now - s_sentRows).ToUnixTimeMilliseconds());
        await store.WriteAsync(async db =>
        {
            await db.Outcomes.Where(o => o.At < kept).ExecuteDeleteAsync(stop);
            await db.WebEntries.Where(w => w.At < kept).ExecuteDeleteAsync(stop);
            var closed = DateOnly.FromDateTime(now.AddMonths(-options.Value.RetentionMonths).UtcDateTime);
            await db.PulsePages.Where(p => p.Closes < closed).ExecuteDeleteAsync(stop);
            await db.SeenTurns.Where(s => s.At < turns).ExecuteDeleteAsync(stop);
            await db.Outbox.Where(o => o.State != OutboxMessage.Waiting && o.CreatedAt < rows).ExecuteDeleteAsync(stop);
            foreach (var gone in await db.People.Where(p => p.SeenAt < kept).Select(p => p.Id).ToListAsync(stop)) await Store.EraseAsync(db, gone, stop);
            return (0, true);
        }, stop);
        await store.CheckpointAsync(stop);
    }
}
