using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.OpenMind;

internal enum Source { Team, User, Dept, Vendor, Critic }

internal enum Cost { Hours, Days, Weeks }

/// <summary>What a reply to an idea needs to know, read from the answers.</summary>
internal sealed record Proposal
{
    public string? Idea { get; init; }

    public Source Source { get; init; }

    public Cost Cost { get; init; }

    /// <summary>most, part or little; null when nobody knows.</summary>
    public string? Fit { get; init; }

    public bool HasEvidence { get; init; }

    public bool IsBlocked { get; init; }

    /// <summary>A rule is assumed to stand in the way and its owner has not been asked.</summary>
    public bool VerifyFirst { get; init; }

    public bool Tested { get; init; }

    public string? Success { get; init; }

    public string? Ground { get; init; }

    /// <summary>What the swap test brought up.</summary>
    public string? Swap { get; init; }

    public bool FitOutweighs { get; init; }
}

/// <summary>Turns the verdict into a test plan, or into a reply that credits the proposer.</summary>
internal sealed class IdeaReply(Case so, Ruling ruling, Proposal idea, string lean)
{
    private const int ReplyWithin = 2, LookAgain = 10, ParkedFor = 60;

    private string? Given => idea.Idea is { } said ? Wording.Short(said, 160).TrimEnd('.', '!', '?') : null;

    private string Idea => Given ?? "the idea, as it was brought to us";

    private bool OnlyVerify => ruling.Row == "tested-assumed-blocker";

    private DateOnly ReplyBy => so.Now.In(ReplyWithin);

    /// <summary>Verifying a rule comes first and takes its own days.</summary>
    private DateOnly TestEnds => OnlyVerify ? so.Now.In(5)
        : so.Now.In((idea.Cost switch { Cost.Hours => 3, Cost.Days => 10, _ => 20 }) + (idea.VerifyFirst ? ReplyWithin : 0));

    public Advice Advice() => new()
    {
        Headline = $"I'd lean towards {lean}{Extra()}.",
        Notes = [.. Notes()],
        Deliverables = [ruling.Verdict == "TEST" ? new("Test plan", OnlyVerify ? VerifyPlan() : TestPlan()) : new("Reply", Reply())],
        Next = new(ruling.Verdict == "TEST" ? $"Reply to {Whom()} with the test plan." : $"Send the reply to {Whom()}.", ReplyBy),
        FollowUp = new("What would have changed your mind?", ruling.Verdict == "TEST" ? TestEnds : so.Now.In(LookAgain)),
        Offers = [.. Offers()],
        About = Given ?? "the idea",
        EndsOn = ruling.Verdict switch { "TEST" => TestEnds, "PARK" => so.Now.In(ParkedFor), _ => null },
    };

    private string Extra() => ruling.Row switch
    {
        "tested-unknown" => ", this time with success defined first",
        "tested-assumed-blocker" => " of one thing only: whether the rule in the way is real",
        "worth-a-test" when idea.VerifyFirst => ", once the assumed blocker is verified",
        _ => "",
    };

    private IEnumerable<string> Notes()
    {
        if (idea.Swap is { } swap) yield return $"Swap test: {swap}. I used that answer.";
        if (idea.FitOutweighs) yield return "Facts speak against it and you gave the need more weight. Say so when you announce it.";
        if (ruling.Verdict == "TEST" && idea.VerifyFirst) yield return "The blocker is assumed: ask whoever owns the rule before any work starts.";
    }

    private IEnumerable<Offer> Offers()
    {
        if (ruling.Verdict == "TEST") yield return new("risk", "A test is a small risk; its way back is worth a look.");
        if (ruling.Verdict == "DECLINE") yield return new("communicate", "How the no arrives decides what they bring you next time.");
    }

    private string Whom() => idea.Source switch
    {
        Source.Team => "the colleague who brought it",
        Source.User => "the user who brought it",
        Source.Dept => "the department that brought it",
        Source.Vendor => "the vendor",
        _ => "the critic who raised it",
    };

    private string TestPlan() => string.Join('\n',
    [
        $"What we try: {Idea}",
        $"Brought by: {Origin()}.",
        $"Need: {Need()}",
        $"Measure: {Measure()}",
        .. idea.VerifyFirst ? [$"First: ask whoever owns the rule (law, security or contract) to confirm or clear it by {Wording.Day(ReplyBy)}. If it is confirmed, the test does not start."] : Enumerable.Empty<string>(),
        $"Limit: {Limit()}",
        $"End: {Wording.Day(TestEnds)}. On that day we adopt it, borrow a part or stop, and tell {Whom()} why.",
    ]);

