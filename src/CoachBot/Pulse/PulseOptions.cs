namespace CoachBot.Pulse;

/// <summary>Under which address users reach this server. Section <c>Web</c>.</summary>
internal sealed record PulseOptions
{
    public const string Section = "Web";

    /// <summary>Such as <c>https://coachbot.example.com</c>. Needed for links that people open outside the page; in Development this machine's own address does.</summary>
    public string? PublicUrl { get; init; }

    public string? Problem() => string.IsNullOrWhiteSpace(PublicUrl) || (Uri.TryCreate(PublicUrl, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
        ? null
        : $"Web:PublicUrl is “{PublicUrl}”; it must be an address such as https://coachbot.example.com.";
}
