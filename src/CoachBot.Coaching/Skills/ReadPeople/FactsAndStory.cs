using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Skills.ReadPeople;

/// <summary>Parts an account, sentence by sentence, into what a camera would have recorded and what was made of it.</summary>
internal sealed partial record FactsAndStory(IReadOnlyList<string> Facts, IReadOnlyList<string> Story)
{
    private const int MostSentences = 8, MostCharacters = 200;

    public static FactsAndStory In(string account)
    {
        var sentences = Ends().Split(account)
            .Select(s => Wording.Short(s, MostCharacters).Trim())
            .Where(s => s.Length > 1)
            .Take(MostSentences)
            .ToLookup(s => s.EndsWith('?') || Reading().IsMatch(s));
        return new([.. sentences[false]], [.. sentences[true]]);
    }

    [GeneratedRegex(@"(?<=[.!?])\s+|\s*[\n;]\s*", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Ends();

    // Words that judge, guess at motives or add up many days into one.
    [GeneratedRegex(@"\b(?:feels?|feeling|felt|seems?|seemed|i think|i guess|i suspect|must be|probably|maybe|perhaps|looks? like|as if|angry|upset|annoyed|sulking|moody|weird|odd|off|tense|flat|lazy|rude|hates?|cares?|attitude|always|never|trying to|wants? to|deliberate(?:ly)?|on purpose|because|hiding|avoids?|avoiding|dodg(?:e|es|ing)|unmotivated|disengaged|difficult|jealous|passive|aggressive|toxic|stressed|unhappy|bored)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Reading();
}
