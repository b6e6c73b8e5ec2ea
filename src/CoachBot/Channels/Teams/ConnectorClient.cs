using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Identity.Client;

namespace CoachBot.Channels.Teams;

/// <summary>What Teams' connector answered.</summary>
/// <param name="Status">0 when no answer came.</param>
/// <param name="Reason">What went wrong in a word or two; never anyone's text.</param>
internal sealed record ConnectorAnswer(int Status, string Reason, JsonElement Body = default)
{
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The request may have arrived although its answer did not.</summary>
    public bool IsInDoubt { get; init; }

    public bool IsOk => Status is >= 200 and < 300;
}

/// <summary>Calls Teams' connector: tokens only to allowed hosts, no redirects, little time and little to read.</summary>
internal sealed class ConnectorClient(ServiceUrls urls, TeamsToken token, IHttpClientFactory http, TimeProvider clock)
{
    public const string HttpClientName = "teams-connector";
    private const int MostBytes = 64 * 1024;

    public Task<ConnectorAnswer> PostAsync(TeamsAddress to, JsonObject activity, CancellationToken stop) =>
        CallAsync(HttpMethod.Post, to.ServiceUrl, $"v3/conversations/{Uri.EscapeDataString(to.Conversation!)}/activities", activity, stop);

    public Task<ConnectorAnswer> UpdateAsync(TeamsAddress to, string id, JsonObject activity, CancellationToken stop) =>
        CallAsync(HttpMethod.Put, to.ServiceUrl, Activity(to, id), activity, stop);

    public Task<ConnectorAnswer> DeleteAsync(TeamsAddress to, string id, CancellationToken stop) =>
        CallAsync(HttpMethod.Delete, to.ServiceUrl, Activity(to, id), null, stop);

    /// <summary>Opens the personal chat with someone, or finds the one there is.</summary>
    public Task<ConnectorAnswer> OpenAsync(TeamsAddress to, CancellationToken stop) =>
        CallAsync(HttpMethod.Post, to.ServiceUrl, "v3/conversations", new()
        {
            ["isGroup"] = false,
            ["bot"] = new JsonObject { ["id"] = to.Bot },
            ["members"] = new JsonArray(new JsonObject { ["id"] = to.User }),
            ["tenantId"] = to.Tenant,
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = to.Tenant } },
        }, stop);

    private static string Activity(TeamsAddress to, string id) => $"v3/conversations/{Uri.EscapeDataString(to.Conversation!)}/activities/{Uri.EscapeDataString(id)}";

    private async Task<ConnectorAnswer> CallAsync(HttpMethod method, string serviceUrl, string path, JsonObject? body, CancellationToken stop)
    {
        if (!urls.Allows(serviceUrl)) return new(403, "the service URL is not allowed");
        var json = body?.ToJsonString(TeamsJson.Options);
        var answer = await TryAsync(method, serviceUrl, path, json, fresh: false, stop);
        return answer.Status == 401 ? await TryAsync(method, serviceUrl, path, json, fresh: true, stop) : answer;
    }

    private async Task<ConnectorAnswer> TryAsync(HttpMethod method, string serviceUrl, string path, string? json, bool fresh, CancellationToken stop)
    {
        try
        {
            var bearer = await token.GetAsync(fresh, stop);
            using var client = http.CreateClient(HttpClientName);
            using var request = new HttpRequestMessage(method, $"{serviceUrl.TrimEnd('/')}/{path}");
            if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
            if (bearer is not null) request.Headers.Authorization = new("Bearer", bearer);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            return await ReadAsync(response, stop);
        }
        catch (MsalException error)
        {
            return new(0, $"no token: {error.ErrorCode}");
        }
        catch (HttpRequestException error)
        {
            return new(0, $"no answer: {error.HttpRequestError}") { IsInDoubt = error.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError) };
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(0, "no answer in time") { IsInDoubt = true };
        }
    }

    private async Task<ConnectorAnswer> ReadAsync(HttpResponseMessage response, CancellationToken stop)
    {
        var status = (int)response.StatusCode;
        var retryAfter = RetryAfter(response.Headers.RetryAfter);
        try
        {
            var body = await ReadBodyAsync(response.Content, stop);
            return new(status, Reason(status, body), body) { RetryAfter = retryAfter };
        }
        catch (Exception error) when (error is HttpRequestException or IOException or JsonException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return new(status, Reason(status, default)) { RetryAfter = retryAfter }; // the status alone decides what happens next
        }
    }

    private static async Task<JsonElement> ReadBodyAsync(HttpContent content, CancellationToken stop)
    {
        await using var stream = await content.ReadAsStreamAsync(stop);
        if (await BoundedBody.ReadAsync(stream, content.Headers.ContentLength, MostBytes, stop) is not { Length: > 0 } bytes) return default;
        using var document = JsonDocument.Parse(bytes, new() { MaxDepth = 16 });
        return document.RootElement.Clone();
    }

    private static string Reason(int status, JsonElement body) =>
        ConnectorErrors.Code(body) is { } code ? $"{status} {code}" : $"{status} {(HttpStatusCode)status}";

    /// <summary>HTTP lets it be said in seconds or as a date.</summary>
    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header?.Delta ?? header?.Date - clock.GetUtcNow();
}

internal static class TeamsJson
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
