using System.Text.Json.Nodes;
using CoachBot.Channels.Web;
using CoachBot.Coaching;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Language;

/// <summary>The running app against a service with the real wire format: what a model may do, and what becomes of it.</summary>
public sealed class ImproverTests
{
    /// <summary>Reads "cap" from the opening, agrees with the plain texts in another first word, and asks one open question.</summary>
    private static JsonObject Well(string schema, JsonObject data) => schema switch
    {
        "prefill" => new JsonObject { ["cap"] = Found("proven", "She did it before"), ["seen"] = null },
        "route" => new JsonObject { ["need"] = "risk" },
        "polish" => new JsonObject(data["texts"]!.AsObject().Select(t => KeyValuePair.Create(t.Key, (JsonNode?)Reword((string)t.Value!)))),
        "reflect" => new JsonObject { ["say"] = "It sounds as though handing it over worries you. What would make it a gift to Person1?" },
        _ => new JsonObject { ["say"] = "Fine. I will hold you to it." },
    };

    private static string Reword(string text) => text.Replace("The work", "That work", StringComparison.Ordinal).Replace("you decide", "you choose", StringComparison.OrdinalIgnoreCase).Replace("Ask me", "Come to me", StringComparison.Ordinal) + " ";

    private static JsonObject Found(string value, string words) => new() { ["value"] = value, ["words"] = words };

