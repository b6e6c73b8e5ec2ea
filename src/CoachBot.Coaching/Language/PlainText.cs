using System.Net;
using System.Text;

namespace CoachBot.Coaching.Language;

/// <summary>Turns whatever was sent into plain text of a bounded length.</summary>
internal static class PlainText
{
    // The need is nearly always at the beginning or the end of a very long message.
    private const int LongestStart = 6_000;
    private const int LongestEnd = 2_000;
    private const int LongestTag = 300;

    public static string From(string words)
    {
        var text = words.Length <= LongestStart + LongestEnd
            ? words
            : string.Concat(words.AsSpan(0, LongestStart), "\n", words.AsSpan(words.Length - LongestEnd));
        if (text.Contains('<', StringComparison.Ordinal))
            text = WithoutTags(text);
        if (text.Contains('&', StringComparison.Ordinal))
            text = WebUtility.HtmlDecode(text);
        return text.Replace('\u2019', '\'');
    }

    private static string WithoutTags(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var end = text[at] == '<' ? TagEnd(text, at) : -1;
            plain.Append(end < 0 ? text[at] : ' ');
            at = Math.Max(at, end);
        }

        return plain.ToString();
    }

    private static int TagEnd(string text, int at)
    {
        if (at + 1 >= text.Length || !(char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!'))
            return -1;
        return text.IndexOf('>', at, Math.Min(LongestTag, text.Length - at));
    }
}
