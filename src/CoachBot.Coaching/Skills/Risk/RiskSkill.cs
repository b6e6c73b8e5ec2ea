using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Risk;

/// <summary>A bet, a rescue or a bold change: take it, take it small, prepare first, or not like this.</summary>
public sealed partial class RiskSkill : Skill
{
    internal const string Not = "NOT LIKE THIS", Backing = "GET BACKING", Prepare = "PREPARE", Small = "GO SMALL", Go = "GO";
    private const int LittleGain = 2;

    private static readonly TextQuestion s_bet = new("bet", "The bet", "What is the bet? One sentence: what you would do.")
    {
        TakesOpening = true,
        Extract = FindBet,
        IsName = true,
        Required = true,
        Why = "A risk that fits in one sentence can be weighed; a mood cannot.",
    };

    private static readonly ScaleQuestion s_upside = new("upside", "Gain", "How much is gained, or what harm avoided by not standing still?", "hardly any", "a great deal", "the gain")
    {
        Usually = 3,
        Why = "A small gain never pays for a large loss.",
    };

    private static readonly ChoiceQuestion<Worst> s_worst = new("worst", "Worst case", "What is the worst that could credibly happen?",
        (Worst.Small, new("small", "A loss we would absorb", "the worst case is a loss you would absorb", "we can absorb", "worst case is small")),
        (Worst.Hurts, new("hurts", "A damaged quarter", "the worst case damages a quarter", "would hurt", "damage the quarter")),
        (Worst.Threat, new("threat", "A threat to the business, to law or to safety", "the worst case threatens the business, law or safety", Skipping.Cues)))
    {
        IfUnknown = Worst.Hurts,
        Why = "What you could not absorb must never hang on luck.",
    };

    private static readonly ChoiceQuestion<Odds> s_odds = new("odds", "Odds of the worst case", "How likely is that worst case?",
        (Odds.Rare, new("rare", "Rare", "the worst case would be rare", "very unlikely", "hardly ever")),
        (Odds.Possible, new("possible", "Possible", "the worst case is possible", "could go either way")),
        (Odds.Likely, new("likely", "Likely", "the worst case is likely", "likely to fail", "will probably fail", "almost certain to fail")))
    {
        Usually = Odds.Possible,
        Why = "The same loss weighs differently when it is likely.",
    };

    private static readonly ChoiceQuestion<Exit> s_exit = new("exit", "Way out", "Is there a way out if it goes wrong?",
        (Exit.Tested, new("tested", "Yes, and it has been tested", "the way out has been tested", "tested the rollback", "rehearsed the rollback", "rollback is tested", "tested rollback")),
        (Exit.Planned, new("planned", "Yes, planned but not tested", "the way out is planned, not tested", "rollback plan", "untested rollback")),
        (Exit.None, new("none", "No way out", "there is no way out", "no way back", "no rollback", "can't roll back", "cannot roll back", "can't be undone", "cannot be undone", "irreversible", "no exit")))
    {
        Usually = Exit.Planned,
        IfUnknown = Exit.None,
        Why = "An exit nobody has tried is a hope.",
    };

    private static readonly YesNoQuestion s_pilot = new("pilot", "Can start small", "Can it start small: a few users, one site, one month?",
        "it can start small", "it cannot start small")
    {
        Usually = true,
        YesCues = ["start small", "pilot first", "small pilot", "run a pilot"],
        NoCues = ["all or nothing", "big bang", "no pilot", "can't pilot", "cannot pilot"],
        Why = "A pilot turns a bet into a lesson.",
    };

    private static readonly YesNoQuestion s_backed = new("backed", "Worst case accepted", "Has someone above you, by name, accepted the worst case?",
        "a named sponsor accepts the worst case", "no named sponsor accepts the worst case")
    {
        IfUnknown = false,
        YesCues = ["accepted the risk", "accepts the risk", "signed off on the risk", "signed off the risk"],
        NoCues = ["no sponsor", "without a sponsor", "nobody will back", "no one will back"],
        Why = "Wanting the gain is not the same as accepting the loss.",
    };

