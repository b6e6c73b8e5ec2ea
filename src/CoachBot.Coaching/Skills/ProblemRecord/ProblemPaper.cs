using System.Globalization;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.ProblemRecord;

/// <summary>What the record needs to know, read from the answers.</summary>
internal sealed record ProblemFacts
{
    public string? Pattern { get; init; }

    public string? Affected { get; init; }

    public int QuietDays { get; init; }

    public int Times { get; init; }

    public bool IsCauseKnown { get; init; }

    public string? Cause { get; init; }

    public string? Workaround { get; init; }

    public string? Owner { get; init; }
}

/// <summary>Writes the record, or the note that closes it.</summary>
internal sealed class ProblemPaper(Moment now, string verdict, string lean, ProblemFacts facts)
{
    private const int ReviewAfter = 10, StartWithin = 2;

    private string Pattern => facts.Pattern is { } pattern ? Wording.Short(pattern, 200).TrimEnd('.', '!', '?') : "the trouble that keeps coming back";

    private DateOnly Review => now.In(ReviewAfter);

    public Advice Advice() => new()
    {
        Headline = $"I'd lean towards {lean}.",
        Notes = [.. Notes()],
        Steps = [.. Steps()],
        Deliverables = [verdict == "CLOSE" ? Closing() : Record()],
        Next = Next(),
        FollowUp = verdict == "CLOSE" ? null : new($"Seen again: {Wording.Short(Pattern, 120)}? “Done” means it stayed away, “not yet” that it came back.", Review),
        About = Wording.Short(Pattern, 100),
        Subject = facts.Owner,
        EndsOn = verdict == "CLOSE" ? null : Review,
    };

    private IEnumerable<string> Notes()
    {
        if (verdict == "CLOSE") yield break;
        if (facts.Owner is null) yield return "It has no owner yet; without one it will be here again next month.";
        if (facts.Workaround is null) yield return "There is no workaround yet. Ask the person hit last what they did.";
        if (verdict == "OPEN" && facts.IsCauseKnown) yield return "The cause is known, so this record is about mending it, not about searching.";
        yield return "It closes once it has not been seen for 30 days. “problems” lists what is open.";
    }

    private IEnumerable<string> Steps() => verdict switch
    {
        "CLOSE" => ["Tell those who were hit that it is closed, and how to say so if it comes back.", "Keep one line on what helped."],
        "OPEN" =>
        [
            facts.Owner is null ? "Name a fix owner and ask them." : $"Give the record to {facts.Owner}, with two hours of time for it.",
            facts.Workaround is null ? "Find a workaround." : "Tell those affected the workaround.",
            facts.IsCauseKnown ? "Agree the day on which the cause is removed." : facts.Cause is null ? "List what changed shortly before it was first seen." : "Find one test that would prove the suspicion wrong.",
        ],
        _ => ["Write down each time it is seen: when, who, what they were doing.", "Three within 30 days, or one severe without a cause, open the record."],
    };

    private Dated Next() => verdict switch
    {
        "CLOSE" => new("Send the closing note to those who were hit.", now.In(StartWithin)),
        "OPEN" => new(facts.Owner is null ? "Name a fix owner and hand them the record." : $"Hand the record to {facts.Owner}.", now.In(1)),
        _ => new("Ask the team to note each time it is seen.", now.In(1)),
    };

    private Deliverable Record() => new("Problem record", string.Join('\n',
    [
        $"Problem: {Pattern}.",
        $"State: {(verdict == "OPEN" ? "open" : "watched")} since {Wording.Day(now.Today)}; {Seen()}.",
        $"Affected: {Line(facts.Affected, "to be asked")}",
        $"Workaround: {Line(facts.Workaround, "none yet")}",
        $"{(facts.IsCauseKnown ? "Cause" : "Suspected cause")}: {Line(facts.Cause, facts.IsCauseKnown ? "known, to be written down" : "none yet; we do not guess")}",
        $"Fix owner: {Line(facts.Owner, "to be named by " + Wording.Day(now.In(StartWithin)))}",
        $"Review: {Wording.Day(Review)}. Closed once it has not been seen for 30 days.",
    ]));

    private string Seen() => facts.Times switch
    {
        0 => "not seen in the last 30 days",
        1 => "seen once in the last 30 days",
        var times => string.Create(CultureInfo.InvariantCulture, $"seen {times} times in the last 30 days"),
    };

    private Deliverable Closing() => new("Closing note",
        $"Hello,\nthis has not come back for {facts.QuietDays} days: {Pattern}. I close it today, {Wording.Day(now.Today)}. If you meet it again, tell me the day and what you were doing, and I open it at once.");

    private static string Line(string? said, string otherwise) => said is null ? $"{otherwise}." : $"{Wording.Short(said, 300).TrimEnd('.')}.";
}
