using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Micromanage;

internal enum Freedom { Most, Some, None }

/// <summary>What an agreement about distance needs to know, read from the answers.</summary>
internal sealed record WorkTogether
{
    public string? Task { get; init; }

    public string? Who { get; init; }

    public Freedom Freedom { get; init; }

    public bool IsNew { get; init; }

    public bool HurtsIfItFails { get; init; }

    /// <summary>How close the work needs the manager to stand, 0 to 4.</summary>
    public int Need { get; init; }

    public bool HasRhythm { get; init; }

    public bool HasPressure { get; init; }

    public bool HasFailed { get; init; }
}

/// <summary>Turns the verdict into an agreement: outcome, what they decide, days to look, and what justifies stepping in.</summary>
internal sealed class WorkingAgreement(Case so, Ruling ruling, WorkTogether work, string lean)
{
    private const int AgreeWithin = 2, LookAgain = 10, ExtraLook = 7;

    private string Task => work.Task is { } task ? Wording.Short(task, 160).TrimEnd('.', '!', '?') : "this piece of work";

    private string Who => work.Who ?? "them";

    private bool KeepsRhythm => work.HasRhythm && ruling.Verdict != "COME CLOSER";

    public Advice Advice() => new()
    {
        Headline = $"I'd lean towards {lean}.",
        Notes = [.. Notes()],
        Steps = [.. Steps()],
        Deliverables = [Agreement()],
        Next = new(ruling.Verdict == "ABOUT RIGHT"
            ? $"Put the agreement in front of {Who} and settle anything that is not yet said."
            : $"Sit down with {Who} for fifteen minutes and agree on this.", so.Now.In(AgreeWithin)),
        FollowUp = new("What went fine without you?", so.Now.In(LookAgain)),
        Offers = [.. Offers()],
        About = Task,
        Subject = work.Who,
    };

    private IEnumerable<string> Notes()
    {
        if (work.HasPressure) yield return "The pressure comes from above: offer a shared dashboard, so that nobody has to ask through you.";
        if (work.HasFailed) yield return $"After a recent failure one extra check is fair, on {Wording.Day(so.Now.In(ExtraLook))}. It ends that day.";
    }

    private IEnumerable<string> Steps() => ruling.Verdict switch
    {
        "COME CLOSER" => ["Say that you are coming closer, why, and until when.", "Ask what would help; then look at the work together."],
        "COACH" => ["Return the next piece with two notes and let them change it.", "Ask for their reason before you give yours.", "Let matters of taste go."],
        "STEP BACK" => ["Tell them which decisions are theirs from now on.", "Keep unplanned questions for the agreed day.", "Look at the board before you ask."],
        "AGREE A RHYTHM" => ["Agree on the days below.", "Keep unplanned questions for those days.", "Move a day rather than adding one."],
        _ => ["Say what goes well in how you work together.", "Leave the rest as it is."],
    };

    private IEnumerable<Offer> Offers()
    {
        if (ruling.Verdict == "STEP BACK") yield return new("delegate", "What you step back from can be handed over whole.");
        if (ruling.Verdict == "COACH") yield return new("delegate", "A brief with a done-test saves redoing.");
        if (ruling.Verdict == "COME CLOSER") yield return new("read-people", "Before you come closer, sort what you saw from what you assume.");
    }

    private Deliverable Agreement() => new("Working agreement", string.Join('\n',
    [
        work.Who is null ? "Hello," : $"{work.Who},",
        $"this is how I would like us to handle {Task}. Change what does not fit.",
        "Outcome: it is done, and the people who rely on it say that it works. How you get there is yours.",
        $"You decide: {Decisions()}",
        $"Check-ins: {CheckIns()}",
        .. work.HasFailed ? [$"One extra check: {Wording.Day(so.Now.In(ExtraLook))}, because something like it failed recently. It ends with that day."] : Enumerable.Empty<string>(),
        .. work.HasPressure ? ["Status: one shared page that you keep and anyone above us can read, so that I need not ask."] : Enumerable.Empty<string>(),
        $"I step in only if: {Alarms()}",
        ruling.Verdict switch
        {
            "COACH" => "If something should change, you get two notes from me and change it yourself. I do not redo it.",
            "COME CLOSER" => $"I come closer for a while because much depends on it. On {Wording.Day(so.Now.In(LookAgain))} we see whether that can end.",
            _ => "In between I do not ask; you can ask me at any time.",
        },
    ]));

    private string Decisions() => (ruling.Verdict, work.Freedom) switch
    {
        ("COME CLOSER", _) => "the order, the method and the daily details; what cannot be taken back we look at together first.",
        (_, Freedom.Most) => "everything inside the outcome, as now.",
        ("STEP BACK", _) => "everything that can be taken back, without asking me; tell me afterwards what matters.",
        (_, Freedom.Some) => "what you decide now, and in addition the order and the method.",
        _ => "the order and the method, from now on; the rest we go through at the check-ins and hand over step by step.",
    };

    private string CheckIns()
    {
        if (KeepsRhythm) return "the ones we have agreed stay; none in between.";
        int[] days = work.Need switch { >= 3 => [3, 5, 8, 10], 2 => [5, 10], _ => [LookAgain] };
        return $"{Wording.List([.. days.Select(day => Wording.Day(so.Now.In(day)))])}, fifteen minutes each; then we set the next ones.";
    }

    private string Alarms() =>
        "a promised date is about to slip and I have not heard of it; "
        + (work.HurtsIfItFails ? "users or data could come to harm; " : "users are already affected; ")
        + (work.IsNew ? "the next step cannot be taken back; " : "")
        + "or you ask me to.";
}
