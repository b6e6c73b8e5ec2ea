using Quartz;

namespace CoachBot.Proactive;

/// <summary>Quartz's only part in the rhythm: it wakes the sweeper. Who is due when stands in our own table.</summary>
[DisallowConcurrentExecution]
internal sealed class WakeJob(Sweeper sweeper) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sweeper.SweepAsync(cancellationToken);
}

/// <summary>Removes what is past its time, once a day.</summary>
[DisallowConcurrentExecution]
internal sealed class PurgeJob(Purge purge) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await purge.RunAsync(cancellationToken);
}
