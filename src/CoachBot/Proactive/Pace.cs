using CoachBot.Storage;
using Microsoft.Extensions.Options;

namespace CoachBot.Proactive;

/// <summary>A channel's tenant or workspace: what limits are counted by.</summary>
internal readonly record struct Route(string Channel, string Tenant);

/// <summary>How fast this process may send: the share of a tenant's rate that answers used up, a wait between cards of one conversation, and tenants that asked to be left alone.</summary>
/// <remarks>The tenant's rate itself is counted in the database, for all replicas: see <see cref="OutboxTable.ClaimAsync"/>.</remarks>
internal sealed class Pace(IOptions<ProactiveOptions> options, TimeProvider clock)
{
    private const int MostConversations = 10_000, RefusalsForTenant = 3;
    private static readonly TimeSpan s_mostDebt = TimeSpan.FromSeconds(5), s_refusalsTogether = TimeSpan.FromSeconds(10), s_guessedHold = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Channel, string Conversation), DateTimeOffset> _conversations = [];
    private readonly Dictionary<Route, DateTimeOffset> _held = [];
    private readonly Dictionary<Route, DateTimeOffset> _spaced = [];
    private readonly Dictionary<Route, int> _answers = [];
    private readonly Dictionary<Route, List<(long Person, DateTimeOffset At)>> _refusals = [];

    /// <summary>The time one message takes of a tenant's rate; null when it is not limited.</summary>
    public TimeSpan? Interval(string channel) => options.Value.Pace.TryGetValue(channel, out var pace) ? TimeSpan.FromSeconds(1 / pace.TenantPerSecond) : null;

    /// <summary>Takes the conversation's next free moment and returns the wait until then.</summary>
    /// <param name="answer">The first card of an answer goes at once, yet counts.</param>
    public TimeSpan Take(OutboxMessage row, bool answer)
    {
        if (!options.Value.Pace.TryGetValue(row.Channel, out var pace)) return TimeSpan.Zero;
        var now = clock.GetUtcNow();
        var key = (row.Channel, row.Address ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.PersonId}"));
        lock (_lock)
        {
            if (_conversations.Count >= MostConversations) Forget(now);
            var free = _conversations.GetValueOrDefault(key);
            var at = answer || free < now ? now : free;
            var next = (free > at ? free : at) + TimeSpan.FromSeconds(1 / pace.ConversationPerSecond);
            _conversations[key] = next < now + s_mostDebt ? next : now + s_mostDebt;
            return at - now;
        }
    }

    /// <summary>Takes the tenant's next moment in this process, so that a stall does not end in a burst.</summary>
    /// <param name="notBefore">When the row may go at the earliest.</param>
    public DateTimeOffset Space(Route route, DateTimeOffset notBefore)
    {
        if (Interval(route.Channel) is not { } interval) return notBefore;
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            var at = _spaced.GetValueOrDefault(route) is var free && free > notBefore ? free : notBefore;
            _spaced[route] = (at > now ? at : now) + interval;
            return at;
        }
    }

    /// <summary>Counts a card that goes out without having been claimed.</summary>
    public void Answered(Route route)
    {
        lock (_lock) _answers[route] = _answers.GetValueOrDefault(route) + 1;
    }

    /// <summary>The cards counted since the last call.</summary>
    public int TakeAnswered(Route route)
    {
        lock (_lock) return _answers.Remove(route, out var count) ? count : 0;
    }

    /// <summary>Until when nothing may be sent to this tenant; null when it may.</summary>
    public DateTimeOffset? HeldUntil(Route route)
    {
        lock (_lock) return _held.TryGetValue(route, out var until) && until > clock.GetUtcNow() ? until : null;
    }

    public void Hold(Route route, DateTimeOffset until)
    {
        lock (_lock)
            if (!_held.TryGetValue(route, out var known) || known < until) _held[route] = until;
    }

    /// <summary>Notes that a conversation was asked to wait.</summary>
    /// <returns>Until when the whole tenant must wait; null when only the conversation does. Several refused at once mean the tenant, even where the channel does not say so.</returns>
    public DateTimeOffset? Refused(Route route, long person, TimeSpan after, bool wholeTenant)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (!_refusals.TryGetValue(route, out var refusals)) _refusals[route] = refusals = [];
            refusals.RemoveAll(r => now - r.At > s_refusalsTogether || r.Person == person);
            refusals.Add((person, now));
            var all = refusals.Count >= RefusalsForTenant;
            if (all) refusals.Clear();
            return wholeTenant ? now + after : all ? now + (after < s_guessedHold ? after : s_guessedHold) : null;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var old in _conversations.Where(c => c.Value < now).Select(c => c.Key).ToList()) _conversations.Remove(old);
    }
}
