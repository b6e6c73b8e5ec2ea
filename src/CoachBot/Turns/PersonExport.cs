using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoachBot.Turns;

/// <summary>Everything held about one person, as JSON they can read.</summary>
internal static class PersonExport
{
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<string> WriteAsync(CoachDb db, Person person, CancellationToken stop)
    {
        var outcomes = await db.Outcomes.AsNoTracking().Where(o => o.PersonId == person.Id).OrderBy(o => o.At).ToListAsync(stop);
        var waiting = await db.Outbox.AsNoTracking().Where(o => o.PersonId == person.Id && o.State == OutboxMessage.Waiting).ToListAsync(stop);
        var transcript = await db.WebEntries.AsNoTracking().Where(w => w.PersonId == person.Id).OrderBy(w => w.Id).ToListAsync(stop);
        return new JsonObject
        {
            ["channel"] = person.Channel,
            ["tenant"] = person.Tenant,
            ["person"] = person.External,
            ["since"] = Time(person.CreatedAt),
            ["lastSeen"] = Time(person.SeenAt),
            ["address"] = person.Address,
            ["pushesStoppedBecause"] = person.Unreachable,
            ["memory"] = JsonNode.Parse(person.Memory),
            ["talks"] = new JsonArray([.. outcomes.Select(o => new JsonObject
            {
                ["at"] = Time(o.At),
                ["outcome"] = JsonNode.Parse(o.Outcome),
                ["answers"] = JsonNode.Parse(o.Talk),
                ["followUp"] = o.Kept,
                ["note"] = o.Note,
            })]),
            ["onItsWay"] = new JsonArray([.. waiting.Select(o => JsonNode.Parse(o.Card))]),
            ["transcript"] = new JsonArray([.. transcript.Select(w => new JsonObject { ["at"] = Time(w.At), ["card"] = JsonNode.Parse(w.Card) })]),
        }.ToJsonString(s_readable);
    }

    private static string Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("u", System.Globalization.CultureInfo.InvariantCulture);
}
