using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Delegate;

/// <summary>What a hand-over needs to know, read from the answers.</summary>
internal sealed record HandOver
{
    public required string Task { get; init; }

    public string? Who { get; init; }

    public bool HasRoom { get; init; }

    public bool IsBarred { get; init; }

    public bool CannotBeUndone { get; init; }

    public int Risk { get; init; }

    public DateOnly Due { get; init; }

    public string? Undoing { get; init; }

    public string? WhatChanged { get; init; }

    public bool OnlyNotMyWay { get; init; }

    public bool Slipped { get; init; }

    public int Held { get; init; }
}

/// <summary>Turns a delegation verdict into a brief or a note, one next action and when to look again.</summary>
internal sealed class DelegationBrief(Case so, Ruling ruling, HandOver work, string lean)
{
    private const int LoadedFrom = 3;
    private static readonly double[] s_looks = [0.25, 0.5, 0.9];

    private string Name => work.Who ?? "them";

    private string Task => Wording.Lower(Wording.Short(work.Task, 160).TrimEnd('.', '?', '!', ' '));

    private bool GoesOver => ruling.Verdict is "OUTRIGHT" or "CHECK-INS" or "COACH" or "PART";

    public Advice Advice() => new()
    {
        Headline = $"I'd lean towards {lean}{(work.HasRoom || !GoesOver ? "" : ", once there is room")}.",
        Notes = [.. Notes()],
        Deliverables = [ruling.Verdict switch { "ROUTE" => RouteNote(), "STOP" => StopNote(), "KEEP" => KeepPlan(), _ => Brief() }],
        Next = new(NextStep(), so.Now.In(1)),
        FollowUp = FollowUp(),
        Offers = [.. Offers()],
        About = Task,
        Subject = work.Who,
        EndsOn = ruling.Verdict is "ROUTE" or "STOP" ? null : work.Due,
    };

    private IEnumerable<string> Notes()
    {
        if (work.OnlyNotMyWay) yield return "What came back was good, only not your way: let it be.";
        if (work.Slipped) yield return work.WhatChanged is { } changed
            ? $"The last hand-over slipped. What is different now: {Wording.Short(changed, 200)}"
            : "The last hand-over slipped. Ask what has changed before you hand over the next one.";
        if (work.Held >= LoadedFrom) yield return $"{work.Who} already holds {work.Held} hand-overs from you; mind the load.";
        if (GoesOver) yield return "Accountability stays with you: if it goes wrong, you answer for it.";
        if (ruling.Verdict == "KEEP" && !work.IsBarred) yield return $"Date for the next try: {Wording.Day(so.Now.In(20))}.";
    }

    private string NextStep() => ruling.Verdict switch
    {
        "ROUTE" => "Send the note to the owner.",
        "STOP" => "Send the note to the readers and pause it.",
        "KEEP" when work.IsBarred => $"Ask {NameOrSomeone} to prepare what may be prepared; the rest stays with you.",
        "KEEP" when work.Who is null => "Pick a person, by turns, to shadow you on it.",
        "KEEP" => $"Ask {work.Who} to shadow you on it.",
        _ when work.Who is null => "Pick a person, by turns.",
        _ when !work.HasRoom => $"Agree with {work.Who} what gives way, or name someone else.",
        "COACH" => $"Hand over in 15 minutes and book a pairing session with {work.Who} by {Wording.Day(so.Now.In(2))}.",
        "PART" => $"Take 15 minutes to hand {work.Who} the groundwork.",
        _ => $"Take 15 minutes to hand it over to {work.Who}.",
    };

    private string NameOrSomeone => work.Who ?? "someone able";

    private Dated FollowUp() => ruling.Verdict switch
    {
        "ROUTE" => new($"Was it accepted: {Task}?", so.Now.In(2)),
        "STOP" => new($"Who missed it: {Task}?", so.Now.Calendar.Add(work.Due, 1)),
        _ => new("What came back, and what would you hand over whole next time?", so.Now.Calendar.Add(work.Due, 1)),
    };

