using System.Text.Json.Nodes;
using CoachBot.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace CoachBot.Tests.Language;

/// <summary>A model that fails in any way costs one honest line, and never an answer.</summary>
public sealed class TroubleTests
{
    public static TheoryData<string, string> Troubles => new()
    {
        { "refusal", "The AI declined" },
        { "filter", "The AI declined" },
        { "garbage", "nothing usable" },
        { "half", "nothing usable" },
        { "html", "" },
        { "cut", "nothing usable" },
        { "429", "busy elsewhere" },
        { "500", "cannot be reached" },
        { "redirect", "cannot be reached" },
        { "slow", "took too long" },
        { "endless", "The AI" },
        { "down", "cannot be reached" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Every_kind_of_trouble_is_told_once_beneath_an_answer_that_came_anyway(string kind, string line)
    {
        await using var model = await FakeModel.StartAsync();
        model.Instead = context => MisbehaveAsync(kind, context);
        var url = kind == "down" ? "http://127.0.0.1:9" : model.Url;
        await using var story = new ModelStory(model, null, ("Language:TimeoutSeconds", kind == "slow" ? "0.3" : "5"), ("Language:Endpoint", url));

        Assert.Contains("Should I delegate this?", await story.SayAsync(ModelStory.Opening), StringComparison.Ordinal);
        await story.UntilAsync(line.Length > 0 ? line : "so this is by rule alone");
        foreach (var words in (string[])["yes", "ours", "yes", "3", "proven", "team"]) await story.SayAsync(words);
        await Task.Delay(200);

        var all = ModelStory.Text(await story.LinesAsync());
        Assert.Contains("OUTRIGHT", all, StringComparison.Ordinal);
        Assert.Equal(1, all.Split("by rule alone").Length - 1);
    }

    [Fact]
    public async Task Too_many_requests_for_a_day_costs_no_further_call_until_the_day_has_passed()
    {
        await using var model = await FakeModel.StartAsync();
        model.Instead = context => FakeModel.ErrorAsync(context, 429, "rate_limit_exceeded", retryAfter: 86_400);
        await using var story = new ModelStory(model);
        await story.SayAsync("qwertz blah");
        await story.UntilAsync("busy elsewhere");

        foreach (var person in (string[])["ben", "cem", "dee"]) await story.SayAsync("qwertz blah", person);
        await story.UntilAsync("busy elsewhere", "dee");
        Assert.Equal(1, model.Calls);

        story.Clock.Advance(TimeSpan.FromHours(25));
        model.Instead = null;
        model.Answer = (_, _) => new JsonObject { ["need"] = "risk" };
        await story.SayAsync("qwertz blah", "eve");
        await story.UntilAsync("leans towards", "eve");
        Assert.Equal(2, model.Calls);
    }

    [Fact]
    public async Task A_model_that_keeps_failing_is_left_alone_for_a_while()
    {
        await using var model = await FakeModel.StartAsync();
        model.Instead = context => FakeModel.ErrorAsync(context, 500, "server_error");
        await using var story = new ModelStory(model);

        for (var i = 0; i < 10; i++)
        {
            await story.SayAsync("qwertz blah", $"p{i}");
            await story.UntilAsync("cannot be reached", $"p{i}");
        }

        Assert.Equal(4, model.Calls);
    }

    [Fact]
    public async Task Tokens_are_counted_for_a_person_and_day_and_the_day_has_an_end()
    {
        await using var model = await FakeModel.StartAsync();
        model.Tokens = 3_000;
        model.Answer = (_, _) => new JsonObject { ["need"] = "risk" };
        await using var story = new ModelStory(model, null, ("Language:DailyTokens", "4000"));
        await story.SayAsync("qwertz blah");
        await story.UntilTokensAsync(3_000);
        Assert.Contains("3000 of 4000 tokens", await story.SayAsync("ai"), StringComparison.Ordinal);

        await story.SayAsync("qwertz blah");
        await story.UntilAsync("allowance for today is used up");

        Assert.Equal(1, model.Calls);
        await story.SayAsync("qwertz blah", "ben");
        await story.UntilAsync("leans towards", "ben");
        story.Clock.Advance(TimeSpan.FromDays(1));
        await story.SayAsync("qwertz blah");
        await story.UntilAsync("leans towards");
    }

    [Theory]
    [InlineData("well")]
    [InlineData("echo")]
    public async Task Nothing_anyone_wrote_and_no_key_reaches_a_log(string kind)
    {
        await using var model = await FakeModel.StartAsync();
        if (kind == "echo")
            model.Instead = async context =>
            {
                context.Response.StatusCode = 500;
                await context.Response.WriteAsync($"bad request: {model.Bodies[^1]}");
            };
        await using var story = new ModelStory(model);

        await story.SayAsync("Should I give the zebra migration to Kasia?");
        if (kind == "echo") await story.UntilAsync("cannot be reached");
        else await story.UntilTokensAsync(1);

        Assert.Contains("zebra", model.Bodies[0], StringComparison.Ordinal);
        foreach (var secret in (string[])["zebra", "Kasia", "secret-key"]) Assert.DoesNotContain(secret, story.Log.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_settings_there_is_no_model_and_no_word_of_one()
    {
        await using var story = new ModelStory(null);

        var all = await story.DelegateAsync();

        Assert.Contains("OUTRIGHT", all, StringComparison.Ordinal);
        Assert.DoesNotContain("AI", all.Split("[OUTRIGHT]")[1], StringComparison.Ordinal);
        Assert.Contains("No AI is set up here", await story.SayAsync("ai"), StringComparison.Ordinal);
    }

    private static async Task MisbehaveAsync(string kind, HttpContext context)
    {
        switch (kind)
        {
            case "refusal": await FakeModel.WriteAsync(context, "", refusal: "I cannot help with that."); break;
            case "filter": await FakeModel.ErrorAsync(context, 400, "content_filter"); break;
            case "garbage": await FakeModel.WriteAsync(context, "Sure! Here is your answer."); break;
            case "half": await FakeModel.WriteAsync(context, """{"cap": {"value": "prov"""); break;
            case "html": await context.Response.WriteAsync("<html>maintenance</html>"); break;
            case "cut": await FakeModel.WriteAsync(context, """{"cap": null}""", finish: "length"); break;
            case "429": await FakeModel.ErrorAsync(context, 429, "rate_limit_exceeded"); break;
            case "500": await FakeModel.ErrorAsync(context, 500, "server_error"); break;
            case "redirect": context.Response.Redirect("http://127.0.0.1:9/elsewhere"); break;
            case "slow": await Task.Delay(2_000, context.RequestAborted); break;
            case "endless":
                context.Response.ContentType = "application/json";
                for (var i = 0; i < 100_000 && !context.RequestAborted.IsCancellationRequested; i++) await context.Response.WriteAsync(new string(' ', 1_000), context.RequestAborted);
                break;
        }
    }
}
