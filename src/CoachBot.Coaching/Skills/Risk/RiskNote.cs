using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Risk;

internal enum Worst { Small, Hurts, Threat }

internal enum Odds { Rare, Possible, Likely }

internal enum Exit { Tested, Planned, None }

/// <summary>What is known about a project one is asked to take over; null where nothing was said.</summary>
internal sealed record TakeOver(string? WhyVacant, string? WhyYou, bool? IsOlder, bool? MayDecline);

/// <summary>What a risk note needs to know, read from the answers.</summary>
internal sealed record Bet
{
    public required string What { get; init; }

    public int Gain { get; init; }

    public Worst Worst { get; init; }

    public Odds Odds { get; init; }

    public Exit Exit { get; init; }

    public string? LastTested { get; init; }

    public bool CountedAsPlanned { get; init; }

    public bool CanStartSmall { get; init; }

    public bool IsBacked { get; init; }

    public string? Sponsor { get; init; }

    public bool SkipsStep { get; init; }

    public DateOnly Stop { get; init; }

    public TakeOver? TakeOver { get; init; }
}

/// <summary>Turns a verdict on a risk into a risk note, one next action and a date to look again.</summary>
internal sealed class RiskNote(Case so, string verdict, string lean, Bet bet)
{
    private const int PrepareWithin = 5, BackingWithin = 2, UsualStop = 10;

    private string What => Wording.Short(bet.What, 160).TrimEnd('.', '?');

    private string Sponsor => bet.Sponsor ?? "your sponsor";

    public Advice Advice() => new()
    {
        Headline = $"I'd lean towards {lean}.",
        Notes = [.. Notes()],
        Steps = [.. Steps()],
        Deliverables = [Note(), .. Second() is { } second ? [second] : Array.Empty<Deliverable>()],
        Next = NextStep(),
        FollowUp = verdict == RiskSkill.Not
            ? new($"If it went ahead after all, in this form or a better one ({Wording.Short(What, 60)}): which sign appeared first?", so.Now.In(UsualStop))
            : new("Which sign appeared first?", bet.Stop),
        Offers = verdict switch
        {
            RiskSkill.Small => [new("delegate", "A small start may be someone else's to run.")],
            RiskSkill.Backing => [new("objections", "A sponsor will have worries; it helps to know them first.")],
            RiskSkill.Not => [new("decide", "Saying no to this form leaves a decision open.")],
            _ => [],
        },
        About = What,
        EndsOn = verdict == RiskSkill.Not ? null : bet.Stop,
    };

    private bool GrowsUnbacked => verdict == RiskSkill.Small && bet.Worst != Worst.Small && !bet.IsBacked;

    private IEnumerable<string> Notes()
    {
        if (bet.SkipsStep) yield return "Skipping a safety or legal step counts as a threat, however small the loss looks. Keep the step and find time elsewhere.";
        if (bet.CountedAsPlanned) yield return "Without a date for the last test, I count the way out as planned.";
        if (GrowsUnbacked) yield return "Starting small needs no sponsor yet; growing does. Get a named one before the second step.";
        if (bet.TakeOver is not { } over) yield break;
        if (over.IsOlder == true) yield return "The trouble is older than its last lead, so a new lead alone will not cure it. Ask what else changes.";
        if (over.MayDecline == false) yield return "You may not decline, so the talk is about conditions: scope, people, date.";
        if (over.MayDecline == true) yield return "You may decline, so a yes can have conditions.";
    }

    private IEnumerable<string> Steps()
    {
        if (bet.TakeOver is not { } over) yield break;
        if (over.WhyVacant is null) yield return "Before a yes, find out why the place is vacant.";
        if (over.WhyYou is null) yield return "Before a yes, find out why it is you they ask.";
        if (over.IsOlder is null) yield return "Before a yes, find out whether the trouble is older than its last lead.";
        if (over.MayDecline is null) yield return "Before a yes, find out whether you may decline.";
    }

    private Dated NextStep() => verdict switch
    {
        RiskSkill.Not => new("Say no to this form, and send what would have to be true first.", so.Now.In(1)),
        RiskSkill.Backing => new("Take 15 minutes with the person who would answer for the loss, and ask whether they accept the worst case.", so.Now.In(BackingWithin)),
        RiskSkill.Prepare when bet.Exit == Exit.None => new("Write a way out and try it once, on something that does not matter.", BeforeStop()),
        RiskSkill.Prepare when bet.Exit == Exit.Planned => new("Test the way out once, with a clock running.", BeforeStop()),
        RiskSkill.Prepare when !bet.CanStartSmall => new("Test the way out once more, and find the smallest slice that could go first.", BeforeStop()),
        RiskSkill.Prepare => new("Test the way out once more, with a clock running.", BeforeStop()),
        RiskSkill.Small => new("Set the start date for the first small group and tell them.", so.Now.In(1)),
        _ => new("Set the start date and tell those it touches.", so.Now.In(1)),
    };

