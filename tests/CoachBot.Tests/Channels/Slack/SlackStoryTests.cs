using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Channels;
using CoachBot.Channels.Slack;
using CoachBot.Coaching.Cards;
using CoachBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Channels.Slack;

/// <summary>Whole conversations between the running app and a strict Slack.</summary>
public sealed class SlackStoryTests
{
    [Fact]
    public async Task A_command_opens_a_form_whose_errors_come_back_under_the_field_and_whose_result_comes_in_the_dm()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack);

        Assert.Equal((200, ""), await app.CommandAsync("delegate", "1.1"));
        await SlackApp.UntilAsync(() => slack.Of("views.open").Any(), "no modal was opened");
        var view = slack.Of("views.open").First().Arguments.GetProperty("view");
        var refused = await app.InteractAsync(Submission(view, "2.2", [("task", "patching"), ("due", "2020-01-01")]));
        Assert.Contains("\"response_action\":\"errors\"", refused.Body, StringComparison.Ordinal);
        Assert.Contains("\"due\"", refused.Body, StringComparison.Ordinal);
        Assert.Equal((200, ""), await app.InteractAsync(Submission(view, "3.3", [("task", "patching")])));

        await SlackApp.UntilAsync(() => slack.Messages.Any(m => m.ToJsonString().Contains("Confidence", StringComparison.Ordinal)), "no result in the DM");
        Assert.All(slack.Messages, m => Assert.Equal("DU1", m["channel"]!.GetValue<string>()));
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task When_the_form_cannot_be_opened_its_first_question_comes_in_the_dm()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack);
        slack.FailNext("views.open", "reset");

        await app.CommandAsync("delegate", "1.1");

        await SlackApp.UntilAsync(() => slack.Messages.Any(m => m.ToJsonString().Contains("Which piece of work", StringComparison.Ordinal)), "the question did not come");
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task A_button_in_a_modal_goes_on_in_that_modal()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack);
        var pressed = new JsonObject
        {
            ["type"] = "block_actions",
            ["team"] = new JsonObject { ["id"] = "T1" },
            ["user"] = new JsonObject { ["id"] = "U1" },
            ["trigger_id"] = "5.5",
            ["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V1" },
            ["view"] = new JsonObject { ["id"] = "V1", ["type"] = "modal" },
            ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = "b", ["action_ts"] = "5.5", ["value"] = Act.Typed("menu soft skills").ToString() }),
        };
        await app.InteractAsync(pressed);

        await SlackApp.UntilAsync(() => slack.Of("views.update").Any(), "the modal did not change");
        Assert.Contains("Soft skills", slack.Of("views.update").First().Arguments.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(slack.Messages, m => m.ToJsonString().Contains("Soft skills", StringComparison.Ordinal) && m.ToJsonString().Contains("Pick one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_closed_form_keeps_what_was_chosen_and_can_be_resumed()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack);
        await app.CommandAsync("delegate", "1.1");
        await SlackApp.UntilAsync(() => slack.Of("views.open").Any(), "no modal was opened");
        var view = slack.Of("views.open").First().Arguments.GetProperty("view");

        var chosen = Submission(view, "2.1", [("task", "patching")]);
        chosen["type"] = "block_actions";
        chosen["actions"] = new JsonArray(new JsonObject { ["type"] = "static_select", ["action_id"] = "value", ["block_id"] = "home" });
        await app.InteractAsync(chosen);
        var closed = Submission(view, "2.2", []);
        closed["type"] = "view_closed";
        closed.Remove("trigger_id");
        await app.InteractAsync(closed);

        await SlackApp.UntilAsync(() => slack.Messages.Any(m => m.ToJsonString().Contains("kept your answers", StringComparison.Ordinal)), "no word about the kept answers");
        await using var db = await app.Services.GetRequiredService<Store>().OpenAsync(TestContext.Current.CancellationToken);
        var memory = Coaching.Memory.FromJson(db.People.Single().Memory);
        Assert.Equal("patching", memory.Talks[0].Answers.Values["task"]);
        Assert.Single(memory.Talks[0].Answers.Values);
    }

    [Fact]
    public async Task A_message_is_answered_once_in_its_thread_however_often_Slack_sends_it()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack);
        for (var i = 0; i < 3; i++) await app.EventAsync(SlackApp.Message("help", "9.000001", "Ev1").ToJsonString());

        await SlackApp.UntilAsync(() => slack.Messages.Count >= 2, "the answers did not come");
        await app.SettledAsync();
        Assert.Equal(2, slack.Messages.Count);
        Assert.All(slack.Messages, m => Assert.Equal("9.000001", m["thread_ts"]!.GetValue<string>()));
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_looked_for_and_not_sent_twice()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack);
        slack.FailNext("chat.postMessage", "drop");
        slack.FailNext("chat.postMessage", "429");

        await app.EventAsync(SlackApp.Message("help", "9.000001", "Ev1").ToJsonString());

        await SlackApp.UntilAsync(() => slack.Messages.Count >= 2, "the second card did not come");
        await SlackApp.UntilAsync(() => slack.Of("conversations.replies").Any(), "nobody looked");
        Assert.Equal(2, slack.Messages.Count);
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task What_another_process_may_have_sent_is_looked_for_too()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack);
        await using var other = new SlackApp(slack);
        var card = new Delivery(1, "T1", "U1", new SlackAddress("DU1").ToString(), "key", Card.Say("hello"), null, Attempt: 1);
        slack.FailNext("chat.postMessage", "503");
        slack.FailNext("chat.postMessage", "429");
        slack.FailNext("chat.postMessage", "drop");

        Assert.True(Assert.IsType<Sent.Later>(await TryAsync(app, card)).InDoubt);
        Assert.False(Assert.IsType<Sent.Later>(await TryAsync(app, card)).InDoubt);
        await SlackApp.UntilAsync(() => app.Services.GetRequiredService<SlackPace>().Held("T1", "chat.postMessage") is null, "it is still held");
        Assert.True(Assert.IsType<Sent.Later>(await TryAsync(other, card)).InDoubt);
        Assert.IsType<Sent.Done>(await TryAsync(app, card with { InDoubt = true }));

        Assert.Single(slack.Messages);
        Assert.Empty(slack.Violations);

        static Task<Sent> TryAsync(SlackApp app, Delivery card) => app.Services.GetRequiredService<SlackChannel>().SendAsync(card, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_card_in_doubt_is_found_at_the_end_of_a_long_thread()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack);
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < 150; i++)
            slack.Messages.Enqueue(new() { ["channel"] = "DU1", ["thread_ts"] = "9.000001", ["ts"] = $"{now.ToUnixTimeSeconds() - 3600}.{i:000000}" });
        var card = new Delivery(1, "T1", "U1", new SlackAddress("DU1", "9.000001").ToString(), "key", Card.Say("hello"), null, Attempt: 1) { Since = now };
        slack.FailNext("chat.postMessage", "drop");

        var channel = app.Services.GetRequiredService<SlackChannel>();
        Assert.IsType<Sent.Later>(await channel.SendAsync(card, TestContext.Current.CancellationToken));
        Assert.IsType<Sent.Done>(await channel.SendAsync(card with { InDoubt = true }, TestContext.Current.CancellationToken));

        Assert.Equal(151, slack.Messages.Count);
    }

    [Fact]
    public async Task That_everything_is_deleted_is_said_once_even_when_Slack_fails_meanwhile()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack);
        await app.EventAsync(SlackApp.Message("help", "9.000001", "Ev1").ToJsonString());
        await SlackApp.UntilAsync(() => slack.Messages.Count == 2, "no answer");
        await app.EventAsync(SlackApp.Message("delete my data", "9.000002", "Ev2").ToJsonString());
        await SlackApp.UntilAsync(() => slack.Messages.Any(m => (string?)m["thread_ts"] == "9.000002"), "it does not ask back");
        await app.SettledAsync();
        slack.FailNext("chat.postMessage", "503");
        slack.FailNext("chat.postMessage", "drop");

        await app.EventAsync(SlackApp.Message("yes, delete", "9.000003", "Ev3").ToJsonString());

        await SlackApp.UntilAsync(() => slack.Of("conversations.replies").Count() == 2, "nobody looked");
        Assert.Single(slack.Messages, m => m.ToJsonString().Contains("Everything I held about you is deleted", StringComparison.Ordinal));
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task A_mention_gets_one_private_offer()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack);
        var mention = SlackApp.Message("<@UBOT> my admin ignores tickets", "9.000002", "Ev2");
        mention["event"]!["type"] = "app_mention";
        mention["event"]!["channel"] = "C1";
        mention["event"]!.AsObject().Remove("channel_type");
        slack.FailNext("chat.postEphemeral", "503");
        await app.EventAsync(mention.ToJsonString());
        mention["event_id"] = "Ev3";
        await app.EventAsync(mention.ToJsonString());

        await SlackApp.UntilAsync(() => slack.Of("chat.postEphemeral").Count() == 2, "it was not tried again");
        Assert.Contains("my admin ignores tickets", slack.Of("chat.postEphemeral").Last().Arguments.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(slack.Messages);
    }

    [Fact]
    public async Task Someone_who_cannot_be_reached_gets_nothing_more()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack);
        slack.FailNext("chat.postMessage", "messages_tab_disabled");
        await app.EventAsync(SlackApp.Message("help", "9.000001", "Ev1").ToJsonString());

        await using var db = await app.Services.GetRequiredService<Store>().OpenAsync(TestContext.Current.CancellationToken);
        await SlackApp.UntilAsync(() => db.People.Any(p => p.Unreachable != null), "the person still counts as reachable");
        Assert.Equal("messages_tab_disabled", db.People.Single().Unreachable);
        Assert.Null(db.People.Single().DueAt);
    }

    [Fact]
    public async Task Over_a_socket_commands_are_answered_and_a_new_socket_is_up_before_the_old_one_goes()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack, ("Slack:AppToken", "xapp-test"));
        _ = app.Server;
        await SlackApp.UntilAsync(() => slack.Sockets.Count == 1, "no socket");
        var command = new JsonObject { ["team_id"] = "T1", ["user_id"] = "U1", ["command"] = "/coach", ["text"] = "help", ["trigger_id"] = "1.1", ["channel_id"] = "C1" };

        var ack = await slack.EnvelopeAsync("slash_commands", command.DeepClone());
        Assert.Contains("What you can say", ack.GetProperty("payload").GetRawText(), StringComparison.Ordinal);
        Assert.False((await slack.EnvelopeAsync("slash_commands", command.DeepClone())).TryGetProperty("payload", out _));
        var old = slack.Sockets.First();
        await FakeSlack.SendAsync(old, new JsonObject { ["type"] = "disconnect", ["reason"] = "refresh_requested" });
        await SlackApp.UntilAsync(() => slack.Sockets.Count == 2, "no second socket");
        Assert.False((await slack.EnvelopeAsync("events_api", SlackApp.Message("help", "9.1", "Ev1"), old)).TryGetProperty("payload", out _));
        await slack.EnvelopeAsync("events_api", SlackApp.Message("menu", "9.2", "Ev2"));

        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task An_installation_is_bound_to_the_browser_kept_encrypted_and_ends_with_the_app()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack, ("Slack:BotToken", null), ("Slack:ClientId", "1.2"), ("Slack:ClientSecret", "s"));
        using var browser = app.CreateClient(new() { AllowAutoRedirect = false });
        using var stranger = app.CreateClient(new() { AllowAutoRedirect = false });
        var stop = TestContext.Current.CancellationToken;
        using var off = await browser.GetAsync("/slack/install", stop);
        var state = System.Web.HttpUtility.ParseQueryString(off.Headers.Location!.Query)["state"];

        using var stolen = await stranger.GetAsync($"/slack/oauth/callback?code=c&state={state}", stop);
        Assert.Equal(400, (int)stolen.StatusCode);
        using var back = await browser.GetAsync($"/slack/oauth/callback?code=c&state={state}", stop);
        Assert.Equal(200, (int)back.StatusCode);
        await SlackApp.UntilAsync(() => !slack.Messages.IsEmpty, "no welcome for who installed it");
        Assert.Equal("xoxe.xoxb-1", slack.Of("chat.postMessage").First().Token);
        await using var db = await app.Services.GetRequiredService<Store>().OpenAsync(stop);
        Assert.DoesNotContain("xox", db.Installations.Single().Secret, StringComparison.Ordinal);

        await app.EventAsync(new JsonObject { ["type"] = "event_callback", ["team_id"] = "T1", ["event_id"] = "Ev9", ["event"] = new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["bot"] = new JsonArray("UBOT") } } }.ToJsonString());
        Assert.False(db.Installations.Any());
        Assert.NotNull(db.People.Select(p => p.Unreachable).Single());
    }

    [Fact]
    public async Task A_token_about_to_end_is_renewed_once_and_kept()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new SlackApp(slack, ("Slack:BotToken", null), ("Slack:ClientId", "1.2"), ("Slack:ClientSecret", "s"));
        var installations = app.Services.GetRequiredService<SlackInstallations>();
        var granted = JsonSerializer.SerializeToElement(new JsonObject { ["access_token"] = "xoxe.xoxb-0", ["refresh_token"] = "xoxe-1-0", ["expires_in"] = 60, ["team"] = new JsonObject { ["id"] = "T1" } });
        await installations.KeepAsync(granted, TestContext.Current.CancellationToken);

        Assert.Equal("xoxe.xoxb-2", (await installations.TokenAsync("T1", TestContext.Current.CancellationToken))!.Value);
        installations.Doubt("T1");
        Assert.Equal("xoxe.xoxb-2", (await installations.TokenAsync("T1", TestContext.Current.CancellationToken))!.Value);
        Assert.Single(slack.Of("oauth.v2.access"));
    }

    private static JsonObject Submission(JsonElement view, string trigger, (string Id, string Value)[] values)
    {
        var state = new JsonObject();
        foreach (var (id, value) in values)
            state[id] = new JsonObject { ["value"] = id == "due" ? new JsonObject { ["type"] = "datepicker", ["selected_date"] = value } : new JsonObject { ["type"] = "plain_text_input", ["value"] = value } };
        var shown = JsonNode.Parse(view.GetRawText())!.AsObject();
        shown["id"] = "V1";
        shown["hash"] = "1.a";
        shown["state"] = new JsonObject { ["values"] = state };
        return new() { ["type"] = "view_submission", ["team"] = new JsonObject { ["id"] = "T1" }, ["user"] = new JsonObject { ["id"] = "U1" }, ["trigger_id"] = trigger, ["view"] = shown };
    }
}
