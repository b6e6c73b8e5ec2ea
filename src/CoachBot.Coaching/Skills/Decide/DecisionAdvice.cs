using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Decide;

/// <summary>Turns a verdict on a decision into papers, steps, one next action and when to look again.</summary>
internal sealed class DecisionAdvice(Case so, Ruling ruling, Matter matter, string lean)
{
    private const int ReplyWithin = 5, LookAgainAfter = 10;

    private bool IsBox => ruling.Verdict == "BOX";

    private bool HasClock => ruling.Verdict is "BOX" or "TRY";

    /// <summary>Working days at most.</summary>
    private int Days => (ruling.Verdict, matter.Delay) switch
    {
        ("TRY", Delay.High) => 3,
        ("TRY", Delay.Some) => 5,
        ("TRY", _) => 10,
        (_, Delay.High) => 1 * ForUndo,
        (_, Delay.Some) => 3 * ForUndo,
        _ => 5 * ForUndo,
    };

    private int ForUndo => matter.Undo switch { Undo.Easy => 1, Undo.Costly => 2, _ => 4 };

    /// <summary>A set date before the box or trial would end.</summary>
    private DateOnly? TooSoon => HasClock && matter.SetDate is { } set && set < so.Now.In(Days) ? set : null;

    /// <summary>A set date ends the box or trial, unless there is no way back.</summary>
    private DateOnly End => TooSoon is { } set && matter.Undo != Undo.None ? set : so.Now.In(Days);

    private DateOnly? LaterThan => matter.Undo == Undo.None ? TooSoon : null;

    /// <summary>The clock and the letters start on the next working day, which is the first day of the box.</summary>
    private DateOnly Start => HasClock && End < so.Now.In(1) ? End : so.Now.In(1);

    private DateOnly Reply => so.Now.In(ReplyWithin);

    private string FactNames => matter.Facts.Count > 0 ? Wording.List([.. matter.Facts.Select(f => f.ToString())]) : "what is still missing";