    private IEnumerable<Offer> Offers()
    {
        if (work.OnlyNotMyWay) yield return new("micromanage", "Letting it be is easier with a look at how close you stand.");
        if (work.Slipped && ruling.Verdict == "CHECK-INS") yield return new("mistakes", "A slipped hand-over has something to teach.");
        if (ruling.Verdict is "COACH" or "KEEP" or "PART") yield return new("micromanage", "Now it is worth a look whether you stand too close.", After: 10);
        if (ruling.Verdict is "ROUTE" or "STOP") yield return new("communicate", "The note may deserve a second look.");
    }

    private Deliverable Brief() => new("Delegation brief", string.Join('\n',
    [
        $"{(work.Who is null ? "Hello," : $"{work.Who},")}",
        ruling.Verdict == "PART"
            ? $"I would like you to own the groundwork for this, and one piece of it in your own name: {Task}."
            : $"I would like you to own this: {Task}.",
        $"Result: it works for the people who rely on it by {Wording.Day(work.Due)}.",
        $"Why it matters: {Lean(work.Risk)}",
        $"Limits: keep to our usual change rules.{(work.Undoing is { } undoing ? $" Way back: {Wording.Short(undoing, 200)}" : "")}{(ruling.Verdict == "PART" ? " The decision and the signature stay with me." : "")}",
        $"Authority: {Authority()}",
        "Help: ask me any time; being stuck for half a day is long enough.",
        $"Check-ins: {CheckIns()}",
        $"Done when: it has run without either of us stepping in, and the people who use it say so.",
        "How you do it is yours. If it goes wrong, I answer for it.",
    ]));

    private static string Lean(int risk) => risk switch
    {
        >= 4 => "a failure would be felt well beyond our team.",
        >= 2 => "a failure would cost people time.",
        _ => "it keeps things running, and it is a good piece to own.",
    };

    private string Authority() => ruling.Verdict switch
    {
        "COACH" => "ask me first, until we have done it once together.",
        "OUTRIGHT" when work.Risk <= 1 => "act.",
        _ when work.CannotBeUndone => "act, then tell me; ask me first before the step that cannot be undone.",
        _ => "act, then tell me.",
    };

    private string CheckIns()
    {
        if (ruling.Verdict == "COACH") return $"we pair by {Wording.Day(so.Now.In(2))}, then look again at who does the rest.";
        if (ruling.Verdict == "OUTRIGHT") return $"only on the due day, {Wording.Day(work.Due)}.";
        var span = so.Now.WorkdaysTo(work.Due);
        var days = s_looks.Select(part => so.Now.In(Math.Clamp((int)Math.Round(span * part, MidpointRounding.AwayFromZero), 1, Math.Max(span, 1)))).Distinct();
        return $"{Wording.List([.. days.Select(Wording.Day)])}.";
    }

    private Deliverable KeepPlan() => new("What they do meanwhile", work.IsBarred
        ? $"{Wording.Upper(NameOrSomeone)} may not do this one: {Task}. They can collect the facts and draft what needs no permission; you decide and sign."
        : $"{Wording.Upper(NameOrSomeone)} shadows you on this: {Task}. They prepare the steps, you carry them out and say aloud why. Afterwards they write down what they would do next time. Next try in their hands: {Wording.Day(so.Now.In(20))}.");

    private Deliverable RouteNote() => new("Note to the owner",
        $"Hello,\nthis reached us but it is yours: {Task}.\nIt is wanted by {Wording.Day(work.Due)}. I have told the people asking that it is with you. Will you take it? A yes or no by {Wording.Day(so.Now.In(2))} would help.");

    private Deliverable StopNote() => new("Note to the readers",
        $"Hello,\nwe are pausing this until {Wording.Day(work.Due)}: {Task}.\nIf you need it, tell me what for, and we will look at a smaller or automatic version. If nobody does, we will stop it.");
}
