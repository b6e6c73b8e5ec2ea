using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Channels.Slack;
using CoachBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Channels.Slack;

/// <summary>What Slack posts, recorded, to the running app: signed or not, once or again.</summary>
public sealed class SlackRequestTests
{
    private const string Form = "application/x-www-form-urlencoded";

    public static TheoryData<string> Recorded => [.. Directory.EnumerateFiles(Path.Combine(Support.Repo.Root, "tests/CoachBot.Tests/Channels/Slack/Payloads"), "*.json").Select(f => Path.GetFileName(f)).Where(f => !f.StartsWith("oauth", StringComparison.Ordinal) && f != "signature_vector.json").Order()];

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    public void The_worked_example_of_a_signature_holds_for_five_minutes_either_way(int secondsLater, bool holds)
    {
        var vector = JsonDocument.Parse(SlackApp.Payload("signature_vector.json")).RootElement;
        var time = vector.GetProperty("timestamp").GetString()!;
        var now = DateTimeOffset.FromUnixTimeSeconds(long.Parse(time, System.Globalization.CultureInfo.InvariantCulture) + secondsLater);

        Assert.Equal(holds, SlackSignature.IsValid(vector.GetProperty("signing_secret").GetString()!, time, vector.GetProperty("signature").GetString()!, System.Text.Encoding.UTF8.GetBytes(vector.GetProperty("body").GetString()!), now));
    }

    [Fact]
    public async Task Every_recorded_payload_is_acknowledged_when_signed_and_refused_when_not_first_and_again()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack);
        foreach (var name in Recorded.Select(r => r.Data))
        {
            var json = SlackApp.Payload(name);
            var isInteraction = name.StartsWith("block_", StringComparison.Ordinal) || name.StartsWith("view_", StringComparison.Ordinal) || name.EndsWith("shortcut.json", StringComparison.Ordinal);
            var (path, body, type) = isInteraction ? ("/slack/interactions", "payload=" + Uri.EscapeDataString(json), Form) : ("/slack/events", json, "application/json");

            Assert.Equal(401, (await app.PostAsync(path, body, type, signed: false)).Status);
            Assert.Equal(401, (await app.PostAsync(path, body, type, secret: "another")).Status);
            Assert.Equal((name, 200), (name, (await app.PostAsync(path, body, type)).Status));
            Assert.Equal((name, 200), (name, (await app.PostAsync(path, body, type)).Status));
        }
        await app.SettledAsync();
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task Bots_edits_deletions_and_channel_talk_are_not_heard()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack);
        foreach (var name in (string[])["message_bot.json", "message_bot_classic.json", "message_changed.json", "message_deleted.json", "message_changed_assistant_root.json", "message_channel.json", "message_org.json"])
            await app.EventAsync(SlackApp.Payload(name));

        Assert.Equal(0, await PeopleAsync(app));
    }

    [Fact]
    public async Task An_unsigned_ssl_check_does_nothing_but_answer()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack);

        Assert.Equal((200, ""), await app.PostAsync("/slack/commands", SlackApp.Payload("ssl_check_smuggling.form.txt"), Form, signed: false));
        Assert.Equal(0, await PeopleAsync(app));
    }

    [Fact]
    public async Task A_command_with_a_charset_is_heard_and_old_or_future_requests_are_not()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack);

        Assert.Equal(401, (await app.PostAsync("/slack/commands", app.Form("help", "1.1"), Form, ageSeconds: 310)).Status);
        Assert.Equal(401, (await app.PostAsync("/slack/commands", app.Form("help", "1.1"), Form, ageSeconds: -310)).Status);
        var (status, body) = await app.PostAsync("/slack/commands", app.Form("help", "1.1"), Form + "; charset=utf-8");
        Assert.Equal(200, status);
        Assert.Contains("ephemeral", body, StringComparison.Ordinal);
        Assert.Equal((200, ""), await app.PostAsync("/slack/commands", app.Form("help", "1.1"), Form));
    }

    [Fact]
    public async Task The_challenge_is_echoed_and_broken_bodies_are_refused()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack);

        Assert.Contains("challenge", (await app.EventAsync(SlackApp.Payload("url_verification.json"))).Body, StringComparison.Ordinal);
        Assert.Equal(400, (await app.EventAsync("{\"type\":")).Status);
        Assert.Equal(400, (await app.EventAsync("")).Status);
        Assert.Equal(413, (await app.EventAsync(new string('x', 1_100_000))).Status);
    }

    [Fact]
    public async Task Without_a_secret_the_room_is_off()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack, ("Slack:SigningSecret", null), ("Slack:BotToken", null));

        Assert.Equal(404, (await app.EventAsync(SlackApp.Payload("url_verification.json"))).Status);
    }

    [Theory]
    [InlineData("https://hooks.slack.com/actions/T1/1/x", true)]
    [InlineData("http://hooks.slack.com/actions/T1/1/x", false)]
    [InlineData("https://hooks.slack.com.evil.example/x", false)]
    [InlineData("https://hooks.slack.com@evil.example/x", false)]
    [InlineData("http://127.0.0.1:41100/x", true)]
    [InlineData("http://169.254.169.254/x", false)]
    public void A_response_goes_to_written_hosts_only(string url, bool allowed) =>
        Assert.Equal(allowed, new SlackOptions { AllowedResponseHosts = ["127.0.0.1:41100"] }.ResponseUrl(url) is not null);

    [Theory]
    [InlineData("<@U1|sam> &lt;b&gt; <https://x.example|here> <!channel>", "sam <b> here @channel")]
    public void Markup_is_read_as_plain_words(string markup, string plain) => Assert.Equal(plain, SlackText.Plain(markup));

    [Fact]
    public void Nothing_people_wrote_can_ping_link_or_smile()
    {
        var escaped = SlackText.Escape("<!channel> <@U2> & :tada:");

        Assert.DoesNotContain('<', escaped);
        Assert.DoesNotContain(":tada:", escaped, StringComparison.Ordinal);
        Assert.DoesNotContain("<!channel>", JsonSerializer.Serialize(SlackText.Literal("<!channel>")).Replace("\\u003C", "<", StringComparison.Ordinal).Replace("\\u003E", ">", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static async Task<int> PeopleAsync(SlackApp app)
    {
        await app.SettledAsync();
        await using var db = await app.Services.GetRequiredService<Store>().OpenAsync(TestContext.Current.CancellationToken);
        return db.People.Count();
    }
}