    private string[] Owners => [.. matter.Facts.Select(f => f.Owner).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    public Advice Advice() => new()
    {
        Headline = Headline(),
        Notes = [.. Notes()],
        Steps = [.. Steps()],
        Deliverables = [.. new DecisionPapers(matter, ruling, new(so.Now.Today, Start, End, Reply, LookAgain, LaterThan)).All()],
        Next = new(NextStep(), ruling.Verdict == "TODAY" ? so.Now.Today : Start),
        FollowUp = FollowUp(),
        Offers = [.. Offers()],
        About = Wording.Short(matter.Question, 160),
        Subject = Wording.Short(matter.Question, 60),
        EndsOn = HasClock ? End : null,
    };

    private DateOnly LookAgain => so.Now.In(LookAgainAfter);

    private string Headline() => $"I'd lean towards {lean}" + ruling.Verdict switch
    {
        "TODAY" when matter.IsTaken => ", and saying that you took the call.",
        "TODAY" => ".",
        "ESCALATE" when ruling.Row == "nobody-decides" => ", to settle who decides.",
        "ESCALATE" when matter.Opts == Opts.Zero => ", to get options or leave to drop it.",
        "ESCALATE" when ruling.Row == "yours-to-recommend" => $" and a reply-by date, {Wording.Day(Reply)}.",
        "ESCALATE" => ", to share the risk.",
        _ when End == TooSoon => $" by the set date, {Wording.Day(End)}.",
        _ => $" on {Wording.Day(End)} at the latest.",
    };

    private IEnumerable<string> Notes()
    {
        if (HasClock) yield return $"The clock starts on {Wording.Day(Start)} and stops on {Wording.Day(End)}{(IsBox && matter.Facts.Count > 0 ? ", or as soon as the facts are in" : "")}.";
        if (LaterThan is { } set) yield return $"The set date, {Wording.Day(set)}, comes too soon for something that cannot be undone: ask for a later one, naming {FactNames}.";
        else if (TooSoon is not null) yield return $"The set date falls inside the {(IsBox ? "box" : "trial")}, so it decides when to stop.";
        if (matter.IsTaken) yield return "Nobody has settled whose call this is, and it is easy to undo: take it, and say so.";
        if (matter.FoundNothingToName) yield return "No fact was named that would change the choice, so I counted none as missing. Name one and I will look again.";
        if (ruling.Verdict == "TODAY" && matter is { Undo: Undo.Easy, Info: Info.Try }) yield return "Doing it is the trial: it is easy to undo, so try it for real and look at it again.";
        if (ruling.Verdict == "TODAY" && matter.Undo == Undo.None) yield return "It cannot be undone: let one second reader check the record before you announce it.";
        if (matter.Opts == Opts.One) yield return "With one option the question is only: go, or not.";
        if (HasClock && matter.Facts.Where(f => f.Owner is null).Select(f => f.What).ToArray() is { Length: > 0 } unowned)
            yield return $"No owner yet for {Wording.List(unowned)}: name one, or it is yours to find.";
    }

    private IEnumerable<string> Steps()
    {
        if (matter.Opts == Opts.Many) yield return matter.MustHave is { } must
            ? $"Drop to three options by the one must-have: {Wording.Short(must, 160)}."
            : "Name the one must-have and drop to three options by it.";
        if (LaterThan is { } set) yield return $"Ask for a later date than {Wording.Day(set)}.";
        foreach (var step in ruling.Verdict switch
        {
            "TODAY" => matter.Undo == Undo.None
                ? (string[])["Write your choice into the record.", "Have one second reader check it.", "Announce it today."]
                : ["Write your choice into the record.", "Announce it today."],
            "BOX" when matter.Opts == Opts.Zero => ["Ask for one workable option each.", $"Choose on {Wording.Day(End)} from what is there; leaving it as it is counts."],
            "BOX" => ["Ask each owner for their fact.", "Decide the day the last fact is in.", $"On {Wording.Day(End)}, decide without what is missing."],
            "TRY" => ["Write the success line before anything starts.", "Run the trial with a few people who agreed to it.", $"Decide on {Wording.Day(End)} by the line."],
            _ => ["Put your own recommendation into the note.", $"Send it, with {Wording.Day(Reply)} as the day to answer."],
        }) yield return step;
    }

    private string NextStep() => ruling.Verdict switch
    {
        "TODAY" when matter.Undo == Undo.None => "Have one second reader check the record, then announce it today.",
        "TODAY" when matter.IsTaken => "Announce it today, and say that you took the call.",
        "TODAY" => "Announce it today.",
        "BOX" when matter.Opts == Opts.Zero => "Start the clock: send the call for options.",
        "BOX" when Owners.Length > 0 => $"Start the clock: send the request for the facts to {Wording.List(Owners)}.",
        "BOX" => "Start the clock: go and get the facts.",
        "TRY" => "Start the clock: write the success line, then start the trial.",
        _ when ruling.Row == "nobody-decides" => $"Send the note that asks who decides, for an answer by {Wording.Day(Reply)}.",
        _ => $"Send the recommendation, for an answer by {Wording.Day(Reply)}.",
    };

    private Dated FollowUp() => ruling.Verdict switch
    {
        "BOX" => new("The box ends today: what have you decided?", End),
        "TRY" => new("The trial ends today: did it meet the success line, and what have you decided?", End),
        "ESCALATE" => new(ruling.Row == "nobody-decides" ? "Who decides it, and by when?" : "What was the answer to your recommendation?", Reply),
        _ => new("Would you choose it again knowing what you knew?", LookAgain),
    };

    private IEnumerable<Offer> Offers()
    {
        if (ruling.Verdict == "TRY") yield return new("risk", "A trial is a small risk; it may be worth sizing.");
        if (ruling.Verdict == "ESCALATE") yield return new("objections", "A recommendation goes up better with the objections answered.");
        if (ruling.Verdict == "TODAY") yield return new("communicate", "The announcement may deserve a few minutes.");
    }
}
