using CoachBot.Storage;
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
        var closed = DateOnly.FromDateTime(now.AddMonths(-options.Value.RetentionMonths).UtcDateTime);
        await store.WriteAsync(async db =>
        {
            await RunAsync("""DELETE FROM outcomes WHERE "At" < @before""", kept);
            await RunAsync("""DELETE FROM web_entries WHERE "At" < @before""", kept);
            await RunAsync("""DELETE FROM pulse_pages WHERE "Closes" < @before""", closed);
            await RunAsync("""DELETE FROM seen_turns WHERE "At" < @before""", turns);
            await RunAsync($"""DELETE FROM outbox WHERE "State" <> {OutboxMessage.Waiting} AND "CreatedAt" < @before""", rows);
            await RunAsync($"""UPDATE outbox SET "Card" = '' WHERE "State" = {OutboxMessage.Dead} AND "SentAt" < @before""", dead);
            return (0, true);

            Task RunAsync(string text, object before) => db.Command(text, ("@before", before)).RunAsync(stop);
        }, stop);
        while (await ErasePeopleAsync(kept, stop) == PerRound) { }
        await store.CheckpointAsync(stop);
    }

    /// <summary>Some at a time: nobody's message waits for a long transaction.</summary>
    private Task<int> ErasePeopleAsync(long notSeenSince, CancellationToken stop) => store.WriteAsync(async db =>
    {
        List<long> gone = [];
        await using (var find = db.Command("""SELECT "Id" FROM people WHERE "SeenAt" < @before ORDER BY "Id" LIMIT @most""", ("@before", notSeenSince), ("@most", PerRound)))
        {
            await using var reader = await find.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop)) gone.Add(reader.GetInt64(0));
        }
        foreach (var person in gone) await Store.EraseAsync(db, person, stop);
        return (gone.Count, true);
    }, stop);
}
