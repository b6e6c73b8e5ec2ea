using CoachBot.Coaching.Cards;

namespace CoachBot.Channels.Teams;

/// <summary>A message streamed into someone's personal chat: typing activities with the text so far, then the message itself.</summary>
internal sealed class TeamsStream(ConnectorClient connector, TeamsAddress to) : MessageStream
{
    private int _sequence;

    public override async Task WithdrawAsync(string message)
    {
        var deleted = await connector.DeleteAsync(to, message, CancellationToken.None);
        if (!deleted.IsOk) await connector.UpdateAsync(to, message, TeamsMessage.Of(Withdrawn, to, replaces: true)[0], CancellationToken.None);
    }

    /// <summary>Teams ends typing by itself.</summary>
    protected override Task TypeAsync(bool isTyping) => isTyping ? connector.PostAsync(to, TeamsMessage.Typing(to), CancellationToken.None) : Task.CompletedTask;

    protected override async Task<bool> WriteAsync(string text)
    {
        var answer = await connector.PostAsync(to, TeamsMessage.Streamed(to, text, ++_sequence, Id), CancellationToken.None);
        if (answer.IsOk) Id ??= Json.Text(answer.Body, "id");
        return answer.IsOk && Id is not null;
    }

    protected override async Task<bool> EndAsync(string text, Card buttons) =>
        (await connector.PostAsync(to, TeamsMessage.StreamEnd(to, text, buttons, Id!), CancellationToken.None)).IsOk;
}
