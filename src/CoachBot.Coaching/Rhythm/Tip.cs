using System.Globalization;
using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Rhythm;

/// <summary>A weekly tip: a statement, a question, and a ten-minute action.</summary>
public sealed partial record Tip(string Skill, int Number, string Statement, string Question, string Do)
{
    /// <summary>Stored; stays the same as long as a tip keeps its place in its file.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Skill}-{Number}");

    /// <summary>Reads <c>tips.md</c>: one numbered line each, "Statement. Question? Do: action."</summary>
    public static IReadOnlyList<Tip> Read(string skill, string markdown) =>
        [.. Line().Matches(markdown).Select(m => new Tip(
            skill,
            int.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture),
            m.Groups["statement"].Value.Trim(),
            m.Groups["question"].Value.Trim(),
            m.Groups["do"].Value.Trim()))];

    [GeneratedRegex(@"^(?<n>\d+)\. (?<statement>.+?[.;]) (?<question>[^.?]+\?) Do: (?<do>.+)$", RegexOptions.Multiline)]
    private static partial Regex Line();
}

/// <summary>A tip that was sent, and what the person said to it: did it, later, not for me, or nothing.</summary>
public sealed record SentTip(string Key, string Skill, DateOnly On, string? Answer = null)
{
    /// <summary>No word on this tip, but one on the weekly card as such.</summary>
    public const string Heeded = "heeded";
}
