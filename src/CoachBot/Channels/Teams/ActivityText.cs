using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CoachBot.Channels.Teams;

/// <summary>Finds a person's plain words in what Teams sends: without the mention of the bot, without markup.</summary>
internal static partial class ActivityText
{
    private const char NonBreakingSpace = '\u00a0';

    public static string Read(JsonElement activity, string bot, int most)
    {
        var text = Json.Text(activity, "text") ?? "";
        if (text.Length > most) text = text[..most];
        foreach (var entity in Entities(activity).Where(e => Json.Text(e, "type") == "mention"))
        {
            if (Json.Text(entity, "text") is not { Length: > 0 } mention) continue;
            var mentioned = Json.Object(entity, "mentioned");
            text = text.Replace(mention, Json.Text(mentioned, "id") == bot ? "" : Json.Text(mentioned, "name") ?? "", StringComparison.Ordinal);
        }
        return text.Replace("&nbsp;", " ", StringComparison.Ordinal).Replace(NonBreakingSpace, ' ').Trim();
    }

    /// <summary>The IANA zone of the person's client.</summary>
    public static string? Zone(JsonElement activity) =>
        (Entities(activity).Where(e => Json.Text(e, "type") == "clientInfo").Select(e => Json.Text(e, "timezone")).FirstOrDefault(z => z is not null)
            ?? Json.Text(activity, "localTimezone")) is { Length: > 0 and <= 60 } zone ? zone : null;

    /// <summary>The words of a message as Teams hands it to a message action: its subject and its HTML body.</summary>
    public static string Quoted(JsonElement message, int most)
    {
        var body = Json.Object(message, "body");
        var content = Json.Text(body, "content") ?? "";
        if (content.Length > 4 * most) content = content[..(4 * most)];
        var text = Json.Text(body, "contentType") == "text" ? content : FromHtml(content);
        var whole = $"{Json.Text(message, "subject")}\n{text}".Trim();
        return whole.Length > most ? whole[..most] : whole;
    }

    private static string FromHtml(string html)
    {
        var lines = Breaks().Replace(html.ReplaceLineEndings(" "), "\n");
        var text = WebUtility.HtmlDecode(Tags().Replace(lines, "")).Replace(NonBreakingSpace, ' ');
        return BlankLines().Replace(text, "\n").Trim();
    }

    private static IEnumerable<JsonElement> Entities(JsonElement activity) =>
        activity.TryGetProperty("entities", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Take(100) : [];

    [GeneratedRegex(@"<br\s*/?>|</(?:p|div|li|h[1-6]|tr|blockquote)>", RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"(?<![ \t])[ \t]*\n\s*")]
    private static partial Regex BlankLines();
}
