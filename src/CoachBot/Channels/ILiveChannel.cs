namespace CoachBot.Channels;

/// <summary>A channel that can show somebody that an answer is being written, and what of it there is so far. Channels that cannot simply do not implement it.</summary>
/// <remarks>Only for the eye: the whole text still comes as a delivery that replaces the message, so nothing here is retried and nothing is kept.</remarks>
internal interface ILiveChannel
{
    string Name { get; }

    /// <summary>Shows, or ends showing, without keeping the model waiting. Never throws for what the network did.</summary>
    Task ShowAsync(Writing writing, CancellationToken stop);
}

/// <summary>An answer being written.</summary>
/// <param name="Address">As in <see cref="Delivery"/>.</param>
/// <param name="Message">The channel's id of the message that will get the text; null when it is not known.</param>
/// <param name="Text">The whole sentences so far, checked; empty while there is nothing but typing.</param>
/// <param name="Ended">Nothing more comes: take typing and unfinished text away.</param>
internal sealed record Writing(string Tenant, string External, string? Address, string? Message, string Text, bool Ended = false);
