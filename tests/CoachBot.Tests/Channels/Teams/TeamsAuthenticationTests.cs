using System.Net;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Channels.Teams;

public sealed class TeamsAuthenticationTests
{
    private static readonly JsonObject s_message = Payloads.Text("hello");

    [Fact]
    public async Task A_genuine_token_is_accepted_and_answered_with_the_bots_own()
    {
        await using var app = new TeamsApp();
        Assert.Equal(HttpStatusCode.OK, (await app.SendAsync(s_message)).StatusCode);
        var sent = await app.SaidAsync("Hello, I'm CoachBot");
        Assert.Equal("Bearer the-bots-token", sent.Authorization);
        Assert.Equal("/amer/v3/conversations/a%3A1SamplePersonalConversation-YYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYY/activities", sent.Url.AbsolutePath);
        Assert.Single(app.Tokens.Requests);
    }

    private static readonly string[] s_faults = ["no token", "no bearer", "not a token", "wrong audience", "two audiences", "wrong issuer", "wrong key", "unknown key", "none", "HS256", "RS384", "expired", "no expiry", "not yet valid", "other service URL", "no service URL", "the bot's own token"];

    [Fact]
    public async Task A_request_with_any_one_fault_is_refused_and_nothing_is_sent()
    {
        await using var app = new TeamsApp();
        foreach (var fault in s_faults)
        {
            var answer = await app.SendAsync(s_message.ToJsonString(), Token(app, fault));
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{fault}: {answer.StatusCode}");
        }
        Assert.Empty(app.Connector.Requests);
        Assert.Empty(app.Tokens.Requests);
    }

