using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Skills.Complaint;

/// <summary>The first line of a reply: the complaint given back to the person who made it.</summary>
/// <param name="Sentence">Reads right to the complainer, whoever told the coach.</param>
/// <param name="Topic">What it was about, or null when the words did not say.</param>
internal sealed record Restated(string Sentence, string? Topic)
{
    public bool IsGeneral => Topic is null;
}

/// <summary>Finds the point of a complaint in the complainer's own words, or in a manager's account of them.</summary>
internal static partial class WhatIHeard
{
    private const int LongestTopic = 80, LongestClause = 140, LongestQuote = 160, MostSentences = 2;

    public static Restated From(string? said, bool aboutManner)
    {
        // What one of us did is not repeated in writing before both sides were heard.
        if (aboutManner) return new("You told me how one of us treated you.", null);
        var text = (said ?? "").ReplaceLineEndings("\n").Replace('’', '\'');
        return Candidates(text).OfType<Restated>().FirstOrDefault(r => TheirWords.Fits(r.Sentence))
            ?? new("Thank you for telling me plainly what went wrong for you.", null);
    }

    private static IEnumerable<Restated?> Candidates(string text)
    {
        if (InQuotes().Match(text) is { Success: true } quoted) yield return Quote(quoted.Groups[1].Value);
        if (AfterColon().Match(text) is { Success: true } passedOn) yield return Quote(passedOn.Groups[1].Value);
        yield return Topic(Feeling().Match(text));
        yield return Topic(Counted().Match(text), "the ");
        if (IsTheirs(text))
        {
            yield return Quote(text);
            yield break;
        }
        yield return Clause(Saying().Match(text));
        yield return Clause(Because().Match(text));
        if (IsAccount().IsMatch(text)) yield break;
        yield return Topic(Bare().Match(text));
        yield return Quote(text);
    }

    private static bool IsTheirs(string text) => !AsksCoach().IsMatch(text)
        && (SpeaksToUs().IsMatch(text) || (SpeaksOfSelf().IsMatch(text) && !IsAccount().IsMatch(text)));

    private static Restated? Topic(Match match, string article = "")
    {
        if (!match.Success) return null;
        var topic = TheirWords.Line(TopicEnd().Replace(match.Groups[1].Value, ""), LongestTopic);
        topic = Trailing().Replace(topic, "").Trim();
        if (topic.Length < 2 || NoTopic().IsMatch(topic) || TheirWords.ToYou(topic) is not { } turned) return null;
        turned = article + Wording.Lower(turned);
        return new($"You told me about {turned}.", turned);
    }

    private static Restated? Clause(Match match)
    {
        if (!match.Success || TheirWords.ToYou(match.Groups[1].Value) is not { } turned) return null;
        turned = Wording.Lower(TheirWords.Line(turned, LongestClause));
        return new($"You told me that {turned}.", turned);
    }

    private static Restated? Quote(string words)
    {
        var clean = SentenceEnd().Split(words)
            .Select(s => Opening().Replace(s.Trim(' ', '\n', '-', '"', '\'', '“', '”'), ""))
            .Where(s => s.Length >= 8 && !s.StartsWith('>') && s.Any(char.IsLower) && !SignOff().IsMatch(s) && TheirWords.Fits(s))
            .Select(s => TheirWords.Line(s, LongestQuote) + (s.EndsWith('?') && s.Length < LongestQuote ? "" : "."))
            .Take(MostSentences)
            .ToList();
        if (clean.Count == 0) return null;
        var kept = clean.Count > 1 && clean[0].Length + clean[1].Length < LongestQuote ? $"{clean[0]} {clean[1]}" : clean[0];
        kept = Wording.Upper(kept);
        return new($"You told me: “{kept}”", Wording.Short(kept.TrimEnd('.'), LongestTopic));
    }

    [GeneratedRegex(@"[“""]([^“”""]{8,600})[”""]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex InQuotes();

    [GeneratedRegex(@"\b(?:wrote|writes|said|says|emailed|email|e-mail|mail|message|complaint)(?: (?:me|us|to me|to us|says|said|reads))?\s*:\s*([\s\S]{8,})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex AfterColon();

    [GeneratedRegex(@"\b(?:furious|angry|livid|fuming|outraged|mad|annoyed|upset|unhappy|frustrated|disappointed|irritated|complain\w*|moan\w*|grumbl\w*|rant\w*|shout\w*|escalat\w*|e-?mail\w*|wrote|call(?:ed|s)|up in arms)(?: (?!about|over|because)\w+){0,4}? (?:(?:about|over|because of|regarding) |(?:with|at) (?!(?:us|me|IT|him|her|them|my|our)\b))([^.!?;,\n]{2,120})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Feeling();

    [GeneratedRegex(@"\b(?:first|second|third|fourth|fifth|sixth|\d{1,2}(?:st|nd|rd|th)|another|yet another) ((?!rude|angry|formal|written|official|time)(?:[\w-]+ ){0,1}[\w-]+) complaint\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(?:says?|said|claims?|claimed|complains?|complained|told (?:me|us)|thinks?|feels?|reports?|reported|writes?|wrote)(?: to (?:me|us))? (?:that )?((?:she|he|they|we|our|her|his|their|it|it's|the|nobody|no one|there|this|every\w*|nothing|all|some|half|(?-i:[A-Z]{2,}))\b[^.!?;\n]{4,140})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Saying();

    [GeneratedRegex(@"\bbecause ((?!of\b)[^.!?;\n]{6,140})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Because();

    [GeneratedRegex(@"^\s*((?:the|a|an|no|slow|missing|late|broken) (?:[\w-]+ ?){1,3})[.!]?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\b(?:this reply|my reply|this draft|my draft|reply ok\w*|can you (?:check|look|help)|could you (?:check|look|help)|help me|what do you|do you think|how do I|should I|what should)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsksCoach();

    [GeneratedRegex(@"\b(?:you|your|yours|you're|you've|you'll)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpeaksToUs();

    [GeneratedRegex(@"\b(?:I|I'm|I've|I'd|my|me|we have been|we are waiting|we've been|we have waited|we waited|we can't|we cannot|we could not|we couldn't)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpeaksOfSelf();

    [GeneratedRegex(@"\b(?:she|he|they|them|him|furious|angry|livid|fuming|upset|unhappy|annoyed|complain\w*|rude|copied|cc'd|ceo|cfo|director|manager|boss|users?|customers?|client|reply|fault|e-?mail\w*|mail|escalated|finance|sales|marketing|legal|hr|says|said|told me|my (?:team|technician|engineer|people|staff)|we (?:never|didn't|did not|don't|broke|deleted|missed|messed|forgot)|not us|wasn't us|our)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsAccount();

    [GeneratedRegex(@"\s+(?:and (?:copied|cc|wants?|demands?|threat|now|she|he|they|the|asks?|says?)|but|because|so|who|–|-)\b.*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 200)]
    private static partial Regex TopicEnd();

    [GeneratedRegex(@"\s+(?:again|today|yesterday|now|right now|this morning|last week|yet again|to (?:me|us))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"^(?:us|me|it|IT|this|that|him|her|them|you|everything|my team|our team|the team|our service|everyone|work|one of us|(?:the |our )?IT(?: department| team)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoTopic();

    [GeneratedRegex(@"(?<=[.!?])\s+|\n+", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^(?:hi|hello|dear|hey)\b[^,\n]{0,30},\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(?:hi|hello|dear|hey|thanks|thank you|(?:kind |best )?regards|best|cheers|sincerely|sent from)\b.{0,30}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignOff();
}
