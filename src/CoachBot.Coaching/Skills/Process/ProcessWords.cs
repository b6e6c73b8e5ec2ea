using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Skills.Process;

/// <summary>Finds the process in what a manager first writes, and the steps in what they list.</summary>
internal static partial class ProcessWords
{
    private const int LongestStep = 160;

    /// <summary>"describe our onboarding process: trigger, steps" is about onboarding; nothing when no process is named.</summary>
    public static string Named(string opening) => Before().Match(opening) is { Success: true } before ? before.Groups[1].Value
        : After().Match(opening) is { Success: true } after ? after.Groups[1].Value : "";

    /// <summary>One a line; all on one line, parted by semicolons, arrows or commas.</summary>
    public static IReadOnlyList<string> Steps(string? typed)
    {
        if (typed is null) return [];
        string[] lines = typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines is [var line]) lines = Parting(line).Split(line);
        return [.. lines.Select(l => Wording.Short(Bullet().Replace(l, ""), LongestStep).Trim().TrimEnd('.', ',')).Where(l => l.Length > 0)];
    }

    private static Regex Parting(string line) => line.Contains(';') ? Semicolon() : Arrow().IsMatch(line) ? Arrow() : Comma();

    [GeneratedRegex(@"\b(?:our|the|a|this) ((?!process)[\w-]+(?: [\w-]+){0,2}) process\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Before();

    [GeneratedRegex(@"\bprocess (?:card )?(?:for|of) ((?:[\w-]+ ?){1,5}?)(?= with\b|[,.:;?!]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex After();

    [GeneratedRegex(@"^\s*(?:[-*•–]|\d{1,2}[.)])\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\s*;\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Semicolon();

    [GeneratedRegex(@"\s*(?:->|→|=>|,? then )\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Arrow();

    [GeneratedRegex(@",\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();
}
