using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;

namespace CoachBot.Proactive;

/// <summary>Whether the scheduler that wakes the sweeper runs.</summary>
internal sealed class SchedulerCheck(IServiceProvider services) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (services.GetService<ISchedulerFactory>() is not { } factory) return HealthCheckResult.Unhealthy("none in this process");
        var scheduler = await factory.GetScheduler(cancellationToken);
        return scheduler.Status == SchedulerStatus.Running ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(scheduler.Status.ToString());
    }
}
