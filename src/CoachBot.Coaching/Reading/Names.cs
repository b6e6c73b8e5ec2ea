using System.Globalization;

namespace CoachBot.Coaching.Reading;

/// <summary>
/// The person an opening message is about. A wrong name is worse than none, so an unknown capitalised word needs words
/// around it that speak of a person.
/// </summary>
public static class Names
{
    private static readonly HashSet<string> Asking = ["can", "could", "should", "would", "let", "may", "shall", "will"];
    private static readonly HashSet<string> Cues = ["ask", "tell", "coach", "trust", "thank", "remind", "asked", "told", "let", "given", "promote", "mentor", "mr", "mrs", "ms", "dr", "named", "called"];
    private static readonly HashSet<string> Talking = ["talk", "speak", "spoke", "meet", "meeting", "met", "chat", "1:1", "one-on-one", "pair", "sit", "conversation", "argued", "conflict"];
    private static readonly HashSet<string> Moving = ["migrat", "mov", "switch", "upgrad", "connect", "log", "deploy", "push", "publish", "port", "sync", "subscrib", "convert", "transition", "go", "chang", "fly", "travel", "relocat", "roll", "add", "back", "access"];
    private static readonly HashSet<string> Giving = ["give", "giving", "gave", "hand", "handed", "handing", "delegate", "delegating", "assign", "pass", "entrust", "report", "reports"];
    private static readonly HashSet<string> Articles = ["the", "a", "an", "this", "that", "any", "every", "some", "new", "old", "another"];
    private static readonly HashSet<string> Particles = ["van", "von", "de", "der", "den", "del", "da", "di", "la", "bin", "al", "ten"];

    private static readonly HashSet<string> PersonVerbs =
    [
        "said", "says", "wants", "wanted", "refuses", "refused", "asked", "asks", "told", "thinks", "feels", "complained",
        "complains", "quit", "resigned", "argues", "interrupts", "cried", "missed", "forgot", "promised", "disagrees", "ignores",
        "ignored", "snapped", "apologised", "apologized", "left", "joined", "gone", "leaving", "quiet", "upset", "angry", "unhappy", "refusing",
        "quitting", "late", "ready", "able", "burnt", "burned", "tired", "sick", "struggling", "overloaded", "furious", "keen"
    ];

    private static readonly HashSet<string> Doing = ["do", "take", "handle", "run", "own", "lead", "cover", "manage", "fix", "help", "be", "have", "learn", "try", "present", "finish", "write", "drive"];

    private readonly record struct Word(string Text, string Key, bool Mentioned, bool Starts, bool Owns, bool Ends);

    public static string? FindPerson(string sentence)
    {
        if (sentence.Length > Folded.LongestMessage) return null;
        var words = Read(sentence);
        // In a message all in capitals a capital says nothing.
        var shouted = !sentence.Any(char.IsLower);
        for (var i = 0; i < words.Count; i++)
            if (words[i].Mentioned && !NameWords.NotPeople.Contains(words[i].Key) && words[i].Key is not ("here" or "everyone")) return Full(words, i);
        for (var i = 0; i < words.Count; i++)
            if (IsPerson(words, i, shouted)) return Full(words, i);
        return null;
    }

    private static List<Word> Read(string sentence)
    {
        var words = new List<Word>();
        var starts = true;
        foreach (var token in sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var text = token.Replace('’', '\'').Replace('‘', '\'').Replace('‐', '-').Replace('‑', '-');
            var inner = text.Trim(' ', '.', ',', ';', ':', '!', '?', '(', ')', '"', '“', '”', '\'', '*', '_', '[', ']', '-', '–', '—', '…');
            var mentioned = inner.StartsWith('@');
            inner = inner.TrimStart('@');
            var owns = inner.EndsWith("'s", StringComparison.OrdinalIgnoreCase);
            if (owns) inner = inner[..^2];
            if (inner.Length > 0)
                words.Add(new Word(inner, Folded.Text(inner), mentioned, starts, owns, ".,;:!?)".Contains(text[^1], StringComparison.Ordinal)));
            starts = ".!?:".Contains(text[^1], StringComparison.Ordinal);
        }
        return words;
    }

