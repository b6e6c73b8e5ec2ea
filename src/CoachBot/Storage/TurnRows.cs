using System.Data.Common;
using System.Globalization;
using System.Text;

namespace CoachBot.Storage;

/// <summary>What a turn reads first, under lock: the person, and what is still owed to them.</summary>
/// <param name="Owed">Ids of the rows still waiting to be delivered to them.</param>
internal sealed record OpenedTurn(Person Person, IReadOnlyList<long> Owed);

/// <summary>The statements of a turn. Written out and sent together, because every message pays for each round trip.</summary>
internal sealed class TurnRows(Store store)
{
    private const string Columns = """p."Id", p."Address", p."Memory", p."DueAt", p."Unreachable", p."CreatedAt", p."SeenAt" """;
    private const string Named = """p."Channel" = @channel AND p."Tenant" = @tenant AND p."External" = @external""";
    private const string See = """INSERT INTO seen_turns ("Key", "At") VALUES (@key, @now) ON CONFLICT DO NOTHING RETURNING 1;""";
    private const string Waiting = $"""SELECT o."Id" FROM outbox o JOIN people p ON p."Id" = o."PersonId" WHERE {Named} AND o."State" = 0""";
    private const string Add = """INSERT INTO people ("Channel", "Tenant", "External", "Memory", "CreatedAt", "SeenAt") VALUES (@channel, @tenant, @external, '{}', @now, @now) ON CONFLICT DO NOTHING""";
    private const string Save = """UPDATE people SET "Memory" = @memory, "Address" = @address, "SeenAt" = @seen, "Unreachable" = @unreachable, "DueAt" = @due WHERE "Id" = @person""";
    private const string Version = "xmin::text";
    private const int MostKept = 4;
    private static readonly string[] s_whole = [.. Enumerable.Range(0, MostKept).Select(Whole)];
    private readonly string[] _saves = [.. Enumerable.Range(0, MostKept).Select(owed => Saving(owed, store))];
    private readonly string _find = Find(store);
    private readonly string _open = Find(store) + See + Waiting; // the person first, as every writer does: nobody waits in a circle

    /// <summary>Notes the turn's key and locks the person, making them when new.</summary>
    /// <returns>Null when the key was noted before.</returns>
    public async Task<OpenedTurn?> OpenAsync(CoachDb db, string key, string channel, string tenant, string external, long now, CancellationToken stop)
    {
        Person? person = null;
        List<long> owed = [];
        await using (var open = db.Prepared(_open, ("@channel", channel), ("@tenant", tenant), ("@external", external), ("@now", now)))
        {
            open.Set("@key", key);
            await using var reader = await open.ExecuteReaderAsync(stop);
            if (await reader.ReadAsync(stop)) person = Read(reader);
            await reader.NextResultAsync(stop);
            if (!await reader.ReadAsync(stop)) return null;
            await reader.NextResultAsync(stop);
            while (await reader.ReadAsync(stop)) owed.Add(reader.GetInt64(0));
        }
        while (person is null) // two replicas may meet a new person at once, and one who is being erased is gone after the wait
        {
            await Command(Add).RunAsync(stop);
            await using var find = Command(_find);
            await using var reader = await find.ExecuteReaderAsync(stop);
            if (await reader.ReadAsync(stop)) person = Read(reader);
        }
        return new(person, owed);

        DbCommand Command(string text) => db.Command(text, ("@channel", channel), ("@tenant", tenant), ("@external", external), ("@now", now));

        Person Read(DbDataReader row) => new()
        {
            Id = row.GetInt64(0),
            Channel = channel,
            Tenant = tenant,
            External = external,
            Address = row.Text(1),
            Memory = row.GetString(2),
            DueAt = row.Number(3),
            Unreachable = row.Text(4),
            CreatedAt = row.GetInt64(5),
            SeenAt = row.GetInt64(6),
        };
    }

    /// <summary>Whether the coach knows this person.</summary>
    public static async Task<bool> KnowsAsync(CoachDb db, string channel, string tenant, string external, CancellationToken stop)
    {
        await using var find = db.Command($"SELECT 1 FROM people p WHERE {Named}", ("@channel", channel), ("@tenant", tenant), ("@external", external));
        return await find.ExecuteScalarAsync(stop) is not null;
    }

    /// <summary>Saves the person and adds the rows owed to them, which get their ids. Nothing else may be written after it: on PostgreSQL the commit comes along, which saves a round trip.</summary>
    public async Task SaveLastAsync(CoachDb db, Person person, IReadOnlyList<OutboxMessage> owed, CancellationToken stop)
    {
        await using var command = owed.Count < MostKept ? db.Prepared(_saves[owed.Count], Values(person)) : db.Command(Saving(owed.Count, store), Values(person));
        OutboxRows.Set(command, owed);
        await using var reader = await command.ExecuteReaderAsync(stop);
        if (store.IsPostgres)
        {
            person.Version = await reader.ReadAsync(stop) ? reader.GetString(0) : null;
            await reader.NextResultAsync(stop);
        }
        await OutboxRows.ReadIdsAsync(reader, owed, stop);
        db.IsCommitted = store.IsPostgres;
    }

