using System.Globalization;
using System.Text;

namespace CoachBot.Coaching.Reading;

/// <summary>Typed text with everything taken away that does not change its meaning: case, accents, emoji, curly quotes.</summary>
internal static class Folded
{
    /// <summary>Longer than any answer to one question; what is longer is a story, not an answer.</summary>
    public const int LongestAnswer = 500;

    /// <summary>Longer than any opening message worth searching.</summary>
    public const int LongestMessage = 4_000;

    public static string Text(string text)
    {
        // Lone surrogates make Normalize throw; EnumerateRunes replaces them first.
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune);

        var folded = new StringBuilder(whole.Length);
        foreach (var rune in whole.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
            Append(folded, rune);
        return folded.ToString();
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format: return;
            case UnicodeCategory.DecimalDigitNumber: folded.Append((int)Rune.GetNumericValue(rune)); return;
            case UnicodeCategory.DashPunctuation: folded.Append('-'); return;
        }
        switch (rune.Value)
        {
            case '\'' or '\u2019' or '\u2018' or '`' or '\u00B4' or '\u02BC': return;
            case 'ß': folded.Append("ss"); return;
            case 'ø' or 'Ø': folded.Append('o'); return;
            case 'ł' or 'Ł': folded.Append('l'); return;
            case 'æ' or 'Æ': folded.Append("ae"); return;
        }
        if (Rune.IsLetter(rune)) folded.Append(Rune.ToLowerInvariant(rune));
        else if (rune.IsAscii) folded.Append((char)rune.Value);
        else folded.Append(' ');
    }

    /// <summary>The words of a text. "2-3", "1.5", "9:30", "15/12" and "4+" stay whole; other punctuation parts words.</summary>
    public static List<string> Words(string text) => Split(Text(text));

    public static List<string> Split(string folded)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            if (i < folded.Length && BelongsToWord(folded, i))
            {
                if (start < 0) start = i;
            }
            else if (start >= 0)
            {
                words.Add(folded[start..i]);
                start = -1;
            }
        }
        return words;
    }

    /// <summary>The words of a text, with "5pm", "2weeks" and "15dec" taken apart. Ordinals and thousands ("3rd", "10k") stay.</summary>
    public static List<string> Pieces(string text)
    {
        var pieces = new List<string>();
        foreach (var word in Words(text))
        {
            var digits = 0;
            while (digits < word.Length && !char.IsLetter(word[digits])) digits++;
            if (digits == 0 || digits == word.Length || word[digits..] is "st" or "nd" or "rd" or "th" or "k")
            {
                pieces.Add(word);
                continue;
            }
            pieces.Add(word[..digits]);
            var letters = digits;
            while (letters < word.Length && char.IsLetter(word[letters])) letters++;
            pieces.Add(word[digits..letters]);
            if (letters < word.Length) pieces.Add(word[letters..]);
        }
        return pieces;
    }

    private static bool BelongsToWord(string text, int i)
    {
        var c = text[i];
        if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) return true;
        var afterDigit = i > 0 && char.IsAsciiDigit(text[i - 1]);
        var beforeDigit = i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);
        return c switch
        {
            '+' => afterDigit && !beforeDigit,
            '-' or '/' or ':' or ',' => afterDigit && beforeDigit,
            '.' => afterDigit && beforeDigit,
            _ => false
        };
    }
}
