using System.Net;
using System.Text.Json.Nodes;
using CoachBot.Storage;
using CoachBot.Tests.Channels.Slack;
using CoachBot.Tests.Channels.Teams;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Language;

/// <summary>A model's line in a free conversation is shown in Teams and Slack while it comes, and in any trouble as an update of the message that came first.</summary>
public sealed class StreamingTests
{
    private const string First = "Fine.", Second = "Fine. I will hold you to it.", Whole = "Fine. I will hold you to it. And I want to see it done.";
    private const string Rude = "Fine. You are useless.";

    [Fact]
    public async Task In_Teams_a_line_is_streamed_in_order_and_ends_as_what_is_stored()
    {
        await using var model = await FakeModel.StartAsync();
        await using var app = new TeamsApp(Model(model));
        await PractiseAsync(app, model, Whole, (First, () => Streamed(app, First)), (Second, () => Streamed(app, Second)));

        await app.SentAsync(c => c.Method == "DELETE", "the scripted line was withdrawn");
        var sent = app.Connector.Requests.ToList();
        var scripted = sent.FindIndex(c => c.Body.Contains('“') && c.Body.Contains("End practice", StringComparison.Ordinal) && !c.Body.Contains("They write", StringComparison.Ordinal));
        var after = sent[(scripted + 1)..];
        Assert.Equal(["POST typing", "POST typing streaming 1", "POST typing streaming 2", "POST message final", "DELETE"], after.Select(Step));
        var ids = after[1..4].Select(c => (string?)Stream(c)!["streamId"]).ToList();
        Assert.Null(ids[0]);
        Assert.NotNull(ids[1]);
        Assert.Equal(ids[1], ids[2]);
        var final = JsonNode.Parse(after[3].Body)!;
        Assert.Equal(Whole, (string?)final["text"]);
        Assert.Null(Stream(after[3])!["streamSequence"]);
        Assert.Equal(Whole, await StoredAsync(app.Services));
        var card = final["attachments"]![0]!["content"]!;
        Assert.Empty(card["body"]!.AsArray());
        Assert.Equal("End practice", (string?)card["actions"]![0]!["title"]);
        Assert.EndsWith($"/activities/{MessageAt(sent, scripted)}", after[4].Url.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(405, 1)]
    [InlineData(403, 1)]
    [InlineData(429, 1)]
    [InlineData(403, 2)]
    [InlineData(500, 3)]
    public async Task When_Teams_takes_no_stream_or_no_more_of_it_the_first_message_is_updated_and_nothing_is_left_of_the_stream(int status, int at)
    {
        await using var model = await FakeModel.StartAsync();
        await using var app = new TeamsApp(Model(model));
        var (usual, streamed) = (app.Connector.Answer, 0);
        app.Connector.Answer = c => c.Method == "POST" && Stream(c) is not null && Interlocked.Increment(ref streamed) == at
            ? CaughtHttp.Json("""{"error":{"code":"ContentStreamNotAllowed","message":"Content stream is not allowed"}}""", (HttpStatusCode)status)
            : usual(c);
        await PractiseAsync(app, model, Whole, (First, () => Streamed(app, First)), (Second, () => at == 1 || Streamed(app, Second)));

        var update = await app.SentAsync(c => c.Method == "PUT" && c.Body.Contains(Whole, StringComparison.Ordinal), "the scripted line was updated");
        Assert.DoesNotContain("\"text\":\"Fine", update.Body.Split("attachments")[0], StringComparison.Ordinal);
        Assert.Equal(Whole, await StoredAsync(app.Services));
        Assert.Equal(at == 1 ? 0 : 1, app.Connector.Requests.Count(c => c.Method == "DELETE"));
        Assert.Equal(at, app.Connector.Requests.Count(c => Stream(c) is not null));
        Assert.DoesNotContain(app.Connector.Requests, c => c.Method == "DELETE" && c.Url == update.Url);
    }

    [Fact]
    public async Task Where_Teams_deletes_nothing_next_to_nothing_is_left_of_the_scripted_line()
    {
        await using var model = await FakeModel.StartAsync();
        await using var app = new TeamsApp(Model(model));
        var usual = app.Connector.Answer;
        app.Connector.Answer = c => c.Method == "DELETE" ? new(HttpStatusCode.NotImplemented) : usual(c);
        await PractiseAsync(app, model, Whole, (First, () => Streamed(app, First)));

        var deleted = await app.SentAsync(c => c.Method == "DELETE", "the scripted line was to be withdrawn");
        var left = await app.SentAsync(c => c.Method == "PUT", "the scripted line was emptied");
        Assert.Equal(deleted.Url, left.Url);
        Assert.Contains("Withdrawn", left.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Fine", left.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_gate_stops_is_shown_nowhere_and_the_scripted_line_stands()
    {
        await using var model = await FakeModel.StartAsync();
        await using var app = new TeamsApp(Model(model));
        await PractiseAsync(app, model, Rude, (First, () => Streamed(app, First)));

        await app.SentAsync(c => c.Method == "DELETE", "the stream was withdrawn");
        Assert.Equal(First, (string?)JsonNode.Parse((await app.SentAsync(c => Step(c).EndsWith("final", StringComparison.Ordinal), "the stream was ended")).Body)!["text"]);
        Assert.DoesNotContain(app.Connector.Requests, c => c.Body.Contains("useless", StringComparison.Ordinal) || c.Method == "PUT");
        Assert.DoesNotContain("Fine", await StoredAsync(app.Services), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_cut_off_in_the_middle_leaves_the_scripted_line_with_the_honest_note()
    {
        await using var model = await FakeModel.StartAsync();
        await using var app = new TeamsApp(Model(model));
        await PractiseAsync(app, model, Whole, (First, () => Streamed(app, First)), (Second, () => throw new IOException("the model went away")));

        var update = await app.SentAsync(c => c.Method == "PUT", "the scripted line was updated");
        Assert.Contains("by rule alone", update.Body, StringComparison.Ordinal);
        await app.SentAsync(c => c.Method == "DELETE" && c.Url != update.Url, "the stream was withdrawn");
    }

    [Fact]
    public async Task In_Slack_a_line_is_streamed_in_order_and_ends_as_what_is_stored()
    {
        await using var model = await FakeModel.StartAsync();
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack, [.. Model(model).Select(s => (s.Name, (string?)s.Value))]);
        await PractiseAsync(app, model, Whole, (First, () => slack.Of("chat.startStream").Any()), (Second, () => slack.Of("chat.appendStream").Any()));

        await SlackApp.UntilAsync(() => slack.Of("chat.delete").Any(), "the scripted line was not withdrawn");
        Assert.Equal(["assistant.threads.setStatus", "chat.startStream", "chat.appendStream", "chat.stopStream", "chat.delete"], slack.Calls.Select(c => c.Method).SkipWhile(m => m != "assistant.threads.setStatus"));
        var streamed = Assert.Single(slack.Messages, m => m["text"]!.GetValue<string>() == Whole);
        Assert.Equal(("DU1", "9.000002"), (streamed["channel"]!.GetValue<string>(), streamed["thread_ts"]!.GetValue<string>()));
        Assert.Equal(Whole, await StoredAsync(app.Services));
        Assert.Equal("End practice", streamed["blocks"]![0]!["elements"]![0]!["text"]!["text"]!.GetValue<string>());
        Assert.Single(streamed["blocks"]!.AsArray());
        var withdrawn = Assert.Single(slack.Messages, m => m["deleted"] is not null);
        Assert.NotSame(streamed, withdrawn);
        Assert.Equal("9.000002", withdrawn["thread_ts"]!.GetValue<string>());
        Assert.Empty(slack.Violations);
    }

    [Theory]
    [InlineData("chat.startStream", "channel_type_not_supported")]
    [InlineData("chat.startStream", "429")]
    [InlineData("chat.appendStream", "stopped_by_user")]
    [InlineData("chat.appendStream", "message_not_in_streaming_state")]
    [InlineData("chat.stopStream", "message_not_in_streaming_state")]
    [InlineData("chat.stopStream", "drop")]
    public async Task When_Slack_takes_no_stream_or_no_more_of_it_the_first_message_is_updated_and_nothing_is_left_of_the_stream(string method, string error)
    {
        await using var model = await FakeModel.StartAsync();
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack, [.. Model(model).Select(s => (s.Name, (string?)s.Value))]);
        slack.FailNext(method, error);
        await PractiseAsync(app, model, Whole, (First, () => slack.Of("chat.startStream").Any()), (Second, () => method == "chat.startStream" || slack.Of("chat.appendStream").Any()));

        await SlackApp.UntilAsync(() => slack.Of("chat.update").Any(), "the scripted line was not updated");
        var update = Assert.Single(slack.Of("chat.update")).Arguments;
        Assert.Contains(Whole, update.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(Whole, await StoredAsync(app.Services));
        var scripted = slack.Messages.Single(m => m["ts"]!.GetValue<string>() == update.GetProperty("ts").GetString());
        Assert.Null(scripted["deleted"]);
        Assert.All(slack.Messages.Where(m => m["markdown_text"] is not null), m => Assert.NotNull(m["deleted"]));
        if (method == "chat.startStream") await SlackApp.UntilAsync(() => slack.Of("assistant.threads.setStatus").LastOrDefault()?.Arguments.GetProperty("status").GetString() == "", "the status was not ended");
        Assert.Empty(slack.Violations);
    }

    /// <summary>A practice whose second line the model writes: each part waits until what came before is out.</summary>
    private static async Task PractiseAsync(TeamsApp app, FakeModel model, string line, params (string Until, Func<bool> Out)[] steps)
    {
        Writes(model, line, steps);
        await app.SendAsync(Payloads.Text("practise with an angry user"));
        await app.SaidAsync("They write");
        await app.SendAsync(Payloads.Text("I see how that hurt you", "2"));
    }

    private static async Task PractiseAsync(SlackApp app, FakeModel model, string line, params (string Until, Func<bool> Out)[] steps)
    {
        Writes(model, line, steps);
        await app.EventAsync(SlackApp.Message("practise with an angry user", "9.000001", "Ev1").ToJsonString());
        await SlackApp.UntilAsync(() => app.Slack.Messages.Any(m => m.ToJsonString().Contains("They write", StringComparison.Ordinal)), "the practice did not begin");
        await app.EventAsync(SlackApp.Message("I see how that hurt you", "9.000002", "Ev2").ToJsonString());
    }

    private static void Writes(FakeModel model, string line, (string Until, Func<bool> Out)[] steps) => model.Instead = async context =>
    {
        var content = new JsonObject { ["say"] = line }.ToJsonString();
        var ends = steps.Select(s => (At: content.IndexOf(s.Until, StringComparison.Ordinal) + s.Until.Length, s.Out)).ToList();
        var written = 0;
        await FakeModel.StreamAsync(context, content, between: async () =>
        {
            written += 16;
            foreach (var (at, isOut) in ends.Where(e => e.At <= written && e.At > written - 16)) await Until.TrueAsync(() => Task.FromResult(isOut()), $"the first {at} characters are out");
        });
    };

    private static bool Streamed(TeamsApp app, string text) => app.Connector.Requests.Any(c => Stream(c) is not null && (string?)JsonNode.Parse(c.Body)!["text"] == text);

    private static JsonNode? Stream(Caught call) => call.Body.Length == 0 ? null : JsonNode.Parse(call.Body)!["entities"]?.AsArray().FirstOrDefault(e => (string?)e!["type"] == "streaminfo");

    private static string Step(Caught call) => call.Body.Length == 0 ? call.Method
        : $"{call.Method} {(string?)JsonNode.Parse(call.Body)!["type"]} {(string?)Stream(call)?["streamType"]} {Stream(call)?["streamSequence"]}".TrimEnd();

    /// <summary>The connector numbers what is posted.</summary>
    private static string MessageAt(List<Caught> sent, int at) => $"m{sent.Take(at + 1).Count(c => c.Method == "POST")}";

    private static async Task<string> StoredAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<Store>().OpenAsync(TestContext.Current.CancellationToken);
        return Coaching.Memory.FromJson(db.People.Single().Memory).Session!.Lines[^1].Text;
    }

    private static (string Name, string Value)[] Model(FakeModel model) =>
        [("Language:Endpoint", model.Url), ("Language:Deployment", "fake"), ("Language:ApiKey", "secret-key"), ("Language:TimeoutSeconds", "20")];
}