    [Fact]
    public async Task What_the_model_reads_is_shown_on_the_same_card_and_counts_only_when_taken()
    {
        await using var model = await FakeModel.StartAsync();
        model.Answer = Well;
        await using var story = new ModelStory(model);
        await story.SayAsync(ModelStory.Opening);
        var lines = (await story.LinesAsync()).Count;

        var card = await story.UntilAsync("Has done it alone");

        Assert.Equal(lines, (await story.LinesAsync()).Count);
        Assert.Contains("counts only if you take it", card, StringComparison.Ordinal);
        Assert.DoesNotContain("cap", (await story.MemoryAsync()).Open!.Answers.Values.Keys);
        await story.PressAsync("Yes, all of it");
        Assert.Equal("proven", (await story.MemoryAsync()).Open!.Answers.Values["cap"]);
        foreach (var words in (string[])["ours", "yes", "3"]) await story.SayAsync(words);
        Assert.Contains("OUTRIGHT", await story.SayAsync("team"), StringComparison.Ordinal);
        Assert.Contains("Answers the AI read and you took: cap", await story.SayAsync("why"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_yes_takes_nothing_the_model_read()
    {
        await using var model = await FakeModel.StartAsync();
        model.Answer = Well;
        await using var story = new ModelStory(model);
        await story.SayAsync(ModelStory.Opening);
        await story.UntilAsync("Has done it alone");

        await story.SayAsync("yes");

        Assert.DoesNotContain("cap", (await story.MemoryAsync()).Open!.Answers.Values.Keys);
    }

    [Fact]
    public async Task An_answer_without_the_words_that_give_it_is_dropped()
    {
        await using var model = await FakeModel.StartAsync();
        model.Answer = (_, _) => new JsonObject { ["cap"] = Found("barred", "she is not allowed to"), ["home"] = Found("nonsense", "Should I give"), ["invented"] = Found("x", "Should I give") };
        await using var story = new ModelStory(model);

        await story.SayAsync(ModelStory.Opening);
        await story.UntilTokensAsync(model.Tokens);

        Assert.DoesNotContain("The AI", ModelStory.Text(await story.LinesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_after_the_person_went_on_changes_nothing()
    {
        await using var model = await FakeModel.StartAsync();
        var hold = new TaskCompletionSource();
        model.Instead = async context =>
        {
            await hold.Task;
            await FakeModel.WriteAsync(context, new JsonObject { ["cap"] = Found("proven", "She did it before") }.ToJsonString());
        };
        await using var story = new ModelStory(model);
        await story.SayAsync(ModelStory.Opening);
        await story.SayAsync("yes");
        var before = ModelStory.Text(await story.LinesAsync());

        hold.SetResult();
        await story.UntilTokensAsync(120);

        Assert.Equal(before, ModelStory.Text(await story.LinesAsync()));
    }

    [Fact]
    public async Task A_text_is_worded_anew_on_the_same_card_and_why_says_by_whom()
    {
        await using var model = await FakeModel.StartAsync();
        model.Answer = Well;
        await using var story = new ModelStory(model);
        await story.DelegateAsync();

        var card = await story.UntilAsync("An AI worded the text");

        Assert.Contains("OUTRIGHT", card, StringComparison.Ordinal);
        var why = await story.SayAsync("why");
        Assert.Contains("Verdict: rule", why, StringComparison.Ordinal);
        Assert.Contains("Wording: AI, prompt “polish” version 1", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_adds_its_choice_to_the_two_offered_and_the_person_picks()
    {
        await using var model = await FakeModel.StartAsync();
        model.Answer = Well;
        await using var story = new ModelStory(model);
        await story.SayAsync("qwertz blah");

        var card = await story.UntilAsync("The AI leans towards");

        Assert.Contains("3. ", card, StringComparison.Ordinal);
        await story.SayAsync("3");
        Assert.Equal("risk", (await story.MemoryAsync()).Open!.Skill);
    }

    [Fact]
    public async Task A_conversation_about_the_verdict_is_answered_at_once_and_worded_while_it_streams()
    {
        await using var model = await FakeModel.StartAsync();
        model.Answer = Well;
        await using var story = new ModelStory(model);
        await story.DelegateAsync();
        await story.UntilAsync("An AI worded the text");
        List<string> seen = [];
        var feed = story.Services.GetRequiredService<WebFeed>();
        using var listener = feed.Listen("ana", () => { if (feed.WritingTo("ana") is { } writing) lock (seen) seen.Add(writing.Text); });
        await story.SayAsync("talk about it");

        await story.SayAsync("I fear Kasia will think I dump it on her");
        await story.UntilAsync("a gift to Kasia?");

        lock (seen)
        {
            Assert.Contains("", seen);
            Assert.Contains("It sounds as though handing it over worries you.", seen);
        }
        Assert.Null(feed.WritingTo("ana"));
        Assert.Contains("next step stands", await story.SayAsync("end"), StringComparison.Ordinal);
        Assert.Null((await story.MemoryAsync()).Session);
    }

    [Fact]
    public async Task A_rehearsal_takes_the_models_line_and_keeps_the_rules_score()
    {
        await using var model = await FakeModel.StartAsync();
        model.Answer = Well;
        await using var story = new ModelStory(model);
        await story.SayAsync("practise with an angry user");

        await story.SayAsync("You should have logged a ticket, calm down");
        await story.UntilAsync("Fine. I will hold you to it.");

        Assert.Contains("REWRITE", await story.SayAsync("end practice"), StringComparison.Ordinal);
        Assert.Contains("hurt and angrier", model.Bodies[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_waits_for_a_model_that_hangs()
    {
        await using var model = await FakeModel.StartAsync();
        var hold = new TaskCompletionSource();
        model.Instead = async context => { await hold.Task; await FakeModel.ErrorAsync(context, 500, "late"); };
        await using var story = new ModelStory(model);

        var all = await story.DelegateAsync();

        Assert.Contains("OUTRIGHT", all, StringComparison.Ordinal); // the model has not answered a single call yet
        hold.SetResult();
    }

    [Fact]
    public async Task No_name_goes_over_the_wire_and_every_name_comes_back()
    {
        await using var model = await FakeModel.StartAsync();
        model.Answer = Well;
        await using var story = new ModelStory(model);
        await story.DelegateAsync();
        await story.UntilAsync("An AI worded the text");
        await story.SayAsync("talk about it");
        await story.SayAsync("Kasia is keen, and Mrs Okonkwo-Baptiste from finance asked for it");
        await story.UntilAsync("a gift to Kasia?");

        var sent = string.Join('\n', model.Bodies);
        foreach (var name in (string[])["Kasia", "Okonkwo", "Baptiste"]) Assert.DoesNotContain(name, sent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Person1", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("Person1", ModelStory.Text(await story.LinesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_masking_names_are_sent_as_written()
    {
        await using var model = await FakeModel.StartAsync();
        await using var story = new ModelStory(model, null, ("Language:MaskNames", "false"));

        await story.SayAsync(ModelStory.Opening);
        await story.UntilTokensAsync(1);

        Assert.Contains("Kasia", model.Bodies[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensitive_words_never_reach_the_model()
    {
        await using var model = await FakeModel.StartAsync();
        await using var story = new ModelStory(model);

        await story.SayAsync("I want to end my life zebra");
        await story.SayAsync("qwertz blah");
        await story.UntilTokensAsync(1);

        Assert.DoesNotContain("zebra", string.Join('\n', model.Bodies), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Off_for_a_person_means_no_call_and_on_brings_it_back()
    {
        await using var model = await FakeModel.StartAsync();
        model.Answer = Well;
        await using var story = new ModelStory(model);
        Assert.Contains("AI is on for you", await story.SayAsync("ai"), StringComparison.Ordinal);

        Assert.Contains("AI is off for you", await story.SayAsync("ai off"), StringComparison.Ordinal);
        await story.DelegateAsync();

        Assert.Equal(0, model.Calls);
        await story.SayAsync("ai on");
        await story.SayAsync("qwertz blah");
        await story.UntilAsync("The AI leans towards");
    }

    [Fact]
    public async Task Deleting_everything_while_the_model_thinks_brings_nobody_back()
    {
        await using var model = await FakeModel.StartAsync();
        var hold = new TaskCompletionSource();
        model.Instead = async context => { await hold.Task; await FakeModel.WriteAsync(context, "{}"); };
        await using var story = new ModelStory(model);
        await story.SayAsync("qwertz blah");
        await story.SayAsync("delete my data");
        await story.SayAsync("yes");

        hold.SetResult();
        await Task.Delay(300);

        Assert.Empty(await story.LinesAsync());
        await using var db = await story.Services.GetRequiredService<CoachBot.Storage.Store>().OpenAsync(CancellationToken.None);
        Assert.Empty(db.People);
    }
}