    // Not a person to look for in the opening message: a name there is rarely the sponsor's.
    private static readonly TextQuestion s_sponsor = new("sponsor", "Sponsor", "Who is that?")
    {
        Seldom = true,
        AskedWhen = so => so.To(s_backed) && WorstOf(so) != Worst.Small && !IsRefused(so),
        Why = "The name goes into the risk note, so that nobody is surprised later.",
    };

    private static readonly DateQuestion s_stop = new("stop", "Stop date", "On which day do you stop and look, whatever happens?", "you stop and look on")
    {
        InOpening = false,
        UsuallyIn = 10,
        AskedWhen = so => !IsRefused(so) && !IsTakeOver(so),
        Why = "A date set beforehand is easier to keep than one set in trouble.",
    };

    private static readonly TextQuestion s_whyVacant = new("why-vacant", "Why it is vacant", "Why is the place vacant?")
    {
        Seldom = true,
        AskedWhen = IsTakeOver,
        Why = "What drove the last lead away may still be there.",
    };

    private static readonly TextQuestion s_whyYou = new("why-you", "Why you", "Why you, as far as you know?")
    {
        Seldom = true,
        AskedWhen = IsTakeOver,
        Why = "Being asked for a skill and being asked because nobody else would are two offers.",
    };

    private static readonly YesNoQuestion s_older = new("older", "Trouble is older than its lead", "Did the trouble begin before its last lead?",
        "the trouble is older than its last lead", "the trouble began with its last lead")
    {
        Seldom = true,
        AskedWhen = IsTakeOver,
        Why = "Trouble that has outlived its lead is not cured by a new one.",
    };

    private static readonly YesNoQuestion s_mayDecline = new("may-decline", "You may decline", "May you decline?", "you may decline", "you may not decline")
    {
        Seldom = true,
        AskedWhen = IsTakeOver,
        Why = "If you may not decline, the talk is about conditions.",
    };

    private static readonly TextQuestion s_lastTested = new("last-tested", "Last test of the way out", "When was the way out last tested? A day or a month is enough.")
    {
        Clarifies = true,
        AskedWhen = so => so.IsGiven(s_exit) && so.To(s_exit) == Exit.Tested,
        Revises = said => SaysWhen().IsMatch(said) ? null : (s_exit!, "planned"),
        Why = "Without a date, “tested” often means “should work”.",
    };

    public override string Id => "risk";

    public override string Title => "Should I take this risk?";

    public override int Order => 8;

    public override string Summary => "When a bet, a rescue or a bold change is on the table.";

    public override IReadOnlyList<Question> Questions =>
        [s_bet, s_upside, s_worst, s_odds, s_exit, s_pilot, s_backed, s_sponsor, s_stop, s_whyVacant, s_whyYou, s_older, s_mayDecline, s_lastTested];

