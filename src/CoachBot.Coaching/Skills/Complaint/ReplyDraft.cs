using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Complaint;

/// <summary>Writes a reply that can be sent as it stands: what I heard, what it cost you, whose it is, what I do by when, how to reach me.</summary>
internal sealed partial class ReplyDraft(Case so, string verdict, Grievance grievance)
{
    private const int LongestPart = 160;

    private readonly List<string> _leftOut = [];

    /// <summary>Answers that would have stung in the reply, by what they were for.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    public Restated Heard { get; } = WhatIHeard.From(grievance.Said, grievance.About == Kind.Manner);

    /// <summary>The day the reply promises something for.</summary>
    public DateOnly Promised => so.Now.In(verdict switch
    {
        "OWN" or "HOLD" or "FIND OUT" => 2,
        "RETHINK" => 10,
        _ => 1,
    });

    public string Text() => string.Join('\n', new[]
    {
        Greeting(),
        Heard.Sentence,
        Cost + (grievance.Times >= 2 ? " I see this has come up before." : ""),
        Responsibility(),
        verdict == "BOUNDARY" ? "I will help you with this, and I will also protect the people I work with from threats and insults." : null,
        Action,
        "Write to me directly; you need no ticket for this.",
    }.OfType<string>());

    /// <summary>The same two sentences spoken: what I heard and what it cost.</summary>
    public string Spoken => $"{Heard.Sentence} {Cost}";

    private bool IsManner => grievance.About == Kind.Manner;

    private string Greeting()
    {
        var who = TheirWords.Line(grievance.Who ?? "", 40);
        return PersonName().IsMatch(who) && !Role().IsMatch(who) && !TheirWords.IsInsult(who) ? $"Hello {who}," : "Hello,";
    }

    private string Cost => (grievance.Severity, grievance.Reach) switch
    {
        (Severity.Stopped, Reach.One) => "You could not do your work, and you are still waiting.",
        (Severity.Stopped, Reach.Team) => "You and your team could not do your work, and you are still waiting.",
        (Severity.Stopped, _) => "You could not do your work, and neither could many of your colleagues.",
        _ when IsManner => "You came for help and had to deal with this as well.",
        (Severity.Slowed, Reach.One) => "You had to work around it, and you lost time you needed elsewhere.",
        (Severity.Slowed, Reach.Team) => "You and your team had to work around it, and you lost time you needed elsewhere.",
        (Severity.Slowed, _) => "You had to work around it, as did many of your colleagues, and you lost time you needed elsewhere.",
        (_, Reach.One) => "You lost time and patience over it.",
        (_, Reach.Team) => "You and your team lost time and patience over it.",
        _ => "You lost time and patience over it, and so did many of your colleagues.",
    };

    private string Responsibility() => (IsManner, grievance.Fault) switch
    {
        (true, _) => "I don't know the cause yet, and I will not guess before I have heard both sides.",
        (_, Fault.Ours or Fault.Partly) => "That was ours, and I am sorry.",
        (_, Fault.Stale) => "That rule deserves another look.",
        (_, Fault.Rule) => $"I can't change this, because {Reason()}; what I can {Nearest()}.",
        (_, Fault.NotOurs) => $"This sits with {Owner()}; I have asked them for you.",
        _ => "I don't know the cause yet.",
    };

    private string Action => verdict switch
    {
        "BOUNDARY" when IsManner => $"I will ask everyone involved, separately, and tell you what happens next by {Day(1)}.",
        "BOUNDARY" when grievance.Severity == Severity.Stopped => $"A colleague will help you back to work today, and I will tell you where it stands by {Day(1)}.",
        "BOUNDARY" => $"A colleague will handle the service part, and I will tell you where it stands by {Day(1)}.",
        "RESTORE" => $"I will get you a way to work first and send you news every hour today, {Wording.Day(so.Now.Today)}, until you can work. My full reply will follow by {Day(1)}.",
        "FIND OUT" when IsManner => $"I will ask everyone involved, separately, and tell you what happens next by {Wording.Day(Promised)}.",
        "FIND OUT" => $"I will find out and tell you what I found by {Wording.Day(Promised)}.",
        "OWN" => $"I will see that it is put right by {Wording.Day(Promised)}, and I will tell you that day what we change so that it stays right. Who else has this trouble? Send me the names and I will include them.",
        "RETHINK" => $"I will review it with the people it touches and tell you the result by {Wording.Day(Promised)}.",
        "HOLD" => $"I will see to that by {Wording.Day(Promised)}, and you will hear from me that day.",
        _ => $"I will introduce you to them by {Day(1)}, and I will check with you on {Day(5)} whether it is settled.",
    };

