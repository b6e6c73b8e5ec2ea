using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Drafts;

/// <summary>The draft as it is read: straightened, with everything that is not the person's own blanked out.</summary>
/// <remarks>Every step keeps the length, so a place in the text read is the same place in the draft.</remarks>
internal static partial class DraftText
{
    // Neither a letter nor white space, so nothing matches across it.
    private const char Blank = '\uFFFC';
    private const int LongestSingleQuote = 300;
    private static readonly char[] s_sentenceEnds = ['.', '?', '!', '\n', ';'];

    public static string OwnWords(string draft)
    {
        var text = draft.ToCharArray();
        BlankSingleCurlyQuotes(text);
        Straighten(text);
        BlankForwardedMail(text);
        BlankQuotedLines(text);
        BlankDoubleQuotes(text);
        BlankSingleQuotes(text);
        return new string(text);
    }

    public static string WithoutFairWords(string own)
    {
        var text = own.ToCharArray();
        foreach (var fair in FairWords.All)
        {
            for (var match = fair.Match(own); match.Success; match = match.NextMatch())
            {
                BlankOut(text, match.Index, match.Index + match.Length);
            }
        }

        return new string(text);
    }

    /// <summary>Where each sentence stands. A mark ends one only before white space, so that 10.30 and 15.12. stay whole.</summary>
    public static IEnumerable<DraftSpan> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (s_sentenceEnds.Contains(text[i]) && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || text[i] == '\n'))
            {
                yield return new DraftSpan(start, i - start);
                start = i + 1;
            }
        }

        yield return new DraftSpan(start, text.Length - start);
    }

    private static void Straighten(char[] text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = text[i] switch
            {
                '\u2018' or '\u2019' or '\u201B' or '\u02BC' or '\u00B4' or '`' or '\u2032' => '\'',
                '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB' => '"',
                '\u2010' or '\u2011' => '-',
                var other => other,
            };
        }
    }

    private static void BlankForwardedMail(char[] text)
    {
        if (ForwardedMail().Match(new string(text)) is { Success: true } mail)
        {
            BlankOut(text, mail.Index, text.Length);
        }
    }

    private static void BlankQuotedLines(char[] text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = Array.IndexOf(text, '\n', start);
            end = end < 0 ? text.Length : end;
            if (text.AsSpan(start, end - start).TrimStart() is ['>', ..])
            {
                BlankOut(text, start, end);
            }

            start = end + 1;
        }
    }

    // An opening mark that is never closed before the paragraph ends quotes nothing.
    private static void BlankDoubleQuotes(char[] text)
    {
        var open = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' && i + 1 < text.Length && text[i + 1] is '\n' or '\r')
            {
                open = -1;
            }
            else if (text[i] == '"' && open >= 0)
            {
                BlankOut(text, open, i + 1);
                open = -1;
            }
            else if (text[i] == '"' && (i == 0 || !char.IsLetterOrDigit(text[i - 1])))
            {
                open = i;
            }
        }
    }

    // Curly single marks are told apart before they are straightened: only an opening one starts a quotation.
    private static void BlankSingleCurlyQuotes(char[] text) => BlankSingle(text, '\u2018', '\u2019');

    private static void BlankSingleQuotes(char[] text) => BlankSingle(text, '\'', '\'');

    private static void BlankSingle(char[] text, char opening, char closing)
    {
        for (var i = 0; i < text.Length - 1; i++)
        {
            if (text[i] == opening && (i == 0 || !IsWordEnd(text[i - 1])) && char.IsLetter(text[i + 1])
                && ClosingMark(text, i + 1, closing) is var end and > 0)
            {
                BlankOut(text, i, end + 1);
                i = end;
            }
        }
    }

    private static int ClosingMark(char[] text, int from, char closing)
    {
        var last = Math.Min(text.Length, from + LongestSingleQuote);
        for (var i = from; i < last && text[i] != '\n'; i++)
        {
            if (text[i] == closing && !char.IsWhiteSpace(text[i - 1]) && (i + 1 == text.Length || !IsWordEnd(text[i + 1])))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsWordEnd(char c) => char.IsLetterOrDigit(c);

    private static void BlankOut(char[] text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            text[i] = text[i] == '\n' ? '\n' : Blank;
        }
    }

    // Outlook puts no marks before the lines it quotes, only a heading above them.
    [GeneratedRegex(@"^[ \t]*(?:-{3,} ?Original Message ?-{3,}|From:[^\n]{0,200}\r?\n[ \t]*(?:Sent|Date|To):)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ForwardedMail();
}
