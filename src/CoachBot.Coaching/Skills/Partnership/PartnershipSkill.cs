using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Partnership;

/// <summary>One page on who does what with a partner, and what both promise.</summary>
public sealed partial class PartnershipSkill : Skill
{
    private const string Ready = "READY", Gaps = "GAPS";
    private const int AgreeWithin = 5, AskAfter = 10, Quarter = 60;

    private static readonly TextQuestion s_what = new("what", "What it is about", "What is it about? A few words, such as “the new purchasing system”.")
    {
        TakesOpening = true,
        Extract = opening => About().Match(opening) is { Success: true } match ? match.Groups[1].Value : "",
        Required = true,
        Why = "A partnership is about something; without it, it is a wish.",
    };

    private static readonly PersonQuestion s_partner = new("partner", "Partner", "With whom? A department, a team or a name.")
    {
        Extract = opening => With().Match(opening) is { Success: true } match ? match.Groups.Cast<Group>().Skip(1).First(g => g.Success).Value : null,
        Why = "Both names belong on the card.",
    };

    private static readonly TextQuestion s_owns = Role("owns", "Who owns it", "Who owns it and decides when the two sides disagree?", "Two owners are none.");

    private static readonly TextQuestion s_inputs = Role("inputs", "Who gives the inputs", "Who provides what it needs: facts, data, people, money?", "Work waits where nobody is named for its inputs.");

    private static readonly TextQuestion s_tests = Role("tests", "Who tests", "Who tests it?", "What each side believes the other tests, nobody does.");

    private static readonly TextQuestion s_accepts = Role("accepts", "Who accepts", "Who says “this is what we need” and accepts it?", "Without somebody to accept it, it is never finished.");

    private static readonly TextQuestion s_ours = new("ours", "What you promise", "What do you promise them? One or two things, with a time.") { Why = "A promise with a time can be kept." };

    private static readonly TextQuestion s_theirs = new("theirs", "What they promise", "What do they promise you? One or two things, with a time.") { Why = "One-sided promises make a supplier, not a partner." };

    private static readonly DateQuestion s_review = new("review", "Review date", "When do both sides look at it again?", "both look at it again on")
    {
        InOpening = false,
        UsuallyIn = Quarter,
        Why = "People change; the card should follow.",
    };

    private static readonly TextQuestion[] s_parts = [s_partner, s_owns, s_inputs, s_tests, s_accepts, s_ours, s_theirs];

    public override string Id => "partnership";

    public override string Title => "Partnership card";

    public override int Order => 33;

    public override SkillGroup Group => SkillGroup.Toolkit;

    public override string Summary => "When it is unclear who does what between you and another department.";

    public override IReadOnlyList<Question> Questions => [s_what, .. s_parts, s_review];

