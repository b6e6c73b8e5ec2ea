using System.Net;

namespace CoachBot.Channels.Teams;

/// <summary>Where CoachBot's tokens and cards may go: Microsoft's own hosts over https, and what an administrator added.</summary>
internal sealed class ServiceUrls(TeamsOptions options)
{
    private static readonly string[] s_microsoft = ["botframework.com", "smba.trafficmanager.net", "teams.microsoft.com", "teams.microsoft.us"];
    private readonly Uri[] _added = [.. options.AllowedServiceUrls.Select(u => new Uri(u, UriKind.Absolute))];

    public bool Allows(string? serviceUrl)
    {
        if (Parse(serviceUrl) is not { } url) return false;
        if (options.DevelopmentSkipAuthentication) return IsLoopback(url);
        return (url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && s_microsoft.Any(host => IsWithin(url.Host, host)))
            || _added.Any(a => a.Scheme == url.Scheme && a.Port == url.Port && a.Host.Equals(url.Host, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The same service, however its case and its last slash are written.</summary>
    public static bool Same(string? one, string? other) =>
        one is not null && other is not null && one.TrimEnd('/').Equals(other.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    /// <summary>https, or http on this machine: a tester's stand-in.</summary>
    public static bool IsSafe(string? address) => Parse(address) is { } url && (url.Scheme == Uri.UriSchemeHttps || IsLoopback(url));

    public static bool IsLoopback(Uri url) =>
        url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>An http or https address without user, query or fragment, which could hide where it leads.</summary>
    private static Uri? Parse(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0 && !address!.Contains('\\') && address.Length <= 500
            ? url
            : null;

    private static bool IsWithin(string host, string suffix) =>
        host.Equals(suffix, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + suffix, StringComparison.OrdinalIgnoreCase);
}
