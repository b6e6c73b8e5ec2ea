using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Turns;

namespace CoachBot.Channels.Teams;

/// <summary>Takes what Teams sends, once it is proven to come from Teams and to be meant for this bot.</summary>
internal sealed partial class TeamsEndpoints(TeamsOptions options, BotFrameworkAuth auth, ServiceUrls urls, TeamsTurns turns, TeamsInvokes invokes, ILogger<TeamsEndpoints> log)
{
    private const int MostBytes = 256 * 1024;

    public async Task<IResult> ReceiveAsync(HttpRequest request, CancellationToken stop)
    {
        try
        {
            return await CheckAsync(request, stop);
        }
        catch (HttpRequestException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable); // no signing keys yet; SigningKeys has logged why
        }
    }

    private async Task<IResult> CheckAsync(HttpRequest request, CancellationToken stop)
    {
        ChannelToken? token = null;
        if (options.DevelopmentSkipAuthentication)
        {
            if (request.HttpContext.Connection.RemoteIpAddress is { } remote && !System.Net.IPAddress.IsLoopback(remote)) return Refuse("it comes from another machine");
        }
        else
        {
            token = request.Headers.Authorization is [var header] ? await auth.VerifyAsync(header, stop) : null;
            if (token is null) return Refuse("its token is missing or wrong");
        }
        if (!request.HasJsonContentType()) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (await BoundedBody.ReadAsync(request.Body, request.ContentLength, MostBytes, stop) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (Parse(body) is not { } activity) return Results.BadRequest();
        if (token is not null && !token.Covers(activity)) return Refuse("its token is for another service or channel");
        if (!urls.Allows(activity.ServiceUrl)) return Refuse("its service URL is not allowed");
        if (!Allows(activity.Tenant) || (activity.OtherTenant is { } other && !Allows(other))) return Results.StatusCode(StatusCodes.Status403Forbidden);
        return await HearAsync(activity, stop);
    }

    private async Task<IResult> HearAsync(Activity activity, CancellationToken stop)
    {
        if (activity.Type != "invoke")
        {
            await turns.HearAsync(activity, stop);
            return Results.Ok();
        }
        return await invokes.AnswerAsync(activity, stop) is { } answer
            ? Results.Content(answer.ToJsonString(TeamsJson.Options), "application/json")
            : Results.StatusCode(StatusCodes.Status501NotImplemented);
    }

    private bool Allows(string tenant) => options.AllowedTenants.Count == 0 || options.AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase);

    private IResult Refuse(string reason)
    {
        Refused(log, reason);
        return Results.StatusCode(StatusCodes.Status401Unauthorized);
    }

    private static Activity? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return Activity.Read(body);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException) // also text that is no valid UTF-16
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A request to the Teams endpoint was refused: {Reason}.")]
    private static partial void Refused(ILogger log, string reason);
}
