using System.Text.RegularExpressions;
using CoachBot.Coaching.Drafts;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Model;

/// <summary>Decides by rule whether a rewritten text may take the place of the plain one: same facts, names, dates, numbers and promises, no worse in tone.</summary>
public static partial class WordingCheck
{
    private const double LeastLength = 0.5, MostLength = 1.4, LeastKept = 0.5, MostNew = 0.5;
    private const int Slack = 80;
    private static readonly HashSet<string> s_dayWords = new("""
        monday tuesday wednesday thursday friday saturday sunday january february march april june july august
        september october november december today tomorrow tonight week weeks day days hour hours month months
        two three four five six seven eight nine ten twelve twenty
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static bool Passes(string plain, string worded) =>
        IsLikeLong(plain, worded)
        && SameFacts(plain, worded)
        && SameLabels(plain, worded)
        && !SaysMore(plain, worded)
        && IsNoWorse(plain, worded);

    /// <summary>Nothing in the text that is not in what it is about: no new name, number, date, link or markup.</summary>
    public static bool AddsNoFacts(string context, string text) =>
        !Markup().IsMatch(text)
        && Bag(Numbers(text)).Keys.All(Bag(Numbers(context)).ContainsKey)
        && NewNames(context, text).Count == 0;

    private static bool IsLikeLong(string plain, string worded) =>
        worded.Length >= plain.Length * LeastLength - Slack && worded.Length <= plain.Length * MostLength + Slack && worded.Trim().Length > 0;

    private static bool SameFacts(string plain, string worded) =>
        Same(Numbers(plain), Numbers(worded))
        && Same(DayWords(plain), DayWords(worded))
        && Same(Negations(plain), Negations(worded))
        && NewNames(plain, worded).Count == 0
        && NewNames(worded, plain).Count == 0
        && !Markup().IsMatch(Markup().Replace(worded, m => plain.Contains(m.Value, StringComparison.Ordinal) ? "" : m.Value));

    /// <summary>"Result: …", "Check-ins: …": the lines of a brief stay, in their order.</summary>
    private static bool SameLabels(string plain, string worded) =>
        Label().Matches(plain).Select(m => m.Value).SequenceEqual(Label().Matches(worded).Select(m => m.Value));

    /// <summary>Mostly the same words: a new text under the old dates is no polish.</summary>
    private static bool SaysMore(string plain, string worded)
    {
        var (old, now) = (Content(plain), Content(worded));
        if (old.Count == 0) return now.Count > 0;
        var kept = old.Count(now.Contains);
        return kept < old.Count * LeastKept || now.Count > 0 && now.Count(w => !old.Contains(w)) > now.Count * MostNew;
    }

    private static bool IsNoWorse(string plain, string worded)
    {
        var (before, after) = (DraftCheck.Read(plain), DraftCheck.Read(worded));
        return after.Total <= before.Total && after.Missing.Count <= before.Missing.Count;
    }

    private static List<string> NewNames(string known, string text)
    {
        var words = Word().Matches(known).Select(m => m.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Word().Matches(text).Where(m => char.IsUpper(m.Value[0]) && !words.Contains(m.Value) && !(Starts(text, m.Index) && IsPlainWord(m.Value))).Select(m => m.Value)];
    }

    /// <summary>A capital that only begins a sentence.</summary>
    private static bool Starts(string text, int at)
    {
        var before = text[..at].TrimEnd(' ', '“', '"', '(', '-', '*', '•');
        return before.Length == 0 || ".!?:\n,".Contains(before[^1], StringComparison.Ordinal) || text[..at].TrimEnd(' ').EndsWith('\n');
    }

    private static bool IsPlainWord(string word) => !word.Skip(1).Any(char.IsUpper) && !NameWords.Known.Contains(Folded.Text(word));

    private static IEnumerable<string> Numbers(string text) => Number().Matches(text).Select(m => m.Value.TrimEnd('.', ',', ':'));

    private static IEnumerable<string> DayWords(string text) => Word().Matches(text).Select(m => m.Value.ToLowerInvariant()).Where(s_dayWords.Contains);

    /// <summary>However it is written: "can't" and "cannot" say the same.</summary>
    private static IEnumerable<string> Negations(string text) => Negation().Matches(text).Select(_ => "not");

    private static HashSet<string> Content(string text) => [.. Word().Matches(text).Where(m => m.Length > 4).Select(m => m.Value.ToLowerInvariant())];

    private static bool Same(IEnumerable<string> one, IEnumerable<string> other)
    {
        var (a, b) = (Bag(one), Bag(other));
        return a.Count == b.Count && a.All(p => b.GetValueOrDefault(p.Key) == p.Value);
    }

    private static Dictionary<string, int> Bag(IEnumerable<string> items) => items.GroupBy(i => i).ToDictionary(g => g.Key, g => g.Count());

    [GeneratedRegex(@"[\p{L}][\p{L}'’]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\d[\d.,:/\-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s*[\p{L}][\p{L} ,’'\-]{1,40}:(?= |$)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Label();

    [GeneratedRegex(@"\b(no|not|never|nobody|none|nothing|without|cannot|unable|\w+n['’]t)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Negation();

    [GeneratedRegex(@"https?:|www\.|\]\(|<[a-z!/]|```|\*\*|@\w|\bPerson\d|\{\{", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