    /// <summary>
    /// A whole turn on PostgreSQL in one statement: saves the person, notes the turn's key and adds the rows owed to them, on condition that nobody has
    /// written to the person since <see cref="Person.Version"/>.
    /// </summary>
    /// <returns>False when nothing was done.</returns>
    /// <exception cref="DbException">The key was noted before; nothing was done.</exception>
    public static async Task<bool> SaveUnchangedAsync(CoachDb db, string key, Person person, long now, IReadOnlyList<OutboxMessage> owed, CancellationToken stop)
    {
        await using var command = db.Command(owed.Count < MostKept ? s_whole[owed.Count] : Whole(owed.Count),
            [.. Values(person), ("@version", person.Version), ("@key", key), ("@now", now)]);
        OutboxRows.Set(command, owed);
        await using var reader = await command.ExecuteReaderAsync(stop);
        if (!await reader.ReadAsync(stop)) return false;
        person.Version = reader.GetString(1);
        await OutboxRows.ReadIdsAsync(reader, owed, stop);
        return true;
    }

    private static (string, object?)[] Values(Person person) =>
        [("@memory", person.Memory), ("@address", person.Address), ("@seen", person.SeenAt), ("@unreachable", person.Unreachable), ("@due", person.DueAt), ("@person", person.Id)];

    private static string Find(Store store) => $"SELECT {Columns} FROM people p WHERE {Named} {(store.IsPostgres ? "FOR UPDATE" : "")};";

    private static string Saving(int owed, Store store) =>
        Save + (store.IsPostgres ? $" RETURNING {Version};" : ";") + (owed == 0 ? "" : OutboxRows.Adding(owed)) + (store.IsPostgres ? "COMMIT;" : "");

    private static string Whole(int owed) =>
        $"""
        WITH turn AS ({Save} AND xmin = @version::text::xid RETURNING {Version}),
        seen AS (INSERT INTO seen_turns ("Key", "At") SELECT @key, @now FROM turn)
        {(owed == 0 ? "" : $", owed AS ({OutboxRows.Insert} SELECT v.* FROM turn, (VALUES {OutboxRows.Values(owed)}) v {OutboxRows.Ids})")}
        SELECT 0::bigint, xmin FROM turn {(owed == 0 ? "" : """UNION ALL SELECT "Id", "Key" FROM owed""")}
        """;
}

/// <summary>Adds rows to the outbox, several in one statement.</summary>
internal static class OutboxRows
{
    public const string Insert = """INSERT INTO outbox ("PersonId", "Channel", "Tenant", "Key", "Kind", "Card", "Replaces", "Address", "State", "DueAt", "LeaseUntil", "Attempts", "InDoubt", "CreatedAt")""";

    /// <summary>A key that is there already is left as it is.</summary>
    public const string Ids = """ON CONFLICT DO NOTHING RETURNING "Id", "Key" """;

    /// <summary>The statement for so many rows.</summary>
    public static string Adding(int rows) => $"{Insert} VALUES {Values(rows)} {Ids};";

    /// <summary>Places for the values of so many rows.</summary>
    public static string Values(int rows)
    {
        var text = new StringBuilder();
        for (var i = 0; i < rows; i++)
            text.Append(i > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $"(@p{i},@c{i},@t{i},@k{i},@s{i},@j{i},@r{i},@a{i},0,@d{i},@l{i},0,FALSE,@m{i})");
        return text.ToString();
    }

    /// <summary>Adds the values of <paramref name="rows"/> to a command with that statement.</summary>
    public static void Set(DbCommand command, IReadOnlyList<OutboxMessage> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var n = i.ToString(CultureInfo.InvariantCulture);
            var row = rows[i];
            command.Set("@p" + n, row.PersonId);
            command.Set("@c" + n, row.Channel);
            command.Set("@t" + n, row.Tenant);
            command.Set("@k" + n, row.Key);
            command.Set("@s" + n, row.Kind);
            command.Set("@j" + n, row.Card);
            command.Set("@r" + n, row.Replaces);
            command.Set("@a" + n, row.Address);
            command.Set("@d" + n, row.DueAt);
            command.Set("@l" + n, row.LeaseUntil);
            command.Set("@m" + n, row.CreatedAt);
        }
    }

    public static async Task ReadIdsAsync(DbDataReader reader, IReadOnlyList<OutboxMessage> rows, CancellationToken stop)
    {
        do
        {
            while (await reader.ReadAsync(stop))
            {
                var (id, key) = (reader.GetInt64(0), reader.GetString(1));
                foreach (var row in rows)
                    if (row.Key == key)
                        row.Id = id;
            }
        }
        while (await reader.NextResultAsync(stop));
    }
}
