using CoachBot.Proactive;
using CoachBot.Storage;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Data.Sqlite;

namespace CoachBot.Operations;

internal static class OperationsSetup
{
    public static void AddOperations(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<OperationsOptions>().BindConfiguration(OperationsOptions.Section);
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database").AddCheck<SchedulerCheck>("scheduler").AddCheck<OverdueCheck>("overdue");
        builder.Services.AddSingleton<LatePreparation>();
        builder.Services.AddHostedService(s => s.GetRequiredService<LatePreparation>());
        builder.AddTelemetry();
    }

    public static void MapOperations(this WebApplication app)
    {
        app.Use(RefuseWithoutDatabaseAsync);
        app.MapGet("/health/live", () => "alive");
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthReport.WriteAsync });
    }

    /// <summary>Brings the database up to date.</summary>
    /// <returns>Why it cannot be used, in one sentence; null when it can.</returns>
    public static async Task<string?> PrepareAsync(this WebApplication app)
    {
        try
        {
            return await PrepareOrThrowAsync(app);
        }
        catch (Exception error) when (IsUnusable(error))
        {
            return Unusable(error);
        }
    }

    /// <summary>The same for a server, which also starts on a file that cannot be written at present: it refuses messages and says why, instead of starting over and over.</summary>
    public static async Task<string?> PrepareToServeAsync(this WebApplication app)
    {
        try
        {
            return await PrepareOrThrowAsync(app);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is DatabaseState.ReadOnly or DatabaseState.Full or DatabaseState.InputOutput)
        {
            app.Services.GetRequiredService<LatePreparation>().Needed(error);
            return null;
        }
        catch (Exception error) when (IsUnusable(error))
        {
            return Unusable(error);
        }
    }

    private static bool IsUnusable(Exception error) => Store.Cause(error) is not null || error is ArgumentException or IOException or UnauthorizedAccessException or TimeoutException;

    private static string Unusable(Exception error) => $"the database named by Storage:ConnectionString cannot be used ({(Store.Cause(error) ?? error).Message.TrimEnd('.')}).";

    private static async Task<string?> PrepareOrThrowAsync(WebApplication app)
    {
        var store = app.Services.GetRequiredService<Store>();
        if (await store.DamageAsync(CancellationToken.None) is { } damage)
            return $"the database file named by Storage:ConnectionString is damaged ({damage}). Put a backup in its place.";
        await store.PrepareAsync(CancellationToken.None);
        return null;
    }

    /// <summary>While the database is away, requests are refused in a way that makes the channel send them again.</summary>
    private static async Task RefuseWithoutDatabaseAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (Store.Cause(error) is not null && !context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "5";
        }
    }
}

/// <summary>What an operator can watch. Section <c>Operations</c>.</summary>
internal sealed record OperationsOptions
{
    public const string Section = "Operations";

    /// <summary>Where traces and metrics go by OTLP; <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> does the same. Without either nothing is exported.</summary>
    public string? OtlpEndpoint { get; init; }

    public string? Problem() => OtlpEndpoint is null || Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? null
        : $"Operations:OtlpEndpoint is “{OtlpEndpoint}”; it must be an http or https address.";
}
