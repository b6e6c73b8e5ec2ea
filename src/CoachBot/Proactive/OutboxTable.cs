using System.Data.Common;
using CoachBot.Channels;
using CoachBot.Storage;

namespace CoachBot.Proactive;

/// <summary>Rows taken from the table, when each may go, and when it is worth coming back.</summary>
internal sealed record Claimed(IReadOnlyList<(OutboxMessage Row, DateTimeOffset NotBefore)> Rows, DateTimeOffset? Next)
{
    public static Claimed None { get; } = new([], null);
}

/// <summary>What the sender does to the outbox's rows: find where something is due, claim with a lease, hand back, postpone, give up.</summary>
internal sealed class OutboxTable(Store store, OutboxMarks marks, Pace pace, Lease lease, TimeProvider clock)
{
    /// <summary>Rows are claimed so far ahead of the moment they may go: long before their lease runs out.</summary>
    private static readonly TimeSpan s_ahead = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(1), s_longestWait = TimeSpan.FromMinutes(15), s_longestBeyondAsked = TimeSpan.FromSeconds(15), s_giveUpAfter = TimeSpan.FromHours(24);
    private const int ReasonLength = 200;

    /// <summary>The oldest of each person first, so that nobody gets an answer before the one owed earlier.</summary>
    /// <remarks>A lease that ran out was a try whose end nobody saw: it counts and is in doubt, so that a channel that can look does so before sending again.
    /// Rows of a version that noted no doubts count each earlier try as one.</remarks>
    private const string ClaimPart = """
        UPDATE outbox SET "LeaseUntil" = @until, "Attempts" = "Attempts" + CASE WHEN "LeaseUntil" > 0 THEN 1 ELSE 0 END, "InDoubt" = COALESCE("InDoubt", "Attempts" > 0) OR "LeaseUntil" > 0 WHERE "Id" IN (
            SELECT o."Id" FROM outbox o WHERE o."State" = 0 AND o."Channel" = @channel AND o."Tenant" = @tenant AND o."DueAt" <= @now AND o."LeaseUntil" <= @now
            AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e."PersonId" = o."PersonId" AND e."State" = 0 AND e."Id" < o."Id")
        """;
    private const string Oldest = """ ORDER BY o."DueAt", o."Id" LIMIT @most""";
    private const string Returning = """
        ) AND "State" = 0 AND "LeaseUntil" <= @now RETURNING "Id", "PersonId", "Key", "Kind", "Card", "Replaces", "Address", "DueAt", "LeaseUntil", "Attempts", "CreatedAt", "InDoubt"
        """;
    private const string Waiting = """ "State" = 0 AND "Channel" = @channel AND "PersonId" IN (SELECT "Id" FROM people WHERE "Channel" = @channel AND "External" = @external)""";
    private readonly string _readPace = """SELECT "FreeAt", "HeldUntil" FROM paces WHERE "Channel" = @channel AND "Tenant" = @tenant""" + (store.IsPostgres ? " FOR UPDATE" : "");

    /// <summary>The tenants to whom something is due and who may be written to.</summary>
    public Task<List<Route>> DueAsync(CancellationToken stop) => store.ReadAsync(async db =>
    {
        await using var command = db.Command(
            """
            SELECT o."Channel", o."Tenant", MAX(p."HeldUntil") FROM outbox o LEFT JOIN paces p ON p."Channel" = o."Channel" AND p."Tenant" = o."Tenant"
            WHERE o."State" = 0 AND o."DueAt" <= @now GROUP BY o."Channel", o."Tenant" ORDER BY MIN(o."DueAt")
            """, ("@now", clock.GetUtcNow().ToUnixTimeMilliseconds()));
        await using var reader = await command.ExecuteReaderAsync(stop);
        var due = new List<Route>();
        while (await reader.ReadAsync(stop))
        {
            var route = new Route(reader.GetString(0), reader.GetString(1));
            if (reader.Number(2) is { } held) pace.Hold(route, DateTimeOffset.FromUnixTimeMilliseconds(held));
            if (pace.HeldUntil(route) is null) due.Add(route);
        }
        return due;
    }, stop);

