using System.Collections.Concurrent;
using CoachBot.Channels;
using CoachBot.Operations;
using CoachBot.Storage;
using CoachBot.Turns;

namespace CoachBot.Proactive;

/// <summary>Delivers what is owed, in order for each person: at once for answers just written, from the table for everything else.</summary>
/// <remarks>At most <see cref="MostAtOnce"/> cards are on their way or not yet written down as delivered: a crash sends no more than those twice.</remarks>
internal sealed partial class OutboxSender(OutboxTable table, OutboxMarks marks, OutboxDelivery delivery, PeopleAtHand people, Pace pace, TimeProvider clock, ILogger<OutboxSender> log) : BackgroundService
{
    private const int MostAtOnce = 64, MostTaken = 256;
    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(2), s_routesKept = TimeSpan.FromSeconds(1), s_breath = TimeSpan.FromMilliseconds(5), s_drain = TimeSpan.FromSeconds(7);
    private readonly PersonOrder _lanes = new();
    private readonly SemaphoreSlim _room = new(MostAtOnce, MostAtOnce);
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly ConcurrentDictionary<long, byte> _here = [];
    private readonly ConcurrentDictionary<long, byte> _behind = [];
    private int _underWay;

    /// <summary>Delivers rows this process wrote and holds. Returns at once.</summary>
    public void Send(IReadOnlyList<FreshRow> rows)
    {
        for (var i = 0; i < rows.Count; i++) Start(new(rows[i].Row, clock.GetUtcNow(), rows[i], First: i == 0), CancellationToken.None);
    }

    /// <summary>Whether all of these rows are under way here, so that a further one for the same person will not overtake them.</summary>
    public bool Holds(IReadOnlyList<long> rows) => rows.All(_here.ContainsKey);

    /// <summary>Waits until nothing handed to <see cref="Send"/> is under way any more.</summary>
    public async Task SettledAsync()
    {
        while (Volatile.Read(ref _underWay) > 0) await Task.Delay(TimeSpan.FromMilliseconds(1), clock, CancellationToken.None);
    }

