using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Decide;

/// <summary>The days that stand in the papers.</summary>
/// <param name="LaterThan">A set date that comes too soon, when a later one is to be asked for.</param>
internal sealed record PaperDays(DateOnly Today, DateOnly Start, DateOnly End, DateOnly Reply, DateOnly LookAgain, DateOnly? LaterThan);

/// <summary>The decision record and the notes that go with it, ready to send. What only the manager knows is a line to write on.</summary>
internal sealed class DecisionPapers(Matter matter, Ruling ruling, PaperDays days)
{
    private const string Line = "________";

    private string Question => Wording.Short(matter.Question, 200);

    private string QuestionLine => $"Question: {(matter.Opts == Opts.One ? "go, or not: " : "")}{Question}";

    private string[] Facts => [.. matter.Facts.Select(f => f.ToString())];

    private bool IsSettlingWhoDecides => ruling.Row == "nobody-decides";

    public IEnumerable<Deliverable> All() => ruling.Verdict switch
    {
        "ESCALATE" => [Recommendation()],
        "TRY" => [TrialPlan(), .. LaterDate(), Record()],
        "BOX" => [.. Requests(), .. LaterDate(), Record()],
        _ => [Record()],
    };

    private Deliverable Record() => new("Decision record", string.Join('\n',
    [
        $"Decision record, {Wording.Day(days.Today)}",
        QuestionLine,
        ruling.Verdict == "TODAY" ? $"Our choice: {Choice()}" : $"Our choice, on {Wording.Day(days.End)} at the latest: {Choice()}",
        $"Options dropped, and why: {Dropped()}",
        $"Facts relied on: {ReliedOn()}",
        $"Accepted as unknown: {Unknown()}",
        $"Undo plan: {UndoPlan()}",
        $"Re-opened only if: {TripWire()}",
        $"Owner: {Owner()}",
    ]));

    private string Choice() => matter.Opts == Opts.One ? "go / not go (strike one out)" : Line;

    private string Dropped() => matter switch
    {
        { Opts: Opts.One } => "none; there was one option, to go or not.",
        { Opts: Opts.Many, MustHave: { } must } => $"all that miss the one must-have, {Wording.Short(must, 160)}; of the last three: {Line}",
        { Opts: Opts.Many } => $"all that miss our one must-have, which is {Line}; of the last three: {Line}",
        _ => Line,
    };

    private string ReliedOn() => matter.Known.Count > 0 ? $"{Wording.List(matter.Known)}. What tipped it: {Line}" : $"what we knew that day. What tipped it: {Line}";

    private string Unknown() => ruling.Verdict switch
    {
        "BOX" or "TRY" when Facts.Length > 0 => $"whichever of these is not in by {Wording.Day(days.End)}: {string.Join("; ", Facts)}.",
        _ when Facts.Length > 0 => $"{Wording.List(Facts)}.",
        _ => "nothing that we could name and that would change the choice.",
    };

    private string UndoPlan() => matter.Undo switch
    {
        Undo.Easy => $"we go back to what we have now, which is easy. Who does it: {Line}",
        Undo.Costly => $"going back is costly, so what we have now stays usable as long as we can keep it. Who would go back, and how: {Line}",
        _ => $"there is no way back. Read before it was announced by: {Line}",
    };

    private string TripWire() => ruling.Verdict == "TODAY" && Facts.Length == 0
        ? $"something turns up that would have changed the choice. Otherwise it stands, and we look at it once, on {Wording.Day(days.LookAgain)}."
        : Facts.Length == 0
            ? "something turns up that would have changed the choice. Otherwise it stands."
            : $"what we learn about this rules our choice out: {string.Join("; ", matter.Facts.Select(f => f.What))}. Otherwise it stands.";

    private string Owner() => matter.Mine switch
    {
        Mine.Advise => "whoever takes the decision; I prepare it and recommend.",
        Mine.Unclear => "me. Nobody had settled whose call it is; it is easy to undo, so I took it.",
        _ => "me.",
    };

