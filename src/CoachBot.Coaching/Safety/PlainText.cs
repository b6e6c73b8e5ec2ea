using System.Globalization;
using System.Net;
using System.Text;

namespace CoachBot.Coaching.Safety;

/// <summary>
/// Undoes what hides a word from a phrase list: mark-up, entities, accents, curly quotes, wide or look-alike
/// letters, characters nobody sees. Keeps case, because a capital inside a sentence hints at a name.
/// </summary>
internal static class PlainText
{
    private const int LongestTag = 400;
    private static readonly string[] InlineTags = ["b", "i", "u", "s", "em", "strong", "span", "font", "a", "at", "code", "mark"];

    public static string Of(string text)
    {
        if (text.Contains('&', StringComparison.Ordinal))
            text = WebUtility.HtmlDecode(text);
        if (text.Contains('<', StringComparison.Ordinal))
            text = WithoutTags(text);
        return Ascii.IsValid(text) ? text : Folded(text);
    }

    private static string WithoutTags(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            // Only a short look ahead, so that a text full of "<" stays linear.
            var end = text[at] == '<' && at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!')
                ? text.AsSpan(at, Math.Min(LongestTag, text.Length - at)).IndexOf('>')
                : -1;
            if (end < 0)
            {
                kept.Append(text[at]);
                continue;
            }

            // <b>my</b>self is one word, but <p>one</p><p>two</p> are two.
            if (!IsInline(text.AsSpan(at + 1, end - 1)))
                kept.Append('\n').Append('\n');
            at += end;
        }

        return kept.ToString();
    }

    private static bool IsInline(ReadOnlySpan<char> tag)
    {
        tag = tag.TrimStart('/');
        var stop = tag.IndexOfAny(' ', '/');
        var name = stop < 0 ? tag : tag[..stop];
        foreach (var inline in InlineTags)
        {
            if (name.Equals(inline, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static string Folded(string text)
    {
        // Marks go before normalising: a long run of them is slow to put in order, and lone surrogates throw.
        var bare = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(Rune.GetUnicodeCategory(rune)))
                bare.Append(rune.ToString());
        }

        var folded = new StringBuilder(bare.Length);
        foreach (var letter in bare.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (!IsInvisible(char.GetUnicodeCategory(letter)))
                folded.Append(LookAlike(letter));
        }

        return folded.ToString();
    }

    private static bool IsInvisible(UnicodeCategory category) =>
        category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static char LookAlike(char letter) => letter switch
    {
        '\u2018' or '\u2019' or '\u201B' or '\u02BC' or '\u00B4' or '\u2032' => '\'',
        '\u0430' or '\u0410' => 'a',
        '\u0435' or '\u0415' => 'e',
        '\u043E' or '\u041E' or '\u03BF' or '\u00F8' => 'o',
        '\u0440' or '\u0420' => 'p',
        '\u0441' or '\u0421' => 'c',
        '\u0445' or '\u0425' => 'x',
        '\u0443' or '\u0423' => 'y',
        '\u0456' or '\u0406' or '\u0131' => 'i',
        _ => letter,
    };
}
