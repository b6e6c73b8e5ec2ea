namespace CoachBot.Coaching.Language;

/// <summary>Cuts a message into clauses of lower-case words, in one pass.</summary>
internal static class ClauseReader
{
    private const int MostWords = 900;
    private const int LongestWord = 40;

    public static List<Clause> Read(string words)
    {
        var text = PlainText.From(words);
        var clauses = new List<Clause>();
        var open = new Clause(0);
        var sentence = 0;
        var firstOfSentence = 0;
        var read = 0;

        void Close(bool endsSentence, bool asks)
        {
            if (open.Words.Count > 0)
                clauses.Add(open);
            if (asks)
                for (var i = firstOfSentence; i < clauses.Count; i++)
                    clauses[i].Asked = true;
            if (endsSentence)
            {
                sentence++;
                firstOfSentence = clauses.Count;
            }

            open = new Clause(sentence);
        }

        for (var at = 0; at < text.Length && read < MostWords; at++)
        {
            var start = at;
            while (at < text.Length && BelongsToWord(text, at))
                at++;
            if (at > start)
            {
                var word = text.AsSpan(start, Math.Min(at - start, LongestWord));
                if (Cues.StartsClause(word))
                    Close(endsSentence: false, asks: false);
                WordForms.Add(word, open.Words);
                read++;
            }

            if (at >= text.Length)
                break;
            var mark = text[at];
            var spaced = at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]);
            if (mark is '?' or '!' or '\n' || (mark is '.' && spaced))
                Close(endsSentence: true, asks: mark == '?');
            else if (mark is ';' or ',' or '(' or ')' || (mark is ':' or '-' or '\u2013' or '\u2014' && spaced))
                Close(endsSentence: false, asks: false);
            else if (char.IsSurrogate(mark) || char.GetUnicodeCategory(mark) == System.Globalization.UnicodeCategory.OtherSymbol)
                open.Words.Add(Picture(text, ref at));
        }

        Close(endsSentence: true, asks: false);
        return clauses;
    }

    private static bool BelongsToWord(string text, int at) =>
        char.IsLetterOrDigit(text[at])
        || (text[at] == '\'' && at > 0 && char.IsLetter(text[at - 1]) && at + 1 < text.Length && char.IsLetter(text[at + 1]));

    private static string Picture(string text, ref int at)
    {
        if (!char.IsHighSurrogate(text[at]) || at + 1 >= text.Length)
            return text[at].ToString();
        at++;
        return text.Substring(at - 1, 2);
    }
}
