using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Objections;

internal enum Truth { Partly, Yes, No }

internal enum Proof { Some, Strong, None }

/// <summary>What an objection map needs to know, read from the answers.</summary>
internal sealed record Plan
{
    public required string What { get; init; }

    public required IReadOnlyList<Objection> Objections { get; init; }

    public bool SaysNobody { get; init; }

    public Truth Truth { get; init; }

    public Proof Proof { get; init; }

    public bool WasAsked { get; init; }

    public DateOnly Day { get; init; }

    public bool IsSoon { get; init; }

    public bool IsRequired { get; init; }

    public bool TriedBefore { get; init; }

    public string? WhatChanged { get; init; }
}

/// <summary>Turns a verdict on a plan into a map of objections, words to begin with, one next action and a date to look again.</summary>
internal sealed class ObjectionMap(Case so, string verdict, string lean, Plan plan)
{
    private const int FirstTalkWithin = 2, MovedBy = 5;
    private static readonly Objection s_unknown = new("Whoever loses time, money or control by it", null, Worry.Unsaid);

    private IReadOnlyList<Objection> Rows => plan.Objections.Count > 0 ? plan.Objections : [s_unknown];

    private Objection First => Rows[0];

    private string Who => plan.Objections.Count > 0 ? First.Who : "whoever loses time, money or control by it";

    private string What => Wording.Short(plan.What, 160).TrimEnd('.', '?');

    private DateOnly NewDay => so.Now.Calendar.Add(plan.Day, MovedBy);

    public Advice Advice() => new()
    {
        Headline = $"I'd lean towards {lean}.",
        Notes = [.. Notes()],
        Steps = [.. Steps()],
        Deliverables = [Map(), Words()],
        Next = NextStep(),
        FollowUp = new("Which objection surprised you?", so.Now.Calendar.Add(plan.Day, 1)),
        Offers = verdict switch
        {
            ObjectionsSkill.Change => [new("open-mind", "Their point may hold more than one change.")],
            ObjectionsSkill.Evidence => [new("decide", "A search for figures needs an end; a time box gives it one.")],
            _ => [],
        },
        About = What,
        Subject = plan.Objections.Count > 0 ? First.Who : null,
    };

    private IEnumerable<string> Notes()
    {
        if (plan.SaysNobody) yield return plan.Objections.Count > 0
            ? "Nobody has objected yet. Whoever loses by it is the one to ask."
            : "No objections heard is not the same as none. Ask who loses time, money or control by it.";
        if (plan.IsRequired) yield return "It is required, so change how or when, never whether.";
        if (plan.Truth == Truth.Partly) yield return "They are partly right: the map gives them one concession.";
        if (plan.TriedBefore) yield return plan.WhatChanged is { } changed
            ? $"It was turned down before. Say early what has changed: {Wording.Short(changed, 160)}"
            : "It was turned down before. Say early what has changed since; if nothing has, expect the same answer.";
    }

    private IEnumerable<string> Steps() => verdict switch
    {
        ObjectionsSkill.Change => ["Say aloud where they are right.", plan.IsRequired ? "Change how or when; keep that it happens." : "Change that part, and say what stays.", "Show them the changed line before anyone else."],
        ObjectionsSkill.Postpone => ["Move the date in one sentence, without blame.", "Talk one-to-one first.", plan.Proof == Proof.None ? "Bring one figure to the new day." : "Bring their worry and your answer to the new day."],
        ObjectionsSkill.PreWire => ["Ask for fifteen minutes, one-to-one.", "Ask what they would lose; listen before you answer.", "Take one point of theirs into the plan, and tell them."],
        ObjectionsSkill.Evidence => ["Pick one figure that would answer the worry.", "Find it with one person who doubts.", "Show what it says, and what it does not."],
        _ => ["Name their worry before they do.", "Answer it in two sentences, with your best proof.", "Ask what is missing, and note it."],
    };

