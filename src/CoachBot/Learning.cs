using CoachBot.Coaching;
using CoachBot.Coaching.Drafts;
using CoachBot.Coaching.Safety;

namespace CoachBot;

/// <summary>Teaches the coach what people say while the host starts, so that no message waits for it, and gives back the memory that took.</summary>
internal sealed class Learning(IServiceProvider services) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(Task.Run(SafetyGate.Learn, stoppingToken), Task.Run(services.GetRequiredService<Coach>, stoppingToken));
        await Task.Run(DraftCheck.Learn, stoppingToken); // nobody's first message is a draft
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
