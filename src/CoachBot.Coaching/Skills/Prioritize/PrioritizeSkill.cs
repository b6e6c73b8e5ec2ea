using System.Globalization;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Skills.Prioritize;

/// <summary>Which of several requests comes first, and what is told to those who wait?</summary>
public sealed class PrioritizeSkill : Skill
{
    private const string AllUrgent = "ALL URGENT", Over = "OVER", Tight = "TIGHT", Fits = "FITS";
    private const int Most = 10, Least = 2;

    private static readonly string[] s_namesRule =
    [
        "gdpr", "pci", "sox", "hipaa", "nis2", "iso", "dora", "law", "legal", "legally", "regulator", "regulatory", "regulation", "compliance", "audit", "security",
        "safety", "fire", "patch", "patching", "patches", "cve", "vulnerability", "breach", "court", "tax", "licence", "license", "certificate", "privacy", "act",
    ];

    private static readonly string[] s_highUp =
        ["vip", "ceo", "cfo", "coo", "cio", "cto", "director", "the board", "board member", "executive", "vice president", "vp", "managing director", "the boss", "my boss", "chief"];

    private static readonly TextQuestion s_item = new("item", "Request", "What is asked for?");

    private static readonly ScaleQuestion s_impact = new("impact", "Impact", "How much harm or gain for the business?", "hardly any", "very large", "impact") { Usually = 3 };

    private static readonly ChoiceQuestion<When> s_when = new("when", "When", "By when does it matter?",
        (When.Today, new("today", "Today", "it is for today")),
        (When.Week, new("week", "This week", "it is for this week")),
        (When.Month, new("month", "This month", "it is for this month")),
        (When.Later, new("later", "Later", "it can wait")))
    { Usually = When.Month };

    private static readonly ChoiceQuestion<Effort> s_effort = new("effort", "Effort", "How much work is it?",
        (Effort.Hours, new("hours", "Hours", "it takes hours")),
        (Effort.Days, new("days", "Days", "it takes days")),
        (Effort.Weeks, new("weeks", "Weeks", "it takes weeks")))
    { Usually = Effort.Days };

    private static readonly ChoiceQuestion<Mark> s_must = new("must", "Must", "Is it a must: law, security or safety?",
        (Mark.Yes, new("yes", "A must: law, security, safety", "it is a must")),
        (Mark.No, new("no", "Not a must", "it is not a must")))
    { Usually = Mark.No };

    private static readonly ChoiceQuestion<Mark> s_purpose = new("purpose", "Purpose", "Does someone own it and can say why?",
        (Mark.Yes, new("yes", "Someone can say why", "someone can say why")),
        (Mark.No, new("no", "Nobody can say why", "nobody can say why")))
    { Usually = Mark.Yes };

    private static readonly GridQuestion s_items = new("items", "The requests",
        _ => $"Which requests compete? {Least} to {Most}, one a line. A rating behind each is welcome, such as “payroll bug 5 today hours”; else I ask one by one.",
        Most, s_item, s_impact, s_when, s_effort, s_must, s_purpose)
    {
        Least = Least,
        Sample = "payroll bug 5 today hours",
        Part = ItemLines.Rows,
        TakesOpening = true,
        Extract = ItemLines.InOpening,
        Required = true,
        Carries = [.. Enumerable.Range(1, Most).Select(RateId), "rule", "knows"],
        Why = "Side by side they can be ranked; one by one, each looks urgent.",
    };

    /// <summary>One a request, for those who typed names only.</summary>
    private static readonly RatingQuestion[] s_rates = [.. Enumerable.Range(1, Most).Select(RateQuestion)];

    private static readonly NumberQuestion s_capacity = new("capacity", "Person-days this week",
        "How many person-days do you have this week, after meetings and on-call?", 0, 500, "person-days of capacity this week")
    {
        Usually = 5,
        Whole = false,
        Thresholds = [1, 2, 3, 4, 5, 8, 13, 20, 30, 60],
        Why = "A queue is only too long measured against the hands there are.",
    };

