using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Objections;

/// <summary>A plan is about to meet people: who will object, where they are right, and what to do before the day.</summary>
public sealed partial class ObjectionsSkill : Skill
{
    // The middle stands first: an answer nobody gave is taken as the usual one.
    private enum Power { Slow, Block, Little }

    internal const string Change = "CHANGE", Postpone = "POSTPONE", PreWire = "PRE-WIRE", Evidence = "EVIDENCE", Proceed = "PROCEED";
    private const int SoonWithin = 1;

    private static readonly TextQuestion s_plan = new("plan", "The plan", "Which plan is it? One line, as you would announce it.")
    {
        TakesOpening = true,
        Extract = FindPlan,
        IsName = true,
        Required = true,
        Why = "People object to what they hear, so the line you would say matters.",
    };

    private static readonly TextQuestion s_objector = new("objector", "Who objects, and their worry", "Who will object, and what is their worry? For example “Finance: the cost”.")
    {
        TakesOpening = true,
        Extract = opening => Objector().Match(opening) is { Success: true } match ? match.Groups[1].Value : "",
        Why = "Worries are mostly about cost, workload, control, security, an earlier try, no need, or not being asked.",
    };

    private static readonly TextQuestion s_losers = new("losers", "Who loses by it", "Somebody usually loses something. Who loses time, money or control by it?")
    {
        Seldom = true,
        AskedWhen = so => so.IsAnswered(s_objector!) && SaysNobody(so),
        Why = "Silence before the day is not agreement on the day.",
    };

    private static readonly ChoiceQuestion<Power> s_power = new("power", "What they can do", "What can they do to it?",
        (Power.Block, new("block", "Stop it", "they can stop it", "will block", "can block", "will veto", "can veto", "killed it")),
        (Power.Slow, new("slow", "Slow it down", "they can slow it down", "slow it down", "drag their feet")),
        (Power.Little, new("little", "Little", "they can do little against it")))
    {
        IfUnknown = Power.Slow,
        Why = "Whoever can stop it should hear it first, and alone.",
    };

    private static readonly ChoiceQuestion<Truth> s_right = new("right", "Whether they are right", "Be honest: are they right?",
        (Truth.Yes, new("yes", "Yes", "they are right", "they are right", "they're right", "they have a point")),
        (Truth.Partly, new("partly", "Partly", "they are partly right", "partly right")),
        (Truth.No, new("no", "No", "they are not right", "they are wrong", "they're wrong")))
    {
        IfUnknown = Truth.Partly,
        Why = "A conceded point buys trust; a right one should change the plan.",
    };

    private static readonly ChoiceQuestion<Proof> s_proof = new("proof", "Your proof", "How good is your proof that the worry is answered?",
        (Proof.Strong, new("strong", "Strong: figures or a trial", "your proof is strong", "the pilot showed", "the trial showed")),
        (Proof.Some, new("some", "Some: examples, a reference", "you have some proof")),
        (Proof.None, new("none", "None yet", "you have no proof yet", "no numbers", "no figures", "no evidence", "no proof")))
    {
        Usually = Proof.Some,
        Why = "One figure answers a fear better than three adjectives.",
    };

    private static readonly YesNoQuestion s_asked = new("asked", "Asked already", "Have you asked them already?", "you have asked them already", "you have not asked them yet")
    {
        Usually = false,
        YesCues = ["I asked them", "already asked", "already spoke", "already talked"],
        NoCues = ["haven't asked", "have not asked", "haven't told them", "don't know yet about it"],
        Why = "An objection heard in private can be met; one met in the room becomes a position.",
    };

    private static readonly DateQuestion s_date = new("date", "The day it meets them", "On which day does it meet them?", "it meets them on")
    {
        UsuallyIn = 5,
        Why = "It decides whether there is time for a talk beforehand.",
    };

    private static readonly YesNoQuestion s_must = new("must", "Required", "Does law or security require the plan?", "law or security requires it", "nothing requires it")
    {
        Usually = false,
        Seldom = true,
        AskedWhen = so => so.To(s_right) == Truth.Yes && so.IsGiven(s_right),
        Why = "What is required can change in how and when, not in whether.",
    };

    private static readonly TextQuestion s_changed = new("changed", "What changed since", "It was turned down before. What has changed since?")
    {
        Clarifies = true,
        AskedWhen = TriedBefore,
        Why = "The same plan with the same worry gets the same answer.",
    };

    public override string Id => "objections";

    public override string Title => "Who will object and why?";

    public override int Order => 9;

    public override string Summary => "When a proposal, a policy or a change is about to meet people.";

    public override IReadOnlyList<Question> Questions => [s_plan, s_objector, s_losers, s_power, s_right, s_proof, s_asked, s_date, s_must, s_changed];

