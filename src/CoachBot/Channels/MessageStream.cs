using CoachBot.Coaching.Cards;

namespace CoachBot.Channels;

/// <summary>One message that grows while an answer is being written, by a channel's own streaming calls. They are made one after the other; none throws for what the network did.</summary>
internal abstract class MessageStream
{
    /// <summary>What is left of a message where the channel deletes none.</summary>
    protected static readonly Card Withdrawn = new([new Note("Withdrawn; the other wording stands.")]);

    private bool _isBroken;

    /// <summary>The channel's id of the growing message, as in <see cref="Delivery.Replaces"/>; null while there is none.</summary>
    public string? Id { get; protected set; }

    /// <summary>The text that stands in it.</summary>
    protected string Shown { get; private set; } = "";

    /// <summary>Shows the text so far, or typing while it is empty. Words that could be read as markup wait for the card.</summary>
    public async Task ShowAsync(string text)
    {
        if (text.Length == 0) await TypeAsync(isTyping: true);
        else if (!_isBroken && IsPlain(text) && Continues(text)) await TryAsync(() => WriteAsync(text), text);
    }

    /// <summary>Ends with the whole of a card's one line, and its buttons.</summary>
    /// <returns>False when the card does not go on as was shown, or the channel took no more: then it must be <see cref="AbandonAsync">abandoned</see>.</returns>
    public async Task<bool> FinishAsync(Card card)
    {
        if (Id is null || _isBroken || Line(card) is not { } line || !IsPlain(line) || !Continues(line)) return false;
        await TryAsync(() => EndAsync(line, card with { Blocks = [] }), line);
        return !_isBroken;
    }

    /// <summary>Takes everything back that was shown.</summary>
    public async Task AbandonAsync()
    {
        if (Id is null) await TypeAsync(isTyping: false);
        else
        {
            if (!_isBroken) await EndAsync(Shown, new([])); // one left open would look as if more were to come
            await WithdrawAsync(Id);
        }
    }

    /// <summary>Deletes a message, or where that is refused leaves next to nothing of it.</summary>
    public abstract Task WithdrawAsync(string message);

    /// <summary>Whether the channel shows this text letter for letter.</summary>
    protected virtual bool IsPlain(string text) => !Markup.MayBeIn(text);

    /// <summary>Shows or ends typing, where the channel does not end it by itself.</summary>
    protected abstract Task TypeAsync(bool isTyping);

    /// <summary>Begins with this text, or goes on until it is this.</summary>
    /// <returns>False when the channel takes no more.</returns>
    protected abstract Task<bool> WriteAsync(string text);

    /// <param name="buttons">A card of nothing but buttons, if any.</param>
    protected abstract Task<bool> EndAsync(string text, Card buttons);

    private static string? Line(Card card) => card.Form is not null ? null : card.Blocks switch
    {
        [Paragraph paragraph] => paragraph.Text,
        [Quote quote] => quote.Text,
        _ => null,
    };

    private bool Continues(string text) => text.StartsWith(Shown, StringComparison.Ordinal);

    private async Task TryAsync(Func<Task<bool>> call, string text)
    {
        if (await call()) Shown = text;
        else _isBroken = true;
    }
}
