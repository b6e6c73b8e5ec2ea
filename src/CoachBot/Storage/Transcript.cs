using CoachBot.Coaching;
using CoachBot.Coaching.Cards;

namespace CoachBot.Storage;

/// <summary>The written conversation of people on a channel that keeps none itself.</summary>
internal sealed class Transcript(Store store, TimeProvider clock)
{
    private const string Of = """FROM web_entries w JOIN people p ON p."Id" = w."PersonId" WHERE p."Channel" = @channel AND p."External" = @external""";

    /// <summary>Adds a line, once for a key, unless the person is gone.</summary>
    /// <returns>The line's id; 0 when there is none.</returns>
    public Task<long> AddAsync(long person, string key, Card card, CancellationToken stop) => store.WriteAsync(async db =>
    {
        await db.Command(
            """
            INSERT INTO web_entries ("PersonId", "Key", "Card", "At") SELECT "Id", @key, @card, @now FROM people WHERE "Id" = @person ON CONFLICT DO NOTHING
            """, ("@key", key), ("@card", CoachJson.Write(card)), ("@now", clock.GetUtcNow().ToUnixTimeMilliseconds()), ("@person", person)).RunAsync(stop);
        await using var find = db.Command("""SELECT "Id" FROM web_entries WHERE "Key" = @key""", ("@key", key));
        return (await find.ExecuteScalarAsync(stop) is long id ? id : 0, true);
    }, stop);

    /// <summary>Puts another card in the place of a line of this person's.</summary>
    public Task ReplaceAsync(long person, long line, Card card, CancellationToken stop) => store.WriteAsync(async db =>
    {
        await db.Command("""UPDATE web_entries SET "Card" = @card WHERE "Id" = @line AND "PersonId" = @person""", ("@card", CoachJson.Write(card)), ("@line", line), ("@person", person)).RunAsync(stop);
        return (0, true);
    }, stop);

    /// <summary>The newest lines, oldest first.</summary>
    public async Task<IReadOnlyList<(long Id, Card Card, DateTimeOffset At)>> ReadAsync(string channel, string external, int most, CancellationToken stop)
    {
        await using var db = await store.OpenAsync(stop);
        await using var newest = db.Command($"""SELECT w."Id", w."Card", w."At" {Of} ORDER BY w."Id" DESC LIMIT @most""", ("@channel", channel), ("@external", external), ("@most", most));
        await using var reader = await newest.ExecuteReaderAsync(stop);
        List<(long, Card, DateTimeOffset)> lines = [];
        while (await reader.ReadAsync(stop)) lines.Add((reader.GetInt64(0), CoachJson.Read<Card>(reader.GetString(1)), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2))));
        lines.Reverse();
        return lines;
    }

    /// <summary>The id of the newest line; null when there is none.</summary>
    public async Task<long?> NewestAsync(string channel, string external, CancellationToken stop)
    {
        await using var db = await store.OpenAsync(stop);
        await using var newest = db.Command($"""SELECT MAX(w."Id") {Of}""", ("@channel", channel), ("@external", external));
        return await newest.ExecuteScalarAsync(stop) as long?;
    }
}
