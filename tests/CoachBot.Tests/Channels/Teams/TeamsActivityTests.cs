using System.Net;
using System.Text.Json.Nodes;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Channels.Teams;

public sealed class TeamsActivityTests
{
    private static readonly string[] s_files =
    [
        "playground-install-personal", "playground-uninstall", "playground-message-personal", "playground-message-groupchat", "playground-message-channel", "playground-message-reaction", "playground-action-submit", "playground-members-changed", "playground-team-events",
        "teams-message-personal", "teams-message-channel-mention", "teams-message-edited", "teams-message-action-fetchtask", "teams-task-module", "teams-adaptivecard-action", "teams-installation-update", "teams-conversation-update", "teams-read-receipt",
    ];

    [Fact]
    public async Task Every_recorded_activity_is_taken()
    {
        await using var app = new TeamsApp();
        foreach (var file in s_files)
            foreach (var activity in Payloads.Activities(file))
                Assert.True((await app.SendAsync(activity)).StatusCode == HttpStatusCode.OK, file);
    }

    [Fact]
    public async Task Search_commands_are_not_ours()
    {
        await using var app = new TeamsApp();
        var answers = new List<HttpStatusCode>();
        foreach (var activity in Payloads.Activities("playground-compose-extension")) answers.Add((await app.SendAsync(activity)).StatusCode);
        Assert.Equal(HttpStatusCode.NotImplemented, answers[^1]);
        Assert.All(answers.SkipLast(1), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task Installing_welcomes_once()
    {
        await using var app = new TeamsApp();
        foreach (var activity in Payloads.Activities("playground-install-personal")) await app.SendAsync(activity);
        await app.SaidAsync("Hello, I'm CoachBot");
        await app.SendAsync(Reply(Payloads.Activities("playground-install-personal")[0], Payloads.Activity("playground-message-personal"), "help"));
        await app.SaidAsync("What you can say");
        Assert.Single(app.Connector.Requests, c => c.Body.Contains("Hello, I'm CoachBot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_activity_twice_has_one_effect()
    {
        await using var app = new TeamsApp();
        await app.SendAsync(Payloads.Text("help"));
        await app.SendAsync(Payloads.Text("help"));
        await app.SendAsync(Payloads.Text("history", "2"));
        await app.SaidAsync("No finished talks yet");
        Assert.Single(app.Connector.Requests, c => c.Body.Contains("What you can say", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mention_in_a_channel_is_answered_with_an_invitation_and_coached_in_private()
    {
        await using var app = new TeamsApp();
        app.Connector.Answer = c => Support.CaughtHttp.Json(c.Url.AbsolutePath.EndsWith("/v3/conversations", StringComparison.Ordinal) ? """{"id":"a:opened"}""" : """{"id":"1"}""", HttpStatusCode.Created);
        await app.SendAsync(Payloads.Activity("teams-message-channel-mention"));
        var invitation = await app.SaidAsync("I coach in private");
        Assert.EndsWith("/v3/conversations/19%3A000000000000000000000000000channel%40thread.tacv2%3Bmessageid%3D1611060744833/activities", invitation.Url.AbsolutePath, StringComparison.Ordinal);
        var coached = await app.SaidAsync("migration");
        Assert.EndsWith("/v3/conversations/a%3Aopened/activities", coached.Url.AbsolutePath, StringComparison.Ordinal);
        Assert.All(app.Connector.Requests.Where(c => c.Url.AbsolutePath.Contains("19%3A", StringComparison.Ordinal)), c => Assert.DoesNotContain("migration", c.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mention_does_not_replace_a_known_personal_chat()
    {
        await using var app = new TeamsApp();
        await app.SendAsync(Payloads.Text("help"));
        await app.SendAsync(Payloads.Activity("teams-message-channel-mention"));
        await app.SaidAsync("migration");
        Assert.DoesNotContain(app.Connector.Requests, c => c.Url.AbsolutePath.EndsWith("/v3/conversations", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_with_an_error_comes_back_with_what_was_typed_and_a_good_one_shows_what_was_answered()
    {
        await using var app = new TeamsApp();
        await app.SendAsync(Payloads.Press(new() { ["act"] = "start|delegate" }));
        var form = await app.SaidAsync("Input.Text");
        var data = SendData(form.Body);
        data["q.task"] = "";
        data["q.who"] = "Ana";
        var refused = await CardOf(await app.SendAsync(Payloads.Press((JsonObject)data.DeepClone(), "f:2")));
        Assert.Contains("I need this one", refused, StringComparison.Ordinal);
        Assert.Contains("\"value\":\"Ana\"", refused, StringComparison.Ordinal);
        data["q.task"] = "the patch report";
        var taken = await CardOf(await app.SendAsync(Payloads.Press((JsonObject)data.DeepClone(), "f:3")));
        Assert.Contains("the patch report", taken, StringComparison.Ordinal);
        Assert.DoesNotContain("Action.", taken, StringComparison.Ordinal);
        await app.SaidAsync("lean towards");
        var again = await app.SendAsync(Payloads.Press((JsonObject)data.DeepClone(), "f:4"));
        Assert.Equal("application/vnd.microsoft.activity.message", (string?)JsonNode.Parse(await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["type"]);
        await app.SaidAsync("sent already");
    }

    [Fact]
    public async Task A_submitted_card_is_updated_where_it_stands()
    {
        await using var app = new TeamsApp();
        await app.SendAsync(Payloads.Press(new() { ["act"] = "start|delegate" }));
        var data = SendData((await app.SaidAsync("Input.Text")).Body);
        data["q.task"] = "the patch report";
        var submit = Payloads.Text("", "9");
        submit.Remove("text");
        submit["replyToId"] = "1611060744833";
        submit["value"] = data;
        await app.SendAsync(submit);
        var update = await app.SentAsync(c => c.Method == "PUT", "the form was updated");
        Assert.EndsWith("/activities/1611060744833", update.Url.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_button_changes_nothing_for_them()
    {
        await using var app = new TeamsApp();
        await app.SendAsync(Payloads.Press(new() { ["act"] = "start|delegate" }));
        var data = SendData((await app.SaidAsync("Input.Text")).Body);
        data["q.task"] = "the patch report";
        var press = Payloads.Press(data, "f:2");
        press["from"]!["id"] = "29:2Another";
        press["conversation"]!["id"] = "a:another";
        await app.SendAsync(press);
        var said = await app.SaidAsync("something I no longer hold");
        Assert.Contains("a%3Aanother", said.Url.AbsolutePath, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Connector.Requests, c => c.Body.Contains("lean towards", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_press_in_a_shared_chat_is_answered_to_its_presser_only()
    {
        await using var app = new TeamsApp();
        var answer = await app.SendAsync(Payloads.Activity("teams-adaptivecard-action"));
        Assert.Contains("personal chat only", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(app.Connector.Requests);
    }

    [Fact]
    public async Task Coach_me_on_this_quotes_the_message_in_a_dialog_and_concludes_in_the_personal_chat()
    {
        await using var app = new TeamsApp();
        app.Connector.Answer = c => Support.CaughtHttp.Json("""{"id":"a:opened"}""", HttpStatusCode.Created);
        var fetch = Payloads.Activity("teams-message-action-fetchtask");
        fetch["value"]!["messagePayload"]!["body"]!["content"] = "<p>Who should own the monthly patch report? I could hand it over to <b>Ana</b> &amp; Ben.</p>";
        var dialog = await BodyOf(await app.SendAsync(fetch));
        Assert.Contains("Ana & Ben", dialog, StringComparison.Ordinal);
        Assert.DoesNotContain("Action.Execute", dialog, StringComparison.Ordinal);
        var data = SendData(dialog);
        data["q.task"] = "the monthly patch report";
        var submit = fetch.DeepClone();
        submit["name"] = "composeExtension/submitAction";
        submit["value"]!["data"] = data;
        Assert.Contains("My answer is in our personal chat", await BodyOf(await app.SendAsync(submit)), StringComparison.Ordinal);
        Assert.EndsWith("/v3/conversations/a%3Aopened/activities", (await app.SaidAsync("lean towards")).Url.AbsolutePath, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Connector.Requests, c => c.Url.AbsolutePath.Contains("19%3A", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_my_reply_reads_a_draft_in_the_dialog()
    {
        await using var app = new TeamsApp();
        var fetch = Payloads.Activity("teams-message-action-fetchtask");
        fetch["value"]!["commandId"] = "checkReply";
        var data = SendData(await BodyOf(await app.SendAsync(fetch)));
        data["q.draft"] = "Sorry if you felt that way, but you should have opened a ticket.";
        fetch["name"] = "composeExtension/submitAction";
        fetch["value"]!["data"] = data;
        Assert.Contains("Why it stings", await BodyOf(await app.SendAsync(fetch)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removing_the_bot_stops_what_is_sent_unasked_and_returning_starts_it()
    {
        await using var app = new TeamsApp();
        await app.SendAsync(Payloads.Text("help"));
        await app.SendAsync(Payloads.Activities("teams-installation-update")[1]);
        Assert.Equal(("CoachBot was removed in Teams", null), await PersonAsync(app));
        await app.SendAsync(Payloads.Text("hello again", "7"));
        var (reason, due) = await PersonAsync(app);
        Assert.Null(reason);
        Assert.NotNull(due);
    }

    [Fact]
    public async Task The_service_url_follows_every_activity()
    {
        await using var app = new TeamsApp();
        await app.SendAsync(Payloads.Text("help"));
        var edited = Payloads.Activity("teams-message-edited");
        edited["serviceUrl"] = "https://smba.trafficmanager.net/emea/";
        await app.SendAsync(edited);
        await using var db = await app.Services.GetRequiredService<Store>().OpenAsync(TestContext.Current.CancellationToken);
        Assert.Contains("/emea/", (await db.People.SingleAsync(TestContext.Current.CancellationToken)).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_my_data_is_confirmed_and_leaves_no_one()
    {
        await using var app = new TeamsApp();
        await app.SendAsync(Payloads.Text("delete my data"));
        await app.SaidAsync("Delete it all?");
        await app.SendAsync(Payloads.Text("yes", "2"));
        await app.SaidAsync("Everything I held about you is deleted");
        await using var db = await app.Services.GetRequiredService<Store>().OpenAsync(TestContext.Current.CancellationToken);
        Assert.False(await db.People.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task That_everything_is_deleted_is_said_even_when_Teams_fails_meanwhile()
    {
        await using var app = new TeamsApp();
        await app.SendAsync(Payloads.Text("delete my data"));
        await app.SaidAsync("Delete it all?");
        var tries = 0;
        app.Connector.Answer = c => c.Body.Contains("Everything I held", StringComparison.Ordinal) && Interlocked.Increment(ref tries) == 1
            ? new(HttpStatusCode.ServiceUnavailable)
            : CaughtHttp.Json("""{"id":"m"}""", HttpStatusCode.Created);

        await app.SendAsync(Payloads.Text("yes", "2"));

        await Seeds.UntilAsync(() => Task.FromResult(Volatile.Read(ref tries) == 2));
    }

    [Fact]
    public async Task The_time_zone_of_the_client_is_used()
    {
        await using var app = new TeamsApp();
        await app.SendAsync(Payloads.Text("weekly"));
        await app.SaidAsync("America/Los_Angeles");
    }

    private static JsonObject Reply(JsonObject person, JsonObject message, string text)
    {
        message["from"] = person["from"]!.DeepClone();
        message["conversation"] = person["conversation"]!.DeepClone();
        message["text"] = text;
        return message;
    }

    private static async Task<(string? Reason, long? Due)> PersonAsync(TeamsApp app)
    {
        await using var db = await app.Services.GetRequiredService<Store>().OpenAsync(TestContext.Current.CancellationToken);
        var person = await db.People.SingleAsync(TestContext.Current.CancellationToken);
        return (person.Unreachable, person.DueAt);
    }

    private static async Task<string> CardOf(HttpResponseMessage answer)
    {
        var body = JsonNode.Parse(await BodyOf(answer))!;
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)body["type"]);
        return body["value"]!.ToJsonString();
    }

    private static Task<string> BodyOf(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>The data behind the button that sends a form, wherever it is in an answer.</summary>
    private static JsonObject SendData(string json) => (JsonObject)Find(JsonNode.Parse(json))!.DeepClone();

    private static JsonNode? Find(JsonNode? node) => node switch
    {
        JsonObject found when found["data"] is JsonObject data && data.ContainsKey("fields") => data,
        JsonObject found => found.Select(p => Find(p.Value)).FirstOrDefault(f => f is not null),
        JsonArray list => list.Select(Find).FirstOrDefault(f => f is not null),
        _ => null,
    };
}
