using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace CoachBot.Tests.Support;

/// <summary>Lets the app's own scheduler run one of its jobs now.</summary>
internal static class Jobs
{
    /// <param name="trigger">The name of the trigger that usually fires it: wake or purge.</param>
    /// <returns>When the trigger would fire by itself.</returns>
    public static async Task<DateTimeOffset?> RunAsync(IServiceProvider services, string trigger)
    {
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        var usual = await scheduler.GetTrigger(new TriggerKey(trigger)) ?? throw new InvalidOperationException($"No trigger is named {trigger}.");
        var ended = new Ended();
        scheduler.ListenerManager.AddJobListener(ended);
        await scheduler.TriggerJob(usual.JobKey);
        var error = await ended.Of(usual.JobKey);
        scheduler.ListenerManager.RemoveJobListener(ended.Name);
        Assert.Null(error);
        return usual.NextFireTimeUtc;
    }

    private sealed class Ended : IJobListener
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<JobKey, TaskCompletionSource<JobExecutionException?>> _ended = new();

        public string Name => nameof(Ended);

        public Task<JobExecutionException?> Of(JobKey job) => Source(job).Task.WaitAsync(TimeSpan.FromSeconds(20));

        public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
        {
            Source(context.JobDetail.Key).TrySetResult(jobException);
            return ValueTask.CompletedTask;
        }

        private TaskCompletionSource<JobExecutionException?> Source(JobKey job) => _ended.GetOrAdd(job, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