    private IEnumerable<Deliverable> Requests()
    {
        if (matter.Opts == Opts.Zero) yield return new("Call for options", string.Join('\n',
        [
            "Hello,",
            $"I am looking for a workable answer to this: {Question}",
            $"Please send me one option that could work, with its rough cost and its biggest catch, by {Wording.Day(days.End)}. “Leave it as it is” counts as one.",
            "That day I choose from what is there.",
        ]));
        if (Facts.Length > 0) yield return new("Request for the facts", string.Join('\n',
        [
            matter.Facts.Select(f => f.Owner).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToArray() is { Length: > 0 } owners ? $"{Wording.Upper(Wording.List(owners))}," : "Hello,",
            $"this is to be decided by {Wording.Day(days.End)}: {Question}",
            "What could change the answer:",
            .. matter.Facts.Select(f => f.Owner is null ? $"- {f.What} (I look for this one myself, unless you have it)" : $"- {f}"),
            "Please send what you have by then, even if it is rough. What is not in that day counts as unknown, and I go on without it.",
        ]));
    }

    private IEnumerable<Deliverable> LaterDate()
    {
        if (days.LaterThan is not { } set) yield break;
        yield return new("Note asking for a later date", string.Join('\n',
        [
            "Hello,",
            $"this is to be decided by {Wording.Day(set)}: {Question}",
            "It cannot be undone, and what could still change the answer is not in yet:",
            .. Facts.Length > 0 ? Facts.Select(f => $"- {f}") : ["- there is no workable option yet"],
            $"May we decide by {Wording.Day(days.End)} instead? That would be the last extension. If the first date has to stand, please tell me, so that we carry the risk together.",
        ]));
    }

    private Deliverable TrialPlan() => new("Trial plan", string.Join('\n',
    [
        $"Trial for: {Question}",
        $"What only trying can tell: {string.Join("; ", Facts)}.",
        $"Success line, written before it starts: {Line}",
        $"Runs from {Wording.Day(days.Start)} to {Wording.Day(days.End)}, without extension.",
        "Size: a few people who agreed to it, and nothing moved that cannot be moved back.",
        $"On {Wording.Day(days.End)}: at or above the line we go ahead, below it we do not.",
        $"Owner: {(matter.Mine == Mine.Advise ? "me for the trial; whoever decides gets my recommendation that day." : "me.")}",
    ]));

    private Deliverable Recommendation() => new("Recommendation", string.Join('\n', new[]
    {
        "Hello,",
        ruling.Row switch
        {
            "nobody-decides" => $"please tell me by {Wording.Day(days.Reply)} who decides this. It waits because nobody has settled that.",
            "yours-to-recommend" => $"I need your decision on this by {Wording.Day(days.Reply)}.",
            _ when matter.Opts == Opts.Zero => $"we looked for options and have none that works. By {Wording.Day(days.Reply)} I need an option from you, or your word that we leave it.",
            _ => $"I would like to decide this with you by {Wording.Day(days.Reply)}, because the risk is more than one person should carry alone.",
        },
        QuestionLine,
        IsSettlingWhoDecides ? $"Who I suggest decides: {Line}" : null,
        matter.Opts == Opts.Zero ? $"My recommendation: {(IsSettlingWhoDecides ? "first name who decides; there is no option yet." : "leave it as it is until there is an option that works.")}" : $"My recommendation: {Choice()}",
        matter.Opts == Opts.Zero ? null : $"Options dropped, and why: {Dropped()}",
        matter.Known.Count > 0 ? $"What I rely on: {Wording.List(matter.Known)}." : null,
        matter.Opts == Opts.Zero && Facts.Length == 0 ? null : $"What stays unknown: {(Facts.Length > 0 ? $"{Wording.List(Facts)}." : "nothing that we could name and that would change the choice.")}",
        matter.Opts == Opts.Zero ? null : $"Going back: {matter.Undo switch { Undo.Easy => "easy; we return to what we have now.", Undo.Costly => "possible, but costly.", _ => "not possible." }}",
        matter.Opts == Opts.Zero ? "I would look at it again once an option turns up." : $"I would re-open it only if {(Facts.Length == 0 ? "something turns up that would have changed the choice." : TripWire())}",
        $"Owner: {(IsSettlingWhoDecides ? "whoever you name; I prepare it." : matter.Mine == Mine.Advise ? "you decide; I prepare it and carry it out." : "me, with your backing.")}",
        "If that day does not work for you, please name one that does.",
    }.OfType<string>()));
}
