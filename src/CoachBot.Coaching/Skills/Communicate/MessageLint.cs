using System.Text.RegularExpressions;
using CoachBot.Coaching.Drafts;

namespace CoachBot.Coaching.Skills.Communicate;

/// <summary>The five points a message is read for, one each.</summary>
internal sealed partial record MessageLint(bool Effect, bool Ask, bool Date, bool Size, bool Plain)
{
    private const int Most = 150, MostForExecutives = 100, MostAcronyms = 2, Opening = 2;

    // Known to everyone who reads work mail; nobody stumbles on these.
    private static readonly HashSet<string> s_everyday =
    [
        "IT", "OK", "PC", "TV", "HR", "CEO", "CFO", "CIO", "CTO", "COO", "VIP", "USB", "PDF", "UK", "US", "USA", "EU", "AM", "PM", "FAQ", "ID", "PIN", "ASAP",
        "FYI", "CET", "CEST", "GMT", "UTC", "BST", "EST", "Q1", "Q2", "Q3", "Q4", "PS", "RE", "FW", "CC", "NOT", "ALL", "MUST", "NOW", "DO", "NEW", "NO", "YES",
        "WILL", "YOUR", "YOU", "AND", "OR", "THE", "TO", "IS", "BE", "BY", "ON", "WE", "PLEASE", "URGENT", "READ", "STOP", "DONE", "NOTE",
    ];

    /// <summary>No draft: no point.</summary>
    public static MessageLint None { get; } = new(false, false, false, false, false);

    public int Points => (Effect ? 1 : 0) + (Ask ? 1 : 0) + (Date ? 1 : 0) + (Size ? 1 : 0) + (Plain ? 1 : 0);

    /// <summary>What is missing, as it follows "lacks".</summary>
    public IReadOnlyList<string> Lacks =>
    [
        .. Effect ? Array.Empty<string>() : ["what changes for the reader in its first two sentences"],
        .. Ask ? Array.Empty<string>() : ["one clear ask or “no action needed”"],
        .. Date ? Array.Empty<string>() : ["a date or time"],
        .. Size ? Array.Empty<string>() : ["a shorter text"],
        .. Plain ? Array.Empty<string>() : ["plain words for its abbreviations"],
    ];

    public static MessageLint Read(string draft, bool forExecutives)
    {
        var message = MessageText.Read(draft);
        return message.Sentences.Count == 0 ? None : new(
            message.Sentences.Take(Opening).Any(HasEffect),
            HasOneAsk(message.Sentences),
            message.Sentences.Any(HasDate),
            message.Words <= Limit(forExecutives),
            Unexplained(draft).Count <= MostAcronyms);
    }

    public static int Limit(bool forExecutives) => forExecutives ? MostForExecutives : Most;

    /// <summary>Says what changes for whoever reads it.</summary>
    public static bool HasEffect(string sentence) => (Reader().IsMatch(sentence) && Change().IsMatch(sentence)) || Service().IsMatch(sentence);

    public static bool IsAsk(string sentence) => AskWords().IsMatch(sentence) && !IsNoAction(sentence);

    public static bool IsNoAction(string sentence) => NoAction().IsMatch(sentence);

    public static bool HasDate(string sentence) => NeedWords.DateAhead.IsMatch(sentence) || NeedWords.DateEitherWay.IsMatch(sentence);

    /// <summary>Abbreviations that outsiders may stumble on and that are not explained beside themselves.</summary>
    public static IReadOnlyList<string> Unexplained(string draft) =>
    [
        .. Acronym().Matches(draft).Select(m => m.Value).Where(a => !s_everyday.Contains(a)).Distinct()
            .Where(a => !draft.Contains($"({a})", StringComparison.Ordinal) && !draft.Contains($"{a} (", StringComparison.Ordinal)),
    ];

    private static bool HasOneAsk(IReadOnlyList<string> sentences) => sentences.Count(IsAsk) switch
    {
        0 => sentences.Any(IsNoAction),
        var asks => asks == 1,
    };

    [GeneratedRegex(@"\b(?:you|your|yours|you'll|you’ll|users|staff|everyone|everybody|colleagues|customers|people|nobody|no one|each team|all teams)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reader();

    [GeneratedRegex(@"\b(?:will|won't|won’t|can|can't|can’t|cannot|could not|couldn't|couldn’t|must|need|needs|have to|has to|lose|lost|no longer|able|unable|get|gets|see|sees|notice|find|affected|affects|waited|wait|changes|change|moves|stops?|arrives?|keep|keeps|save|saves|'ll|’ll)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Change();

    [GeneratedRegex(@"\b(?:is|are|was|were|be|been|goes|runs?|will)\b[^.?!]{0,40}\b(?:down|unavailable|offline|out of service|slow|slower|late|later|closed|interrupted|delayed|restarted|locked|back|working again|restored)\b|\b(?:slips?|slipped|delays?|costs?|saves?|moves?) (?:by|from|to|us|the|you|an?|\d|about|around|up|€|\$|£)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Service();

    [GeneratedRegex(@"\bplease\b|\b(?:can|could|will|would) you\b|\b(?:i|we) (?:need|ask|want|would like|are asking|am asking) (?:for )?(?:you|your)\b|\byou (?:must|need to|have to|should)\b|\b(?:let (?:me|us) know|i ask you|i'm asking|i’m asking|we're asking|we’re asking)\b|^(?:approve|reply|confirm|register|sign up|join|click|save|restart|install|log (?:out|off)|reset|change your|decide|choose|answer|tell us|send)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AskWords();

    [GeneratedRegex(@"\b(?:no action (?:is |will be )?(?:needed|required|necessary)|(?:you )?(?:need(?: to)?|have to|must)? ?do nothing|nothing (?:for you )?to do|(?:you )?(?:do not|don't|don’t|needn't|needn’t) (?:need to|have to)? ?do anything|no need to (?:do|act)|for information only)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoAction();

    [GeneratedRegex(@"\b[A-Z][A-Z0-9]{1,5}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Acronym();
}