    [Fact]
    public async Task A_key_without_endorsements_is_refused()
    {
        await using var app = new TeamsApp { Key = new("key-1", endorsed: false) };
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.SendAsync(s_message)).StatusCode);
    }

    [Fact]
    public async Task Five_minutes_of_clock_difference_are_tolerated()
    {
        await using var app = new TeamsApp();
        Assert.Equal(HttpStatusCode.OK, (await app.SendAsync(s_message.ToJsonString(), app.Key.Sign(Shifted(app, -240)))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.SendAsync(s_message.ToJsonString(), app.Key.Sign(Shifted(app, -360)))).StatusCode);
    }

    [Fact]
    public async Task Invented_key_ids_cost_next_to_nothing_and_a_rotated_key_is_accepted_within_ten_seconds()
    {
        await using var app = new TeamsApp();
        var began = app.Clock.GetUtcNow();
        for (var i = 0; i < 100; i++) await app.SendAsync(s_message.ToJsonString(), new TestKey($"invented-{i}").Sign(app.Claims()));
        Assert.InRange(app.Keys.Requests.Count, 1, 3 + (int)((app.Clock.GetUtcNow() - began).TotalSeconds / 8)); // one every eight seconds at most
        app.Key = new("key-2");
        app.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(HttpStatusCode.OK, (await app.SendAsync(s_message)).StatusCode);
    }

    [Fact]
    public async Task Invented_key_ids_all_hour_long_cost_a_handful_of_fetches()
    {
        await using var app = new TeamsApp();
        await app.SendAsync(s_message);
        for (var i = 0; i < 50; i++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(HttpStatusCode.Unauthorized, (await app.SendAsync(s_message.ToJsonString(), new TestKey($"invented-{i}").Sign(app.Claims()))).StatusCode);
        }
        Assert.InRange(app.Keys.Requests.Count, 2, 8); // the metadata once, the keys six times an hour
        app.Clock.Advance(TimeSpan.FromHours(1));
        app.Key = new("key-2");
        Assert.Equal(HttpStatusCode.OK, (await app.SendAsync(Payloads.Text("again", "2"))).StatusCode);
    }

    [Fact]
    public async Task Known_keys_outlast_an_outage_of_their_endpoint()
    {
        await using var app = new TeamsApp();
        await app.SendAsync(s_message);
        app.Keys.Answer = _ => new(HttpStatusCode.InternalServerError);
        app.Clock.Advance(TimeSpan.FromHours(30));
        Assert.Equal(HttpStatusCode.OK, (await app.SendAsync(Payloads.Text("again", "2"))).StatusCode);
    }

    [Fact]
    public async Task Without_any_keys_nothing_is_accepted()
    {
        await using var app = new TeamsApp();
        app.Keys.Answer = _ => new(HttpStatusCode.InternalServerError);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await app.SendAsync(s_message)).StatusCode);
        Assert.Empty(app.Connector.Requests);
    }

    [Fact]
    public async Task A_signed_request_may_not_send_tokens_to_a_host_that_is_not_allowed()
    {
        await using var app = new TeamsApp();
        foreach (var serviceUrl in (string[])["https://evil.example/", "https://smba.trafficmanager.net.evil.example/", "https://evilsmba.trafficmanager.net/", "http://smba.trafficmanager.net/amer/", "https://smba.trafficmanager.net@evil.example/", "https://smba.trafficmanager.net:8443/", "http://localhost:5000/"])
        {
            var message = s_message.DeepClone();
            message["serviceUrl"] = serviceUrl;
            Assert.True((await app.SendAsync(message)).StatusCode == HttpStatusCode.Unauthorized, serviceUrl);
        }
        Assert.Empty(app.Connector.Requests);
    }

    [Fact]
    public async Task A_tenant_that_is_not_listed_is_refused()
    {
        await using var app = new TeamsApp(("Teams:AllowedTenants", "99999999-0000-4000-8000-000000000009"));
        Assert.Equal(HttpStatusCode.Forbidden, (await app.SendAsync(s_message)).StatusCode);
    }

    [Fact]
    public async Task Without_an_app_id_the_room_is_off()
    {
        await using var app = new TeamsApp(("Teams:AppId", ""));
        Assert.Equal(HttpStatusCode.NotFound, (await app.SendAsync(s_message)).StatusCode);
    }

    [Fact]
    public async Task What_is_no_activity_is_refused()
    {
        await using var app = new TeamsApp();
        var token = app.Key.Sign(app.Claims());
        foreach (var body in (string[])["", "[]", "null", "{}", """{"type":"message" """, """{"type":5}""", """{"type":"message","type":"invoke"}""", """{"type":"message","from":"29:1","conversation":[]}"""])
            Assert.True((await app.SendAsync(body, token)).StatusCode == HttpStatusCode.BadRequest, body);
    }

    [Fact]
    public async Task Huge_and_deep_bodies_are_refused()
    {
        await using var app = new TeamsApp();
        var token = app.Key.Sign(app.Claims());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await app.SendAsync(new string(' ', 300_000), token)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.SendAsync(new string('[', 5000), token)).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await app.SendAsync(s_message.ToJsonString(), token, "text/plain")).StatusCode);
    }

    private static string? Token(TeamsApp app, string fault) => fault switch
    {
        "no token" => null,
        "no bearer" => "",
        "not a token" => "abc.def.ghi",
        "wrong audience" => app.Key.Sign(With(app, "aud", Guid.NewGuid().ToString())),
        "two audiences" => app.Key.Sign(With(app, "aud", new JsonArray(TeamsApp.AppId, "another"))),
        "wrong issuer" => app.Key.Sign(With(app, "iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")),
        "wrong key" => new TestKey("key-1").Sign(app.Claims()),
        "unknown key" => new TestKey("key-9").Sign(app.Claims()),
        "none" or "HS256" or "RS384" => app.Key.Sign(app.Claims(), fault),
        "expired" => app.Key.Sign(With(app, "exp", app.Clock.GetUtcNow().ToUnixTimeSeconds() - 3600)),
        "no expiry" => app.Key.Sign(With(app, "exp", null)),
        "not yet valid" => app.Key.Sign(With(app, "nbf", app.Clock.GetUtcNow().ToUnixTimeSeconds() + 3000)),
        "other service URL" => app.Key.Sign(app.Claims("https://smba.trafficmanager.net/emea/")),
        "no service URL" => app.Key.Sign(app.Claims(null)),
        _ => "the-bots-token",
    };

    private static JsonObject With(TeamsApp app, string claim, JsonNode? value)
    {
        var claims = app.Claims();
        if (value is null) claims.Remove(claim);
        else claims[claim] = value;
        return claims;
    }

    private static JsonObject Shifted(TeamsApp app, long secondsLeft) => With(app, "exp", app.Clock.GetUtcNow().ToUnixTimeSeconds() + secondsLeft);
}
