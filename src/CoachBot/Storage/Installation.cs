namespace CoachBot.Storage;

/// <summary>Leave to write in one tenant or workspace, given by someone there.</summary>
internal sealed class Installation
{
    public required string Channel { get; set; }

    /// <summary>The same as with people: a workspace, or a whole organisation.</summary>
    public required string Tenant { get; set; }

    /// <summary>The tokens, encrypted.</summary>
    public required string Secret { get; set; }

    /// <summary>Our own user there, so that we do not answer ourselves.</summary>
    public string? BotUser { get; set; }

    /// <summary>When the access token ends; null when it does not.</summary>
    public long? ExpiresAt { get; set; }

    /// <summary>Until when one process alone may exchange the tokens for new ones.</summary>
    public long RenewLease { get; set; }

    public long InstalledAt { get; set; }
}
