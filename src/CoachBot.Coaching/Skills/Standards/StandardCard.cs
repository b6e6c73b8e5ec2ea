using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Standards;

/// <summary>What the card needs to know, read from the answers.</summary>
internal sealed record StandardFacts
{
    public required string Verdict { get; init; }

    public required string Lean { get; init; }

    public required Demand Demand { get; init; }

    public required string Name { get; init; }

    /// <summary>By trait.</summary>
    public required IReadOnlyList<Mark> Marks { get; init; }

    /// <summary>The purpose has been written and approved already.</summary>
    public bool HasVision { get; init; }
}

/// <summary>Writes what the check found, the fixes, and a first page to start from.</summary>
internal sealed class StandardCard(Moment now, StandardFacts facts)
{
    private const int FixWithin = 5, AskAfter = 10, PilotFor = 10, Quarter = 60;

    private bool IsMissing => facts.Verdict == "MISSING";

    public Advice Advice() => new()
    {
        Headline = IsMissing && facts.HasVision
            ? $"I'd lean towards writing it now: start with {Demands.FirstMove(facts.Demand)}."
            : $"I'd lean towards {facts.Lean}.",
        Notes = [.. Notes()],
        Steps = [.. Steps()],
        Deliverables = facts.Verdict switch
        {
            "FIT" => [Findings()],
            "PATCH" => [Findings(), Change()],
            "REBUILD" => [FirstPage(), Findings()],
            _ => [FirstPage()],
        },
        Next = Next(),
        FollowUp = new("Which of the four questions would the people who use it now answer with yes?", now.In(AskAfter)),
        Offers = IsMissing && !facts.HasVision ? [new("vision", "A standard follows from what you are here for; one sentence of that comes first.")] : [],
        About = facts.Name,
    };

    private IEnumerable<string> Notes()
    {
        if (facts.Verdict == "PATCH" && facts.Marks[(int)Trait.Flexible] != Mark.Yes) yield return "Flexibility matters most, so mend that first.";
        if (facts.Verdict == "REBUILD") yield return "Mending this many points costs more than one honest page.";
        if (facts.Verdict == "FIT" && facts.Marks.Any(m => m != Mark.Yes)) yield return "One point is only partly met; the next review is early enough for it.";
        if (IsMissing && facts.HasVision) yield return "Your purpose is approved, so this can be written straight away.";
    }

    private IEnumerable<string> Steps()
    {
        if (IsMissing)
        {
            if (!facts.HasVision) yield return "Write one sentence on whom you serve and to what end.";
            yield return $"Then start with {Demands.FirstMove(facts.Demand)}.";
            yield break;
        }
        foreach (var trait in Weak()) yield return $"{trait}: {Demands.Fix(trait)}";
        if (facts.Verdict == "REBUILD") yield return $"Start with {Demands.FirstMove(facts.Demand)}.";
    }

    private Dated Next() => facts.Verdict switch
    {
        "MISSING" when !facts.HasVision => new("Write the one sentence your standards follow from; “vision” helps.", now.In(1)),
        "MISSING" or "REBUILD" => new($"Draft the first page from the text below and show it to one person who would use it.", now.In(FixWithin)),
        "FIT" => new($"Put a review of {facts.Name} into the calendar for {Wording.Day(now.In(Quarter))}.", now.In(1)),
        _ => new($"Make the first change: {Demands.Fix(Weak().First())}", now.In(FixWithin)),
    };

    /// <summary>What is below yes, flexibility first, then the plain noes.</summary>
    private IEnumerable<Trait> Weak() => Enum.GetValues<Trait>().Where(t => facts.Marks[(int)t] != Mark.Yes)
        .OrderBy(t => t == Trait.Flexible ? 0 : 1).ThenBy(t => facts.Marks[(int)t]);

    private Deliverable Findings() => new("What the check found", string.Join('\n',
    [
        $"{Wording.Upper(facts.Name)}, checked on {Wording.Day(now.Today)}: {facts.Verdict}.",
        .. Enum.GetValues<Trait>().Select(t => $"{t}: {facts.Marks[(int)t].ToString().ToLowerInvariant()}. {Demands.Ask(facts.Demand, t)}{(facts.Marks[(int)t] == Mark.Yes ? "" : $" Fix: {Demands.Fix(t)}")}"),
        $"Next look: {Wording.Day(now.In(facts.Verdict == "FIT" ? Quarter : AskAfter))}.",
    ]));

    private Deliverable Change() => new("Note to those who use it",
        $"Hello,\nwe looked at {facts.Name}. Most of it stays. We change this:\n{string.Join('\n', Weak().Select(t => $"- {Promise(t)}"))}\nUntil it is done, use your judgement and tell me where it did not fit; I decide exceptions myself. You hear from me by {Wording.Day(now.In(FixWithin))}.");

    private static string Promise(Trait trait) => trait switch
    {
        Trait.Actionable => "Each step gets an owner, a trigger and a first thing to do.",
        Trait.Realistic => "What there are no hours for goes out, or gets the hours.",
        Trait.Relevant => "Each part names the goal or the risk it is there for; what has none goes.",
        _ => "There will be a light version, someone who decides exceptions, and a date on which we look again.",
    };

    private Deliverable FirstPage() => facts.Demand switch
    {
        Demand.Planning => new("One-page plan", string.Join('\n',
        [
            $"Our plan until {Wording.Day(now.In(Quarter))}",
            "1. At most three goals. Each names the business goal it serves, in the words the business uses.",
            "2. Each goal has one owner, a first step within two weeks, and a date.",
            "3. Only what is funded stands here. The rest is on a list called “not yet”, in order.",
            $"4. We plan again every quarter, next on {Wording.Day(now.In(Quarter))}, and may drop a goal then.",
        ])),
        Demand.Problems => new("When we open a problem record", string.Join('\n',
        [
            "A technician opens a problem record when one of these holds:",
            "1. The same complaint keeps coming back: three times within 90 days, or twice when it stopped work or touched more than one person.",
            "2. Three incidents of the same kind within 30 days.",
            "3. One severe incident whose cause is not known.",
            "Small ones take the light path: one line with the workaround, looked at again after two weeks.",
            "Analysis time: two hours a week, on the roster, starting with what hurts users most.",
            "A record closes when it has not been seen for 30 days.",
        ])),
        Demand.Policy => new("One page, to try with users", string.Join('\n',
        [
            $"{Wording.Upper(facts.Name)}, on trial until {Wording.Day(now.In(PilotFor))}",
            "What to do: three sentences at most, each beginning with a verb.",
            "Why: the one risk it reduces, named.",
            "When it does not fit: ask me. You get an answer within a working day, and the exception is written down.",
            "Trial: five people follow it for two weeks and tell me where a busy day broke it.",
            $"Next look: {Wording.Day(now.In(PilotFor))}, then every year.",
        ])),
        _ => new("Two tracks for projects", string.Join('\n',
        [
            "Small: up to ten working days of effort and easy to undo. One page: what it is for, who owns it, the next step, when it ends.",
            "Large: everything else. Stages with one clear next step each; an owner; what could go wrong; who accepts the result.",
            "Dates rest on how long the last similar project took. Without one, the first stage is an estimate by trying.",
            "A step may be skipped with a reason in one sentence, written where everybody sees it.",
            $"We look at the tracks again on {Wording.Day(now.In(Quarter))}.",
        ])),
    };
}