    private Dated NextStep() => verdict switch
    {
        ObjectionsSkill.Postpone => new($"Move the date, and ask {Who} for a first talk.", so.Now.In(0)),
        ObjectionsSkill.Change => new($"Talk with {Who}: say where they are right, and ask what would make it work.", InTime()),
        ObjectionsSkill.PreWire => new($"Talk with {Who} one-to-one for fifteen minutes.", InTime()),
        ObjectionsSkill.Evidence => new($"Ask {Who} which one figure would answer the worry.", InTime()),
        _ when plan.WasAsked => new($"Tell {Who} how you will name their worry, and ask what is missing.", InTime()),
        _ => new($"Have a first short talk with {Who}: ask what worries them.", InTime()),
    };

    /// <summary>Within two working days, and not after the day itself.</summary>
    private DateOnly InTime() => so.Now.In(FirstTalkWithin) is var day && plan.Day < day ? plan.Day : day;

    /// <summary>The working day before the plan meets people, where there is one.</summary>
    private DateOnly FigureDay() => so.Now.WorkdaysTo(plan.Day) is > 1 and var left ? so.Now.In(left - 1) : plan.Day;

    private Deliverable Map() => new("Objection map", string.Join('\n',
    [
        $"Plan: {What}, on {Wording.Day(plan.Day)}.",
        .. Rows.Select(Row),
    ]));

    private string Row(Objection one) => string.Join('\n',
    [
        $"Who: {one.Who}",
        $"- Worry: {Wording.List([.. new[] { one.Named, one.Said is { } said ? $"“{said}”" : "" }.Where(t => t.Length > 0)]).Replace(" and “", ", “", StringComparison.Ordinal)}",
        $"- True part: {plan.Truth switch { Truth.No => "none that I see; ask once where they see it.", _ => one.TruePart }}",
        $"- Answer: {one.Answer}",
        $"- Evidence: {EvidenceFor(one)}",
        $"- Concession: {(plan.Truth == Truth.No ? "none promised; an open ear on the day." : one.Concession)}",
    ]);

    private string EvidenceFor(Objection one) => plan.Proof switch
    {
        Proof.Strong => $"we have it; lead with one figure: {one.Figure}.",
        Proof.Some => $"some; what is still missing: {one.Figure}.",
        _ => $"none yet; first to find: {one.Figure}.",
    };

    private Deliverable Words() => verdict switch
    {
        ObjectionsSkill.Change => new("Words that concede", $"{Hello}you are right{About}. I am changing {(plan.IsRequired ? "how and when we do this; that it happens is not ours to choose" : "that part of it")}: {What}.\nMy offer: {First.Offer}\nWhat else would have to be different for you to support it?"),
        ObjectionsSkill.Postpone => new("Note that moves the date", $"Hello,\nthis moves from {Wording.Day(plan.Day)} to {Wording.Day(NewDay)}: {What}.\nI want to {(plan.WasAsked ? "bring a figure that answers the worry I heard" : "hear those it touches first")}. Nothing else changes, and there is nothing you need to do."),
        ObjectionsSkill.PreWire => new("Words for the one-to-one", $"{Hello}before this goes any further I would like your view: {What}.\nWhat would you lose by it, and what would make it bearable?\nI have {Wording.Day(plan.Day)} in mind, and how we do it can still change."),
        ObjectionsSkill.Evidence => new("The one figure", $"Claim to test: {What} does not cost {(plan.Objections.Count > 0 ? First.Who : "those it touches")} what they fear.\nMeasure: {First.Figure}.\nAsk {Who} beforehand which result would settle it for them.\nOn the table by {Wording.Day(FigureDay())}, also if it speaks against us."),
        _ => new("Opening for the day", $"This is about {What}.\nBefore anything else, the worry I have heard{(plan.Objections.Count > 0 ? $" from {First.Who}" : "")}{About}: it deserves an answer.\n{(First.Worry == Worry.Unsaid ? "I would like to hear it in your words before I answer, and I will answer by the next working day." : $"I will answer it first, with {First.Answer}")}\n{(plan.Truth == Truth.Partly ? $"There is something in it, so we add this: {First.Concession}\n" : "")}What have I missed?"),
    };

    private string Hello => plan.Objections.Count > 0 ? $"{First.Who}, " : "Hello, ";

    private string About => First.Worry switch
    {
        Worry.Unsaid => First.Said is { } said ? $" (“{said}”)" : "",
        Worry.TriedBefore => " about the earlier try",
        Worry.NoNeed => " about the need for it",
        _ => $" about {First.Named}",
    };
}
