using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Skills.Risk;

/// <summary>Recognises a plan to leave out a safety or legal step.</summary>
internal static partial class Skipping
{
    /// <summary>The same in phrases, for an opening message.</summary>
    public static string[] Cues { get; } =
    [
        .. from verb in new[] { "skip", "skipping", "bypass", "bypassing", "without" }
           from step in new[] { "safety", "the safety", "legal review", "the legal review", "legal sign-off", "compliance", "the security review", "security review", "the privacy review", "the audit" }
           select $"{verb} {step}",
    ];

    public static bool In(string words) => Step().IsMatch(words);

    [GeneratedRegex(@"\b(?:skip(?:ping)?|bypass(?:ing)?|without|ignor(?:e|ing)|leav(?:e|ing) out|waiv(?:e|ing)|cut(?:ting)?) (?:the |a |an |any |our |this )?(?:safety|legal|compliance|regulatory|privacy|data protection|gdpr|dpia|licen[cs]e|security (?:review|check|test|sign-?off)|audit|risk assessment)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Step();
}
