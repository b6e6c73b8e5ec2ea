namespace CoachBot.Channels.Slack;

/// <summary>How CoachBot is known to Slack. Section <c>Slack</c>; without a signing secret or an app token the room is off.</summary>
internal sealed record SlackOptions
{
    public const string Section = "Slack";

    /// <summary>Proves that requests come from Slack. Needed for the HTTP endpoints.</summary>
    public string? SigningSecret { get; init; }

    /// <summary>Token of a single workspace (<c>xoxb-…</c>). Leave it out to install by OAuth.</summary>
    public string? BotToken { get; init; }

    /// <summary>Turns Socket Mode on (<c>xapp-…</c>), for those who cannot open a port.</summary>
    public string? AppToken { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>Web API, ending in /api/.</summary>
    public string ApiBaseUrl { get; init; } = "https://slack.com/api/";

    /// <summary>Where people allow the installation.</summary>
    public string OAuthBaseUrl { get; init; } = "https://slack.com";

    /// <summary>This server as Slack and browsers reach it, such as https://coach.example.com; by default taken from the request.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Hosts a response_url may name, over https. A loopback host written out here, such as 127.0.0.1:41100, may also be plain http.</summary>
    public IReadOnlyList<string> AllowedResponseHosts { get; init; } = [];

    /// <summary>Draw charts with Slack's own chart block; otherwise say them in words.</summary>
    public bool Charts { get; init; } = true;

    public bool TakesRequests => !string.IsNullOrWhiteSpace(SigningSecret);

    public bool IsSocketMode => !string.IsNullOrWhiteSpace(AppToken);

    public bool IsOn => TakesRequests || IsSocketMode;

    public bool InstallsByOAuth => IsOn && !string.IsNullOrWhiteSpace(ClientId);

    /// <summary>What is wrong, in one sentence that names the setting; null when nothing is.</summary>
    public string? Problem()
    {
        if (!IsOn)
            return string.IsNullOrWhiteSpace(BotToken) && string.IsNullOrWhiteSpace(ClientId) ? null : "Slack:SigningSecret is missing: without it (or Slack:AppToken for Socket Mode) nothing from Slack can be accepted.";
        if (string.IsNullOrWhiteSpace(BotToken) && string.IsNullOrWhiteSpace(ClientId))
            return "Slack:BotToken is missing: set it for one workspace, or Slack:ClientId and Slack:ClientSecret to install by OAuth.";
        if (!string.IsNullOrWhiteSpace(ClientId) && string.IsNullOrWhiteSpace(ClientSecret)) return "Slack:ClientSecret is missing: Slack:ClientId is set.";
        if (IsSocketMode && !AppToken!.StartsWith("xapp-", StringComparison.Ordinal)) return "Slack:AppToken must begin with xapp-.";
        if (!string.IsNullOrWhiteSpace(BotToken) && !BotToken.StartsWith("xox", StringComparison.Ordinal)) return "Slack:BotToken must begin with xoxb-.";
        if (!IsSafe(ApiBaseUrl)) return "Slack:ApiBaseUrl must be an https address.";
        if (!IsSafe(OAuthBaseUrl)) return "Slack:OAuthBaseUrl must be an https address.";
        return PublicUrl is null || IsSafe(PublicUrl) ? null : "Slack:PublicUrl must be an https address.";
    }

    /// <summary>Null when the address may not be posted to.</summary>
    public Uri? ResponseUrl(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0) return null;
        var isWritten = AllowedResponseHosts.SelectMany(h => h.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(BareHost)
            .Any(h => h.Equals(uri.Host, StringComparison.OrdinalIgnoreCase) || h.Equals(uri.Authority, StringComparison.OrdinalIgnoreCase));
        if (uri.Scheme == Uri.UriSchemeHttps) return isWritten || uri is { Host: "hooks.slack.com", IsDefaultPort: true } ? uri : null;
        return uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && isWritten ? uri : null;
    }

    /// <summary>https, or http on this machine for a stand-in.</summary>
    private static bool IsSafe(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static string BareHost(string entry) => Uri.TryCreate(entry, UriKind.Absolute, out var uri) && uri.Authority.Length > 0 ? uri.Authority : entry;
}
