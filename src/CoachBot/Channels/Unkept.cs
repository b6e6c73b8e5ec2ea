namespace CoachBot.Channels;

/// <summary>Sends what must not be stored and so cannot wait in the outbox: the answer to "delete my data", an offer to somebody nobody knows yet.</summary>
/// <remarks>Tried again for two minutes while this process lives. Only a process that dies just then loses it.</remarks>
internal sealed partial class Unkept(IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Unkept> log)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2), s_firstWait = TimeSpan.FromSeconds(1), s_longestWait = TimeSpan.FromSeconds(5);

    /// <summary>Returns at once.</summary>
    /// <param name="noticesCopies">As <see cref="IChannel.NoticesCopies"/> says; otherwise the waits double to the end.</param>
    /// <param name="tryOnce">Sends; it is told whether an earlier try may have arrived.</param>
    public void Send(bool noticesCopies, Func<bool, CancellationToken, Task<Sent>> tryOnce) => _ = Task.Run(async () =>
    {
        try
        {
            await SendAsync(noticesCopies, tryOnce, lifetime.ApplicationStopping);
        }
        catch (Exception error)
        {
            NotSent(log, error.GetType().Name);
        }
    });

    private async Task SendAsync(bool noticesCopies, Func<bool, CancellationToken, Task<Sent>> tryOnce, CancellationToken stop)
    {
        var (began, inDoubt) = (clock.GetTimestamp(), false);
        for (var wait = s_firstWait; await tryOnce(inDoubt, stop) is Sent.Later later; wait = noticesCopies && wait * 2 > s_longestWait ? s_longestWait : wait * 2)
        {
            inDoubt |= later.InDoubt;
            var pause = later.After > wait ? later.After.Value : wait;
            if (clock.GetElapsedTime(began) + pause > s_longest)
            {
                NotSent(log, later.Reason);
                return;
            }
            await Task.Delay(pause, clock, stop);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Something that is not stored could not be sent ({Reason}).")]
    private static partial void NotSent(ILogger log, string reason);
}
