using CoachBot.Storage;

namespace CoachBot.Turns;

/// <summary>What a channel learns of where someone is without them saying anything: that they moved, or that they left.</summary>
internal sealed class Whereabouts(Store store, PersonOrder order)
{
    private const string Named = """ "Channel" = @channel AND "Tenant" = @tenant AND "External" = @external""";

    /// <summary>Writes to someone already known go here from now on.</summary>
    public Task MovedAsync(string channel, string tenant, string external, string address, CancellationToken stop) => store.WriteAsync(async db =>
        (0, await db.Command($"""UPDATE people SET "Address" = @address WHERE {Named} AND ("Address" IS NULL OR "Address" <> @address)""",
            ("@address", address), ("@channel", channel), ("@tenant", tenant), ("@external", external)).RunAsync(stop) > 0), stop);

    /// <summary>Nothing is sent to them any more, unasked or owed, until they return.</summary>
    /// <param name="reason">What an operator reads.</param>
    public Task LeftAsync(string channel, string tenant, string external, string reason, CancellationToken stop) =>
        order.RunAsync($"{channel}\n{tenant}\n{external}", () => store.WriteAsync(async db =>
        {
            var left = await RunAsync($"""UPDATE people SET "Unreachable" = @reason, "DueAt" = NULL WHERE {Named}""");
            if (left == 0) return (0, false);
            await RunAsync($"""UPDATE outbox SET "State" = {OutboxMessage.Dead}, "Card" = '', "Reason" = @reason WHERE "State" = {OutboxMessage.Waiting} AND "PersonId" IN (SELECT "Id" FROM people WHERE {Named})""");
            return (0, true);

            Task<int> RunAsync(string text) => db.Command(text, ("@reason", reason), ("@channel", channel), ("@tenant", tenant), ("@external", external)).RunAsync(stop);
        }, stop));
}
