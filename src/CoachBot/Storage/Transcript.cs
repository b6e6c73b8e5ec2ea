using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using Microsoft.EntityFrameworkCore;

namespace CoachBot.Storage;

/// <summary>The written conversation of people on a channel that keeps none itself.</summary>
internal sealed class Transcript(Store store, TimeProvider clock)
{
    /// <summary>Adds a line, once for a key, unless the person is gone.</summary>
    /// <returns>The line's id; 0 when there is none.</returns>
    public Task<long> AddAsync(long person, string key, Card card, CancellationToken stop) => store.WriteAsync(async db =>
    {
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO web_entries ("PersonId", "Key", "Card", "At")
            SELECT "Id", {key}, {CoachJson.Write(card)}, {clock.GetUtcNow().ToUnixTimeMilliseconds()} FROM people WHERE "Id" = {person}
            ON CONFLICT DO NOTHING
            """, stop);
        return (await db.WebEntries.Where(w => w.Key == key).Select(w => w.Id).FirstOrDefaultAsync(stop), true);
    }, stop);

    /// <summary>Puts another card in the place of a line of this person's.</summary>
    public Task ReplaceAsync(long person, long line, Card card, CancellationToken stop) => store.WriteAsync(async db =>
    {
        var json = CoachJson.Write(card);
        await db.WebEntries.Where(w => w.Id == line && w.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(w => w.Card, json), stop);
        return (0, true);
    }, stop);

    /// <summary>The newest lines, oldest first.</summary>
    public async Task<IReadOnlyList<(long Id, Card Card, DateTimeOffset At)>> ReadAsync(string channel, string external, int most, CancellationToken stop)
    {
        await using var db = await store.OpenAsync(stop);
        var rows = await Of(db, channel, external).AsNoTracking().OrderByDescending(w => w.Id).Take(most).ToListAsync(stop);
        rows.Reverse();
        return [.. rows.Select(w => (w.Id, CoachJson.Read<Card>(w.Card), DateTimeOffset.FromUnixTimeMilliseconds(w.At)))];
    }

    /// <summary>The id of the newest line; null when there is none.</summary>
    public async Task<long?> NewestAsync(string channel, string external, CancellationToken stop)
    {
        await using var db = await store.OpenAsync(stop);
        return await Of(db, channel, external).MaxAsync(w => (long?)w.Id, stop);
    }

    private static IQueryable<WebEntry> Of(CoachDb db, string channel, string external) =>
        db.WebEntries.Where(w => db.People.Any(p => p.Id == w.PersonId && p.Channel == channel && p.External == external));
}
