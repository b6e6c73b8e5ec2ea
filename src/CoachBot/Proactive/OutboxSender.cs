using CoachBot.Channels;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Storage;
using CoachBot.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoachBot.Proactive;

/// <summary>Delivers what is owed, in order for each person: at once for answers just written, from the table for everything else.</summary>
internal sealed partial class OutboxSender(Store store, OutboxTable table, IEnumerable<IChannel> channels, TimeProvider clock, ILogger<OutboxSender> log) : BackgroundService
{
    private const int MostAtOnce = 64;
    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(2), s_leaseLeft = TimeSpan.FromSeconds(15), s_drain = TimeSpan.FromSeconds(8);
    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(c => c.Name);
    private readonly PersonOrder _lanes = new();
    private readonly SemaphoreSlim _room = new(MostAtOnce, MostAtOnce);
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly HashSet<long> _behind = [];
    private int _underWay;

    /// <summary>Delivers rows this process wrote and holds. Returns at once.</summary>
    public void Send(IReadOnlyList<OutboxMessage> rows)
    {
        foreach (var row in rows) Start(row, CancellationToken.None);
    }

    /// <summary>Waits until nothing handed to <see cref="Send"/> is under way any more.</summary>
    public async Task SettledAsync()
    {
        while (Volatile.Read(ref _underWay) > 0) await Task.Delay(TimeSpan.FromMilliseconds(1), clock, CancellationToken.None);
    }

    /// <summary>Looks into the table now instead of at the next poll.</summary>
    public void Look()
    {
        if (_wake.CurrentCount == 0)
        {
            try { _wake.Release(); }
            catch (SemaphoreFullException) { } // somebody else has just rung
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var flushing = table.FlushAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var claimed = await table.ClaimAsync(MostAtOnce, stoppingToken);
                foreach (var row in claimed) Start(row, stoppingToken);
                if (claimed.Count > 0)
                {
                    while (Volatile.Read(ref _underWay) > MostAtOnce / 2) await Task.Delay(TimeSpan.FromMilliseconds(5), clock, stoppingToken);
                    continue;
                }
                await _wake.WaitAsync(s_poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
            {
                CannotRead(log, error.GetType().Name);
                await Task.Delay(s_poll, clock, CancellationToken.None);
            }
        }
        var until = clock.GetUtcNow() + s_drain;
        while (Volatile.Read(ref _underWay) > 0 && clock.GetUtcNow() < until) await Task.Delay(TimeSpan.FromMilliseconds(20), clock, CancellationToken.None);
        await flushing;
    }

    private void Start(OutboxMessage row, CancellationToken stop)
    {
        Interlocked.Increment(ref _underWay);
        _ = _lanes.RunAsync($"{row.PersonId}", async () => // joins the lane here and now, so that rows keep their order
        {
            await Task.Yield();
            await _room.WaitAsync(CancellationToken.None);
            try
            {
                if (!stop.IsCancellationRequested) await DeliverAsync(row, stop);
                return 0;
            }
            catch (Exception error)
            {
                DeliveryFailed(log, row.Channel, row.Kind, error.GetType().Name);
                return 0;
            }
            finally
            {
                _room.Release();
                Interlocked.Decrement(ref _underWay);
            }
        });
    }

    private async Task DeliverAsync(OutboxMessage row, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (DateTimeOffset.FromUnixTimeMilliseconds(row.LeaseUntil) - now < s_leaseLeft) return;
        var isBehind = IsBehind(row.PersonId);
        if (isBehind && row.Attempts == 0 && row.Kind == "reply")
        {
            await table.ReleaseAsync(row, stop);
            return;
        }
        Person? person;
        await using (var db = await store.OpenAsync(stop)) person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == row.PersonId, stop);
        if (person is null) return;
        if (!_channels.TryGetValue(row.Channel, out var channel))
        {
            await table.GiveUpAsync(row, "the channel is switched off", unreachable: false, stop);
            return;
        }
        var card = CoachJson.Read<Card>(row.Card);
        var sent = await channel.SendAsync(new(person.Id, row.Tenant, person.External, row.Address ?? person.Address, row.Key, card, row.Replaces, row.Attempts + 1), stop);
        switch (sent)
        {
            case Sent.Done done:
                SetBehind(row.PersonId, false);
                table.Done(row, done.Address);
                if (isBehind) Look();
                break;
            case Sent.Later later:
                SetBehind(row.PersonId, true);
                SentLater(log, row.Channel, row.Kind, row.Attempts + 1, later.Reason);
                await table.PostponeAsync(row, later, stop);
                break;
            case Sent.GivenUp given:
                SetBehind(row.PersonId, false);
                GaveUp(log, row.Channel, row.Kind, given.Reason);
                await table.GiveUpAsync(row, given.Reason, given.Unreachable, stop);
                break;
        }
    }

    private bool IsBehind(long person)
    {
        lock (_behind) return _behind.Contains(person);
    }

    private void SetBehind(long person, bool behind)
    {
        lock (_behind)
        {
            if (behind) _behind.Add(person);
            else _behind.Remove(person);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox cannot be read ({Error}); trying again.")]
    private static partial void CannotRead(ILogger log, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivering a {Kind} on {Channel} failed ({Error}); its lease will run out and it is tried again.")]
    private static partial void DeliveryFailed(ILogger log, string channel, string kind, string error);

    [LoggerMessage(Level = LogLevel.Information, Message = "A {Kind} on {Channel} is late after {Attempts} tries: {Reason}")]
    private static partial void SentLater(ILogger log, string channel, string kind, int attempts, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A {Kind} on {Channel} was given up: {Reason}")]
    private static partial void GaveUp(ILogger log, string channel, string kind, string reason);
}
