using System.Collections.Concurrent;
using CoachBot.Coaching;
using CoachBot.Turns;

namespace CoachBot.Channels.Slack;

/// <summary>Asks Slack once for each person's time zone, after their turn, so that no acknowledgement waits for it.</summary>
internal sealed class SlackPeople(SlackClient client, SlackInstallations installations, SlackScreens screens, PersonRecall recall, TurnHandler turns)
{
    private const int MostKnown = 20_000;
    private readonly ConcurrentDictionary<(string Tenant, string User), string> _zones = new();

    public Turn WithZone(Turn turn) => _zones.TryGetValue((turn.Tenant, turn.External), out var zone) && zone.Length > 0 ? turn with { Zone = zone } : turn;

    /// <summary>Looks the person up unless that was done already.</summary>
    public void Meet(Turn turn)
    {
        var key = (turn.Tenant, turn.External);
        if (_zones.Count > MostKnown) _zones.Clear();
        if (_zones.TryAdd(key, "")) screens.Run(stop => LearnAsync(key, stop));
    }

    private async Task LearnAsync((string Tenant, string User) key, CancellationToken stop)
    {
        var token = await installations.TokenAsync(key.Tenant, stop);
        var answer = token is null ? null : await client.CallAsync("users.info", token, new() { ["user"] = key.User }, stop);
        if (answer is not { IsOk: true })
        {
            _zones.TryRemove(key, out _);
            return;
        }
        if (answer.Body.Text("user", "tz") is not { } zone) return;
        _zones[key] = zone;
        if (await recall.FindAsync(SlackChannel.ChannelName, key.Tenant, key.User, stop) is { Welcomed: true } memory && !memory.Schedule.ZoneChosen && memory.Schedule.Zone != zone)
            await turns.HandleAsync(new(SlackChannel.ChannelName, key.Tenant, key.User, $"zone:{key.User}:{zone}", new Said.Arrived()) { Zone = zone, FromPerson = false }, stop);
    }
}
