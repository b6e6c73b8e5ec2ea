using System.Net;
using CoachBot.Channels.Web;

namespace CoachBot.Tests.Channels.Web;

public sealed class PageHttpTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_production_the_page_is_off_and_says_so_in_a_sentence()
    {
        await using var app = new WebApp("Production");
        var response = await app.CreateClient().GetAsync("/", Stop);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Web:Enabled=true", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_it_is_on_when_a_setting_says_so()
    {
        await using var app = new WebApp("Production", ("Web:Enabled", "true"));
        var page = await app.CreateClient().GetStringAsync("/", Stop);
        Assert.Contains("Your message", page, StringComparison.Ordinal);
        Assert.DoesNotContain("--person", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_development_it_can_be_switched_off()
    {
        await using var app = new WebApp("Development", ("Web:Enabled", "false"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.CreateClient().GetAsync("/", Stop)).StatusCode);
    }

    [Fact]
    public async Task The_person_is_in_a_cookie_that_scripts_and_other_sites_cannot_use_and_nobody_can_read()
    {
        await using var app = new WebApp();
        var cookie = CookieOf(await app.CreateClient().GetAsync("/", Stop));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Matches("^coachbot-person=[A-Za-z0-9_-]{60,};", cookie);
        using var https = app.CreateClient(new() { BaseAddress = new("https://localhost") });
        Assert.Contains("secure", CookieOf(await https.GetAsync("/", Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_brings_the_same_person_back_and_a_forged_one_is_a_newcomer()
    {
        await using var app = new WebApp();
        var client = app.CreateClient();
        var name = NameIn(await client.GetStringAsync("/", Stop));
        Assert.Equal(name, NameIn(await client.GetStringAsync("/", Stop)));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Cookie", $"{WebPerson.Cookie}={name}" } } };
        var forged = await app.CreateClient(new() { HandleCookies = false }).SendAsync(request, Stop);
        Assert.NotEqual(name, NameIn(await forged.Content.ReadAsStringAsync(Stop)));
    }

    [Fact]
    public async Task A_person_cannot_be_picked_from_another_machine()
    {
        await using var app = new WebApp(); // its test server names no address: not this machine
        Assert.NotEqual("me", NameIn(await app.CreateClient().GetStringAsync("/?person=me", Stop)));
    }

    [Fact]
    public void A_new_name_reads_well_and_cannot_be_guessed()
    {
        Assert.Matches("^[a-z]+-[a-z]+-[0-9]{4}-[a-z2-9]{16}$", WebPerson.NewName());
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => WebPerson.NewName()).Distinct().Count());
    }

    [Fact]
    public async Task The_page_lets_nothing_run_that_is_not_its_own_and_nobody_frame_it()
    {
        await using var app = new WebApp();
        var response = await app.CreateClient().GetAsync("/", Stop);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Everything_the_page_names_is_served_from_here()
    {
        await using var app = new WebApp();
        var client = app.CreateClient();
        var page = await client.GetStringAsync("/", Stop);
        var named = System.Text.RegularExpressions.Regex.Matches(page, """(?:src|href)="([^"#]+)["#]""").Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.True(named.Count >= 4);
        Assert.DoesNotContain(named, n => n.Contains("//", StringComparison.Ordinal));
        foreach (var address in named) Assert.Equal((address, HttpStatusCode.OK), (address, (await client.GetAsync(address, Stop)).StatusCode));
    }

    private static string CookieOf(HttpResponseMessage response) =>
        Assert.Single(response.Headers.GetValues("Set-Cookie"), c => c.StartsWith(WebPerson.Cookie, StringComparison.Ordinal));

    private static string NameIn(string page) => System.Text.RegularExpressions.Regex.Match(page, "You are <b>([^<]+)</b>").Groups[1].Value;
}
