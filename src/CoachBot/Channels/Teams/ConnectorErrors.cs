using System.Text.Json;
using System.Text.RegularExpressions;

namespace CoachBot.Channels.Teams;

/// <summary>What a connector's refusal means for a card, and for everything else owed to that person.</summary>
internal static partial class ConnectorErrors
{
    private static readonly string[] s_gone = ["MessageWritesBlocked", "BotNotInConversationRoster", "ConversationBlockedByUser", "ForbiddenOperationException", "BotDisabledByAdmin", "ConversationNotFound"];

    /// <remarks>A copy is better than a loss: a card whose arrival is in doubt is not given up for that, only tried ever less often.</remarks>
    public static Sent Judge(ConnectorAnswer answer, bool shared) => answer.Status switch
    {
        0 or 401 or 408 or 412 or 429 or >= 500 => new Sent.Later(answer.Reason, Jittered(answer.RetryAfter), InDoubt: answer.IsInDoubt || answer.Status is 408 or 500 or 504),
        403 or 404 => new Sent.GivenUp(answer.Reason, Unreachable: !shared && s_gone.Contains(Code(answer.Body))),
        _ => new Sent.GivenUp(answer.Reason, Unreachable: false),
    };

    /// <summary>The error's code: plainly in an error object, or as a sub-code in JSON inside a string. Null when it has none of a code's form.</summary>
    public static string? Code(JsonElement body)
    {
        var code = Json.Text(Json.Object(body, "error"), "code") ?? SubCode(Json.Text(body, "message"));
        return code is not null && CodeForm().IsMatch(code) ? code : null;
    }

    /// <summary>The host that a 403 InvalidBotApiHost tells to use instead.</summary>
    public static Uri? OtherHost(ConnectorAnswer answer) =>
        answer.Status == 403 && Code(answer.Body) == "InvalidBotApiHost" && HostNamed().Match(Json.Text(Json.Object(answer.Body, "error"), "message") ?? "") is { Success: true } named
        && Uri.TryCreate(named.Value, UriKind.Absolute, out var url) ? url : null;

    private static string? SubCode(string? message)
    {
        if (message is null || !message.TrimStart().StartsWith('{')) return null;
        try
        {
            using var inner = JsonDocument.Parse(message);
            return Json.Text(inner.RootElement, "subCode");
        }
        catch (JsonException) // words that happen to begin with a brace hold no code
        {
            return null;
        }
    }

    /// <summary>Never sooner than asked, and up to a fifth later, so that many do not come back together.</summary>
    private static TimeSpan? Jittered(TimeSpan? asked) => asked is { } wait ? wait * (1 + Random.Shared.NextDouble() / 5) : null;

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9 ]{1,60}$")]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"https://[A-Za-z0-9.-]+[A-Za-z0-9]")]
    private static partial Regex HostNamed();
}