    // What is left open is what to find out, so these texts count.
    public override IEnumerable<Question> RuleOrder => s_parts;

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Ready] = "reading the card together and working by it",
        [Gaps] = "settling the open points together before the work goes on",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("something-is-missing", so => Missing(so).Any(), Gaps, so => Missing(so).Select(q => so.Because(q, Open(q)))),
        new("complete", _ => true, Ready, so =>
            [so.Because(s_owns, "there is one place to decide"), so.Because(s_accepts, "it can be finished"), so.Because(s_theirs, "it goes both ways")]),
    ];

    public override Advice Advise(Case so, Ruling ruling)
    {
        var missing = Missing(so).ToList();
        var partner = so.Shown(s_partner) ?? "the other side";
        return new()
        {
            Headline = $"I'd lean towards {Verdicts[ruling.Verdict]}.",
            Notes = [.. Notes(so)],
            Steps = [.. missing.Select(q => $"Settle “{q.Label}”: {Wording.Lower(Open(q))}.")],
            Deliverables = [Card(so), .. missing.Count > 0 ? [Invitation(so, missing)] : Array.Empty<Deliverable>()],
            Next = missing.Count > 0
                ? new($"Take 20 minutes with {partner} and settle {Points(missing.Count)}.", so.Now.In(AgreeWithin))
                : new($"Read the card together with {partner} and both say yes to it.", so.Now.In(AgreeWithin)),
            FollowUp = new("Which promise on the card was kept, and which was not, on either side?", so.Now.In(AskAfter)),
            About = Wording.Short(What(so), 120),
            Subject = so.Shown(s_partner),
            EndsOn = so.To(s_review),
        };
    }

    private static IEnumerable<string> Notes(Case so)
    {
        if (Same(so, s_tests, s_accepts)) yield return "The same side tests and accepts. Let somebody who has to work with it accept it.";
        if (Same(so, s_owns, s_accepts) && Same(so, s_owns, s_inputs)) yield return "One side owns it, feeds it and accepts it. Ask what the other side is there for.";
    }

    private static bool Same(Case so, Question one, Question other) =>
        so.Shown(one) is { } a && so.Shown(other) is { } b && string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string What(Case so) => so.Shown(s_what) is { } what ? Wording.Short(what, 120).TrimEnd('.', '?', '!') : "our work together";

    private static IEnumerable<Question> Missing(Case so) => s_parts.Where(q => !so.IsGiven(q));

    private static string Points(int count) => count == 1 ? "the one open point" : $"the {count} open points";

    private static string Open(Question missing) => missing.Id switch
    {
        "partner" => "there is nobody yet to promise anything",
        "owns" => "nobody decides when the two sides disagree",
        "inputs" => "the work will wait for what it needs",
        "tests" => "each side will believe the other tested",
        "accepts" => "nobody can call it finished",
        "ours" => "they do not know what to count on",
        _ => "you do not know what to count on",
    };

    private static Deliverable Card(Case so) => new("Partnership card", string.Join('\n',
    [
        $"{Wording.Upper(What(so))}: IT and {so.Shown(s_partner) ?? "a partner still to be named"}",
        $"Owns it and decides: {Said(so, s_owns)}",
        $"Gives the inputs: {Said(so, s_inputs)}",
        $"Tests: {Said(so, s_tests)}",
        $"Accepts: {Said(so, s_accepts)}",
        $"IT promises: {Said(so, s_ours)}",
        $"{(so.Shown(s_partner) is { } partner ? Wording.Upper(partner) : "The partner")} promises: {Said(so, s_theirs)}",
        $"Looked at together on: {Wording.Day(so.To(s_review))}",
        "Either side may ask for a change; until both say yes, the card stands.",
    ]));

    private static Deliverable Invitation(Case so, List<Question> missing) => new("Words to invite them",
        $"Hello,\nbefore we go on with {Wording.Lower(What(so))}, I would like 20 minutes to settle {Points(missing.Count)} with you: {Wording.List([.. missing.Where(q => q != s_partner).Select(q => Topic(q)).DefaultIfEmpty("who does what")])}. I bring a one-page card, you strike out what is wrong. Does a day before {Wording.Day(so.Now.In(AgreeWithin))} suit you?");

    private static string Topic(Question question) => question.Id switch
    {
        "owns" => "who decides when we disagree",
        "inputs" => "who provides what it needs",
        "tests" => "who tests",
        "accepts" => "who accepts the result",
        "ours" => "what you can count on from us",
        _ => "what we can count on from you",
    };

    private static string Said(Case so, Question question) => so.Shown(question) is { } said ? $"{Wording.Short(said, 300).TrimEnd('.')}." : "to be settled together.";

    // A name found somewhere in the first message is not yet a role, so a role is asked.
    private static TextQuestion Role(string id, string label, string ask, string why) => new(id, label, ask) { Why = why };

    [GeneratedRegex(@"\b(?:for|on|about) ((?:the|our) (?:new )?[\w-]+(?: [\w-]+){0,2}?)(?=[,.;?!]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex About();

    [GeneratedRegex(@"\bbetween (?:us|it) and (?:the )?((?:business|[\w-]+ key users|[\w-]+ department|[\w-]+))|\b(?:partnership|agreement|partner|memorandum of understanding) with (?:the )?([\w-]+ key users|[\w-]+ department|[\w-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex With();
}
