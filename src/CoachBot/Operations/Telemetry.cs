using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CoachBot.Operations;

/// <summary>Exports traces and metrics by OTLP while the app runs.</summary>
internal sealed class Telemetry(IConfiguration configuration) : IHostedService, IDisposable
{
    private const string Standard = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    /// <summary>Where to export to; null when nobody asked for it.</summary>
    public static string? Endpoint(IConfiguration configuration) =>
        new[] { configuration[$"{OperationsOptions.Section}:{nameof(OperationsOptions.OtlpEndpoint)}"], configuration[Standard] }.FirstOrDefault(e => !string.IsNullOrWhiteSpace(e));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("coachbot");
        _metrics = Sdk.CreateMeterProviderBuilder().ConfigureServices(Configure).SetResourceBuilder(resource)
            .AddMeter(Meters.Name, Language.LanguageMetrics.MeterName, "System.Runtime", "Microsoft.AspNetCore.Hosting").AddOtlpExporter().Build();
        _traces = Sdk.CreateTracerProviderBuilder().ConfigureServices(Configure).SetResourceBuilder(resource)
            .AddSource(Meters.Name).AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what has been gathered so far.</summary>
    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }

    /// <summary>The exporter reads its own settings, with ours under the standard name.</summary>
    private void Configure(IServiceCollection services) => services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
        .AddConfiguration(configuration).AddInMemoryCollection([new(Standard, Endpoint(configuration))]).Build());
}

internal static class TelemetrySetup
{
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (Telemetry.Endpoint(builder.Configuration) is not null) builder.Services.AddHostedService<Telemetry>();
    }
}
