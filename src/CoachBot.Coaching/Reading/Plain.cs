using System.Globalization;
using System.Text;

namespace CoachBot.Coaching.Reading;

/// <summary>Typed text made safe to store and show: what cannot be seen, or turns other text round, is taken out.</summary>
public static class Plain
{
    // A letter under a hundred accents is one text element; it would defeat any cap.
    private const int LongestElement = 64;

    public static string Clean(string text, int most)
    {
        var clean = Visible(text.ReplaceLineEndings("\n")).Trim();
        var kept = new StringBuilder(Math.Min(clean.Length, Math.Max(most, 0)));
        var at = 0;
        for (var elements = 0; at < clean.Length && elements < most;)
        {
            var length = StringInfo.GetNextTextElementLength(clean.AsSpan(at));
            if (length <= LongestElement)
            {
                kept.Append(clean.AsSpan(at, length));
                elements++;
            }
            at += length;
        }
        return kept.ToString().Trim();
    }

    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        var before = 0;
        for (var i = 0; i < text.Length;)
        {
            var valid = Rune.TryGetRuneAt(text, i, out var rune);
            i += valid ? rune.Utf16SequenceLength : 1;
            if (!valid) continue;
            if (rune.Value == '\t') rune = new Rune(' ');
            var after = i < text.Length && Rune.TryGetRuneAt(text, i, out var next) ? next.Value : 0;
            if (!IsKept(rune, before, after)) continue;
            visible.Append(rune);
            before = rune.Value;
        }
        return visible.ToString();
    }

    private static bool IsKept(Rune rune, int before, int after) => rune.Value switch
    {
        '\n' => true,
        // Joiners build family emoji and shape Persian; between Latin letters they only hide something.
        0x200C or 0x200D => before >= 0x0590 && after >= 0x0590 && after is not (0x200C or 0x200D),
        // Fillers are letters by category, and blank.
        0x115F or 0x1160 or 0x3164 or 0xFFA0 => false,
        _ => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.PrivateUse)
    };
}
