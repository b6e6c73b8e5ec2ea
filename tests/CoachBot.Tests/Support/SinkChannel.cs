using System.Collections.Concurrent;
using CoachBot.Channels;

namespace CoachBot.Tests.Support;

/// <summary>A channel that notes what it is given and answers as the test says.</summary>
internal sealed class SinkChannel(Func<Delivery, Sent>? answer = null) : IChannel
{
    public string Name { get; init; } = "sink";

    public bool NoticesCopies { get; init; }

    /// <summary>Every try, in order.</summary>
    public ConcurrentQueue<Delivery> Tries { get; } = [];

    /// <summary>What was accepted, in order.</summary>
    public ConcurrentQueue<Delivery> Taken { get; } = [];

    public Task<Sent> SendAsync(Delivery delivery, CancellationToken stop)
    {
        Tries.Enqueue(delivery);
        var sent = answer?.Invoke(delivery) ?? new Sent.Done();
        if (sent is Sent.Done) Taken.Enqueue(delivery);
        return Task.FromResult(sent);
    }
}
