using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Mistakes;

/// <summary>What the note and the agenda need to know, read from the answers.</summary>
internal sealed record Slip
{
    public required string Verdict { get; init; }

    public required string Lean { get; init; }

    public string? Event { get; init; }

    public bool Going { get; init; }

    public Effect Effect { get; init; }

    public bool Told { get; init; }

    public bool Before { get; init; }

    public Whose Whose { get; init; }

    public bool Fair { get; init; }

    /// <summary>Said, not only assumed.</summary>
    public bool SaidFair { get; init; }

    public bool OnePerson { get; init; }

    public string? Fix { get; init; }

    public DateOnly? By { get; init; }
}

/// <summary>Turns a verdict on a mistake into an owning-up note, an agenda or a log line, with dates.</summary>
internal sealed class OwningUp(Moment now, Slip slip)
{
    private const int ReviewWithin = 5, RepairWithin = 2, LookAgain = 10;
    private static readonly string[] s_breach = ["leak", "leaked", "breach", "breached", "exposed", "stolen", "wrong recipient", "ransomware", "phishing", "compromised"];

    private string Event => Sentence(slip.Event ?? "Something went wrong in our area");

    private DateOnly AnswerBy => slip.By ?? now.In(RepairWithin);

    public Advice Advice() => new()
    {
        Headline = $"I'd lean towards {slip.Lean}.",
        Notes = [.. Notes()],
        Steps = [.. Steps()],
        Deliverables = [.. Deliverables()],
        Next = Next(),
        FollowUp = new("Is the change in place, and would it have caught this?", now.In(LookAgain)),
        Offers = [.. Offers()],
        About = Wording.Short(slip.Event ?? "something that went wrong", 160),
    };

    private Dated Next() => slip.Verdict switch
    {
        MistakesSkill.Contain => new("Stop the harm now; when it has stopped, come back and we look at the rest.", now.Today),
        MistakesSkill.Disclose => new("Tell those affected, with the note below.", now.Today),
        MistakesSkill.Review => new("Hold the review; half an hour is enough.", now.In(ReviewWithin)),
        MistakesSkill.Repair => new("Put it right, or send the note with the date by which it is.", now.In(RepairWithin)),
        _ => new("Log the lesson with an owner and a date.", now.In(RepairWithin)),
    };

    private IEnumerable<string> Notes()
    {
        if (slip.Event is { } said && s_breach.Any(word => Cue.In(said, word)))
            yield return "This may be a data or security breach. Follow your incident plan first, keep the evidence and put no details in a note.";
        if (slip.Effect == Effect.Serious) yield return "Your own boss should hear it from you first, before anyone else tells them.";
        if (slip.Whose == Whose.Team) yield return "Outwards it is yours to own; credit for mending it stays with the team.";
        yield return slip.Fair
            ? $"{(slip.SaidFair ? "The call was" : "If the call was")} reasonable with what was known{(slip.SaidFair ? "" : ", it is")}: a bad result, not a bad call. Study which signal was missing and leave the self-blame out."
            : "Even then another call was open. Look at what made the wrong one look right.";
        if (!slip.Fair && slip.OnePerson) yield return "Talk to the person privately before the review, so that nothing there comes as a surprise.";
    }

    private IEnumerable<string> Steps()
    {
        if (slip.Verdict == MistakesSkill.Contain) yield return "Stop it or undo it; the smallest step that ends the harm is enough.";
        if (slip.Verdict == MistakesSkill.Contain && !slip.Told && slip.Effect != Effect.Contained) yield return "Send the holding note; silence reads as hiding.";
        if (slip.Verdict == MistakesSkill.Contain) yield return "Keep the logs and times; a review will want them.";
        if (slip.Effect == Effect.Serious) yield return "Call your own boss before the note goes out.";
        if (!slip.Fair && slip.OnePerson) yield return "Have a private talk with the person first: what they saw, and what made it look right.";
    }

    private IEnumerable<Deliverable> Deliverables()
    {
        yield return slip.Verdict switch
        {
            MistakesSkill.Contain => Holding(),
            MistakesSkill.Review => Agenda(),
            MistakesSkill.Log => Lesson(),
            _ => Note(),
        };
        if (slip.Effect == Effect.Serious && slip.Verdict is MistakesSkill.Disclose or MistakesSkill.Contain) yield return ToBoss();
    }

