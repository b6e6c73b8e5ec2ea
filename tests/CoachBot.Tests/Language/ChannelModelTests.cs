using System.Net;
using System.Text.Json.Nodes;
using CoachBot.Tests.Channels.Slack;
using CoachBot.Tests.Channels.Teams;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Language;

/// <summary>What a model adds reaches Teams and Slack as a change of the message that came first.</summary>
public sealed class ChannelModelTests
{
    [Fact]
    public async Task In_Teams_the_card_that_came_first_is_replaced()
    {
        await using var model = await FakeModel.StartAsync();
        model.Answer = Reads;
        await using var app = new TeamsApp(Model(model));
        var message = Payloads.Text(ModelStory.Opening);
        Assert.Equal(HttpStatusCode.OK, (await app.SendAsync(message)).StatusCode);

        var first = await app.SentAsync(c => c.Method == "POST" && c.Body.Contains("Is it right?", StringComparison.Ordinal), "the confirmation came");
        var changed = await app.SentAsync(c => c.Method == "PUT" && c.Body.Contains("Has done it alone", StringComparison.Ordinal), "the same card with what the model read");
        Assert.DoesNotContain("Has done it alone", first.Body, StringComparison.Ordinal);
        Assert.StartsWith(first.Url.AbsolutePath, changed.Url.AbsolutePath, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Connector.Requests, c => c.Method == "POST" && c.Body.Contains("Has done it alone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_Slack_the_message_that_came_first_is_updated()
    {
        await using var model = await FakeModel.StartAsync();
        model.Answer = Reads;
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack, [.. Model(model).Select(s => (s.Name, (string?)s.Value))]);
        await app.EventAsync(SlackApp.Message(ModelStory.Opening, "9.000001", "Ev1").ToJsonString());

        await SlackApp.UntilAsync(() => slack.Of("chat.update").Any(u => u.Arguments.GetRawText().Contains("Has done it alone", StringComparison.Ordinal)), "the message was not updated");
        Assert.DoesNotContain(slack.Of("chat.postMessage"), p => p.Arguments.GetRawText().Contains("Has done it alone", StringComparison.Ordinal));
        Assert.Contains(slack.Of("chat.postMessage"), p => p.Arguments.GetRawText().Contains("Is it right?", StringComparison.Ordinal));
        Assert.Empty(slack.Violations);
    }

    private static JsonObject Reads(string schema, JsonObject data) => schema == "prefill"
        ? new JsonObject { ["cap"] = new JsonObject { ["value"] = "proven", ["words"] = "She did it before" } }
        : [];

    private static (string Name, string Value)[] Model(FakeModel model) =>
        [("Language:Endpoint", model.Url), ("Language:Deployment", "fake"), ("Language:ApiKey", "secret-key"), ("Language:TimeoutSeconds", "5")];
}
