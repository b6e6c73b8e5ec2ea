using System.Security.Cryptography;
using CoachBot.Coaching;
using CoachBot.Turns;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace CoachBot.Channels.Slack;

/// <summary>Installation by OAuth: off to Slack with a state bound to this browser, and back with a code for the tokens.</summary>
internal sealed partial class SlackOAuth(
    SlackClient client, SlackInstallations installations, PersonRecall recall, TurnHandler turns, IDataProtectionProvider protection, IOptions<SlackOptions> options, ILogger<SlackOAuth> log)
{
    public const string Cookie = "coachbot-slack-state", CallbackPath = "/slack/oauth/callback", CookiePath = "/slack";
    private static readonly TimeSpan s_stateLives = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("CoachBot.Slack.State").ToTimeLimitedDataProtector();

    public IResult Install(HttpContext http)
    {
        if (!options.Value.InstallsByOAuth) return Results.NotFound();
        var state = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        http.Response.Cookies.Append(Cookie, _protector.Protect(state, s_stateLives), Options(http));
        return Results.Redirect(QueryHelpers.AddQueryString($"{options.Value.OAuthBaseUrl.TrimEnd('/')}/oauth/v2/authorize", new Dictionary<string, string?>
        {
            ["client_id"] = options.Value.ClientId,
            ["scope"] = string.Join(',', SlackManifest.Scopes),
            ["state"] = state,
            ["redirect_uri"] = Callback(http),
        }));
    }

    public async Task<IResult> CallbackAsync(HttpContext http, CancellationToken stop)
    {
        if (!options.Value.InstallsByOAuth) return Results.NotFound();
        var (state, code) = (http.Request.Query["state"].ToString(), http.Request.Query["code"].ToString());
        http.Response.Cookies.Delete(Cookie, Options(http));
        if (!IsOurs(state, http.Request.Cookies[Cookie]) || !await recall.IsFirstAsync(SlackChannel.ChannelName, "", $"state:{state}", stop))
            return Page(400, "This installation was not begun in this browser, or too long ago. Please start again.");
        if (http.Request.Query.ContainsKey("error") || code.Length == 0) return Page(200, "CoachBot was not installed.");
        var answer = await client.PostFormAsync("oauth.v2.access", null,
        [
            new("client_id", options.Value.ClientId!), new("client_secret", options.Value.ClientSecret!), new("code", code), new("redirect_uri", Callback(http)),
        ], stop);
        if (!answer.IsOk || await installations.KeepAsync(answer.Body, stop) is not { } tenant)
        {
            NotInstalled(log, answer.Error ?? "no token");
            return Page(502, "Slack did not confirm the installation. Please start again.");
        }
        Installed(log, tenant);
        if (answer.Body.Text("authed_user", "id") is { } user)
            await turns.HandleAsync(new(SlackChannel.ChannelName, tenant, user, $"installed:{state}", new Said.Arrived()), stop);
        return Page(200, "CoachBot is installed. You will find it under Apps in Slack.");
    }

    private bool IsOurs(string state, string? cookie)
    {
        if (state.Length == 0 || string.IsNullOrEmpty(cookie)) return false;
        try
        {
            return CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(_protector.Unprotect(cookie)), System.Text.Encoding.UTF8.GetBytes(state));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private string Callback(HttpContext http) =>
        (options.Value.PublicUrl?.TrimEnd('/') ?? $"{http.Request.Scheme}://{http.Request.Host}") + CallbackPath;

    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = CookiePath, MaxAge = s_stateLives };

    private static IResult Page(int status, string words) => Results.Text(words, "text/plain", System.Text.Encoding.UTF8, status);

    [LoggerMessage(Level = LogLevel.Information, Message = "Slack: installed in {Tenant}.")]
    private static partial void Installed(ILogger log, string tenant);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack: an installation failed: {Error}.")]
    private static partial void NotInstalled(ILogger log, string error);
}
