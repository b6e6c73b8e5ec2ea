using CoachBot.Coaching;
using CoachBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoachBot.Channels.Web;

/// <summary>Delivers to the page by writing the conversation down and ringing the open pages of that person.</summary>
internal sealed class WebChannel(Store store, WebFeed feed, TimeProvider clock) : IChannel
{
    public const string ChannelName = "web";

    public string Name => ChannelName;

    public async Task<Sent> SendAsync(Delivery delivery, CancellationToken stop)
    {
        var card = CoachJson.Write(delivery.Card);
        await store.WriteAsync(async db =>
        {
            if (delivery.Replaces is { } replaces && long.TryParse(replaces, out var id))
                await db.WebEntries.Where(w => w.Id == id && w.PersonId == delivery.PersonId).ExecuteUpdateAsync(set => set.SetProperty(w => w.Card, card), stop);
            else
                await db.Database.ExecuteSqlAsync($"""
                    INSERT INTO web_entries ("PersonId", "Key", "Card", "At")
                    SELECT "Id", {delivery.Key}, {card}, {clock.GetUtcNow().ToUnixTimeMilliseconds()} FROM people WHERE "Id" = {delivery.PersonId}
                    ON CONFLICT DO NOTHING
                    """, stop);
            return (0, true);
        }, stop);
        feed.Ring(delivery.External);
        return new Sent.Done();
    }
}
