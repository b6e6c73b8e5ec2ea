using CoachBot.Storage;

namespace CoachBot.Operations;

/// <summary>Brings the database up to date as soon as it can be written, when it could not be at the start.</summary>
internal sealed class LatePreparation(Store store, DatabaseState state, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);
    private bool _needed;

    public void Needed(Exception why)
    {
        _needed = true;
        state.Fails(why);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_needed)
        {
            await Task.Delay(s_pause, clock, stoppingToken);
            try
            {
                await store.PrepareAsync(stoppingToken);
                _needed = false;
                state.Works();
            }
            catch (Exception error) when (Store.Cause(error) is { } cause)
            {
                state.Fails(cause);
            }
        }
    }
}
