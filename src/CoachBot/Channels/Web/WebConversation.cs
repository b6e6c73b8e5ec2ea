using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Storage;
using CoachBot.Turns;

namespace CoachBot.Channels.Web;

/// <summary>One line of a conversation as a page or a terminal shows it.</summary>
/// <param name="Id">Counts up; a replaced card keeps its id.</param>
internal sealed record WebLine(long Id, Card Card, DateTimeOffset At);

/// <summary>A person's conversation on the page or in the terminal: says things for them and reads what is there.</summary>
internal sealed class WebConversation(TurnHandler turns, Transcript transcript)
{
    private const int MostLines = 200;

    /// <summary>Says something for a person.</summary>
    /// <param name="key">Made by the sender for this message; the same key again does nothing.</param>
    /// <param name="origin">The line whose button was pressed.</param>
    /// <returns>What must be shown without being kept, such as the answer to "delete my data".</returns>
    public async Task<IReadOnlyList<Card>> SayAsync(string person, string key, Said said, bool forms, string? zone, long? origin, CancellationToken stop)
    {
        var result = await turns.HandleAsync(new(WebChannel.ChannelName, "", person, $"{person}\n{key}", said)
        {
            Echo = true,
            Forms = forms,
            Zone = zone,
            Origin = origin?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }, stop);
        return result.Cards;
    }

    /// <summary>The id of the newest line; null when there is none.</summary>
    public Task<long?> NewestAsync(string person, CancellationToken stop) => transcript.NewestAsync(WebChannel.ChannelName, person, stop);

    /// <summary>The newest lines, oldest first.</summary>
    public async Task<IReadOnlyList<WebLine>> ReadAsync(string person, CancellationToken stop) =>
        [.. (await transcript.ReadAsync(WebChannel.ChannelName, person, MostLines, stop)).Select(line => new WebLine(line.Id, line.Card, line.At))];
}
