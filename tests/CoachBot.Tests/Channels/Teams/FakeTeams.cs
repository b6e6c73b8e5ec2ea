using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Channels.Teams;

/// <summary>A message that reached a conversation.</summary>
/// <param name="Fault">What its sender got instead of a good answer; null when it got one.</param>
internal sealed record TeamsMessageTaken(string Conversation, JsonNode Message, string? Fault, DateTimeOffset At);

/// <summary>A Teams on this machine, over real sockets: publishes signing keys, gives tokens, keeps what was posted, and fails as told.</summary>
internal sealed class FakeTeams : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestKey _key = new("key-1");
    private int _ids;

    private FakeTeams(WebApplication app) => _app = app;

    /// <summary>What reached a conversation, in order.</summary>
    public ConcurrentQueue<TeamsMessageTaken> Messages { get; } = new();

    /// <summary>What happens to a message or a chat being opened: null to take it; reset (not taken), drop (taken, the answer cut), silence (taken, never answered), a status such as 503, or 429.</summary>
    public Func<string, string?> Fault { get; set; } = _ => null;

    /// <summary>Seconds, or an HTTP date, sent along with 429.</summary>
    public Func<string> RetryAfter { get; set; } = () => "30";

    public string Root { get; private set; } = "";

    /// <summary>The settings of a bot that takes this for Teams.</summary>
    public IEnumerable<(string Name, string Value)> Settings =>
    [
        ("Teams:AppId", TeamsApp.AppId), ("Teams:AppPassword", "a-secret"), ("Teams:TenantId", TeamsApp.Tenant),
        ("Teams:OpenIdMetadata", $"{Root}/openid"), ("Teams:TokenEndpoint", $"{Root}/token"), ("Teams:AllowedServiceUrls", Root),
    ];

    public static async Task<FakeTeams> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var fake = new FakeTeams(app);
        app.MapGet("/openid", () => Results.Json(new { issuer = "https://api.botframework.com", jwks_uri = $"{fake.Root}/keys" }));
        app.MapGet("/keys", () => Results.Text(new JsonObject { ["keys"] = new JsonArray(fake._key.Published()) }.ToJsonString(), "application/json"));
        app.MapPost("/token", () => Results.Json(new { token_type = "Bearer", expires_in = 3599, ext_expires_in = 3599, access_token = "the-bots-token" }));
        app.MapPost("/v3/conversations", fake.OpenAsync);
        app.MapPost("/v3/conversations/{conversation}/activities", fake.TakeAsync);
        await app.StartAsync();
        fake.Root = app.Urls.First();
        return fake;
    }

    /// <summary>A signed message of somebody in their personal chat.</summary>
    public HttpRequestMessage Says(string url, string person, string text, string id)
    {
        var activity = Payloads.Text(text, id);
        activity["serviceUrl"] = Root;
        activity["from"]!["id"] = $"29:{person}";
        activity["conversation"]!["id"] = $"a:{person}";
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(activity.ToJsonString(), System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", _key.Sign(new() { ["iss"] = "https://api.botframework.com", ["aud"] = TeamsApp.AppId, ["serviceurl"] = Root, ["nbf"] = now - 60, ["exp"] = now + 3600 }));
        return request;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(string conversation, HttpContext http)
    {
        var message = (await JsonNode.ParseAsync(http.Request.Body))!;
        var fault = Fault(conversation);
        if (IsTaken(fault)) Messages.Enqueue(new(conversation, message, fault, TimeProvider.System.GetUtcNow()));
        await AnswerAsync(http, fault, $"m{Interlocked.Increment(ref _ids)}");
    }

    /// <summary>The personal chat of somebody, the same one each time.</summary>
    private async Task OpenAsync(HttpContext http)
    {
        var user = (string)(await JsonNode.ParseAsync(http.Request.Body))!["members"]![0]!["id"]!;
        var conversation = user.Replace("29:", "a:", StringComparison.Ordinal);
        await AnswerAsync(http, Fault(conversation), conversation);
    }

    private async Task AnswerAsync(HttpContext http, string? fault, string id)
    {
        if (fault is "drop" or "reset")
        {
            http.Abort();
            return;
        }
        if (fault == "silence") await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        http.Response.StatusCode = IsTaken(fault) ? 201 : int.Parse(fault!, CultureInfo.InvariantCulture);
        if (fault == "429") http.Response.Headers.RetryAfter = RetryAfter();
        await http.Response.WriteAsJsonAsync(new { id });
    }

    private static bool IsTaken(string? fault) => fault is null or "drop" or "silence";
}
