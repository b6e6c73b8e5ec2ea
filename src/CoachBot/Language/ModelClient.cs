using System.ClientModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Coaching.Model;
using Microsoft.Extensions.Options;
using OpenAI.Chat;

namespace CoachBot.Language;

/// <summary>One question to the model.</summary>
/// <param name="Prompt">The filled prompt; holds nothing a person wrote.</param>
/// <param name="Data">What people wrote, as JSON: data, never instructions.</param>
/// <param name="Schema">What may come back.</param>
internal sealed record Ask(string Name, string Prompt, string Data, JsonObject Schema, int MostTokens)
{
    /// <summary>The most this can cost: about three characters a token, and the whole answer.</summary>
    public int Worst => (Prompt.Length + Data.Length + Schema.ToJsonString().Length) / 3 + MostTokens;
}

/// <summary>Asks the model and says how it went. Whatever it does, this comes back within the time limit and never throws for it.</summary>
internal sealed partial class ModelClient(ChatClient chat, ModelRest rest, LanguageMetrics metrics, IOptions<LanguageOptions> options, TimeProvider clock, ILogger<ModelClient> log)
{
    /// <param name="part">Told what has come so far, when given.</param>
    public async Task<Answered> AskAsync(Ask ask, Func<string, Task>? part, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        var answered = await rest.CallAsync(token => CallAsync(ask, part, token), stop);
        metrics.Called(ask.Name, answered.Trouble?.ToString() ?? "answered", answered.Tokens, clock.GetElapsedTime(started));
        return answered;
    }

    private async Task<Answered> CallAsync(Ask ask, Func<string, Task>? part, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        try
        {
            ChatMessage[] messages = [new SystemChatMessage(ask.Prompt), new UserChatMessage(ask.Data)];
            var settings = new ChatCompletionOptions
            {
                MaxOutputTokenCount = ask.MostTokens,
                ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat(ask.Name, BinaryData.FromString(ask.Schema.ToJsonString()), jsonSchemaIsStrict: true),
            };
            return part is null ? await WholeAsync(messages, settings, ask, limit.Token) : await StreamedAsync(messages, settings, ask, part, limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Failed(ask, Trouble.Slow, "no answer within the limit");
        }
        catch (ClientResultException error)
        {
            return Refused(ask, error);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Failed(ask, error is HttpRequestException or IOException or Azure.Identity.AuthenticationFailedException || error.InnerException is HttpRequestException ? Trouble.Unreachable : Trouble.Garbled, error.GetType().Name);
        }
    }

    private async Task<Answered> WholeAsync(ChatMessage[] messages, ChatCompletionOptions settings, Ask ask, CancellationToken stop)
    {
        ChatCompletion answer = await chat.CompleteChatAsync(messages, settings, stop);
        var text = string.Concat(answer.Content.Where(p => p.Kind == ChatMessageContentPartKind.Text).Select(p => p.Text));
        return Read(ask, text, answer.Refusal is { Length: > 0 }, answer.FinishReason, answer.Usage?.TotalTokenCount);
    }

    private async Task<Answered> StreamedAsync(ChatMessage[] messages, ChatCompletionOptions settings, Ask ask, Func<string, Task> part, CancellationToken stop)
    {
        var text = new StringBuilder();
        var (refused, finish, tokens) = (false, (ChatFinishReason?)null, (int?)null);
        await foreach (var update in chat.CompleteChatStreamingAsync(messages, settings, stop).WithCancellation(stop))
        {
            refused |= update.RefusalUpdate is { Length: > 0 };
            finish = update.FinishReason ?? finish;
            tokens = update.Usage?.TotalTokenCount ?? tokens;
            var before = text.Length;
            foreach (var piece in update.ContentUpdate) text.Append(piece.Text);
            if (text.Length > before && !refused) await part(text.ToString());
        }
        return Read(ask, text.ToString(), refused, finish, tokens);
    }

    private Answered Read(Ask ask, string text, bool refused, ChatFinishReason? finish, int? used)
    {
        var tokens = used is > 0 ? used.Value : (ask.Prompt.Length + ask.Data.Length + text.Length) / 4;
        if (refused || finish == ChatFinishReason.ContentFilter) return Failed(ask, Trouble.Refused, "refused", tokens);
        if (finish != ChatFinishReason.Stop) return Failed(ask, Trouble.Garbled, "cut off", tokens);
        return Parse(text) is { } fields ? new(fields, tokens, null) : Failed(ask, Trouble.Garbled, "no JSON object", tokens);
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, null, new() { MaxDepth = 8 }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Answered Refused(Ask ask, ClientResultException error)
    {
        var response = error.GetRawResponse();
        var wait = RetryAfter(response?.Headers.TryGetValue("Retry-After", out var value) == true ? value : null);
        if (error.Status == 429 || error.Status == 503 && wait is not null) rest.Until(wait);
        var trouble = error.Status switch
        {
            429 => Trouble.Busy,
            400 when response?.Content?.ToString().Contains("content_filter", StringComparison.Ordinal) == true => Trouble.Refused,
            0 => error.InnerException is null ? Trouble.Garbled : Trouble.Unreachable,
            _ => Trouble.Unreachable,
        };
        return Failed(ask, trouble, $"status {error.Status.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>Seconds, or a date.</summary>
    private TimeSpan? RetryAfter(string? header) =>
        double.TryParse(header, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 10_000_000 ? TimeSpan.FromSeconds(seconds)
        : DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date - clock.GetUtcNow()
        : null;

    private Answered Failed(Ask ask, Trouble trouble, string reason, int tokens = 0)
    {
        GaveNothing(log, ask.Name, trouble, reason);
        return Answered.Not(trouble, tokens);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The model gave nothing for “{Prompt}”: {Trouble}, {Reason}")]
    private static partial void GaveNothing(ILogger log, string prompt, Trouble trouble, string reason);
}
