using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Reading;

/// <summary>Yes and no in the ways people type them. "Not sure" and "yes and no" are neither.</summary>
public static partial class YesNo
{
    private static readonly HashSet<string> PlainYes =
        ["y", "yes", "yep", "yeah", "yea", "yeh", "yup", "ya", "aye", "ja", "jo", "jawohl", "oui", "si", "yas", "yse"];

    private static readonly HashSet<string> PlainNo = ["n", "no", "nope", "nah", "naw", "nay", "nein", "nee", "non"];

    private static readonly HashSet<string> Yes =
    [
        "sure", "sure thing", "for sure", "ok", "okay", "okey", "k", "kk", "correct", "right", "thats right",
        "thats correct", "true", "thats true", "absolutely", "definitely", "certainly", "of course", "ofc", "exactly",
        "indeed", "affirmative", "agreed", "fine", "please do", "go ahead", "go for it", "do it", "no problem", "no worries",
        "no doubt", "i think so", "i believe so", "think so", "i guess so", "i guess", "i suppose so", "probably", "totally", "sounds good",
        "why not", "you bet", "uh huh", "mhm", "naturally", "genau", "klar", "d accord", "daccord", "bien sur", "+1", "most likely"
    ];

    private static readonly HashSet<string> No =
    [
        "not really", "not yet", "not at all", "not now", "not quite", "not exactly", "never", "negative", "no way",
        "no chance", "incorrect", "wrong", "not right", "not correct", "not true", "false", "thats wrong", "absolutely not",
        "definitely not", "certainly not", "of course not", "probably not", "surely not", "i dont think so", "dont think so",
        "i think not", "i guess not", "i suppose not", "not likely", "unlikely", "not this time", "not today", "nicht",
        "pas du tout", "no thanks", "no thank you", "please dont", "dont", "not anymore", "hell no", "uh uh", "-1", "hardly"
    ];

    // "no one is free" and "no room" are statements; only these continue a "no" without a comma.
    private static readonly HashSet<string> AfterNo =
    [
        "i", "he", "she", "they", "we", "it", "its", "you", "that", "thats", "this", "not", "never", "there", "because",
        "sorry", "thanks", "since", "as", "way", "hes", "shes", "theyre", "im"
    ];

    private static readonly HashSet<string> Softeners = ["um", "uh", "er", "well", "oh", "hmm", "hm", "ah", "please", "thanks", "thx", "thank", "you", "mate", "so", "very", "much", "sir"];

    private static readonly string[] ThumbsUp = ["👍", "✅", "✔", "👌", "🆗", "☑"];
    private static readonly string[] ThumbsDown = ["👎", "❌", "✖", "🚫", "🙅", "❎"];

    public static bool? Read(string typed)
    {
        if (typed.Length > Folded.LongestAnswer) return null;
        if (typed.Trim() is "+1" or "-1") return typed.Trim() == "+1";
        var folded = Folded.Text(typed);
        var words = Folded.Split(folded).ConvertAll(Short);
        if (words.Count == 0) return Shown(typed);
        return Phrase(words) ?? Led(words, Folded.Split(Breaks().Split(folded)[0]).Count);
    }

    private static bool? Shown(string typed)
    {
        var up = ThumbsUp.Any(sign => typed.Contains(sign, StringComparison.Ordinal));
        var down = ThumbsDown.Any(sign => typed.Contains(sign, StringComparison.Ordinal));
        return up == down ? null : up;
    }

    /// <summary>"yesss" and "nooo" end in one letter held down.</summary>
    private static string Short(string word)
    {
        var end = word.Length;
        while (end > 1 && word[end - 1] == word[end - 2]) end--;
        var brief = word[..end];
        return PlainYes.Contains(brief) || PlainNo.Contains(brief) || brief is "ok" ? brief : word;
    }

    private static bool? Phrase(List<string> words)
    {
        var said = string.Join(' ', words);
        if (Spoken(said) is { } whole) return whole;
        var core = words.SkipWhile(Softeners.Contains).Reverse().SkipWhile(Softeners.Contains).Reverse().ToList();
        return core.Count == 0 ? null : Spoken(string.Join(' ', core)) ?? Clause(core);
    }

    private static bool? Spoken(string said) =>
        PlainYes.Contains(said) || Yes.Contains(said) ? true : PlainNo.Contains(said) || No.Contains(said) ? false : null;

    /// <summary>"he does", "they have not", "it isn't".</summary>
    private static bool? Clause(List<string> words)
    {
        if (words is not [("i" or "he" or "she" or "it" or "we" or "they" or "you" or "that" or "this" or "there"), var verb, ..]) return null;
        var denied = Negation.Is(verb) && verb is not ("not" or "never" or "no");
        var helps = denied || verb is "do" or "does" or "did" or "is" or "are" or "was" or "were" or "am" or "can" or "could" or "will" or "would" or "has" or "have" or "should";
        if (!helps || words.Count > 3 || words.Count == 3 && (denied || words[2] != "not")) return null;
        return !denied && words.Count == 2;
    }

    private static bool? Led(List<string> words, int firstClause)
    {
        var at = words.TakeWhile(Softeners.Contains).Count();
        if (at >= words.Count) return null;
        var rest = words.Skip(at + 1).ToList();
        var broken = firstClause <= at + 1;
        var head = words[at];
        if (head.Length > 1 && PlainYes.Contains(head) || broken && (PlainYes.Contains(head) || Yes.Contains(head)))
            return !broken && rest[0] == "and" || rest.Any(IsNo) && Phrase(rest) != true ? null : true;
        if (PlainNo.Contains(head) && (broken || head == "no" && AfterNo.Contains(rest[0])) || broken && No.Contains(head))
            return rest.Any(PlainYes.Contains) || Phrase(rest) == true ? null : false;
        return null;
    }

    private static bool IsNo(string word) => word.Length > 1 && PlainNo.Contains(word);

    [GeneratedRegex(@"[,.;:!?()\n-]", RegexOptions.CultureInvariant)]
    private static partial Regex Breaks();
}