    public override IEnumerable<Question> RuleOrder => [s_right, s_power, s_asked, s_date, s_proof];

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Change] = "changing the plan where they are right",
        [Postpone] = "moving the date and talking first",
        [PreWire] = "talking one-to-one before the day",
        [Evidence] = "getting one figure first",
        [Proceed] = "going ahead, and naming their worry first",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("they-are-right", so => so.To(s_right) == Truth.Yes, Change, so =>
        [
            so.Because(s_right, "it is the plan that should move"),
            so.Because(s_power, so.To(s_power) == Power.Little ? "changing it now is a matter of fairness" : "changing it now costs less than later"),
        ]),
        new("blocker-unasked-soon", so => so.To(s_power) == Power.Block && !so.To(s_asked) && IsSoon(so), Postpone, so =>
        [
            so.Because(s_power, "they should not hear it first in the room"),
            so.Because(s_asked, "their no may come as a surprise"),
            so.Because(s_date, "there is no time left to talk first"),
        ]),
        new("blocker-unasked", so => so.To(s_power) == Power.Block && !so.To(s_asked), PreWire, so =>
        [
            so.Because(s_power, "they should hear it first, and alone"),
            so.Because(s_asked, "you are guessing at their worry"),
            so.Because(s_date, "there is time for a talk"),
        ]),
        new("blocker-no-proof-soon", so => so.To(s_proof) == Proof.None && so.To(s_power) == Power.Block && IsSoon(so), Postpone, so =>
        [
            so.Because(s_proof, "their worry stands unanswered"),
            so.Because(s_power, "one unanswered worry is enough"),
            so.Because(s_date, "there is no time left to find a figure"),
        ]),
        new("no-proof", so => so.To(s_proof) == Proof.None && so.To(s_power) != Power.Little, Evidence, so =>
        [
            so.Because(s_proof, "their worry stands unanswered"),
            so.Because(s_power, "it is worth one figure"),
            so.Because(s_date, IsSoon(so) ? "find what can be found before then and say what is open" : "there is time to find one"),
        ]),
        new("slower-unasked", so => so.To(s_power) == Power.Slow && !so.To(s_asked), PreWire, so =>
        [
            so.Because(s_power, "a quarter of an hour now saves weeks"),
            so.Because(s_asked, "you are guessing at their worry"),
        ]),
        new("ready", _ => true, Proceed, so =>
        [
            so.Because(s_power, so.To(s_power) == Power.Little ? "it will not fail on them" : "it helps that they are heard"),
            so.Because(s_asked, so.To(s_asked) ? "their worry is no surprise" : "give them a moment to speak on the day"),
            so.Because(s_proof, so.To(s_proof) switch { Proof.Strong => "lead with it", Proof.Some => "say what it shows and what it does not", _ => "promise none" }),
        ]),
    ];

    public override Advice Advise(Case so, Ruling ruling) => new ObjectionMap(so, ruling.Verdict, Verdicts[ruling.Verdict], new()
    {
        What = so.IsGiven(s_plan) ? so.To(s_plan) : "the plan",
        Objections = Objection.Read(SaysNobody(so) ? so.Shown(s_losers) : so.To(s_objector)),
        SaysNobody = SaysNobody(so),
        Truth = so.To(s_right),
        Proof = so.To(s_proof),
        WasAsked = so.To(s_asked),
        Day = so.To(s_date),
        IsSoon = IsSoon(so),
        IsRequired = s_must.AskedWhen(so) && so.IsGiven(s_must) ? so.To(s_must) : Required().IsMatch(so.To(s_plan)),
        TriedBefore = TriedBefore(so),
        WhatChanged = so.Shown(s_changed),
    }).Advice();

    private static bool IsSoon(Case so) => so.Now.WorkdaysTo(so.To(s_date)) <= SoonWithin;

    private static bool SaysNobody(Case so) => !so.IsGiven(s_objector) || Nobody().IsMatch(so.To(s_objector));

    private static bool TriedBefore(Case so) => Before().IsMatch($"{so.Opening}\n{so.To(s_plan)}\n{so.To(s_objector)}");

    private static string? FindPlan(string opening) => PlanInside().Match(opening) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"\b(?:sell|present(?:ing)?|roll(?:ing)? out|introduc(?:e|ing)|propos(?:e|ing)|pitch(?:ing)?|announc(?:e|ing)) (?:the |our |a |an )?(?!(?:for|in|to|on|at|it|this|that|them|something|tomorrow|today|next|again)\b)(.{3,120}?)(?: (?:and (?:the|they|we|I)|to|tomorrow|today|next|on|this|at|in)\b|[?.!,;\n]|$)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex PlanInside();

    [GeneratedRegex(@"(?:^|[.!?,;:\n]\s{0,3}|\b(?:and|but|that|because|know|think|sure|if|when) )((?:(?!(?:they|he|she|it|this|that|we|i|you|my plan|and|but)\b)[\w'’-]+ ){1,4}?(?:will|won['’]t|would|wouldn['’]t|is going to|are going to) (?:never |not |always )?(?:hate|block|object|refuse|resist|complain|like|accept|say no|push back|oppose|veto|fight|kill)\b(?:[^.?!\n,]|, (?!wh|how|so|and|but)){0,80})", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Objector();

    [GeneratedRegex(@"^\W*(?:no|none|nobody|no ?one|not any(?:one|body)|nothing|there (?:are|is) (?:no|none)|i (?:see|expect|know of) (?:no|none)|(?:everyone|everybody|they|all) (?:agrees?|likes?|loves?|is fine|are fine|is happy|are happy))\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Nobody();

    [GeneratedRegex(@"\b(?:killed|rejected|refused|blocked|stopped|buried|turned down|voted down|shot down|failed|tried) (?:(?:it|this|that|us|the \w+) )?(?:\w+ )?(?:last|before|once|already|twice|in 20\d\d|(?:a|two|three|\d) (?:years?|months?) ago)\b|\b(?:tried before|last time|did not work last|didn['’]t work last)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Before();

    [GeneratedRegex(@"\b(?:required by|legally required|legal requirement|by law|regulators?|audit finding|mandated|nis ?2|gdpr|dora|pci|hipaa)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Required();
}
