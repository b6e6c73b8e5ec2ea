using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Model;

/// <summary>Decides by rule whether a worded line may be said in a free conversation.</summary>
public static partial class LineCheck
{
    private const int MostWords = 60;

    /// <summary>A coach's line: a paraphrase, one open question, no advice and no verdict.</summary>
    /// <param name="context">What has been said and what was concluded: names and numbers come from there only.</param>
    public static bool IsCoaching(string line, string context, Skill? skill) =>
        MayBegin(line, context, skill)
        && line.Count(c => c == '?') == 1 && line.TrimEnd(' ', '”', '"').EndsWith('?')
        && !Closed().IsMatch(Question(line));

    /// <summary>The same for its first sentences: the question is still to come.</summary>
    public static bool MayBegin(string line, string context, Skill? skill) =>
        IsShort(line)
        && !Advice().IsMatch(line)
        && !(skill?.Verdicts.Keys.Any(v => Cue.In(line, v) && line.Contains(v, StringComparison.Ordinal)) ?? false)
        && WordingCheck.AddsNoFacts(context, line);

    /// <summary>A line of the person played: short, and about nothing new.</summary>
    public static bool IsInRole(string line, string context) => IsShort(line) && !Insult().IsMatch(line) && WordingCheck.AddsNoFacts(context, line);

    private static bool IsShort(string line) => line.Trim().Length > 0 && line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= MostWords;

    private static string Question(string line) => line[(line.TrimEnd('?', ' ').LastIndexOfAny(['.', '!', '\n']) + 1)..].Trim();

    [GeneratedRegex(@"\b(you (should|must|need to|ought|had better|have to)|should(n't| not)|I(['’]d| would)? (recommend|suggest|advise)|my advice|why don['’]t you|ignore|override|disregard|verdict is|instead of|don['’]t|do not|forget (the|about|it)|the rules?|prompt|instructions?|go ahead|just do)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Advice();

    [GeneratedRegex(@"^(do|does|did|is|are|was|were|can|could|will|would|have|has|should|shall)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Closed();

    [GeneratedRegex(@"\b(idiot|stupid|moron|useless|incompetent|shit|fuck\w*|damn|crap|hate)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Insult();
}
