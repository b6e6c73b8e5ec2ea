using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Vision;

/// <summary>Writes the statement and what takes it one stage further.</summary>
internal sealed class VisionPlan(Moment now, string verdict, string lean, Statement statement, string? sponsor, bool hasObjection)
{
    private const int MendWithin = 2, TalkWithin = 5, AskAfter = 10, LookAgain = 240;

    public Advice Advice() => new()
    {
        Headline = statement.IsEmpty && verdict == "DEFINE" ? "I'd lean towards naming whom you serve first; the sentence follows." : $"I'd lean towards {lean}.",
        Notes = [.. Notes()],
        Steps = [.. Steps()],
        Deliverables = [.. statement.IsEmpty ? [] : new[] { Sentence() }, .. Second()],
        Next = Next(),
        FollowUp = new(Ask, now.In(AskAfter)),
        About = statement.IsEmpty ? "our purpose in one sentence" : Wording.Short(statement.Text, 100),
    };

    private string Ask => verdict switch
    {
        "DEFINE" => "Who outside IT has read the mended sentence, and what did they repeat back?",
        "ALIGN" => "Which two outside IT have said yes, and what did they change?",
        "APPROVE" => "Has it been approved, and who has heard it?",
        "APPROVED" => "Where did somebody outside IT see it at work?",
        _ => "What in the sentence is no longer true, and who told you?",
    };

    private IEnumerable<string> Notes()
    {
        if (verdict is "APPROVED" or "STALE" or "DEFINE" || statement.IsEmpty) yield break;
        yield return $"All five points hold: {statement.WordCount} words, people and business named, no product, a measure, plain words.";
        if (hasObjection) yield return "An objection at this stage is worth having: it names what the sentence leaves out.";
    }

    private IEnumerable<string> Steps() => verdict switch
    {
        "DEFINE" => statement.Findings.Select(f => f.Mend),
        "ALIGN" =>
        [
            .. hasObjection ? ["Talk to whoever objects first; change the words if they are right, and tell them so."] : Array.Empty<string>(),
            "Take it to two people outside IT, one of them from the people it names.",
            "Ask what they would strike out, not whether they like it.",
        ],
        "APPROVE" =>
        [
            sponsor is null ? "Name the one person who can say yes." : $"Ask {sponsor} for a yes by {Wording.Day(now.In(TalkWithin))}.",
            "Say who agrees already.",
            "Write down the day of the yes; in a year we look again.",
        ],
        "APPROVED" =>
        [
            "Put the measure where people see it, with this month's figure.",
            "Name one service that does not fit the sentence, and say what becomes of it.",
            .. statement.IsEmpty ? [] : statement.Findings.Select(f => $"At the next review: {Wording.Lower(f.Mend)}"),
        ],
        _ =>
        [
            "Read it to three people it names, and ask what is no longer true.",
            "Check the measure against last year.",
            "Then bring it here again as a new draft.",
            .. statement.IsEmpty ? [] : statement.Findings.Select(f => f.Mend),
        ],
    };

    private Dated Next() => verdict switch
    {
        "DEFINE" when statement.IsEmpty => new("Ask one of the people you serve what they would miss without you, and write the answer down.", now.In(MendWithin)),
        "DEFINE" => new($"Mend the first point: {Wording.Lower(statement.Findings[0].Mend)}", now.In(MendWithin)),
        "ALIGN" => new(hasObjection ? "Talk to whoever objects." : "Show it to two people outside IT.", now.In(TalkWithin)),
        "APPROVE" => new($"{(sponsor is null ? "Name a sponsor and ask them" : $"Ask {sponsor}")} for a yes.", now.In(TalkWithin)),
        "APPROVED" => new("Show the measure, with this month's figure, to one person outside IT.", now.In(TalkWithin)),
        _ => new("Ask three of the people it names what is no longer true.", now.In(TalkWithin)),
    };

    private Deliverable Sentence() => new(verdict == "DEFINE" ? "The sentence so far" : "What we are here for", statement.Text);

    private IEnumerable<Deliverable> Second()
    {
        if (statement.IsEmpty) yield break;
        if (verdict == "ALIGN")
            yield return new("Note to two people outside IT",
                $"Hello,\nin one sentence, this is what we in IT want to be here for:\n“{statement.Text}”\nThree questions, two minutes each: What in it matters to you? What would you strike out? What is missing that you rely on us for?\nYour answer by {Wording.Day(now.In(TalkWithin))} goes into the next version, and I show it to you before anyone approves it.");
        if (verdict == "APPROVE")
            yield return new("Note to the sponsor",
                $"{(sponsor is null ? "Hello" : $"Hello {sponsor}")},\nin one sentence, this is what IT is here for:\n“{statement.Text}”\nPeople outside IT have read it and agree, and no objection is open. May we work by it? A yes or a no by {Wording.Day(now.In(TalkWithin))} is enough. With a yes I tell the team and everybody it names, and we look at it again in a year.");
        if (verdict == "STALE")
            yield return new("Note to the people it names",
                $"Hello,\nmore than a year ago we wrote what IT is here for:\n“{statement.Text}”\nWhat in it is no longer true for you? One line by {Wording.Day(now.In(TalkWithin))} is enough. You see the new version before it is approved.");
        if (verdict == "APPROVED")
            yield return new("Line for the team",
                $"This is what we are here for: “{statement.Text}” When two jobs compete, the one that serves this sentence goes first. We look at it again on {Wording.Day(now.In(LookAgain))}.");
    }
}
