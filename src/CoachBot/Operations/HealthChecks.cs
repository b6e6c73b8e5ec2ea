using System.Data.Common;
using System.Text.Json;
using CoachBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CoachBot.Operations;

/// <summary>Whether the database answers and can be written.</summary>
internal sealed class DatabaseCheck(Store store, DatabaseState state) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (state.Trouble is null) await store.AnswersAsync(cancellationToken);
            else await store.ProbeAsync(cancellationToken);
        }
        catch (Exception error) when (Store.Cause(error) is not null)
        {
            return HealthCheckResult.Unhealthy(state.Trouble ?? "the database does not answer");
        }
        return HealthCheckResult.Healthy();
    }
}

/// <summary>How far behind CoachBot is. Late cards do not make a replica unfit: it may be the channel that refuses.</summary>
internal sealed class OverdueCheck(Store store, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan s_late = TimeSpan.FromMinutes(10);
    private const string Oldest = """
        SELECT (SELECT MIN("DueAt") FROM outbox WHERE "State" = 0 AND "DueAt" <= @now), (SELECT MIN("DueAt") FROM people WHERE "DueAt" <= @now)
        """;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var now = clock.GetUtcNow();
            await using var db = await store.OpenAsync(cancellationToken);
            await using var command = db.Command(Oldest, ("@now", now.ToUnixTimeMilliseconds()));
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            var (card, person) = (Age(reader.Number(0)), Age(reader.Number(1)));
            var data = new Dictionary<string, object> { ["oldestCardSeconds"] = card, ["oldestPersonSeconds"] = person };
            return Math.Max(card, person) > s_late.TotalSeconds ? HealthCheckResult.Degraded("late", data: data) : HealthCheckResult.Healthy(data: data);

            long Age(long? due) => due is { } at ? (now.ToUnixTimeMilliseconds() - at) / 1000 : 0;
        }
        catch (Exception error) when (Store.Cause(error) is not null)
        {
            return HealthCheckResult.Unhealthy("unknown: the database does not answer");
        }
    }
}

/// <summary>The answer of /health/ready: what works, as JSON for machines.</summary>
internal static class HealthReport
{
    public static async Task WriteAsync(HttpContext context, Microsoft.Extensions.Diagnostics.HealthChecks.HealthReport report)
    {
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", Word(report.Status));
        foreach (var (name, entry) in report.Entries)
        {
            json.WriteStartObject(name);
            json.WriteString("status", Word(entry.Status));
            if (entry.Description is { } description) json.WriteString("reason", description);
            foreach (var (key, value) in entry.Data) json.WriteNumber(key, (long)value);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        await json.FlushAsync();
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ready",
        HealthStatus.Degraded => "late",
        _ => "not ready",
    };
}
