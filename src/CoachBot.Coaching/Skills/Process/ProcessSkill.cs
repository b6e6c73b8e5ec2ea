using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Process;

/// <summary>One process on one card: what starts it, its steps, its owner, its measure and when it is looked at again.</summary>
public sealed class ProcessSkill : Skill
{
    private const string Ready = "READY", Gaps = "GAPS";
    private const int FewestSteps = 2, TryWithin = 5, AskAfter = 10, Quarter = 60;

    private static readonly TextQuestion s_name = new("name", "The process", "Which process is it? A few words, such as “a new colleague gets a laptop”.")
    {
        TakesOpening = true,
        Extract = ProcessWords.Named,
        Required = true,
        Why = "Named after its result, everybody knows when it is done.",
    };

    private static readonly TextQuestion s_trigger = new("trigger", "Trigger", "What starts it? An event somebody can see, such as “HR sends the start date”.")
    {
        Why = "Without a trigger it starts when somebody remembers.",
    };

    private static readonly TextQuestion s_steps = new("steps", "Steps", "Which steps does it have, and who does each? One a line.")
    {
        Why = "Two to seven steps are enough; more are several processes.",
    };

    private static readonly TextQuestion s_owner = new("owner", "Owner", "Who owns it from end to end? A name or a role.")
    {
        Why = "Steps have people; the whole needs one as well.",
    };

    private static readonly TextQuestion s_measure = new("measure", "Measure", "How will you see that it works? Something to count, such as “laptop ready on day one, nine times of ten”.")
    {
        Why = "One number tells you whether to look at it.",
    };

    private static readonly DateQuestion s_review = new("review", "Review date", "When do you look at it again?", "it is looked at again on")
    {
        InOpening = false,
        UsuallyIn = Quarter,
        Why = "A card nobody looks at again is an archive.",
    };

    private static readonly TextQuestion[] s_parts = [s_trigger, s_steps, s_owner, s_measure];

    public override string Id => "process";

    public override string Title => "Process card";

    public override int Order => 32;

    public override SkillGroup Group => SkillGroup.Toolkit;

    public override string Summary => "When work that recurs should run the same way, whoever does it.";

    public override IReadOnlyList<Question> Questions => [s_name, s_trigger, s_steps, s_owner, s_measure, s_review];

    // What is left open is what to find out, so these texts count.
    public override IEnumerable<Question> RuleOrder => s_parts;

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Ready] = "trying the card on the next real case",
        [Gaps] = "closing the gaps before anyone works by it",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("something-is-missing", so => Missing(so).Any(), Gaps, so => Missing(so).Select(q => Open(so, q))),
        new("complete", _ => true, Ready, so =>
            [so.Because(s_owner, "somebody answers for the whole of it"), so.Because(s_measure, "you will see whether it works"), so.Because(s_trigger, "it starts without anyone remembering")]),
    ];

    public override Advice Advise(Case so, Ruling ruling)
    {
        var missing = Missing(so).ToList();
        return new()
        {
            Headline = $"I'd lean towards {Verdicts[ruling.Verdict]}.",
            Notes = [.. Steps(so).Count > 7 ? [$"It has {Steps(so).Count} steps. Past seven, look whether it is two processes."] : Array.Empty<string>()],
            Steps = [.. missing.Select(Fill)],
            Deliverables = [Card(so)],
            Next = missing is [var first, ..]
                ? new(Fill(first), so.Now.In(TryWithin))
                : new($"Walk the card through with {so.Shown(s_owner)} on the next real case.", so.Now.In(TryWithin)),
            FollowUp = new("Has one real case run by the card, and what did it get wrong?", so.Now.In(AskAfter)),
            About = Wording.Short(Name(so), 120),
            Subject = so.Shown(s_owner),
            EndsOn = so.To(s_review),
        };
    }

    private static string Name(Case so) => so.Shown(s_name) is { } name ? Wording.Short(name, 120).TrimEnd('.', '?', '!') : "this process";

    private static IReadOnlyList<string> Steps(Case so) => ProcessWords.Steps(so.Shown(s_steps));

    private static IEnumerable<Question> Missing(Case so) => s_parts.Where(q => q == s_steps ? Steps(so).Count < FewestSteps : !so.IsGiven(q));

    private static string Open(Case so, Question missing) => missing.Id switch
    {
        "trigger" => so.Because(missing, "it starts only when somebody remembers"),
        "steps" when so.IsGiven(missing) => $"You gave a single line for “{missing.Label}”, so it is a task still, not a process.",
        "steps" => so.Because(missing, "everybody does it their own way"),
        "owner" => so.Because(missing, "nobody answers for the whole of it"),
        _ => so.Because(missing, "you would hear of trouble from users first"),
    };

    private static string Fill(Question missing) => missing.Id switch
    {
        "trigger" => "Name the event that starts it: something somebody can see.",
        "steps" => "Write down its two to seven steps, with who does each.",
        "owner" => "Name one owner from end to end, and ask them.",
        _ => "Name one number that shows whether it works.",
    };

    private static Deliverable Card(Case so) => new("Process card", string.Join('\n',
    [
        Wording.Upper(Name(so)),
        $"Starts when: {Said(so, s_trigger)}",
        "Steps:",
        .. Steps(so).Select((step, i) => $"{i + 1}. {step}"),
        .. Steps(so).Count < FewestSteps ? ["To be written down with those who do it."] : Array.Empty<string>(),
        $"Owner: {Said(so, s_owner)}",
        $"Measure: {Said(so, s_measure)}",
        $"Looked at again on: {Wording.Day(so.To(s_review))}",
        "An exception is the owner's to allow, and is noted here.",
    ]));

    private static string Said(Case so, Question question) => so.Shown(question) is { } said ? $"{Wording.Short(said, 300).TrimEnd('.')}." : "not settled yet.";
}
