using System.Collections.Concurrent;
using CoachBot.Proactive;
using Microsoft.Extensions.Options;

namespace CoachBot.Channels.Slack;

/// <summary>Keeps to Slack's limits: no call before Retry-After, and one message a second in a channel.</summary>
internal sealed class SlackPace(TimeProvider clock, IOptions<ProactiveOptions> options)
{
    private const int MostRemembered = 20_000;

    /// <summary>A little more than the second Slack asks for: clocks differ.</summary>
    private const double Unhurried = 1.05;
    private static readonly TimeSpan s_margin = TimeSpan.FromMilliseconds(100);
    private readonly TimeSpan _betweenMessages = TimeSpan.FromSeconds(options.Value.Pace.TryGetValue(SlackChannel.ChannelName, out var pace) ? Unhurried / pace.ConversationPerSecond : Unhurried);
    private readonly ConcurrentDictionary<(string Tenant, string Of), DateTimeOffset> _notBefore = new();

    /// <summary>How long a method must still be left alone; null when it may be called.</summary>
    public TimeSpan? Held(string tenant, string method) => Left((tenant, method));

    public void Hold(string tenant, string method, TimeSpan wait) => Set((tenant, method), wait + s_margin);

    /// <summary>How long until the next message to a channel may go out; null when it may now.</summary>
    public TimeSpan? UntilNextMessage(string tenant, string channel) => Left((tenant, channel));

    /// <summary>A message went out, or may have.</summary>
    public void Posted(string tenant, string channel) => Set((tenant, channel), _betweenMessages);

    private TimeSpan? Left((string, string) key) =>
        _notBefore.TryGetValue(key, out var until) && until - clock.GetUtcNow() is { Ticks: > 0 } left ? left : null;

    private void Set((string, string) key, TimeSpan wait)
    {
        var now = clock.GetUtcNow();
        if (_notBefore.Count > MostRemembered)
            foreach (var (old, until) in _notBefore)
                if (until < now)
                    _notBefore.TryRemove(old, out _);
        _notBefore.AddOrUpdate(key, now + wait, (_, until) => until > now + wait ? until : now + wait);
    }
}