    private DateOnly BeforeStop() => so.Now.In(PrepareWithin) is var soon && bet.Stop < soon ? bet.Stop : soon;

    private Deliverable Note() => new("Risk note", string.Join('\n',
    [
        $"The bet: {What}.",
        $"Gain: {bet.Gain} of 5, counting the harm of standing still.",
        $"Worst case: {WorstCase()} {Likelihood()}",
        $"Early signs: {EarlySigns()}",
        $"Loss cap: {LossCap()}",
        $"Way out: {WayOut()}",
        $"Sponsor: {Backing()}",
        verdict == RiskSkill.Not ? "Stop date: none; it does not start in this form." : $"Stop date: {Wording.Day(bet.Stop)}. That day we go on, change it or stop, and say which.",
    ]));

    private string WorstCase() => bet.Worst switch
    {
        Worst.Small => "a loss we would absorb.",
        Worst.Hurts => "a damaged quarter.",
        _ => "a threat to the business, to law or to safety.",
    };

    private string Likelihood() => bet.Odds switch { Odds.Rare => "It would be rare.", Odds.Possible => "It is possible.", _ => "It is likely." };

    private string EarlySigns() => bet.TakeOver is null
        ? "more user questions about it than in a usual week; a step that takes twice its time; someone working round it."
        : "the promised people or days do not come; the scope grows without a new date; a first milestone moves.";

    private string LossCap() => verdict switch
    {
        RiskSkill.Not => "none would be low enough in this form.",
        RiskSkill.Small => "the first small group only; nothing beyond it without a new yes.",
        RiskSkill.Go when bet.Worst == Worst.Small => "what we agreed to spend by the stop date, and no more.",
        RiskSkill.Backing => "to be agreed with the sponsor before the start.",
        RiskSkill.Prepare => "nothing is spent on the bet itself until the way out has worked once.",
        _ => "the first early sign that lasts two days, or the stop date, whichever comes first.",
    };

    private string WayOut() => bet.Exit switch
    {
        Exit.Tested when bet.LastTested is { } when => $"tested, last: {Wording.Short(when, 100).TrimEnd('.')}.",
        Exit.Tested => "tested.",
        Exit.Planned => "planned, not tested yet.",
        _ => "none yet.",
    };

    private string Backing() => (bet.IsBacked, bet.Worst) switch
    {
        (true, _) when bet.Sponsor is { } name => $"{name}, who accepts the worst case.",
        (true, _) => "named, and accepts the worst case.",
        (_, Worst.Small) => "none needed for a loss of this size.",
        _ => "nobody yet accepts the worst case.",
    };

    private Deliverable? Second() => (verdict, bet.TakeOver) switch
    {
        (RiskSkill.Not, _) => new("A no with conditions", $"Hello,\nI would not do this in its present form: {What}.\nI would look at it again once {Wording.List([.. Missing()])}.\nUntil then, tell me what hurts most about standing still, and we will take that part on its own."),
        (RiskSkill.Backing, _) => new("Words for the sponsor", $"Hello,\nI need 15 minutes on one bet: {What}.\nThe gain is {bet.Gain} of 5. The worst case is {WorstCase().TrimEnd('.')}; {Wording.Lower(Likelihood())}\nWay out: {WayOut()}\nDo you accept that worst case, and up to which loss? If not, what would have to change? I would note your name and the stop date, {Wording.Day(bet.Stop)}."),
        (_, not null) => new("My conditions", $"Hello,\nabout this: {What}.\nI can give a yes on three conditions: the scope is written down and changes only with a new date; the people and days it needs are named before I start; and {(bet.IsBacked ? Sponsor : "one sponsor, by name,")} backs me when we have to say no.\nOn {Wording.Day(bet.Stop)} we look together whether they held."),
        _ => null,
    };

    private IEnumerable<string> Missing()
    {
        if (bet.SkipsStep) yield return "no safety or legal step is left out";
        if (bet.Gain <= 2) yield return "someone can show a gain worth the loss";
        if (bet.Odds == Odds.Likely) yield return "the worst case is no longer likely";
        if (bet.Exit != Exit.Tested) yield return "a way out has been tried and worked";
        if (bet.Worst == Worst.Threat && !bet.CanStartSmall) yield return "a first slice is small enough to lose";
    }
}
