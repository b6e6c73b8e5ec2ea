using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace CoachBot.Channels.Slack;

/// <summary>What Slack posts: read raw, verified, stored, and only then acknowledged. Any of the addresses takes any kind.</summary>
internal sealed partial class SlackEndpoints(SlackInbox inbox, SlackEvents events, IOptions<SlackOptions> options, TimeProvider clock, ILogger<SlackEndpoints> log)
{
    private const int MostBytes = 1 << 20;
    private const string Form = "application/x-www-form-urlencoded", Json = "application/json";

    public async Task<IResult> ReceiveAsync(HttpRequest request, CancellationToken stop)
    {
        if (!options.Value.TakesRequests) return Results.NotFound();
        if (await BoundedBody.ReadAsync(request.Body, request.ContentLength, MostBytes, stop) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var isForm = request.ContentType?.StartsWith(Form, StringComparison.OrdinalIgnoreCase) == true;
        var form = isForm ? Fields(body) : null;
        if (form?.GetValueOrDefault("ssl_check") == "1") return Results.Ok();
        if (!SlackSignature.IsValid(options.Value.SigningSecret!, request.Headers[SlackSignature.TimestampHeader].ToString(), request.Headers[SlackSignature.SignatureHeader].ToString(), body.Span, clock.GetUtcNow()))
        {
            NotSigned(log);
            return Results.Unauthorized();
        }
        try
        {
            return form is not null ? await FormAsync(form, stop)
                : request.ContentType?.StartsWith(Json, StringComparison.OrdinalIgnoreCase) == true ? await EventAsync(body, stop)
                : Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }
    }

    private async Task<IResult> EventAsync(ReadOnlyMemory<byte> body, CancellationToken stop)
    {
        using var json = JsonDocument.Parse(body);
        if (json.RootElement.Text("type") == "url_verification") return Results.Json(new JsonObject { ["challenge"] = json.RootElement.Text("challenge") });
        await events.TakeAsync(json.RootElement.Clone(), stop);
        return Results.Ok();
    }

    private async Task<IResult> FormAsync(Dictionary<string, string> form, CancellationToken stop)
    {
        if (form.TryGetValue("payload", out var payload))
        {
            using var json = JsonDocument.Parse(payload);
            return Answer(await inbox.InteractionAsync(json.RootElement.Clone(), stop));
        }
        return form.ContainsKey("command") ? Answer(await inbox.CommandAsync(form, stop)) : Results.BadRequest();
    }

    private static IResult Answer(JsonObject? body) => body is null ? Results.Ok() : Results.Json(body, SlackJson.Written);

    private static Dictionary<string, string> Fields(ReadOnlyMemory<byte> body) =>
        QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Span)).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack: a request was refused: its signature or time does not hold.")]
    private static partial void NotSigned(ILogger log);
}