    /// <summary>Looks into the table now instead of at the next poll.</summary>
    public void Look()
    {
        if (_wake.CurrentCount > 0) return;
        try { _wake.Release(); }
        catch (SemaphoreFullException) { } // somebody else has just rung
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var marking = marks.RunAsync();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookOnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error)
            {
                if (Store.Cause(error) is null) CannotRead(log, error.GetType().Name); // an outage of the database is logged once, where it is noticed
                await Task.Delay(s_poll, clock, stoppingToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
        var until = clock.GetTimestamp();
        while (Volatile.Read(ref _underWay) > 0 && clock.GetElapsedTime(until) < s_drain) await Task.Delay(s_breath, clock, CancellationToken.None);
        marks.Complete();
        await marking.WaitAsync(s_drain / 4, clock, CancellationToken.None).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Takes what is due from every tenant in turn until nothing more can go at once, then waits.</summary>
    private async Task LookOnceAsync(CancellationToken stop)
    {
        var routes = (await table.DueAsync(stop)).Where(r => delivery.Knows(r.Channel)).ToList();
        var found = clock.GetTimestamp();
        DateTimeOffset? next = null;
        while (routes.Count > 0 && clock.GetElapsedTime(found) < s_routesKept)
        {
            next = null;
            foreach (var route in routes.ToList())
            {
                await WaitForRoomAsync(stop);
                var claimed = await table.ClaimAsync(route, MostAtOnce, stop);
                foreach (var (row, notBefore) in claimed.Rows) Start(new(row, notBefore, null, First: false), stop);
                if (claimed.Rows.Count < MostAtOnce) routes.Remove(route);
                if (claimed.Next is { } at && !(at > next)) next = at;
            }
        }
        if (routes.Count > 0) return;
        var wait = next is { } soon ? soon - clock.GetUtcNow() : s_poll;
        if (wait > TimeSpan.Zero) await _wake.WaitAsync(wait < s_poll ? wait : s_poll, stop);
    }

    private async Task WaitForRoomAsync(CancellationToken stop)
    {
        while (Volatile.Read(ref _underWay) > MostTaken - MostAtOnce) await Task.Delay(s_breath, clock, stop);
    }

    private void Start(Held held, CancellationToken stop)
    {
        Interlocked.Increment(ref _underWay);
        _here[held.Row.Id] = 0;
        _ = _lanes.RunAsync($"{held.Row.PersonId}", async () => // joins the lane here and now: the order of calls is the order of cards
        {
            await Task.Yield();
            Task? written = null;
            try
            {
                written = await DeliverAsync(held, stop);
            }
            catch (Exception error)
            {
                if (Store.Cause(error) is null) DeliveryFailed(log, held.Row.Channel, held.Row.Kind, error.GetType().Name); // its lease runs out and it is tried again
            }
            if (written is null) people.LetGo(held.Row.PersonId);
            _ = EndAsync(held.Row, written);
            return 0;
        });
    }

    /// <returns>Ends when the delivery is written down; null when there was none.</returns>
    private async Task<Task?> DeliverAsync(Held held, CancellationToken stop)
    {
        await ComeAsync(held, stop);
        await _room.WaitAsync(CancellationToken.None);
        Task? written = null;
        try
        {
            if (await GiveBackAsync(held, stop)) return null;
            var sent = await delivery.SendAsync(held.Row, held.Fresh);
            if (sent is Sent.Later) _behind[held.Row.PersonId] = 0;
            else if (_behind.TryRemove(held.Row.PersonId, out _)) Look();
            if (sent is Sent.Done done) written = marks.DeliveredAsync(held.Row, done.Address);
        }
        finally
        {
            if (written is null) _room.Release();
        }
        return written;
    }

    private async Task EndAsync(OutboxMessage row, Task? written)
    {
        if (written is not null)
        {
            await written;
            _room.Release();
        }
        _here.TryRemove(row.Id, out _);
        Interlocked.Decrement(ref _underWay);
    }

    /// <summary>Waits for the row's moment.</summary>
    private async Task ComeAsync(Held held, CancellationToken stop)
    {
        var route = new Route(held.Row.Channel, held.Row.Tenant);
        if (held.Fresh is not null) pace.Answered(route);
        var now = clock.GetUtcNow();
        var until = pace.Take(held.Row, held.First) is var wait && now + wait > held.NotBefore ? now + wait : held.NotBefore;
        await UntilAsync(until, stop);
        if (held.Fresh is null) await UntilAsync(pace.Space(route, until), stop);
    }

    /// <summary>Puts a row back into the table when it must not go, or no longer from here. Asked last of all: any wait before the try costs some of the lease.</summary>
    private async Task<bool> GiveBackAsync(Held held, CancellationToken stop)
    {
        var row = held.Row;
        var route = new Route(row.Channel, row.Tenant);
        var overtakes = held.Fresh is not null && _behind.ContainsKey(row.PersonId);
        var heldUntil = pace.HeldUntil(route);
        if (!overtakes && heldUntil is null && !delivery.LeaseEnds(row) && !stop.IsCancellationRequested) return false;
        _behind[row.PersonId] = 0;
        if (heldUntil is not null) Meters.Throttled(row.Channel);
        await table.ReleaseAsync(row, heldUntil);
        if (overtakes) Look();
        return true;
    }

    private async Task UntilAsync(DateTimeOffset at, CancellationToken stop)
    {
        var wait = at - clock.GetUtcNow();
        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <param name="Fresh">Set when this process wrote the row a moment ago; null when it was taken from the table.</param>
    /// <param name="First">The first card of an answer.</param>
    private sealed record Held(OutboxMessage Row, DateTimeOffset NotBefore, FreshRow? Fresh, bool First);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox cannot be read ({Error}); trying again.")]
    private static partial void CannotRead(ILogger log, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of a {Kind} on {Channel} cannot be told ({Error}); its lease will run out and it is tried again.")]
    private static partial void DeliveryFailed(ILogger log, string channel, string kind, string error);
}
