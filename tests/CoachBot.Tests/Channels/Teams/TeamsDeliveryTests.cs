using System.Net;
using System.Text.Json;
using CoachBot.Channels;
using CoachBot.Channels.Teams;
using CoachBot.Coaching.Cards;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Channels.Teams;

public sealed class TeamsDeliveryTests
{
    private static readonly TeamsAddress s_known = new(TeamsApp.ServiceUrl, "a:known", "28:bot", "29:person", TeamsApp.Tenant);

    [Fact]
    public async Task Each_documented_error_is_retried_or_given_up_as_documented()
    {
        await using var app = new TeamsApp();
        foreach (var error in Payloads.Read("teams-connector-errors")["errors"]!.AsArray())
        {
            var (status, code) = ((int)error!["status"]!, (string?)error["body"]?["error"]?["code"]);
            if (code is "InvalidBotApiHost") continue;
            app.Connector.Answer = _ => CaughtHttp.Json(error["body"]?.ToJsonString() ?? "", (HttpStatusCode)status);
            var sent = await SendAsync(app, s_known);
            if (status is 401 or 412 or 429 or >= 500) Assert.True(sent is Sent.Later, $"{status} {code}");
            else Assert.True(sent is Sent.GivenUp given && given.Unreachable == code is "BotDisabledByAdmin" or "BotNotInConversationRoster" or "ConversationBlockedByUser" or "ForbiddenOperationException" or "ConversationNotFound", $"{status} {code}");
        }
    }

    [Fact]
    public async Task Blocked_or_uninstalled_is_read_from_its_other_envelope()
    {
        await using var app = new TeamsApp();
        var blocked = (string)Payloads.Read("teams-connector-errors")["blockedOrUninstalled"]!["bodyText"]!;
        app.Connector.Answer = _ => CaughtHttp.Json(blocked, HttpStatusCode.Forbidden);
        Assert.Equal(new Sent.GivenUp("403 MessageWritesBlocked", Unreachable: true), await SendAsync(app, s_known));
    }

    [Fact]
    public async Task Retry_after_is_never_undercut()
    {
        await using var app = new TeamsApp();
        app.Connector.Answer = _ =>
        {
            var answer = CaughtHttp.Json("{}", HttpStatusCode.TooManyRequests);
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(7));
            return answer;
        };
        var later = Assert.IsType<Sent.Later>(await SendAsync(app, s_known));
        Assert.InRange(later.After!.Value.TotalSeconds, 7, 8.4);
    }

    [Fact]
    public async Task A_reset_leaves_it_in_doubt_and_is_tried_again_however_often_it_comes()
    {
        await using var app = new TeamsApp();
        app.Connector.Answer = _ => throw new HttpRequestException(HttpRequestError.ResponseEnded);
        Assert.True(Assert.IsType<Sent.Later>(await SendAsync(app, s_known, attempt: 100)).InDoubt);
        app.Connector.Answer = _ => throw new HttpRequestException(HttpRequestError.ConnectionError);
        Assert.False(Assert.IsType<Sent.Later>(await SendAsync(app, s_known)).InDoubt);
    }

    [Fact]
    public async Task Someone_who_only_installed_gets_a_chat_opened_once()
    {
        await using var app = new TeamsApp();
        app.Connector.Answer = _ => CaughtHttp.Json("""{"id":"a:opened"}""", HttpStatusCode.Created);
        var unopened = s_known with { Conversation = null };
        var done = Assert.IsType<Sent.Done>(await SendAsync(app, unopened));
        Assert.Equal("a:opened", TeamsAddress.Read(done.Address)!.Conversation);
        await SendAsync(app, unopened);
        Assert.Single(app.Connector.Requests, c => c.Url.AbsolutePath.EndsWith("/v3/conversations", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_fails_in_a_shared_chat_says_nothing_about_the_person()
    {
        await using var app = new TeamsApp();
        app.Connector.Answer = _ => CaughtHttp.Json("""{"error":{"code":"BotNotInConversationRoster"}}""", HttpStatusCode.Forbidden);
        Assert.Equal(new Sent.GivenUp("403 BotNotInConversationRoster", Unreachable: false), await SendAsync(app, s_known with { Shared = true }));
    }

    [Fact]
    public async Task A_host_that_teams_names_is_used_only_when_it_is_allowed()
    {
        await using var app = new TeamsApp();
        app.Connector.Answer = c => c.Url.Host == "smba.infra.gcc.teams.microsoft.com" ? CaughtHttp.Json("{}", HttpStatusCode.Created)
            : CaughtHttp.Json("""{"error":{"code":"InvalidBotApiHost","message":"Invalid bot api host. For GCC tenants, call https://smba.infra.gcc.teams.microsoft.com."}}""", HttpStatusCode.Forbidden);
        var done = Assert.IsType<Sent.Done>(await SendAsync(app, s_known));
        Assert.StartsWith("https://smba.infra.gcc.teams.microsoft.com/", TeamsAddress.Read(done.Address)!.ServiceUrl, StringComparison.Ordinal);
        app.Connector.Answer = _ => CaughtHttp.Json("""{"error":{"code":"InvalidBotApiHost","message":"call https://evil.example."}}""", HttpStatusCode.Forbidden);
        Assert.IsType<Sent.GivenUp>(await SendAsync(app, s_known));
        Assert.DoesNotContain(app.Connector.Requests, c => c.Url.Host == "evil.example");
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var app = new TeamsApp();
        app.Connector.Answer = _ =>
        {
            var answer = CaughtHttp.Json("", HttpStatusCode.TemporaryRedirect);
            answer.Headers.Location = new("https://evil.example/");
            return answer;
        };
        Assert.IsType<Sent.GivenUp>(await SendAsync(app, s_known));
        Assert.Single(app.Connector.Requests);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        await using var app = new TeamsApp();
        app.Connector.Answer = _ => new(app.Connector.Requests.Count == 1 ? HttpStatusCode.Unauthorized : HttpStatusCode.Created);
        Assert.IsType<Sent.Done>(await SendAsync(app, s_known));
        Assert.Equal(2, app.Tokens.Requests.Count);
    }

    [Fact]
    public async Task Long_text_leaves_the_card_and_arrives_whole()
    {
        await using var app = new TeamsApp();
        var text = string.Join('\n', Enumerable.Range(0, 3000).Select(i => $"line {i}"));
        await SendAsync(app, s_known, card: new([new Paragraph("All of it:"), new Copyable("Data", text)]));
        Assert.All(app.Connector.Requests, c => Assert.InRange(c.Body.Length, 1, 28 * 1024));
        var arrived = app.Connector.Requests.Select(c => JsonDocument.Parse(c.Body).RootElement).Where(b => b.TryGetProperty("text", out _)).Select(b => b.GetProperty("text").GetString());
        Assert.Equal(text, string.Join('\n', arrived));
    }

    private static Task<Sent> SendAsync(TeamsApp app, TeamsAddress to, int attempt = 1, Card? card = null) =>
        app.Services.GetRequiredService<TeamsChannel>().SendAsync(new(1, to.Tenant, to.User, to.Write(), Guid.NewGuid().ToString(), card ?? Card.Say("hello"), null, attempt), TestContext.Current.CancellationToken);
}
