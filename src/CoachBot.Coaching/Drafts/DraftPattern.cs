using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Drafts;

internal static class DraftCategory
{
    public const string Counter = "COUNTER";
    public const string Blame = "BLAME";
    public const string Minimise = "MINIMISE";
    public const string Conditional = "CONDITIONAL";
    public const string Policy = "POLICY";
    public const string Excuse = "EXCUSE";
    public const string Passive = "PASSIVE";
    public const string Jargon = "JARGON";
    public const string Filler = "FILLER";

    public static bool IsKnown(string word) => word is Counter or Blame or Minimise or Conditional or Policy or Excuse or Passive or Jargon or Filler;

    public static int WeightOf(string category) => category switch
    {
        Counter => 3,
        Blame or Minimise or Conditional or Policy => 2,
        _ => 1,
    };
}

internal readonly record struct DraftSpan(int Start, int Length)
{
    public bool Overlaps(DraftSpan other) => Start < other.Start + other.Length && other.Start < Start + Length;
}

/// <summary>One row of the pattern table: exact words that sting, their paraphrases, and what to say instead.</summary>
internal sealed class DraftPattern(
    string category, string name, string? words, string? paraphrases, string why, string alternative)
{
    private readonly Regex? _words = words is null ? null : DraftWords.Read(words);
    private readonly Regex? _paraphrases = paraphrases is null ? null : DraftWords.Read(paraphrases);

    public string Category => category;
    public string Name => name;
    public int Weight => DraftCategory.WeightOf(category);
    public string Why => why;
    public string Alternative => alternative;

    public DraftSpan? FindListed(string text) => FindAll(_words, text).Cast<DraftSpan?>().FirstOrDefault();

    public DraftSpan? FindParaphrase(string text, IEnumerable<DraftSpan> taken) =>
        FindAll(_paraphrases, text).Cast<DraftSpan?>().FirstOrDefault(span => !taken.Any(other => other.Overlaps(span!.Value)));

    private static IEnumerable<DraftSpan> FindAll(Regex? regex, string text)
    {
        for (var match = regex?.Match(text); match is { Success: true }; match = match.NextMatch())
        {
            var hit = match.Groups["hit"];
            yield return hit.Success ? new DraftSpan(hit.Index, hit.Length) : new DraftSpan(match.Index, match.Length);
        }
    }
}

internal static class DraftWords
{
    /// <summary>Whole words, any white space between them, any case unless the pattern says otherwise.</summary>
    /// <remarks>Drafts are strangers' text: repeat only a bounded number of times, so that no draft takes long. Matching without backtracking would hold 3 MB a pattern.</remarks>
    public static Regex Read(string pattern) => new(
        @"\b(?:" + pattern.Replace(" ?", @"\s*", StringComparison.Ordinal).Replace(" ", @"\s+", StringComparison.Ordinal) + @")\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline, TimeSpan.FromSeconds(1));
}
