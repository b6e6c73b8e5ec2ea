using System.Globalization;
using CoachBot.Storage;

namespace CoachBot.Channels.Web;

/// <summary>Delivers to the page by writing the conversation down and ringing the open pages of that person.</summary>
internal sealed class WebChannel(Transcript transcript, WebFeed feed) : IChannel, ILiveChannel
{
    public const string ChannelName = "web";

    public string Name => ChannelName;

    public bool NoticesCopies => true;

    public async Task<Sent> SendAsync(Delivery delivery, CancellationToken stop)
    {
        if (long.TryParse(delivery.Replaces, CultureInfo.InvariantCulture, out var line)) await transcript.ReplaceAsync(delivery.PersonId, line, delivery.Card, stop);
        else line = await transcript.AddAsync(delivery.PersonId, delivery.Key, delivery.Card, stop);
        feed.Ring(delivery.External);
        return new Sent.Done(Message: line.ToString(CultureInfo.InvariantCulture));
    }

    public Task ShowAsync(Writing writing, CancellationToken stop)
    {
        feed.Show(writing.External, long.TryParse(writing.Message, CultureInfo.InvariantCulture, out var line) ? line : null, writing.Text, writing.Ended);
        return Task.CompletedTask;
    }
}