    private static bool IsPerson(List<Word> words, int i, bool shouted)
    {
        var word = words[i];
        if (!IsWrittenAsName(word.Text, shouted)) return false;
        var before = i > 0 && !word.Starts ? words[i - 1].Key : "";
        if (Articles.Contains(before)) return false;
        var parts = word.Key.Split('-');
        var known = parts.Any(NameWords.Known.Contains) && parts.All(part => part.Length > 1 && !NameWords.NotPeople.Contains(part));
        if (shouted || char.IsLower(word.Text[0])) return known && (before.Length == 0 || !IsAddress(words, i));
        if (parts.Any(NameWords.NotPeople.Contains)) return before is "to" or "ask" && word.Key is "will" or "april" or "june" or "jan" && !Moves(words, i);
        return known || IsSpokenOf(words, i, before);
    }

    private static bool IsAddress(List<Word> words, int i) => i > 0 && words[i - 1].Key is "server" or "host" or "vm";

    /// <summary>Words that only go with people stand around an unknown name.</summary>
    private static bool IsSpokenOf(List<Word> words, int i, string before)
    {
        var word = words[i];
        var next = word.Ends || i + 1 >= words.Count ? "" : words[i + 1].Key;
        var afterNext = next.Length == 0 || i + 2 >= words.Count ? "" : words[i + 2].Key;
        if (word.Key.EndsWith("ing", StringComparison.Ordinal) && word.Starts) return false;
        if (Cues.Contains(before) || Asking.Contains(before) && Doing.Contains(next)) return true;
        if (before == "to") return !Moves(words, i);
        if (before == "with" && i > 1 && Talking.Contains(words[i - 2].Key)) return true;
        return PersonVerbs.Contains(next) || next is "is" or "has" or "was" or "keeps" or "seems" or "always" && PersonVerbs.Contains(afterNext);
    }

    /// <summary>"move it to Snowplough" names a product; "give the upgrade to Ngozi" a person.</summary>
    private static bool Moves(List<Word> words, int i) =>
        !words.Take(i).Any(word => Giving.Contains(word.Key))
        && words.Take(i).Any(word => Moving.Any(stem => word.Key == stem || stem.Length > 2 && word.Key.StartsWith(stem, StringComparison.Ordinal) && word.Key != "migration"));

    /// <summary>"ERP", "SharePoint" and "web01" are not written the way people are; "O'Brien", "McKay" and "mary-anne" are.</summary>
    private static bool IsWrittenAsName(string text, bool shouted)
    {
        if (text.Length is < 2 or > 40 || !char.IsLetter(text[0]) || !text.All(c => char.IsLetter(c) || c is '-' or '\'' || char.IsSurrogate(c))) return false;
        if (shouted || !text.Any(char.IsUpper)) return true;
        if (!text.Any(char.IsLower)) return false;
        for (var i = 1; i < text.Length; i++)
            if (char.IsUpper(text[i]) && text[i - 1] is not ('-' or '\'') && !text[..i].EndsWith("Mc", StringComparison.Ordinal) && text[..i] is not ("Mac" or "De" or "Di" or "La" or "Le"))
                return false;
        return true;
    }

    private static string Full(List<Word> words, int i)
    {
        var name = Capitalised(words[i].Text);
        for (var (at, added) = (i, 0); added < 2 && !words[at].Owns && !words[at].Ends && at + 1 < words.Count; added++)
        {
            var next = at + 1;
            var particle = Particles.Contains(words[next].Text) && next + 1 < words.Count && !words[next].Ends;
            if (particle) next++;
            var surname = words[next];
            if (!char.IsUpper(surname.Text[0]) || !IsWrittenAsName(surname.Text, false) || NameWords.NotPeople.Contains(surname.Key)) break;
            name += particle ? $" {words[at + 1].Text} {surname.Text}" : $" {surname.Text}";
            at = next;
        }
        return name;
    }

    private static string Capitalised(string text)
    {
        if (text.Any(char.IsLower) && text.Any(char.IsUpper)) return text;
        var title = text.ToLowerInvariant().ToCharArray();
        for (var i = 0; i < title.Length; i++)
            if (i == 0 || title[i - 1] is '-' or '\'' or '.') title[i] = char.ToUpper(title[i], CultureInfo.InvariantCulture);
        return new string(title).Replace('.', ' ');
    }
}
