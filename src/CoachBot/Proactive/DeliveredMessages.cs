using System.Collections.Concurrent;

namespace CoachBot.Proactive;

/// <summary>Tells those who wait for it which message of the channel a delivery became. In memory: who waits does so in this process.</summary>
internal sealed class DeliveredMessages(TimeProvider clock)
{
    /// <summary>Another process may deliver it, and then nothing is ever noted here.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string?>> _awaited = new();

    /// <summary>Ends with the channel's id of the message; null when it was given up, cannot be replaced or did not go out from here in time.</summary>
    public Task<string?> Watch(string key)
    {
        var waiting = _awaited.GetOrAdd(key, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        _ = ForgetAsync(key, waiting);
        return waiting;
    }

    public void Note(string key, string? message)
    {
        if (_awaited.TryRemove(key, out var waiting)) waiting.SetResult(message);
    }

    private async Task ForgetAsync(string key, Task waiting)
    {
        await waiting.WaitAsync(s_longest, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Note(key, null);
    }
}
