using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CoachBot.Tests.Support;

/// <summary>A service that speaks OpenAI's chat completions over HTTP: structured outputs, streams, refusals and every kind of trouble.</summary>
internal sealed class FakeModel : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _bodies = new();

    private FakeModel(WebApplication app) => _app = app;

    /// <summary>What every request brought, as sent.</summary>
    public IReadOnlyList<string> Bodies => [.. _bodies];

    public int Calls => _bodies.Count;

    public string Url { get; private set; } = "";

    /// <summary>Answers a request: by schema name and the user's JSON, the JSON to give back.</summary>
    public Func<string, JsonObject, JsonNode?> Answer { get; set; } = (_, _) => new JsonObject();

    /// <summary>Takes the whole answer over when set.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public int Tokens { get; set; } = 120;

    public static async Task<FakeModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var model = new FakeModel(app);
        app.MapPost("/openai/v1/chat/completions", model.ChatAsync);
        await app.StartAsync();
        model.Url = app.Urls.First();
        return model;
    }

    /// <summary>The name of the schema a request asked for.</summary>
    public static string SchemaOf(string body) => (string)JsonNode.Parse(body)!["response_format"]!["json_schema"]!["name"]!;

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ChatAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        _bodies.Enqueue(body);
        if (Instead is not null)
        {
            await Instead(context);
            return;
        }
        var request = JsonNode.Parse(body)!;
        var data = JsonNode.Parse((string)request["messages"]!.AsArray().Last(m => (string)m!["role"]! == "user")!["content"]!)!.AsObject();
        var content = Answer(SchemaOf(body), data)?.ToJsonString() ?? "";
        if (request["stream"]?.GetValue<bool>() == true) await StreamAsync(context, content, Tokens);
        else await WriteAsync(context, content, Tokens);
    }

    public static Task WriteAsync(HttpContext context, string content, int tokens = 120, string finish = "stop", string? refusal = null)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(new JsonObject
        {
            ["id"] = "chatcmpl-1",
            ["object"] = "chat.completion",
            ["created"] = 1_760_000_000,
            ["model"] = "fake",
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = refusal is null ? content : null, ["refusal"] = refusal },
                ["logprobs"] = null,
                ["finish_reason"] = finish,
            }),
            ["usage"] = Usage(tokens),
        }.ToJsonString());
    }

    public static async Task StreamAsync(HttpContext context, string content, int tokens = 120, Func<Task>? between = null)
    {
        context.Response.ContentType = "text/event-stream";
        for (var at = 0; at < content.Length; at += 16)
        {
            await ChunkAsync(new() { ["content"] = content.Substring(at, Math.Min(16, content.Length - at)) }, null);
            if (between is not null) await between();
        }
        await ChunkAsync([], "stop");
        await EventAsync(Chunk([], Usage(tokens)));
        await context.Response.WriteAsync("data: [DONE]\n\n");

        Task ChunkAsync(JsonObject delta, string? finish) =>
            EventAsync(Chunk([new JsonObject { ["index"] = 0, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = finish }], null));

        async Task EventAsync(JsonObject chunk)
        {
            await context.Response.WriteAsync($"data: {chunk.ToJsonString()}\n\n", Encoding.UTF8);
            await context.Response.Body.FlushAsync();
        }
    }

    public static Task ErrorAsync(HttpContext context, int status, string code, int? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is { } seconds) context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return context.Response.WriteAsJsonAsync(new { error = new { message = "no", type = "error", code } });
    }

    private static JsonObject Chunk(JsonArray choices, JsonObject? usage) => new()
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion.chunk",
        ["created"] = 1_760_000_000,
        ["model"] = "fake",
        ["choices"] = choices,
        ["usage"] = usage,
    };

    private static JsonObject Usage(int tokens) => new() { ["prompt_tokens"] = tokens - 20, ["completion_tokens"] = 20, ["total_tokens"] = tokens };
}
