using System.Diagnostics;
using CoachBot.Channels;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Operations;
using CoachBot.Storage;

namespace CoachBot.Proactive;

/// <summary>A row with what its writer knows besides, so that an answer is not read back from where it has just been written.</summary>
internal sealed record FreshRow(OutboxMessage Row, Card Card, string External, string? Address);

/// <summary>One try to deliver one row, and what the row becomes when it did not arrive.</summary>
internal sealed partial class OutboxDelivery(Store store, OutboxTable table, IEnumerable<IChannel> channels, DeliveredMessages delivered, Lease lease, TimeProvider clock, ILogger<OutboxDelivery> log)
{
    /// <summary>A card that no channel code can handle is tried so often: another version may be about to take over.</summary>
    private const int MostFaults = 8;
    private const string FindPerson = """SELECT "External", "Address" FROM people WHERE "Id" = @person""";
    private static readonly TimeSpan s_weeklyStale = TimeSpan.FromDays(6);
    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(c => c.Name);

    public bool Knows(string channel) => _channels.ContainsKey(channel);

    /// <summary>Too little is left of the lease for a whole try: another process may be about to take the row.</summary>
    public bool LeaseEnds(OutboxMessage row) => DateTimeOffset.FromUnixTimeMilliseconds(row.LeaseUntil) - clock.GetUtcNow() < lease.Least;

    /// <summary>Tries once. Anything but success is written down before this returns.</summary>
    /// <param name="fresh">The same row as its writer handed it over; null when it comes from the table.</param>
    /// <returns>Null when nobody is there any more.</returns>
    public async Task<Sent?> SendAsync(OutboxMessage row, FreshRow? fresh)
    {
        using var activity = Meters.Activities.StartActivity("send");
        activity?.SetTag("channel", row.Channel).SetTag("kind", row.Kind);
        var sent = Stale(row) ? new Sent.GivenUp("too late: the week is over", Unreachable: false) : await TryAsync(row, fresh);
        Meters.Tried(row, sent, clock.GetUtcNow());
        activity?.SetTag("result", Meters.Result(sent));
        if (sent is not Sent.Later) delivered.Note(row.Key, (sent as Sent.Done)?.Message);
        switch (sent)
        {
            case Sent.Later later:
                SentLater(log, row.Channel, row.Kind, row.Attempts + 1, later.Reason);
                await table.PostponeAsync(row, later, mayCopy: later.InDoubt && row.Replaces is null && _channels.TryGetValue(row.Channel, out var channel) && !channel.NoticesCopies);
                break;
            case Sent.GivenUp given:
                GaveUp(log, row.Channel, row.Kind, given.Reason);
                await table.GiveUpAsync(row, given.Reason, given.Unreachable);
                break;
        }
        return sent;
    }

    private async Task<Sent?> TryAsync(OutboxMessage row, FreshRow? fresh)
    {
        if (!_channels.TryGetValue(row.Channel, out var channel)) return new Sent.Later("the channel is switched off");
        if ((fresh is null ? await FindAsync(row.PersonId) : (fresh.External, fresh.Address)) is not var (external, address)) return null;
        using var limit = new CancellationTokenSource(lease.Try, clock);
        try
        {
            var delivery = new Delivery(row.PersonId, row.Tenant, external, row.Address ?? address, row.Key, fresh?.Card ?? CoachJson.Read<Card>(row.Card), row.Replaces, row.Attempts + 1)
            {
                InDoubt = row.InDoubt ?? row.Attempts > 0,
                Since = DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
            };
            return await channel.SendAsync(delivery, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new Sent.Later("no answer in time", InDoubt: true);
        }
        catch (System.Data.Common.DbException)
        {
            return new Sent.Later("the database refused", InDoubt: true);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TimeoutException or OperationCanceledException)
        {
            return new Sent.Later($"the network failed ({error.GetType().Name})", InDoubt: true);
        }
        catch (Exception error)
        {
            Fault(log, row.Channel, row.Kind, row.Id, error.GetType().Name, new StackTrace(error).GetFrame(0)?.GetMethod()?.ToString() ?? "?");
            var reason = $"this card cannot be shown ({error.GetType().Name})";
            return row.Attempts + 1 < MostFaults ? new Sent.Later(reason, InDoubt: true) : new Sent.GivenUp(reason, Unreachable: false);
        }
    }

    private async Task<(string External, string? Address)?> FindAsync(long person)
    {
        await using var db = await store.OpenAsync(CancellationToken.None);
        await using var command = db.Command(FindPerson, ("@person", person));
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (reader.GetString(0), reader.Text(1)) : null;
    }

    private bool Stale(OutboxMessage row) => row.Kind == "weekly" && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt) > s_weeklyStale;

    [LoggerMessage(Level = LogLevel.Information, Message = "A {Kind} on {Channel} is late after {Attempts} tries: {Reason}")]
    private static partial void SentLater(ILogger log, string channel, string kind, int attempts, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A {Kind} on {Channel} was given up: {Reason}")]
    private static partial void GaveUp(ILogger log, string channel, string kind, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending a {Kind} on {Channel} (row {Row}) broke off with {Error} in {Method}.")]
    private static partial void Fault(ILogger log, string channel, string kind, long row, string error, string method);
}
