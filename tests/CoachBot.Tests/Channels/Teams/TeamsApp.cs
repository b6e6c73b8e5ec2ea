using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Channels.Teams;
using CoachBot.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Channels.Teams;

/// <summary>The running app with authentication on, and stand-ins for Microsoft's key, token and connector endpoints.</summary>
internal sealed class TeamsApp : WebApplicationFactory<Program>
{
    public const string AppId = "22222222-2222-4222-8222-222222222222", Tenant = "11111111-aaaa-4aaa-8aaa-000000000001";
    public const string ServiceUrl = "https://smba.trafficmanager.net/amer/";
    private readonly string _folder = Directory.CreateTempSubdirectory("coachbot-teams-").FullName;
    private readonly Dictionary<string, string> _settings;
    private int _posted;

    public TeamsApp(params (string Name, string Value)[] settings)
    {
        _settings = new()
        {
            ["Teams:AppId"] = AppId,
            ["Teams:AppPassword"] = "a-secret",
            ["Teams:TenantId"] = Tenant,
            ["Teams:OpenIdMetadata"] = "http://127.0.0.1:9/v1/.well-known/openidconfiguration",
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(_folder, "test.db")}",
            ["environment"] = "Production",
        };
        foreach (var (name, value) in settings) _settings[name] = value;
        Keys = new(request => request.Url.AbsolutePath.EndsWith("/keys", StringComparison.Ordinal) ? CaughtHttp.Json(PublishedKeys()) : CaughtHttp.Json("""{"issuer":"https://api.botframework.com","jwks_uri":"http://127.0.0.1:9/v1/.well-known/keys"}"""));
        Tokens = new(_ => CaughtHttp.Json("""{"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"the-bots-token"}"""));
        Connector = new(_ => CaughtHttp.Json($$"""{"id":"m{{Interlocked.Increment(ref _posted)}}"}""", HttpStatusCode.Created));
    }

    public ShiftedClock Clock { get; } = new();

    /// <summary>Changes what the app is made of.</summary>
    public Action<IServiceCollection>? Change { get; init; }

    public TestKey Key { get; set; } = new("key-1");

    public CaughtHttp Keys { get; }

    public CaughtHttp Tokens { get; }

    public CaughtHttp Connector { get; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in _settings) builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddHttpClient(SigningKeys.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => Keys);
            services.AddHttpClient(TeamsToken.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => Tokens);
            services.AddHttpClient(ConnectorClient.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => Connector);
            Change?.Invoke(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    public Task<HttpResponseMessage> SendAsync(JsonNode activity) => SendAsync(activity.ToJsonString(), Key.Sign(Claims((string?)activity["serviceUrl"])));

    public async Task<HttpResponseMessage> SendAsync(string body, string? token, string type = "application/json")
    {
        using var client = CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(body, Encoding.UTF8, type) };
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public JsonObject Claims(string? serviceUrl = ServiceUrl)
    {
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        return new() { ["iss"] = "https://api.botframework.com", ["aud"] = AppId, ["serviceurl"] = serviceUrl, ["nbf"] = now - 60, ["exp"] = now + 3600 };
    }

    /// <summary>The first request to the connector, past or to come, that matches.</summary>
    public Task<Caught> SentAsync(Func<Caught, bool> matches, string what) => Eventually.GetAsync(() => Connector.Requests.FirstOrDefault(matches), what);

    public Task<Caught> SaidAsync(string words) => SentAsync(c => c.Body.Contains(words, StringComparison.Ordinal), $"“{words}” was sent to Teams");

    private string PublishedKeys() => new JsonObject { ["keys"] = new JsonArray(Key.Published()) }.ToJsonString();
}

/// <summary>An RSA key that signs as Teams does.</summary>
internal sealed class TestKey(string kid, bool endorsed = true)
{
    public RSA Rsa { get; } = RSA.Create(2048);

    public JsonObject Published()
    {
        var key = Rsa.ExportParameters(false);
        var published = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = kid, ["n"] = Encode(key.Modulus!), ["e"] = Encode(key.Exponent!) };
        if (endorsed) published["endorsements"] = new JsonArray("msteams", "webchat");
        return published;
    }

    public string Sign(JsonObject claims, string algorithm = "RS256")
    {
        var head = $"{Encode(Encoding.UTF8.GetBytes(new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = kid }.ToJsonString()))}.{Encode(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        var bytes = Encoding.ASCII.GetBytes(head);
        return $"{head}.{Encode(algorithm switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(Rsa.ExportSubjectPublicKeyInfoPem()), bytes),
            "RS384" => Rsa.SignData(bytes, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            _ => Rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        })}";
    }

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