    private Deliverable Note() => new("Owning-up note", string.Join('\n',
    [
        "Hello,",
        slip.Told ? "this is what we are doing about what went wrong." : "I want you to hear this from me.",
        $"What happened: {Event}",
        $"What it means: {Meaning()}",
        $"Ours: {Ours()}",
        $"What we do: {Doing()}",
        "If it hit you in a way I have not named, tell me and I will see to it.",
    ]));

    private Deliverable Holding() => new("Holding note", string.Join('\n',
    [
        "Hello,",
        "something has gone wrong on our side, and we are stopping it right now.",
        $"{(slip.Event is null ? "" : $"What happened: {Event}\n")}What it means: {Meaning()}",
        "What we do not know yet: the full extent and the cause. I will not guess.",
        $"I write again today, {Wording.Day(now.Today)}, as soon as it has stopped, and before the end of the day in any case.",
    ]));

    private Deliverable ToBoss() => new("Words for your boss",
        $"I want you to hear this from me first. {Event} It touches money, data or safety. {(slip.Going ? "We are stopping it now." : "It has stopped.")} What we do: {Doing()} Those affected {(slip.Told ? "know" : "hear it from me today")}.");

    private Deliverable Agenda() => new("Review agenda", string.Join('\n',
    [
        $"Review by {Wording.Day(now.In(ReviewWithin))}, 30 minutes. We ask what let it happen, not who.",
        $"What happened: {Event}",
        "1. Timeline (10 minutes): what was seen and done, and when. Bring the logs and tickets.",
        $"2. Contributing conditions (10 minutes): {(slip.Before ? "what is the same as last time, and what stayed unmended then?" : "what made it possible, and what would have stopped it?")} At least two, and no person as a cause. {slip.Whose switch { Whose.Shared => "Each side first names its own part.", Whose.Unclear => "First we part what we know from what we only think.", _ => "I start with my own part." }}",
        $"3. One change (5 minutes): {(slip.Fix is { } fix ? $"proposed: {Sentence(fix)} Would it have caught this?" : "the one that would have caught this.")}",
        $"4. Owner and date (5 minutes): one name, done by {Wording.Day(slip.By ?? now.In(LookAgain))}.",
    ]));

    private Deliverable Lesson() => new("Lesson for the log", string.Join('\n',
    [
        $"{Wording.Day(now.Today)}: {Event}",
        "Effect: contained; nobody outside felt it.",
        slip.Fair ? "The call: reasonable with what was known. Signal to watch for next time: the first sign that it was going the other way." : "The call: another one was open even then. Next time, a second look before this step.",
        slip.Fix is { } fix ? $"Change: {Sentence(fix)}" : $"Change: to be named by {Wording.Day(now.In(RepairWithin))}, or “none needed”.",
        $"Owner: me. Looked at again on {Wording.Day(now.In(LookAgain))}.",
    ]));

    private string Meaning() => slip.Effect switch
    {
        Effect.Contained => "as far as we know, nobody outside our team felt it.",
        Effect.Noticed => "it held you up or got in your way, and I am sorry for that.",
        _ => "it touches money, data or safety. I am sorry, and you will hear from me what it means for you.",
    };

    private string Ours() => slip.Whose switch
    {
        Whose.Mine => "this was my mistake.",
        Whose.Team => "it happened in my team, so I answer for it.",
        Whose.Shared => "part of it was ours, and I answer for that part.",
        _ => "we are still finding out how it came about; I answer for our part.",
    };

    private string Doing() => slip.Fix is { } fix
        ? $"{Wording.Lower(fix.Trim().TrimEnd('.'))}{(slip.By is { } by ? $", by {Wording.Day(by)}." : $". You hear by when on {Wording.Day(AnswerBy)}.")}"
        : $"we are working out what puts it right. You hear what, and by when, on {Wording.Day(AnswerBy)}.";

    private IEnumerable<Offer> Offers()
    {
        if (slip.Verdict == MistakesSkill.Disclose) yield return new("communicate", "A hard message is worth a second look before it goes.");
        if (slip.Verdict == MistakesSkill.Review) yield return new("problem-record", "A repeat deserves a record with an owner and a date.") { Carries = true };
    }

    /// <summary>One line that ends like a sentence.</summary>
    private static string Sentence(string text)
    {
        var line = Wording.Short(text, 400);
        return line.Length > 0 && line[^1] is '.' or '!' or '?' or '…' ? line : $"{Wording.Upper(line)}.";
    }
}
