using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Proactive;
using CoachBot.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Channels.Slack;

/// <summary>The running app with Slack switched on and a fake Slack to call.</summary>
internal sealed class SlackApp : WebApplicationFactory<Program>
{
    public const string Secret = "test-secret";
    private readonly string _folder = Directory.CreateTempSubdirectory("coachbot-slack").FullName;
    private readonly Dictionary<string, string?> _settings;

    public SlackApp(FakeSlack slack, params (string Name, string? Value)[] settings)
    {
        Slack = slack;
        _settings = Settings(slack).ToDictionary(s => s.Name, s => (string?)s.Value);
        foreach (var (name, value) in settings) _settings[name] = value;
    }

    public FakeSlack Slack { get; }

    public string File => Path.Combine(_folder, "c.db");

    public static string Payload(string name) => System.IO.File.ReadAllText(Path.Combine(Repo.Root, "tests/CoachBot.Tests/Channels/Slack/Payloads", name)).Trim();

    /// <summary>The settings of an app that takes a fake for Slack.</summary>
    public static IEnumerable<(string Name, string Value)> Settings(FakeSlack slack) =>
    [
        ("Slack:SigningSecret", Secret), ("Slack:BotToken", "xoxb-test"), ("Slack:ApiBaseUrl", slack.Root + "/api/"), ("Slack:OAuthBaseUrl", slack.Root), ("Slack:AllowedResponseHosts:0", "127.0.0.1"),
    ];

    /// <summary>A request as Slack signs it.</summary>
    public static HttpRequestMessage Request(string url, string body, string type = "application/json", bool signed = true, long ageSeconds = 0, string secret = Secret)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (!signed) return request;
        var time = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - ageSeconds).ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("X-Slack-Request-Timestamp", time);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{time}:{body}"))));
        return request;
    }

    public async Task<(int Status, string Body)> PostAsync(string path, string body, string type, bool signed = true, long ageSeconds = 0, string secret = Secret)
    {
        using var client = CreateClient();
        using var request = Request(path, body, type, signed, ageSeconds, secret);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<(int Status, string Body)> EventAsync(string json, bool signed = true) => PostAsync("/slack/events", json, "application/json", signed);

    public Task<(int Status, string Body)> InteractAsync(JsonNode payload) => PostAsync("/slack/interactions", "payload=" + Uri.EscapeDataString(payload.ToJsonString()), "application/x-www-form-urlencoded; charset=utf-8");

    public Task<(int Status, string Body)> CommandAsync(string text, string trigger) =>
        PostAsync("/slack/commands", Form(text, trigger), "application/x-www-form-urlencoded");

    public string Form(string text, string trigger) =>
        $"team_id=T1&channel_id=C1&user_id=U1&command=%2Fcoach&text={Uri.EscapeDataString(text)}&trigger_id={trigger}&response_url={Uri.EscapeDataString(Slack.Root + "/response/1")}";

    public static JsonObject Message(string text, string ts, string id) => new()
    {
        ["type"] = "event_callback",
        ["team_id"] = "T1",
        ["api_app_id"] = "A1",
        ["event_id"] = id,
        ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = "T1", ["user_id"] = "UBOT", ["is_bot"] = true, ["is_enterprise_install"] = false }),
        ["event"] = new JsonObject { ["type"] = "message", ["channel"] = "DU1", ["channel_type"] = "im", ["user"] = "U1", ["text"] = text, ["ts"] = ts },
    };

    /// <summary>Waits until something holds; fails with what it was waiting for.</summary>
    public static async Task UntilAsync(Func<bool> holds, string what)
    {
        for (var i = 0; i < 500 && !holds(); i++) await Task.Delay(20);
        Assert.True(holds(), what);
    }

    public Task SettledAsync() => Services.GetRequiredService<OutboxSender>().SettledAsync();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Storage:ConnectionString", $"Data Source={File}");
        builder.UseSetting("Storage:KeysPath", Path.Combine(_folder, "keys"));
        builder.UseSetting("Proactive:SweepSeconds", "3600");
        foreach (var (name, value) in _settings) builder.UseSetting(name, value);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}