    /// <summary>Takes due rows of a tenant, no more than its rate lets go within a moment. The rate is counted in the database, so replicas share it.</summary>
    public Task<Claimed> ClaimAsync(Route route, int most, CancellationToken stop) => store.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var interval = pace.Interval(route.Channel);
        if (interval is null) return (new Claimed([.. (await ClaimAsync(db, route, most, now, stop)).Select(r => (r, now))], null), true);
        await db.Command("""INSERT INTO paces ("Channel", "Tenant", "FreeAt", "HeldUntil") VALUES (@channel, @tenant, 0, 0) ON CONFLICT DO NOTHING""", ("@channel", route.Channel), ("@tenant", route.Tenant)).RunAsync(stop);
        var (free, held) = await ReadPaceAsync(db, route, stop);
        pace.Hold(route, held);
        if (held > now) return (Claimed.None, true);
        free = (free > now ? free : now) + Used(route, interval.Value);
        var room = (int)Math.Min(most, Math.Floor((now + s_ahead - free) / interval.Value));
        var rows = room > 0 ? await ClaimAsync(db, route, room, now, stop) : [];
        var claimed = rows.Select((row, i) => (row, free + (i * interval.Value))).ToList();
        free += rows.Count * interval.Value;
        await db.Command("""UPDATE paces SET "FreeAt" = @free WHERE "Channel" = @channel AND "Tenant" = @tenant""",
            ("@free", (long)Math.Ceiling((free - DateTimeOffset.UnixEpoch).TotalMilliseconds)), ("@channel", route.Channel), ("@tenant", route.Tenant)).RunAsync(stop);
        return (new Claimed(claimed, rows.Count == room || room <= 0 ? free - (s_ahead / 2) : null), true);
    }, stop);

    /// <summary>Gives a row back unsent, unless another has taken it meanwhile; the try does not count.</summary>
    public Task ReleaseAsync(OutboxMessage row, DateTimeOffset? due) =>
        UpdateAsync(row, """ "LeaseUntil" = 0, "DueAt" = @due""", ("@due", due?.ToUnixTimeMilliseconds() ?? row.DueAt));

    /// <summary>Leaves a row for later: after what the channel asked for, else as <see cref="Longest"/> says. After a day it is given up, never sooner for having failed often.</summary>
    /// <param name="mayCopy">The next try may bring a copy.</param>
    public async Task PostponeAsync(OutboxMessage row, Sent.Later later, bool mayCopy)
    {
        var now = clock.GetUtcNow();
        var age = now - DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt);
        if (age > s_giveUpAfter)
        {
            await GiveUpAsync(row, $"given up after a day: {later.Reason}", unreachable: false);
            return;
        }
        if (later.After is { } after && pace.Refused(new(row.Channel, row.Tenant), row.PersonId, after, later.WholeTenant) is { } until) await HoldAsync(new(row.Channel, row.Tenant), until);
        var wait = BackOff(row.Attempts, Longest(later, age, mayCopy));
        var due = now + (later.After > wait ? later.After.Value : wait);
        await UpdateAsync(row, """ "LeaseUntil" = 0, "DueAt" = @due, "Attempts" = "Attempts" + 1, "InDoubt" = @doubt, "Reason" = @reason""", ("@due", due.ToUnixTimeMilliseconds()), ("@doubt", later.InDoubt || row.InDoubt is true), ("@reason", Short(later.Reason)));
    }

    /// <summary>A dead letter with its reason; its card is kept some days for a retry. For someone who cannot be reached, everything else owed to them ends too.</summary>
    public Task GiveUpAsync(OutboxMessage row, string reason, bool unreachable) => store.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (unreachable)
            await db.Command("""UPDATE people SET "Unreachable" = @reason, "DueAt" = NULL WHERE "Id" = @person""", ("@reason", Short(reason)), ("@person", row.PersonId)).RunAsync(CancellationToken.None);
        await db.Command($"""UPDATE outbox SET "State" = {OutboxMessage.Dead}, "Reason" = @reason, "SentAt" = @now WHERE "State" = 0 AND {(unreachable ? "\"PersonId\" = @which" : "\"Id\" = @which")}""",
            ("@reason", Short(reason)), ("@now", now), ("@which", unreachable ? row.PersonId : row.Id)).RunAsync(CancellationToken.None);
        return (0, true);
    }, CancellationToken.None);

    /// <summary>Lets this process take what another held for a person when it ended. Only for a channel that drops copies by itself.</summary>
    public Task<int> TakeOverAsync(string channel, string external, CancellationToken stop) => store.WriteAsync(async db =>
        (await db.Command($"""UPDATE outbox SET "LeaseUntil" = 0 WHERE {Waiting}""", ("@channel", channel), ("@external", external)).RunAsync(stop), true), stop);

    /// <summary>Whether anything still waits to be delivered to a person.</summary>
    public async Task<bool> OwesAsync(string channel, string external, CancellationToken stop)
    {
        await using var db = await store.OpenAsync(stop);
        await using var any = db.Command($"SELECT 1 FROM outbox WHERE {Waiting} LIMIT 1", ("@channel", channel), ("@external", external));
        return await any.ExecuteScalarAsync(stop) is not null;
    }

    /// <remarks>The rate starts anew then: what was claimed ahead is handed back unsent.</remarks>
    private Task<int> HoldAsync(Route route, DateTimeOffset until)
    {
        pace.Hold(route, until);
        return store.WriteAsync(async db => (await db.Command(
            """
            INSERT INTO paces ("Channel", "Tenant", "FreeAt", "HeldUntil") VALUES (@channel, @tenant, @until, @until)
            ON CONFLICT ("Channel", "Tenant") DO UPDATE SET "HeldUntil" = excluded."HeldUntil", "FreeAt" = excluded."FreeAt" WHERE paces."HeldUntil" < excluded."HeldUntil"
            """, ("@channel", route.Channel), ("@tenant", route.Tenant), ("@until", until.ToUnixTimeMilliseconds())).RunAsync(CancellationToken.None), true), CancellationToken.None);
    }

    /// <remarks>A row whose lease ran out while its arrival could not be written down is not taken again.</remarks>
    private async Task<List<OutboxMessage>> ClaimAsync(CoachDb db, Route route, int most, DateTimeOffset at, CancellationToken stop)
    {
        var now = at.ToUnixTimeMilliseconds();
        var arrived = marks.Unwritten;
        var others = arrived.Count > 0 ? $""" AND o."Id" NOT IN ({string.Join(',', arrived)})""" : "";
        await using var command = db.Command(ClaimPart + others + Oldest + (store.IsPostgres ? " FOR UPDATE SKIP LOCKED" : "") + Returning, ("@until", now + (long)lease.Claimed.TotalMilliseconds), ("@now", now), ("@channel", route.Channel), ("@tenant", route.Tenant), ("@most", most));
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<OutboxMessage>();
        while (await reader.ReadAsync(stop)) rows.Add(Read(reader, route));
        rows.Sort((a, b) => (a.DueAt, a.Id).CompareTo((b.DueAt, b.Id)));
        return rows;
    }

    private async Task<(DateTimeOffset Free, DateTimeOffset Held)> ReadPaceAsync(CoachDb db, Route route, CancellationToken stop)
    {
        await using var command = db.Command(_readPace, ("@channel", route.Channel), ("@tenant", route.Tenant));
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? (DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(0)), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1))) : default;
    }

    /// <summary>What answers sent at once took of the tenant's rate, never more than a moment's worth: answers go before cards, but do not starve them.</summary>
    private TimeSpan Used(Route route, TimeSpan interval)
    {
        var used = pace.TakeAnswered(route) * interval;
        return used < s_ahead ? used : s_ahead;
    }

    private static OutboxMessage Read(DbDataReader row, Route route) => new()
    {
        Id = row.GetInt64(0),
        PersonId = row.GetInt64(1),
        Channel = route.Channel,
        Tenant = route.Tenant,
        Key = row.GetString(2),
        Kind = row.GetString(3),
        Card = row.GetString(4),
        Replaces = row.Text(5),
        Address = row.Text(6),
        DueAt = row.GetInt64(7),
        LeaseUntil = row.GetInt64(8),
        Attempts = row.GetInt32(9),
        CreatedAt = row.GetInt64(10),
        InDoubt = row.GetBoolean(11),
    };

    /// <summary>1 s, 2 s, 4 s … the longest wait, each less up to a half, so that many do not come back together.</summary>
    private static TimeSpan BackOff(int attempts, TimeSpan longest) =>
        TimeSpan.FromTicks((long)(Math.Min(s_firstWait.Ticks * Math.Pow(2, attempts), Math.Max(longest.Ticks, s_firstWait.Ticks)) * (1 - (Random.Shared.NextDouble() / 2))));

    /// <summary>A third of what the card has waited already, at most 15 minutes: after an outage nobody waits much longer than it lasted. Little where the channel itself named a time.</summary>
    /// <remarks>Where a retry may bring a copy, half of what it has waited, and more than 15 minutes: some three dozen tries in a day, so that never more copies come of it.</remarks>
    private static TimeSpan Longest(Sent.Later later, TimeSpan age, bool mayCopy) =>
        later.After is not null ? s_longestBeyondAsked
        : mayCopy ? age / 2
        : age / 3 < s_longestWait ? age / 3
        : s_longestWait;

    private static string Short(string reason) => reason.Length <= ReasonLength ? reason : reason[..ReasonLength];

    /// <summary>Changes a row only while this process holds it: one whose lease ran out may be another's by now.</summary>
    private Task<int> UpdateAsync(OutboxMessage row, string set, params (string Name, object? Value)[] parameters) => store.WriteAsync(async db =>
        (await db.Command($"""UPDATE outbox SET {set} WHERE "Id" = @id AND "State" = 0 AND "LeaseUntil" = @lease""", [.. parameters, ("@id", row.Id), ("@lease", row.LeaseUntil)]).RunAsync(CancellationToken.None), true), CancellationToken.None);
}
