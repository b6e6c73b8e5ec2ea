using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace CoachBot.Channels.Slack;

/// <summary>A bot token and the installation it belongs to.</summary>
internal sealed record SlackToken(string Tenant, string Value);

/// <summary>What Slack answered.</summary>
/// <param name="Error">Slack's word for what was wrong; null when it worked.</param>
/// <param name="IsUnknown">Whether the call took effect cannot be told.</param>
/// <param name="RetryAfter">Least wait before this method may be called again.</param>
internal sealed record SlackAnswer(string? Error, JsonElement Body, bool IsUnknown = false, TimeSpan? RetryAfter = null)
{
    public const string RateLimited = "ratelimited";

    public bool IsOk => Error is null;

    /// <summary>Why blocks were refused; holds paths and limits, never anyone's words.</summary>
    public string Details => string.Join("; ", Body.Items("response_metadata", "messages").Select(m => m.GetString()).Take(3));
}

/// <summary>Calls Slack's Web API. Never throws for what the network did.</summary>
internal sealed class SlackClient(IHttpClientFactory http, IOptions<SlackOptions> options, SlackPace pace)
{
    public const string HttpName = "slack";
    private static readonly TimeSpan s_usualTimeout = TimeSpan.FromSeconds(10), s_usualHold = TimeSpan.FromSeconds(2);
    private static readonly MediaTypeHeaderValue s_json = new("application/json") { CharSet = "utf-8" };

    /// <summary>Calls a method with a bot token, unless Slack has asked to leave it alone for now.</summary>
    public async Task<SlackAnswer> CallAsync(string method, SlackToken token, JsonObject arguments, CancellationToken stop, TimeSpan? timeout = null)
    {
        if (pace.Held(token.Tenant, method) is { } wait) return new(SlackAnswer.RateLimited, default, RetryAfter: wait);
        var answer = await SendAsync(method, token.Value, new StringContent(arguments.ToJsonString(SlackJson.Written), Encoding.UTF8) { Headers = { ContentType = s_json } }, timeout, stop);
        if (answer.RetryAfter is { } retry) pace.Hold(token.Tenant, method, retry);
        return answer;
    }

    /// <summary>Calls a method that takes a form, such as those of OAuth.</summary>
    public Task<SlackAnswer> PostFormAsync(string method, string? token, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken stop) =>
        SendAsync(method, token, new FormUrlEncodedContent(fields), null, stop);

    /// <summary>Posts to a response_url; the address must have been checked.</summary>
    public Task<SlackAnswer> RespondAsync(Uri address, JsonObject message, CancellationToken stop) =>
        SendAsync(address, null, new StringContent(message.ToJsonString(SlackJson.Written), Encoding.UTF8) { Headers = { ContentType = s_json } }, null, stop);

    private Task<SlackAnswer> SendAsync(string method, string? token, HttpContent content, TimeSpan? timeout, CancellationToken stop) =>
        SendAsync(new Uri(new Uri(options.Value.ApiBaseUrl.TrimEnd('/') + "/"), method), token, content, timeout, stop);

    private async Task<SlackAnswer> SendAsync(Uri address, string? token, HttpContent content, TimeSpan? timeout, CancellationToken stop)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(timeout ?? s_usualTimeout);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        try
        {
            using var client = http.CreateClient(HttpName);
            using var response = await client.SendAsync(request, deadline.Token);
            return await ReadAsync(response, deadline.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new("timeout", default, IsUnknown: true);
        }
        catch (HttpRequestException error)
        {
            var wasNeverSent = error.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
            return new("unreachable", default, IsUnknown: !wasNeverSent);
        }
    }

    private static async Task<SlackAnswer> ReadAsync(HttpResponseMessage response, CancellationToken stop)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            return new(SlackAnswer.RateLimited, default, RetryAfter: response.Headers.RetryAfter?.Delta ?? s_usualHold);
        if ((int)response.StatusCode >= 500) return new($"http_{(int)response.StatusCode}", default, IsUnknown: true);
        var bytes = await response.Content.ReadAsByteArrayAsync(stop);
        if (response.IsSuccessStatusCode && Ascii.Trim(bytes) is var said && bytes.AsSpan()[said].SequenceEqual("ok"u8)) return new(null, default);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var body = document.RootElement.Clone();
            if (body.Flag("ok")) return new(null, body);
            var error = body.Text("error") ?? $"http_{(int)response.StatusCode}";
            return new(error, body, IsUnknown: error is "internal_error" or "fatal_error" or "request_timeout" or "service_unavailable");
        }
        catch (JsonException)
        {
            return new(response.IsSuccessStatusCode ? "unreadable" : $"http_{(int)response.StatusCode}", default, IsUnknown: response.IsSuccessStatusCode);
        }
    }
}
