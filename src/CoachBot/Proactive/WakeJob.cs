using CoachBot.Storage;
using Quartz;

namespace CoachBot.Proactive;

/// <summary>Quartz's only part in the rhythm: it wakes the sweeper. Who is due when stands in our own table.</summary>
[DisallowConcurrentExecution]
internal sealed class WakeJob(Sweeper sweeper) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        Quietly.RunAsync(() => sweeper.SweepAsync(cancellationToken));
}

/// <summary>Removes what is past its time, once a day.</summary>
[DisallowConcurrentExecution]
internal sealed class PurgeJob(Purge purge) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        Quietly.RunAsync(() => purge.RunAsync(cancellationToken));
}

internal static class Quietly
{
    /// <summary>An outage of the database has been logged where it was noticed, and a stop needs no word; the next run takes up what is left.</summary>
    public static async ValueTask RunAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception error) when (Store.Cause(error) is not null || error is OperationCanceledException)
        {
            // said where it was noticed
        }
    }
}
