using System.Text.RegularExpressions;
using CoachBot.Coaching.Drafts;

namespace CoachBot.Coaching.Skills.Complaint;

/// <summary>Turns words about a person into words to that person, and keeps insults out of a reply.</summary>
internal static partial class TheirWords
{
    /// <summary>"her laptop is late" → "your laptop is late". Null when it is unclear who is who.</summary>
    public static string? ToYou(string text)
    {
        var spoken = new[] { She(), He(), They() }.Where(r => r.IsMatch(text)).ToList();
        if (spoken.Count == 0) return text;
        // Two people in one clause: which of them complains cannot be told from the words.
        if (spoken.Count > 1) return null;
        var turned = Verb().Replace(text, m => $"you {m.Groups["adverb"].Value}{Plural(m.Groups["verb"].Value)}");
        turned = Contracted().Replace(turned, "you've been ");
        turned = Subject().Replace(turned, m => m.Groups[1].Success ? $"you{Tail(m.Groups[1].Value)}" : "you");
        turned = HerObject().Replace(turned, "you");
        turned = Possessive().Replace(turned, "your");
        turned = Object().Replace(turned, "you");
        return AccusesThem().IsMatch(turned) ? null : turned;
    }

    /// <summary>Whether a sentence may stand in a reply: no insult, nothing the draft check would mark.</summary>
    public static bool Fits(string sentence) => !IsInsult(sentence) && !DraftCheck.Stings(sentence.Replace('“', ' ').Replace('”', ' '));

    public static bool IsInsult(string text) => Insult().IsMatch(text);

    /// <summary>One line, without marks that would break a sentence it is put into.</summary>
    public static string Line(string text, int most) =>
        Wording.Short(text.Replace("\"", "").Replace("“", "").Replace("”", "").Replace('[', '(').Replace(']', ')'), most).TrimEnd('.', ',', ';', ':', '!', ' ');

    private static string Plural(string verb) => verb.ToLowerInvariant() switch
    {
        "is" => "are",
        "was" => "were",
        "has" => "have",
        "does" => "do",
        "isn't" => "aren't",
        "wasn't" => "weren't",
        "hasn't" => "haven't",
        "doesn't" => "don't",
        "goes" => "go",
        var v when v.EndsWith("ies", StringComparison.Ordinal) => v[..^3] + "y",
        var v => v[..^1],
    };

    private static string Tail(string contraction) => contraction switch { "'s" or "’s" => "'re", var other => other };

    [GeneratedRegex(@"\b(?:she|her|hers|herself)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex She();

    [GeneratedRegex(@"\b(?:he|him|his|himself)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex He();

    [GeneratedRegex(@"\b(?:they|them|their|theirs|themselves)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex They();

    [GeneratedRegex(@"\b(?:she|he) (?<adverb>(?:still|always|often|also|just|now|never|only) )?(?<verb>is|was|has|does|isn't|wasn't|hasn't|doesn't|goes|needs|gets|waits|keeps|wants|loses|works|calls|asks|feels|thinks|tries|has)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\b(?:she|he)['’]s been ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Contracted();

    [GeneratedRegex(@"\b(?:she|he|they)\b(['’](?:s|re|ve|d|ll))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Subject();

    // "her" before one of these, or at the end, is the person; before anything else it is what belongs to her.
    [GeneratedRegex(@"\bher(?=$|[.,;:!?]| (?:back|again|yet|about|for|when|that|and|or|to|in|on|at|by|until|with|from|the|a|an)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HerObject();

    [GeneratedRegex(@"\b(?:her|his|their)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Possessive();

    [GeneratedRegex(@"\b(?:him|them)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Object();

    // "They never answer" is about us; turned round it would accuse the reader.
    [GeneratedRegex(@"\b(?:you (?:never|always|ignore\w*|keep|won't|closed?|lie|lied|(?:don't|do not|didn't|did not) (?!get|have|hear|know|see|receive|trust|understand|need))|you (?:are|were) (?:rude|lazy|slow|late|unhelpful))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AccusesThem();

    [GeneratedRegex(@"\b(?:idiots?|idiotic|stupid\w*|useless|incompeten\w*|morons?|clowns?|joke|pathetic|lazy|crap\w*|shit\w*|bullshit|fuck\w*|f\*+\w*|damn\w*|hell|bloody|bastards?|ars\w{1,4}|ass\w{0,5}hole\w*|dumb\w*|worthless|ridiculous|disgrace\w*|disgust\w*|imbeciles?|losers?|cretins?|muppets?|amateurs?|garbage|rubbish|trash|suck\w*|liars?|lying|hopeless|wtf|stfu)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Insult();
}