    private string VerifyPlan() => string.Join('\n',
    [
        $"Idea: {Idea}",
        $"Brought by: {Origin()}.",
        "Need: the earlier test stands and is not repeated; only the assumed rule is open.",
        "Measure: a written yes or no from whoever owns the rule, with the passage it rests on.",
        "Limit: one question to its owner; no second debate about the idea.",
        $"End: {Wording.Day(TestEnds)}. If the rule is cleared, we {(idea.Fit == "most" ? "adopt it" : "borrow the part that works")}; if it is confirmed, we decline and show the passage.",
    ]);

    private string Origin() => idea.Source switch
    {
        Source.Team => "our own team",
        Source.User => "a user",
        Source.Dept => "another department",
        Source.Vendor => "a vendor",
        _ => "someone who looks at us critically",
    };

    private string Need() => idea.Fit switch
    {
        "most" => "it seems to meet most of the need; the test shows whether that holds in daily work.",
        "part" => "it seems to meet part of the need; the test shows which part.",
        "little" => "so far it seems to meet little of the need; the test shows whether we overlooked something.",
        _ => "the people who want it put it in one sentence before we start.",
    };

    private string Measure() => (idea.Success is { } said ? $"success is when {AsClause(said)}" : "before the start, the proposer and one doubter each name one result they would accept; both count.")
        + (idea.HasEvidence ? " It also measures the facts held against it." : "");

    /// <summary>"Users save an hour" reads on as "users save an hour."</summary>
    private static string AsClause(string said) => Wording.Lower(Wording.Short(said, 300).TrimEnd('.', '!')) + ".";

    private string Limit() => (idea.Cost switch
    {
        Cost.Hours => "one working day of effort",
        Cost.Days => "five working days of effort",
        _ => "four weeks and one owner",
    }) + ", a small group who volunteer, no purchase, nothing that cannot be taken back.";

    private string Reply() => string.Join('\n',
    [
        "Hello,",
        Given is null ? "thank you for bringing your idea to us." : $"thank you for bringing this up: {Given}.",
        .. Body(),
        Credit(),
    ]);

    private IEnumerable<string> Body() => ruling.Verdict switch
    {
        "ADOPT" =>
        [
            "It has been tested and meets most of the need, so we would like to adopt it.",
            $"Two things I would like to settle with you: who looks after it, and what it replaces. A start date follows by {Wording.Day(so.Now.In(LookAgain))}.",
        ],
        "BORROW" =>
        [
            idea.Fit == "most"
                ? "It has been tested and does much of what we need, but some facts speak against it. We would like to take over what works and leave the rest."
                : "It has been tested and meets part of the need. We would like to take over that part and leave the rest.",
            $"Would you show us the part you would keep, by {Wording.Day(so.Now.In(LookAgain))}?",
        ],
        "PARK" =>
        [
            $"A fair test would take weeks, and {(idea.Fit is null ? "nobody can say yet how much of the need it meets" : $"so far it seems to meet {idea.Fit} of the need")}. So we park it rather than give it half a test.",
            $"I come back to it on {Wording.Day(so.Now.In(ParkedFor))} without being asked, or sooner if a test becomes possible in days or a second team names the same need.",
        ],
        _ =>
        [
            "We will not take it on now, and you should have the reasons:",
            .. Grounds(),
            $"This would change the answer: {WouldChange()}",
            "The need behind it stays real. I would like to hear more about it and look for another way.",
        ],
    };

    private string WouldChange() => idea switch
    {
        { IsBlocked: true } => "the rule changes, or its owner grants an exception.",
        { Fit: "most" } => "a result that answers the facts against it.",
        _ => "a result that shows it meets most of the need.",
    };

    private IEnumerable<string> Grounds()
    {
        if (idea.IsBlocked) yield return "- A rule (law, security or contract) is confirmed to stand in the way.";
        if (idea.Fit == "little") yield return $"- It meets little of the need{(idea.Tested ? "; that is what the test showed" : "")}.";
        if (idea.HasEvidence && !idea.IsBlocked) yield return idea.Fit == "most"
            ? "- It has been tested and meets most of the need, yet the facts against it weigh more."
            : "- There are facts that speak against it.";
        if (idea.Cost == Cost.Weeks && !idea.Tested && !idea.IsBlocked) yield return "- Even a fair test would take weeks.";
        if (idea.Ground is { } ground) yield return $"- You can check it here: {Wording.Short(ground, 300)}";
    }

    private string Credit() => idea.Source switch
    {
        Source.Vendor => "The push came from you, and I say so when I pass it on.",
        Source.Critic => "You saw something worth saying, and I say so when I pass it on.",
        _ => "The idea is yours, and I say so whenever it comes up.",
    };
}