    private static readonly TextQuestion s_rule = new("rule", "Rule behind the must",
        so => $"You marked {Wording.List([.. Unnamed(so).Select(Quoted)])} as a must. Which law, security or safety rule is it? If none, say “none”.")
    {
        Clarifies = true,
        AskedWhen = so => Unnamed(so).Any(),
        Why = "A must jumps every queue, so it should rest on a rule that can be named.",
    };

    private static readonly TextQuestion s_knows = new("knows", "What the person asking knows",
        "Rank does not score here. But what does the person asking know that you may not: a date, a customer, a risk?")
    {
        Clarifies = true,
        AskedWhen = so => s_highUp.Any(word => so.Mentions(word) || Rows(so).Any(r => Cue.In(r.Name, word))),
        Why = "Someone high up often knows a reason; the reason counts, the rank does not.",
    };

    public override string Id => "prioritize";

    public override string Title => "What comes first?";

    public override int Order => 4;

    public override string Summary => "When demand exceeds hands and everything is urgent.";

    public override IReadOnlyList<Question> Questions => [s_items, .. s_rates, s_capacity, s_rule, s_knows];

    public override IEnumerable<Question> RuleOrder => [.. s_rates, s_capacity];

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [AllUrgent] = "ranking these in pairs with their owner before anything starts",
        [Over] = "showing the trade-off today: not all of it fits this week",
        [Tight] = "starting in this order and taking on nothing new this week",
        [Fits] = "starting in this order: it fits this week",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("most-are-urgent", so => QueueOf(so).AllUrgent, AllUrgent, so =>
            [Counted(so), First(so), so.Because(s_capacity, "somebody has to choose, and that is the owner of the work")]),
        new("over-capacity", so => QueueOf(so).IsOver, Over, so =>
            [so.Because(s_capacity, $"the {Number(QueueOf(so).Needed)} person-days of work for now do not fit"), First(so), .. Last(so)]),
        new("nearly-full", so => QueueOf(so).IsTight, Tight, so =>
            [so.Because(s_capacity, $"the {Number(QueueOf(so).Needed)} person-days of work for now leave little room"), First(so), .. Last(so)]),
        new("room-left", _ => true, Fits, so => QueueOf(so).Ranked.Count == 0
            ? [so.Because(s_items, "there is nothing to rank yet"), so.Because(s_capacity, "there is room to start with the first one named")]
            : [so.Because(s_capacity, QueueOf(so).Needed == 0 ? "nothing here has to start at once" : $"the {Number(QueueOf(so).Needed)} person-days of work for now fit"), First(so), .. Last(so)]),
    ];

    public override Advice Advise(Case so, Ruling ruling) => new QueueNotes(so.Now, QueueOf(so), new()
    {
        Verdict = ruling.Verdict,
        Lean = Verdicts[ruling.Verdict],
        Capacity = so.To(s_capacity),
        Merged = [.. Queue.Merge(Rows(so)).Where(m => m.Listed > 1).Select(m => m.Item.Name)],
        Unnamed = [.. so.Answers[s_rule] is null or Answers.Unknown ? Unnamed(so) : []],
        NoRule = [.. NoRule(so) ? Unnamed(so) : []],
        Rule = NoRule(so) ? null : so.Shown(s_rule),
        Knows = so.Shown(s_knows),
        AskedByRank = s_knows.AskedWhen(so),
    }).Advice();

    /// <summary>The requests as they stand after merging, ratings and a must without a rule.</summary>
    internal static Queue QueueOf(Case so)
    {
        var noRule = NoRule(so) ? Unnamed(so).ToHashSet() : [];
        return new(Merged(so).Select(i => noRule.Contains(i.Name) ? i with { Said = i.Said with { Must = Mark.No } } : i), so.To(s_capacity));
    }

    private static IEnumerable<Item> Rows(Case so) => so.To(s_items).Select(row => new Item(
        row[s_item] ?? "",
        new(
            Cell(row, s_impact, out var impact) ? impact : null,
            Cell(row, s_when, out var when) ? when : null,
            Cell(row, s_effort, out var effort) ? effort : null,
            Cell(row, s_must, out var must) ? must : null,
            Cell(row, s_purpose, out var purpose) ? purpose : null)));

    private static bool Cell<T>(Answers row, Question<T> column, out T value)
    {
        value = column.Nothing;
        return row[column] is { } stored && column.TryParse(stored, out value);
    }

    /// <summary>Requests with their later typed ratings; the ratings go by the place in the merged list.</summary>
    private static IEnumerable<Item> Merged(Case so) => Queue.Merge(Rows(so)).Select((merged, place) =>
        place < Most && merged.Item.Said.Said == 0 && so.IsGiven(s_rates[place]) && RatingWords.Read(so.To(s_rates[place])) is { } rated
            ? merged.Item with { Said = rated }
            : merged.Item);

    private static IEnumerable<string> Unnamed(Case so) => Merged(so).Where(i => i.Must && !s_namesRule.Any(word => Cue.In(i.Name, word))).Select(i => i.Name);

    private static bool NoRule(Case so) => so.IsGiven(s_rule) && YesNo.Read(so.To(s_rule)) is not true
        && Folded.Words(so.To(s_rule)) is ["none" or "no" or "nothing" or "not" or "neither", ..];

    private static RatingQuestion RateQuestion(int number) => new(RateId(number), $"Rating of request {number}", so =>
        $"“{Merged(so).ElementAtOrDefault(number - 1)?.Name}” ({number} of {Merged(so).Count()}): impact 1-5; today, week, month or later; hours, days or weeks? Add “must” for law, security or safety, “no purpose” if nobody can say why. {Keep(number)}",
        typed => RatingWords.Read(typed) is not null, "5 today hours")
    {
        TypedOnly = true,
        AskedWhen = so => Queue.Merge(Rows(so)).ElementAtOrDefault(number - 1).Item is { Said.Said: 0 } && !s_rates!.Take(number - 1).Any(r => so.Answers[r] == RatingQuestion.AllDefaults),
        Why = "What is left out counts as impact 3, this month, days of work, no must, with a purpose.",
    };

    private static string Keep(int number) => number == 1 ? "“defaults” keeps 3, month, days; “defaults for the rest” ends this." : "“defaults” is fine.";

    private static string RateId(int number) => $"rate-{number.ToString(CultureInfo.InvariantCulture)}";

    private static string Quoted(string name) => $"“{name}”";

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Counted(Case so) =>
        $"You said {QueueOf(so).Pressing} of {QueueOf(so).Ranked.Count} requests are for today or have impact 5, {Quoted(QueueOf(so).Ranked.First(i => i.IsPressing).Name)} among them, so urgency no longer tells them apart.";

    private static string First(Case so) => QueueOf(so).Ranked is [var first, ..] ? Place(first, first.Fate switch
    {
        Fate.Now => "it comes first",
        Fate.Schedule => "it leads the plan, and nothing has to drop for it today",
        Fate.HandOver => "it suits another pair of hands",
        Fate.Clarify => "it needs an owner before it needs hands",
        _ => "it can be declined kindly",
    }) : "";

    private static IEnumerable<string> Last(Case so) => QueueOf(so) is { Ranked: [_, .., var last] } && last.Fate > Fate.Schedule
        ? [Place(last, last.Fate switch { Fate.HandOver => "someone nearer to it can do it", Fate.Clarify => "it waits until someone can", _ => "it can be declined kindly" })]
        : [];

    /// <summary>A reason that rests on an item's rating, and says so when the rating was assumed.</summary>
    private static string Place(Item item, string so)
    {
        var rated = item.Must ? "is a must" : !item.Purpose ? "has nobody who can say why" : $"has impact {item.Impact}, {Timed(item.When)}, and takes {Wording.Lower(item.Effort.ToString())}";
        return item.Said.Said == 0 ? $"I took it that {Quoted(item.Name)} {rated}, so {so}." : $"You said {Quoted(item.Name)} {rated}, so {so}.";
    }

    private static string Timed(When when) => when switch { When.Today => "is for today", When.Week => "is for this week", When.Month => "is for this month", _ => "can wait" };
}
