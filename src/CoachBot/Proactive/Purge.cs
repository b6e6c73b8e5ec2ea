using CoachBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoachBot.Proactive;

/// <summary>Deletes what is past its retention: talks and transcripts, people long gone, keys of old turns, traces of old cards.</summary>
internal sealed class Purge(Store store, IOptions<ProactiveOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan s_seenTurns = TimeSpan.FromDays(14), s_sentRows = TimeSpan.FromDays(60), s_deadCards = TimeSpan.FromDays(7);
    private const int PerRound = 100;

    public async Task RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var kept = now.AddMonths(-options.Value.RetentionMonths).ToUnixTimeMilliseconds();
        var (turns, rows) = ((now - s_seenTurns).ToUnixTimeMilliseconds(), (now - s_sentRows).ToUnixTimeMilliseconds());
        var dead = (now - s_deadCards).ToUnixTimeMilliseconds();
        await store.WriteAsync(async db =>
        {
            await db.Outcomes.Where(o => o.At < kept).ExecuteDeleteAsync(stop);
            await db.WebEntries.Where(w => w.At < kept).ExecuteDeleteAsync(stop);
            var closed = DateOnly.FromDateTime(now.AddMonths(-options.Value.RetentionMonths).UtcDateTime);
            await db.PulsePages.Where(p => p.Closes < closed).ExecuteDeleteAsync(stop);
            await db.SeenTurns.Where(s => s.At < turns).ExecuteDeleteAsync(stop);
            await db.Outbox.Where(o => o.State != OutboxMessage.Waiting && o.CreatedAt < rows).ExecuteDeleteAsync(stop);
            await db.Outbox.Where(o => o.State == OutboxMessage.Dead && o.SentAt < dead).ExecuteUpdateAsync(set => set.SetProperty(o => o.Card, ""), stop);
            return (0, true);
        }, stop);
        while (await ErasePeopleAsync(kept, stop) == PerRound) { }
        await store.CheckpointAsync(stop);
    }

    /// <summary>Some at a time: nobody's message waits for a long transaction.</summary>
    private Task<int> ErasePeopleAsync(long notSeenSince, CancellationToken stop) => store.WriteAsync(async db =>
    {
        var gone = await db.People.Where(p => p.SeenAt < notSeenSince).OrderBy(p => p.Id).Select(p => p.Id).Take(PerRound).ToListAsync(stop);
        foreach (var person in gone) await Store.EraseAsync(db, person, stop);
        return (gone.Count, true);
    }, stop);
}