    public override IEnumerable<Question> RuleOrder => [s_worst, s_odds, s_exit, s_upside, s_backed, s_pilot];

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Not] = "not taking it in this form",
        [Backing] = "getting a named sponsor behind it first",
        [Prepare] = "preparing first, above all the way out",
        [Small] = "starting small, with a stop line",
        [Go] = "taking it, with a stop date",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("threat-unguarded", so => WorstOf(so) == Worst.Threat && (so.To(s_odds) == Odds.Likely || ExitOf(so) == Exit.None), Not, so =>
        [
            AsWorst(so, "it must not hang on luck"),
            .. so.To(s_odds) == Odds.Likely ? [so.Because(s_odds, "you would be counting on the exception")] : Array.Empty<string>(),
            .. ExitOf(so) == Exit.None ? [AsExit(so, "there is no second try")] : Array.Empty<string>(),
        ]),
        new("little-gain", so => so.To(s_upside) <= LittleGain && (WorstOf(so) != Worst.Small || so.To(s_odds) == Odds.Likely), Not, so =>
        [
            so.Because(s_upside, "it does not pay for the loss"),
            AsWorst(so, WorstOf(so) == Worst.Small ? "it is bearable but not worth buying" : "the price is high"),
            so.Because(s_odds, so.To(s_odds) switch { Odds.Likely => "the loss is the outcome to expect", Odds.Possible => "the loss has to be counted in", _ => "it is a small chance, for a smaller gain" }),
        ]),
        new("nobody-behind-it", so => WorstOf(so) != Worst.Small && !so.To(s_backed) && !MayStartUnbacked(so), Backing, so =>
        [
            so.Because(s_backed, "you would carry the loss alone"),
            AsWorst(so, "it is more than yours to accept"),
            so.Because(s_upside, "there is a case worth making"),
        ]),
        new("no-way-out", so => WorstOf(so) != Worst.Small && ExitOf(so) == Exit.None, Prepare, so =>
            [AsExit(so, "one has to exist before you start"), AsWorst(so, "you will want it")]),
        new("threat-guarded", so => WorstOf(so) == Worst.Threat && so.To(s_pilot) && ExitOf(so) == Exit.Tested, Small, so =>
            [AsWorst(so, "only a small piece of it should ever be exposed"), so.Because(s_pilot, "it need not be all at once"), AsExit(so, "the small piece can be taken back")]),
        new("threat-half-guarded", so => WorstOf(so) == Worst.Threat, Prepare, so =>
        [
            AsWorst(so, "a pilot and a tested way out are both needed"),
            .. ExitOf(so) != Exit.Tested ? [AsExit(so, "test it before you start")] : Array.Empty<string>(),
            .. so.To(s_pilot) ? Array.Empty<string>() : [so.Because(s_pilot, "find the first slice before you start")],
        ]),
        new("hurts-small-start", so => WorstOf(so) == Worst.Hurts && so.To(s_pilot), Small, so =>
            [AsWorst(so, "a small first step caps it"), so.Because(s_pilot, "you can learn cheaply"), so.Because(s_upside, "the lesson is worth having"), AsExit(so, HowReady(so))]),
        new("hurts-but-way-out", so => WorstOf(so) == Worst.Hurts && ExitOf(so) == Exit.Tested && so.To(s_odds) != Odds.Likely, Go, so =>
            [AsExit(so, "you can leave when you must"), so.Because(s_odds, "the loss is not the outcome to expect"), so.Because(s_backed, "the loss is shared")]),
        new("hurts-unguarded", so => WorstOf(so) == Worst.Hurts, Prepare, so =>
            [so.Because(s_pilot, "all of it is exposed at once"), AsExit(so, ExitOf(so) == Exit.Tested ? "you can leave, though late" : HowReady(so)), so.Because(s_odds, "the way out may well be needed")]),
        new("likely-small-start", so => so.To(s_odds) == Odds.Likely && so.To(s_pilot), Small, so =>
            [so.Because(s_odds, "expect the loss and keep it small"), so.Because(s_pilot, "you can learn cheaply"), AsWorst(so, "the lesson is affordable")]),
        new("likely-no-way-out", so => so.To(s_odds) == Odds.Likely && ExitOf(so) == Exit.None, Prepare, so =>
            [so.Because(s_odds, "you will need a way out"), AsExit(so, "make one first")]),
        new("bearable", _ => true, Go, so =>
            [AsWorst(so, "you can afford to be wrong"), so.Because(s_odds, so.To(s_odds) == Odds.Likely ? "keep the way out at hand" : "the chances are fair"), so.Because(s_upside, so.To(s_upside) <= LittleGain ? "keep the effort as small as the gain" : "it is worth trying")]),
    ];

    public override Advice Advise(Case so, Ruling ruling) => new RiskNote(so, ruling.Verdict, Verdicts[ruling.Verdict], new()
    {
        What = so.IsGiven(s_bet) ? so.To(s_bet) : "this bet",
        Gain = so.To(s_upside),
        Worst = WorstOf(so),
        Odds = so.To(s_odds),
        Exit = ExitOf(so),
        LastTested = ExitOf(so) == Exit.Tested ? so.Shown(s_lastTested) : null,
        CountedAsPlanned = so.IsAnswered(s_lastTested) && ExitOf(so) == Exit.Planned,
        CanStartSmall = so.To(s_pilot),
        IsBacked = so.To(s_backed),
        Sponsor = s_sponsor.AskedWhen(so) && so.Shown(s_sponsor) is { } name ? Wording.Short(name, 60).TrimEnd('.') : null,
        SkipsStep = Skipping.In(so.To(s_bet)),
        Stop = so.To(s_stop),
        TakeOver = IsTakeOver(so) ? TakeOverOf(so) : null,
    }).Advice();

    private static TakeOver TakeOverOf(Case so) => new(
        so.Shown(s_whyVacant),
        so.Shown(s_whyYou),
        so.IsGiven(s_older) ? so.To(s_older) : null,
        so.IsGiven(s_mayDecline) ? so.To(s_mayDecline) : null);

    /// <summary>A skipped safety or legal step is a threat, whatever it was rated.</summary>
    private static Worst WorstOf(Case so) => Skipping.In(so.To(s_bet)) ? Worst.Threat : so.To(s_worst);

    /// <summary>Tested without a date is planned, also when the answer was changed back later.</summary>
    private static Exit ExitOf(Case so) => so.To(s_exit) == Exit.Tested && so.IsAnswered(s_lastTested) && !SaysWhen().IsMatch(so.Answers[s_lastTested]!)
        ? Exit.Planned
        : so.To(s_exit);

    private static bool MayStartUnbacked(Case so) => WorstOf(so) == Worst.Hurts && ExitOf(so) == Exit.Tested && so.To(s_pilot);

    private static bool IsRefused(Case so) =>
        WorstOf(so) == Worst.Threat && (so.To(s_odds) == Odds.Likely || ExitOf(so) == Exit.None)
        || so.To(s_upside) <= LittleGain && (WorstOf(so) != Worst.Small || so.To(s_odds) == Odds.Likely);

    private static bool IsTakeOver(Case so) => TakingOver().IsMatch($"{so.Opening}\n{so.To(s_bet)}");

    private static string AsWorst(Case so, string then) => WorstOf(so) == so.To(s_worst)
        ? so.Because(s_worst, then)
        : $"You said “{Wording.Short(so.To(s_bet), 60)}”, which leaves out a safety or legal step, so I count the worst case as a threat; {then}.";

    private static string AsExit(Case so, string then) => ExitOf(so) == so.To(s_exit)
        ? so.Because(s_exit, then)
        : $"You gave no date for the last test, so I count the way out as planned; {then}.";

    private static string HowReady(Case so) => ExitOf(so) switch
    {
        Exit.Tested => "a step back is safe",
        Exit.Planned => "try it once before you lean on it",
        _ => "make one first",
    };

    private static string? FindBet(string opening) => BetInside().Match(opening) is { Success: true } match ? match.Groups.Cast<Group>().Skip(1).First(g => g.Success).Value : null;

    [GeneratedRegex(@"\b(?:should|shall|could|can) (?:I|we) (?:just )?(?!\w+ (?:it|this|that|on|upon)\b)([^?\n]{8,200})\?|\b(?:is|was|would) it (?:be )?(?:too )?(?:crazy|mad|nuts|insane|stupid|reckless|risky|worth it|ok|okay|safe|sensible|wise|smart) to (?!\w+ (?:it|this|that|on|upon)\b)([^?\n]{8,200}?)(?:[?.\n]|$)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex BetInside();

    [GeneratedRegex(@"\b(?:tak(?:e|ing) (?:\w+ ){0,3}over|took over|take-?over|inherit(?:ed|ing)?|rescu(?:e|ing) (?:the|a|this|that)|step(?:ping)? in (?:for|to lead|to run))\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex TakingOver();

    // "Never" and "not this year" name a time and yet no test.
    [GeneratedRegex(@"^(?!.*\b(?:never|not|no)\b).*(?:\d|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|this (?:morning|week|month|quarter|year)|last (?:night|week|weekend|month|quarter|year|spring|summer|autumn|fall|winter)|ago)\b)", RegexOptions.IgnoreCase | RegexOptions.Singleline, matchTimeoutMilliseconds: 200)]
    private static partial Regex SaysWhen();
}
