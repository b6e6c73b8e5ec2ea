using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CoachBot.Channels.Web;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Proactive;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Pulse;

public sealed partial class PulseTests
{
    private static readonly string[] s_sides = ["capable", "interested", "invested", "equipped"];

    [Fact]
    public async Task A_manager_gets_one_link_a_quarter_and_a_new_one_in_the_next()
    {
        await using var app = new CoachApp();
        var first = await LinkAsync(app, "ana");

        Assert.Equal(first, await LinkAsync(app, "ana"));
        Assert.NotEqual(first, await LinkAsync(app, "bo"));
        app.Clock.Set(new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));
        Assert.NotEqual(first, await LinkAsync(app, "ana"));
        using var client = app.CreateClient();
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await SendAsync(client, first, 5)).StatusCode);
    }

    [Fact]
    public async Task The_page_is_a_plain_form_without_cookie_or_script()
    {
        await using var app = new CoachApp();
        using var client = app.CreateClient();
        var response = await client.GetAsync(await LinkAsync(app, "ana"));
        var html = await response.Content.ReadAsStringAsync();

        Assert.Equal(4, Regex.Count(html, "<fieldset>"));
        Assert.Equal(20, Regex.Count(html, "type=\"radio\""));
        Assert.Contains("IT takes an interest in my work.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ana", Regex.Replace(html, "<style>.*</style>", "", RegexOptions.Singleline), StringComparison.OrdinalIgnoreCase);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_shows_before_five_answers_and_nothing_moves_before_five_more()
    {
        await using var app = new CoachApp();
        using var client = app.CreateClient();
        var link = await LinkAsync(app, "ana");

        for (var i = 0; i < 4; i++) await SendAsync(client, link, 2);
        Assert.Contains("Fewer than 5 answers", await SaidAsync(app, "ana", "pulse"), StringComparison.Ordinal);
        await SendAsync(client, link, 2);
        var five = await SaidAsync(app, "ana", "pulse");
        Assert.Contains("What 5 answers say: Capable 25%", five, StringComparison.Ordinal);
        for (var i = 0; i < 4; i++)
        {
            await SendAsync(client, link, 5);
            Assert.Equal(five, await SaidAsync(app, "ana", "pulse"));
        }
        await SendAsync(client, link, 5);
        Assert.Contains("What 10 answers say: Capable 63%", await SaidAsync(app, "ana", "pulse"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_at_the_same_moment_are_five()
    {
        await using var app = new CoachApp();
        using var client = app.CreateClient();
        var link = await LinkAsync(app, "ana");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SendAsync(client, link, 3)));

        Assert.Contains("What 5 answers say: Capable 50%", await SaidAsync(app, "ana", "pulse"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_users_say_is_set_beside_what_the_manager_said()
    {
        await using var app = new CoachApp();
        using var client = app.CreateClient();
        await SaidAsync(app, "ana", "credibility");
        for (var i = 0; i < 12; i++) await SaidAsync(app, "ana", i < 3 ? "5" : "3");
        var link = await LinkAsync(app, "ana");
        for (var i = 0; i < 5; i++) await SendAsync(client, link, 3, 3, 5, 3);

        var card = await AnswerAsync(app, "ana", "pulse");

        Assert.Equal("BLIND SPOT", Assert.IsType<Heading>(card.Blocks[0]).Tag);
        var words = PlainText.Render(card);
        Assert.Contains("Capable 50% (you say 100%: BLIND SPOT)", words, StringComparison.Ordinal);
        Assert.Contains("Interested 50% (you say 50%: ALIGNED)", words, StringComparison.Ordinal);
        Assert.Contains("Invested 100% (you say 50%: HIDDEN STRENGTH)", words, StringComparison.Ordinal);
        Assert.Contains("BLIND SPOT", await SaidAsync(app, "ana", "progress"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_statement_is_said_and_the_others_stay_picked()
    {
        await using var app = new CoachApp();
        using var client = app.CreateClient();
        var response = await client.PostAsync(await LinkAsync(app, "ana"), new FormUrlEncodedContent(new Dictionary<string, string> { ["capable"] = "4", ["interested"] = "9" }));
        var html = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(html, @"\(still open\)"));
        Assert.Contains("name=\"capable\" value=\"4\" required checked", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_leads_to_a_page_that_a_reload_does_not_send_again()
    {
        await using var app = new CoachApp();
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var sent = await SendAsync(client, await LinkAsync(app, "ana"), 3);

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("thanks", sent.Headers.Location!.ToString());
        Assert.Contains("Thank you", await (await client.GetAsync("/pulse/thanks")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/pulse/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/pulse/short")]
    [InlineData("/pulse/AAAAAAAAAAAAAAAAAAAAA%27")]
    public async Task A_made_up_address_finds_nothing(string path)
    {
        await using var app = new CoachApp();
        using var client = app.CreateClient();

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(client, path, 3)).StatusCode);
    }

    [Fact]
    public async Task A_flood_is_slowed_down_and_a_minute_later_it_goes_on()
    {
        await using var app = new CoachApp();
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var link = await LinkAsync(app, "ana");
        for (var i = 0; i < 60; i++) Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(client, link, 1)).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await SendAsync(client, link, 1)).StatusCode);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(client, link, 1)).StatusCode);
    }

    [Fact]
    public async Task The_table_holds_sums_and_nothing_about_who_answered_or_when()
    {
        await using var app = new CoachApp();
        using var client = app.CreateClient();
        await SendAsync(client, await LinkAsync(app, "ana"), 4);

        await using var db = new SqliteConnection($"Data Source={app.File}");
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info('pulse_pages')";
        var columns = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) columns.Add(reader.GetString(0));

        Assert.Equal(["Id", "PersonId", "Token", "Quarter", "Closes", "Answers", "Capable", "Interested", "Invested", "Equipped"], columns);
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name LIKE 'pulse%'";
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Deleting_ones_data_takes_the_page_and_its_answers_along()
    {
        await using var app = new CoachApp();
        using var client = app.CreateClient();
        var link = await LinkAsync(app, "ana");
        for (var i = 0; i < 5; i++) await SendAsync(client, link, 4);

        await app.SayAsync("ana", "delete my data");
        await app.SayAsync("ana", "yes");

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(link)).StatusCode);
        await using var db = await app.Services.GetRequiredService<Store>().OpenAsync(CancellationToken.None);
        Assert.False(await db.PulsePages.AnyAsync());
    }

    [Fact]
    public async Task The_export_holds_no_running_sum()
    {
        await using var app = new CoachApp();
        using var client = app.CreateClient();
        var link = await LinkAsync(app, "ana");
        for (var i = 0; i < 3; i++) await SendAsync(client, link, 4);
        await using var db = await app.Services.GetRequiredService<Store>().OpenAsync(CancellationToken.None);

        Assert.Empty(Memory.FromJson((await db.People.SingleAsync()).Memory).Pulse);
        Assert.DoesNotContain("\"Answers\": 3", await SaidAsync(app, "ana", "export my data"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_begins_with_the_address_an_administrator_set()
    {
        await using var app = new CoachApp();
        await using var set = app.WithWebHostBuilder(b => b.UseSetting("Web:PublicUrl", "https://coach.example.com/it/"));
        var web = set.Services.GetRequiredService<WebConversation>();
        await web.SayAsync("ana", "1", new Said.Words("pulse"), true, null, null, CancellationToken.None);
        var lines = "";
        for (var tries = 0; tries < 500 && !lines.Contains("/pulse/", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(20);
            lines = string.Join('\n', (await web.ReadAsync("ana", CancellationToken.None)).Select(l => PlainText.Render(l.Card)));
        }

        Assert.Contains("https://coach.example.com/it/pulse/", lines, StringComparison.Ordinal);
    }

    private static async Task<string> LinkAsync(CoachApp app, string person) =>
        Link().Match(await SaidAsync(app, person, "pulse")) is { Success: true } link ? link.Value : throw new InvalidOperationException("no link on the card");

    /// <summary>The answer to some words, the welcome before a first one left out.</summary>
    private static async Task<string> SaidAsync(CoachApp app, string person, string words) => PlainText.Render(await AnswerAsync(app, person, words));

    private static async Task<Card> AnswerAsync(CoachApp app, string person, string words)
    {
        var before = (await app.LinesAsync(person)).Count;
        await app.SayAsync(person, words);
        for (var tries = 0; tries < 500; tries++)
        {
            await using var db = await app.Services.GetRequiredService<Store>().OpenAsync(CancellationToken.None);
            if (!await db.Outbox.AnyAsync(o => o.State == OutboxMessage.Waiting)) break;
            app.Services.GetRequiredService<OutboxSender>().Look();
            await Task.Delay(20);
        }
        return (await app.LinesAsync(person)).Skip(before).Last(c => c.Blocks is not ([Spoken] or [Heading { Text: "Hello, I'm CoachBot" }, ..]));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string link, params int[] ratings) => client.PostAsync(link, new FormUrlEncodedContent(
        s_sides.Select((side, i) => KeyValuePair.Create(side, ratings[i % ratings.Length].ToString(CultureInfo.InvariantCulture)))));

    [GeneratedRegex(@"/pulse/[\w-]{22}")]
    private static partial Regex Link();
}
