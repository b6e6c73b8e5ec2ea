namespace CoachBot.Coaching.Reading;

/// <summary>
/// Dates as people type them. Without a year the coming one is meant; a written year is believed even when it is past,
/// so that the caller can say so.
/// </summary>
public static class Dates
{
    private static readonly HashSet<string> Lead =
    [
        "by", "on", "before", "until", "till", "til", "due", "at", "around", "about", "maybe", "probably", "say", "early",
        "late", "latest", "sometime", "its", "it", "is", "hopefully", "for", "lets", "ideally", "the", "no", "later", "than",
        "i", "think", "would", "be", "eod", "cob", "end", "of", "day", "ok", "well", "from"
    ];

    private static readonly HashSet<string> Tail =
    [
        "at", "the", "latest", "in", "morning", "afternoon", "evening", "night", "noon", "midday", "lunchtime", "lunch",
        "eod", "cob", "please", "if", "possible", "maybe", "or", "so", "ish", "thanks", "ok", "then", "by", "am", "pm",
        "oclock", "hopefully", "probably", "i", "think"
    ];

    private static readonly HashSet<string> Due = ["by", "before", "until", "till", "til", "due", "deadline"];
    private static readonly HashSet<string> Leads = [.. Due, "on", "for", "from", "around", "starting"];
    private static readonly HashSet<string> Elsewhen = ["every", "each", "since", "last", "previous", "past", "most"];

    public static DateOnly? Read(string text, DateOnly today, WorkCalendar calendar)
    {
        if (text.Length > Folded.LongestAnswer) return null;
        var words = Pieces(text);
        var grammar = new DateGrammar(words, today, calendar);
        for (var i = 0; i < words.Count; i++)
        {
            if (grammar.At(i) is { } hit && IsTail(words, i + hit.Length)) return hit.Date;
            if (!Lead.Contains(words[i])) return null;
        }
        return null;
    }

    public static DateOnly? Find(string sentence, DateOnly today, WorkCalendar calendar)
    {
        if (sentence.Length > Folded.LongestMessage) return null;
        var words = Pieces(sentence);
        var grammar = new DateGrammar(words, today, calendar);
        DateOnly? first = null;
        for (var i = 0; i < words.Count;)
        {
            if (grammar.At(i) is not { } hit)
            {
                i++;
                continue;
            }
            var before = i == 0 ? "" : words[i - 1] is "the" && i > 1 ? words[i - 2] : words[i - 1];
            // "move it from Monday, it is due Friday": a date that is called due wins over one only mentioned.
            if (IsDate(hit.Weight, before))
            {
                if (Due.Contains(before)) return hit.Date;
                first ??= hit.Date;
            }
            i += hit.Length;
        }
        return first;
    }

    private static List<string> Pieces(string text) => Folded.Pieces(text.Replace(',', ' '));

    private static bool IsDate(Weight weight, string before) => !Elsewhen.Contains(before) && weight switch
    {
        Weight.Stated => true,
        Weight.AfterLead => Leads.Contains(before),
        Weight.AfterDue => Due.Contains(before),
        _ => false
    };

    private static bool IsTail(List<string> words, int from)
    {
        for (var i = from; i < words.Count; i++)
        {
            var isTime = words[i].Contains(':')
                || Times.Read(words[i]) is not null && (words[i - 1] == "at" || i + 1 < words.Count && words[i + 1] is "am" or "pm" or "oclock");
            if (!isTime && !Tail.Contains(words[i])) return false;
        }
        return true;
    }
}
