using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CoachBot.Channels.Slack;

/// <summary>Words on their way from and to Slack: its markup read as plain text, and plain text kept from becoming markup.</summary>
internal static partial class SlackText
{
    private const char WordJoiner = '\u2060';

    /// <summary>What a person reads where Slack sends markup: names for mentions, labels for links, no entities.</summary>
    public static string Plain(string? markup) =>
        WebUtility.HtmlDecode(Reference().Replace(markup ?? "", m => m.Groups["label"] is { Success: true, Value.Length: > 0 } label
            ? Prefix(m.Groups["kind"].Value) + label.Value
            : m.Groups["kind"].Value switch
            {
                "@" => "a colleague",
                "#" => "a channel",
                "!" => "@" + m.Groups["to"].Value.Split('^')[0],
                _ => m.Groups["to"].Value,
            })).Trim();

    /// <summary>A message that speaks to the bot, without the mention it starts with.</summary>
    public static string WithoutMention(string? markup) => Plain(LeadingMention().Replace(markup ?? "", ""));

    /// <summary>For mrkdwn and top-level text: no entity, mention, link or emoji can come of it.</summary>
    public static string Escape(string text) =>
        Emoji().Replace(text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal), $":{WordJoiner}$1:");

    /// <summary>For places where Slack reads no markup: the same letters, parted where another reader might see a mention.</summary>
    public static string Literal(string text) => Control().Replace(text, $"<{WordJoiner}$1");

    /// <summary>At most <paramref name="most"/> code points, never empty.</summary>
    public static string Short(string text, int most)
    {
        var line = text.Trim();
        if (line.Length == 0) return "…";
        if (Length(line) <= most) return line;
        var cut = new StringBuilder();
        foreach (var rune in line.EnumerateRunes().Take(most - 1)) cut.Append(rune.ToString());
        return cut.ToString().TrimEnd() + "…";
    }

    /// <summary>In code points, as Slack counts.</summary>
    public static int Length(string text)
    {
        var length = text.Length;
        foreach (var letter in text)
            if (char.IsLowSurrogate(letter))
                length--;
        return length;
    }

    /// <summary>The text in pieces of at most <paramref name="most"/> code points, parted at line ends or blanks where there are any. Nothing is lost.</summary>
    public static IEnumerable<string> Pieces(string text, int most)
    {
        while (Length(text) > most)
        {
            var end = 0;
            foreach (var rune in text.EnumerateRunes().Take(most)) end += rune.Utf16SequenceLength;
            var at = text.LastIndexOf('\n', end - 1, end / 2);
            if (at < 0) at = text.LastIndexOf(' ', end - 1, end / 2);
            if (at > 0) end = at + 1;
            yield return text[..end];
            text = text[end..];
        }
        if (text.Length > 0) yield return text;
    }

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Prefix(string kind) => kind is "#" ? "#" : "";

    [GeneratedRegex(@"<(?<kind>[@#!]?)(?<to>[^<>|]+)(\|(?<label>[^<>]*))?>")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\s*<@[A-Z0-9]+(\|[^<>]*)?>[\s,:]*")]
    private static partial Regex LeadingMention();

    [GeneratedRegex(@":([A-Za-z0-9_+'-]+):")]
    private static partial Regex Emoji();

    [GeneratedRegex("<([!@#])")]
    private static partial Regex Control();
}
