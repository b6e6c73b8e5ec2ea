using CoachBot.Storage;
using Quartz;

namespace CoachBot.Proactive;

/// <summary>Quartz's only part in the rhythm: it wakes the sweeper. Who is due when stands in our own table.</summary>
[DisallowConcurrentExecution]
internal sealed class WakeJob(Sweeper sweeper) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await sweeper.SweepAsync(cancellationToken);
        }
        catch (Exception error) when (Store.Cause(error) is not null || error is OperationCanceledException)
        {
            // The outage has been logged where it was noticed, and a stop needs no word; the next run takes up what is left.
        }
    }
}

/// <summary>Removes what is past its time, once a day.</summary>
[DisallowConcurrentExecution]
internal sealed class PurgeJob(Purge purge) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await purge.RunAsync(cancellationToken);
}