    private string Day(int workdays) => Wording.Day(so.Now.In(workdays));

    private string Reason()
    {
        const string Otherwise = "I owe everyone who asks the same answer";
        if (Words(grievance.Because) is not { } words) return Otherwise;
        var reason = LeadingBecause().Replace(words, "");
        reason = reason.Split(' ').Length <= 2 && !StartsClause().IsMatch(reason) ? $"of {reason}" : reason;
        return Kept(Wording.Lower(reason), r => $"I can't change this, because {r}.", "the reason", Otherwise);
    }

    private string Nearest()
    {
        const string Otherwise = "do is sit down with you and look for the nearest thing that helps";
        if (Words(grievance.Offer) is not { } words) return Otherwise;
        var offer = Wording.Lower(LeadingOffer().Replace(words, ""));
        offer = Thing().IsMatch(offer) || offer.Split(' ')[0].EndsWith("ing", StringComparison.Ordinal) ? $"offer you is {offer}" : $"do is {offer}";
        return Kept(offer, o => $"What I can {o}.", "the offer", Otherwise);
    }

    private string Owner()
    {
        const string Otherwise = "another team";
        if (Words(grievance.Owner) is not { } words) return Otherwise;
        var owner = LeadingOwner().Replace(words, "");
        owner = char.IsLower(owner.FirstOrDefault()) && TeamWord().IsMatch(owner) && !Determined().IsMatch(owner) ? $"the {owner}" : owner;
        return Kept(owner, o => $"This sits with {o}; I have asked them for you.", "the owner", Otherwise);
    }

    private static string? Words(string? answer) =>
        TheirWords.Line(answer ?? "", LongestPart) is { Length: > 1 } line && !NothingYet().IsMatch(line) ? line : null;

    private string Kept(string words, Func<string, string> sentence, string what, string otherwise)
    {
        if (TheirWords.ToYou(words) is { Length: > 0 } turned && TheirWords.Fits(sentence(turned))) return turned;
        if (!_leftOut.Contains(what)) _leftOut.Add(what);
        return otherwise;
    }

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex PersonName();

    [GeneratedRegex(@"\b(?:the|finance|sales|marketing|hr|legal|warehouse|operations|procurement|production|it|ceo|cfo|coo|cio|cto|vp|director|manager|head|board|team|department|users?|customers?|client|boss|everyone|somebody|someone|nobody)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(@"^(?:well,? )?(?:it(?:'s| is) )?(?:because|since) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadingBecause();

    [GeneratedRegex(@"^(?:it|it's|they|we|I|you|she|he|this|that|of|nobody|everyone)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StartsClause();

    [GeneratedRegex(@"^(?:maybe |perhaps )?(?:(?:I|we) (?:can|could|would|will|might) |I'd |we'd )?(?:maybe |perhaps )?(?:to |(?:offer|give) (?:her|him|them|you) (?=an?\b|the\b))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadingOffer();

    [GeneratedRegex(@"^(?:an?|the|some|one|two|three|my|our|access|half|\d+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Thing();

    [GeneratedRegex(@"^(?:it(?:'s| is)|that(?:'s| is|'d be)|this is|probably|it sits with|it belongs to|with)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadingOwner();

    [GeneratedRegex(@"\b(?:team|department|desk|group|office|people|vendor|supplier|provider|owner)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TeamWord();

    [GeneratedRegex(@"^(?:the|a|an|our|their|your|my)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Determined();

    [GeneratedRegex(@"^(?:none|nothing|nobody|no one|no|n/a|not sure|no idea|unknown|don't know|skip|-+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NothingYet();
}
