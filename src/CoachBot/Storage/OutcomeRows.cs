using CoachBot.Coaching;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Storage;

/// <summary>A person's history, as turns read and change it.</summary>
internal static class OutcomeRows
{
    private const int MostShown = 15;

    /// <summary>The newest outcomes, the newest first, each with what became of it.</summary>
    public static async Task<IReadOnlyList<(Outcome Outcome, string? Kept)>> NewestAsync(CoachDb db, Person person, CancellationToken stop)
    {
        await using var newest = db.Command("""SELECT "Outcome", "Kept" FROM outcomes WHERE "PersonId" = @person ORDER BY "At" DESC LIMIT @most""", ("@person", person.Id), ("@most", MostShown));
        await using var reader = await newest.ExecuteReaderAsync(stop);
        List<(Outcome, string?)> kept = [];
        while (await reader.ReadAsync(stop)) kept.Add((CoachJson.Read<Outcome>(reader.GetString(0)), reader.Text(1)));
        return kept;
    }

    public static async Task KeepAsync(CoachDb db, Person person, Reply reply, DateTimeOffset now, CancellationToken stop)
    {
        if (reply.Forget is { } forget) await db.Command("""DELETE FROM outcomes WHERE "Id" = @id AND "PersonId" = @person""", ("@id", forget), ("@person", person.Id)).RunAsync(stop);
        if (reply.FollowedUp is { } followed)
            await db.Command("""UPDATE outcomes SET "Kept" = COALESCE(@kept, "Kept"), "Note" = COALESCE(@note, "Note") WHERE "Id" = @id AND "PersonId" = @person""",
                ("@kept", followed.Kept), ("@note", followed.Note), ("@id", followed.Outcome), ("@person", person.Id)).RunAsync(stop);
        if (reply.Keep is not { } keep) return;
        await db.Command(
            """
            INSERT INTO outcomes ("Id", "PersonId", "At", "Outcome", "Talk") VALUES (@id, @person, @at, @outcome, @talk)
            ON CONFLICT ("Id") DO UPDATE SET "At" = excluded."At", "Outcome" = excluded."Outcome", "Talk" = excluded."Talk", "Kept" = NULL, "Note" = NULL WHERE outcomes."PersonId" = excluded."PersonId"
            """,
            ("@id", keep.Talk.Id), ("@person", person.Id), ("@at", now.ToUnixTimeMilliseconds()), ("@outcome", CoachJson.Write(keep.Outcome)), ("@talk", CoachJson.Write(keep.Talk))).RunAsync(stop);
    }
}
