using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CoachBot.Channels;

/// <summary>The streams under way on one channel, by the message each is to stand in for. What is shown is paced here; the model never waits for it.</summary>
/// <remarks>A stream is a message of its own beneath the one that came first. Finished, the first is withdrawn; in any trouble the stream is, and the first is updated as ever.</remarks>
internal sealed class MessageStreams(TimeProvider clock)
{
    /// <summary>What Teams allows, and well within what Slack does.</summary>
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(1);

    /// <summary>The whole text may also go out from another process, or not at all.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<(string Tenant, string External, string Message), Running> _running = new();

    /// <summary>Has a writing shown, and returns at once.</summary>
    /// <param name="begin">Makes the stream when there is none yet; null when there can be none.</param>
    public void Show(Writing writing, Func<MessageStream?> begin)
    {
        if (writing.Message is not { } message) return;
        var key = (writing.Tenant, writing.External, message);
        if (!_running.TryGetValue(key, out var running))
        {
            if (writing.Ended || begin() is not { } stream) return;
            running = _running[key] = new(stream, clock);
        }
        if (writing.Ended) _ = DropAsync(KeyValuePair.Create(key, running));
        else running.Show(writing.Text);
    }

    /// <summary>Puts a card into the stream that stands in for the message it replaces, and withdraws that message.</summary>
    /// <returns>The channel's id of what was streamed; null when there is no stream, or it broke off and is withdrawn: then the message must be updated.</returns>
    public async Task<string?> FinishAsync(Delivery delivery, CancellationToken stop)
    {
        if (delivery.Replaces is not { } replaced || !_running.TryRemove((delivery.Tenant, delivery.External, replaced), out var running)) return null;
        return await EndAsync().WaitAsync(stop);

        async Task<string?> EndAsync() // to its end even when the delivery is out of time: half of it would be twice the answer
        {
            await running.StopAsync();
            if (!stop.IsCancellationRequested && await running.Stream.FinishAsync(delivery.Card))
            {
                await running.Stream.WithdrawAsync(replaced);
                return running.Stream.Id;
            }
            await running.Stream.AbandonAsync();
            return null;
        }
    }

    private async Task DropAsync(KeyValuePair<(string, string, string), Running> ended)
    {
        await ended.Value.StopAsync();
        if (ended.Value.Stream.Id is not null) await Task.Delay(s_patience, clock);
        if (_running.TryRemove(ended)) await ended.Value.Stream.AbandonAsync();
    }

    private sealed class Running
    {
        private readonly TimeProvider _clock;
        private readonly Channel<string> _newest = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        private readonly Task _showing;
        private volatile bool _isOver;
        private long? _last;

        public Running(MessageStream stream, TimeProvider clock)
        {
            (Stream, _clock) = (stream, clock);
            _showing = ShowAsync();
        }

        public MessageStream Stream { get; }

        public void Show(string text) => _newest.Writer.TryWrite(text);

        /// <summary>Shows nothing more. Ends when no call is under way and the next may be made.</summary>
        public async Task StopAsync()
        {
            _isOver = true;
            _newest.Writer.TryComplete();
            await _showing;
            await TurnAsync();
        }

        private async Task ShowAsync()
        {
            while (await _newest.Reader.WaitToReadAsync())
            {
                await TurnAsync();
                if (!_newest.Reader.TryRead(out var text) || _isOver) continue;
                await Stream.ShowAsync(text);
                _last = _clock.GetTimestamp();
            }
        }

        private async Task TurnAsync()
        {
            if (_last is { } last && s_between - _clock.GetElapsedTime(last) is { Ticks: > 0 } wait) await Task.Delay(wait, _clock);
        }
    }
}
