using System.Data.Common;
using CoachBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CoachBot.Operations;

internal static class OperationsSetup
{
    public static void AddOperations(this IHostApplicationBuilder builder) =>
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database");

    public static void MapOperations(this WebApplication app)
    {
        app.MapGet("/health/live", () => "alive");
        app.MapHealthChecks("/health/ready");
    }

    /// <summary>Brings the database up to date.</summary>
    /// <returns>Why it cannot be used, in one sentence; null when it can.</returns>
    public static async Task<string?> PrepareAsync(this WebApplication app)
    {
        try
        {
            await app.Services.GetRequiredService<Store>().PrepareAsync(CancellationToken.None);
            return null;
        }
        catch (Exception error) when (error is DbException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            return $"the database named by Storage:ConnectionString cannot be used ({error.Message.TrimEnd('.')}).";
        }
    }
}

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseCheck(Store store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await store.OpenAsync(cancellationToken);
            return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("the database does not answer");
        }
        catch (DbException error)
        {
            return HealthCheckResult.Unhealthy(error.GetType().Name);
        }
    }
}
