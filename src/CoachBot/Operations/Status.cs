using System.Globalization;
using CoachBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoachBot.Operations;

/// <summary>Who is reached and who is not, by channel: counts, times, reasons and ids, never anyone's words.</summary>
internal sealed class Status(Store store, TimeProvider clock)
{
    private const int MostListed = 50, MostTimes = 5, MonthDays = 30;
    private static readonly TimeSpan s_lateAfter = TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyList<string>> LinesAsync()
    {
        await using var db = await store.OpenAsync(CancellationToken.None);
        var channels = await db.People.Select(p => p.Channel).Union(db.Outbox.Select(o => o.Channel)).Distinct().OrderBy(c => c).ToListAsync();
        if (channels.Count == 0) return ["Nobody has written yet."];
        List<string> lines = [];
        foreach (var channel in channels) lines.AddRange(await ChannelAsync(db, channel));
        return lines;
    }

    /// <summary>Puts dead letters back into the outbox, as if they had become owed now.</summary>
    /// <param name="id">0 for all.</param>
    public Task<int> RetryAsync(long id) => store.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return (await Dead(db, id).Where(o => o.Card != "").ExecuteUpdateAsync(set => set
            .SetProperty(o => o.State, OutboxMessage.Waiting).SetProperty(o => o.DueAt, now).SetProperty(o => o.CreatedAt, now)
            .SetProperty(o => o.LeaseUntil, 0L).SetProperty(o => o.Attempts, 0).SetProperty(o => o.SentAt, (long?)null)), true);
    }, CancellationToken.None);

    /// <summary>Ends dead letters for good: their cards go, a trace stays so that they are not owed anew.</summary>
    public Task<int> DropAsync(long id) => store.WriteAsync(async db =>
        (await Dead(db, id).ExecuteUpdateAsync(set => set.SetProperty(o => o.State, OutboxMessage.Dropped).SetProperty(o => o.Card, "")), true), CancellationToken.None);

    private static IQueryable<OutboxMessage> Dead(CoachDb db, long id) => db.Outbox.Where(o => o.State == OutboxMessage.Dead && (id == 0 || o.Id == id));

    private async Task<List<string>> ChannelAsync(CoachDb db, string channel)
    {
        var now = clock.GetUtcNow();
        var (at, month, late) = (now.ToUnixTimeMilliseconds(), now.AddDays(-MonthDays).ToUnixTimeMilliseconds(), (now - s_lateAfter).ToUnixTimeMilliseconds());
        var people = db.People.Where(p => p.Channel == channel);
        var rows = db.Outbox.Where(o => o.Channel == channel);
        var waiting = rows.Where(o => o.State == OutboxMessage.Waiting);
        List<string> lines =
        [
            Line($"{channel}: {await people.CountAsync()} people, {await people.CountAsync(p => p.DueAt != null)} with something planned, {await people.CountAsync(p => p.Unreachable != null)} not reached"),
            Line($"  cards sent unasked in {MonthDays} days: {await rows.CountAsync(o => o.State == OutboxMessage.Sent && o.SentAt > month)} to {await rows.Where(o => o.State == OutboxMessage.Sent && o.SentAt > month).Select(o => o.PersonId).Distinct().CountAsync()} people"),
            Line($"  waiting: {await waiting.CountAsync()}, of them late: {await waiting.CountAsync(o => o.CreatedAt < late)}"),
        ];
        foreach (var held in await db.Ef.Database.SqlQuery<Held>($"""SELECT "Tenant", "HeldUntil" FROM paces WHERE "Channel" = {channel} AND "HeldUntil" > {at} ORDER BY "HeldUntil" LIMIT {MostListed}""").ToListAsync())
            lines.Add(Line($"  tenant {Name(held.Tenant)} asked to wait until {Time(held.HeldUntil)}"));
        foreach (var reason in await waiting.Where(o => o.Reason != null).GroupBy(o => o.Reason).Select(g => new { Reason = g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).Take(MostListed).ToListAsync())
            lines.Add(Line($"  failing: {reason.Count} ({reason.Reason})"));
        foreach (var next in await people.Where(p => p.DueAt != null).GroupBy(p => p.DueAt).Select(g => new { At = g.Key!.Value, Count = g.Count() }).OrderBy(g => g.At).Take(MostTimes).ToListAsync())
            lines.Add(Line($"  next: {Time(next.At)} for {next.Count}"));
        foreach (var person in await people.Where(p => p.Unreachable != null).OrderBy(p => p.Id).Take(MostListed).Select(p => new { p.Tenant, p.External, p.Unreachable }).ToListAsync())
            lines.Add(Line($"  not reached: {Name(person.Tenant)}/{person.External} ({person.Unreachable})"));
        var dead = rows.Where(o => o.State == OutboxMessage.Dead);
        foreach (var reason in await dead.GroupBy(o => o.Reason).Select(g => new { Reason = g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ToListAsync())
            lines.Add(Line($"  given up: {reason.Count} ({reason.Reason})"));
        foreach (var row in await dead.OrderByDescending(o => o.Id).Take(MostListed).ToListAsync())
            lines.Add(Line($"    {row.Id}: {row.Kind} for {Name(row.Tenant)}, person {row.PersonId}, {row.Attempts} tries, {Time(row.SentAt ?? row.CreatedAt)}{(row.Card.Length == 0 ? ", too old to retry" : "")}"));
        return lines;
    }

    private static string Line(FormattableString text) => FormattableString.Invariant(text);

    private static string Name(string tenant) => tenant.Length == 0 ? "-" : tenant;

    private static string Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("u", CultureInfo.InvariantCulture);

    private sealed record Held(string Tenant, long HeldUntil);
}
