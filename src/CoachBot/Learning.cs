using CoachBot.Coaching;
using CoachBot.Coaching.Safety;

namespace CoachBot;

/// <summary>Teaches the coach what people say while the host starts, so that no message waits for it, and gives back the memory the start took.</summary>
internal sealed class Learning(IServiceProvider services, IHostApplicationLifetime host) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = host.ApplicationStarted.Register(started.SetResult);
        await Task.WhenAll(Task.Run(SafetyGate.Learn, stoppingToken), Task.Run(services.GetRequiredService<Coach>, stoppingToken));
        await started.Task.WaitAsync(stoppingToken);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
