using System.Text.RegularExpressions;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Skills.Micromanage;

/// <summary>Finds the work in an opening message, and parts "monthly patching with Sam" into the work and the person.</summary>
internal static partial class WorkInside
{
    public static string? Find(string opening) => Handled().Match(opening) is { Success: true } match ? match.Groups[1].Value.Trim() : null;

    public static (string? Task, string? Who) Split(string? work, string opening)
    {
        var with = With().Match(work ?? "");
        var who = with.Success && Named(with.Groups["who"].Value) is { } named ? named
            : Names.FindPerson(work ?? "") ?? Names.FindPerson(opening);
        if (work is null) return (null, who);
        var task = with.Success && who is not null && with.Groups["who"].Value.Contains(who, StringComparison.OrdinalIgnoreCase)
            ? (work[..with.Index] + work[(with.Index + with.Length)..]).Trim(' ', ',', '.', ';')
            : work;
        return (task.Length > 0 && !string.Equals(task, who, StringComparison.OrdinalIgnoreCase) ? task : null, who);
    }

    // After "with", the answer to "with whom?" may be a name nobody has heard of; "ask" makes the reader look at it as a person.
    private static string? Named(string words) => Names.FindPerson($"ask {words}");

    [GeneratedRegex(@"[,;]?\s{0,3}\b(?:together )?with (?<who>[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2})", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex With();

    // "everything" and "it" name no work.
    [GeneratedRegex(@"\b(?:rewrote|rewrite|rewriting|redid|redo|redoing|double-check|check(?:ing)? on|hover(?:ing)? over|review(?:ing)?|approv(?:e|ing)|correct(?:ing)?) (?!everything|every|all\b|somebody\b|someone\b|people\b|it\b|them\b|that\b|this\b|their work\b)(.{3,80}?)(?:[.,;?!\n]|$)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Handled();
}
