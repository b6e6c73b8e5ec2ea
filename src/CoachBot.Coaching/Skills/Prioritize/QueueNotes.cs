using System.Globalization;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Prioritize;

/// <summary>What the notes need besides the queue itself.</summary>
internal sealed record QueueFacts
{
    public required string Verdict { get; init; }

    public required string Lean { get; init; }

    public required decimal Capacity { get; init; }

    /// <summary>Listed more than once.</summary>
    public IReadOnlyList<string> Merged { get; init; } = [];

    /// <summary>A must whose rule nobody named.</summary>
    public IReadOnlyList<string> Unnamed { get; init; } = [];

    /// <summary>Marked as a must, but no rule makes it one.</summary>
    public IReadOnlyList<string> NoRule { get; init; } = [];

    public string? Rule { get; init; }

    public string? Knows { get; init; }

    public bool AskedByRank { get; init; }
}

/// <summary>Writes the ranked queue, the trade-off note and the replies to those who wait.</summary>
internal sealed class QueueNotes(Moment now, Queue queue, QueueFacts facts)
{
    private const int ReplyWithin = 1, AskAgain = 5, LookAgain = 20, Quarter = 60;

    private IReadOnlyList<Item> Line => queue.Line;

    public Advice Advice() => new()
    {
        Headline = (queue.Ranked.Count, Line.Count, facts.Verdict) switch
        {
            (0, _, _) => "I'd lean towards listing the requests first; then I can rank them.",
            (_, 0, "FITS") => "I'd lean towards a kind “not now”: nothing here needs your hands this week.",
            _ => $"I'd lean towards {facts.Lean}.",
        },
        Notes = [.. Notes()],
        Steps = [.. Steps()],
        Deliverables = queue.Ranked.Count == 0 ? [] : [Ranking(), TradeOff(), .. Replies()],
        Next = new(NextStep(), now.Today),
        FollowUp = new("Which item jumped the queue, and was it right?", now.In(AskAgain)),
        Offers = [.. Offers().DistinctBy(o => o.Skill)],
        About = Wording.Short(Wording.List([.. queue.Ranked.Select(i => i.Name)]), 160),
    };

    private string NextStep() => queue.Ranked.Count == 0 ? "List the two to ten requests, one a line, and come back with them." : facts.Verdict switch
    {
        "ALL URGENT" => "Send the trade-off note to the owner of these requests.",
        "OVER" => "Send the trade-off note to those who asked.",
        _ => "Send the trade-off note, so that nobody guesses what comes first.",
    };

    private IEnumerable<string> Steps()
    {
        if (facts.Verdict == "ALL URGENT") yield return "Take two requests at a time to the owner: “if only one got done this week, which?” The winner meets the next one.";
        if (facts.Verdict == "OVER") yield return "Let the owner choose what moves; do not stretch the week.";
        if (facts.Verdict == "TIGHT") yield return "Take no new work for now this week; a new one replaces an old one.";
        if (queue.Of(Fate.HandOver).ToList() is { Count: > 0 } over) yield return $"Hand over to someone nearer to it or with room: {Names(over)}.";
        if (queue.Of(Fate.Clarify).ToList() is { Count: > 0 } open) yield return $"Find the owner who can say why: {Names(open)}.";
    }

    private IEnumerable<string> Notes()
    {
        if (queue.Ranked.Count == 1) yield return "One request is left, so there is nothing to rank; the load still counts.";
        if (queue.Needed > 0) yield return facts.Capacity > 0
            ? $"Load: {Days(queue.Needed)} of work for now against {Days(facts.Capacity)}, which is {Math.Round(100 * queue.Needed / facts.Capacity):0}%."
            : $"Load: {Days(queue.Needed)} of work for now, and nobody free this week.";
        foreach (var late in Line.Where(IsLate)) yield return $"“{late.Name}” is wanted {When(late.When)}, but at this pace it is done about {Wording.Day(queue.Done(Line, late, now)!.Value)}. Tell whoever asked, or move it up.";
        foreach (var name in facts.Merged) yield return $"“{name}” was listed more than once; I merged it and kept the more pressing rating.";
        foreach (var name in facts.NoRule) yield return $"No rule makes “{name}” a must, so I ranked it without.";
        if (facts.Rule is { } rule) yield return $"The rule behind the must: {Wording.Short(rule, 160)}";
        if (facts.Unnamed.Count > 0) yield return $"Name the rule behind {Wording.List([.. facts.Unnamed.Select(n => $"“{n}”")])}; a must without one is a wish.";
        if (facts.Knows is { } knows) yield return $"Rank was not scored. What the person asking knows: {Wording.Short(knows, 200)} If that changes a rating, change it.";
        else if (facts.AskedByRank) yield return "Rank was not scored. Ask the person what they know that you may not: a date, a customer, a risk.";
    }

    private IEnumerable<Offer> Offers()
    {
        if (facts.Verdict == "ALL URGENT") yield return new("objections", "Whoever loses a pair will object; better to have thought of it.");
        if (facts.Verdict == "OVER") yield return new("communicate", "The trade-off note is worth a second look before it goes.");
        if (queue.Of(Fate.HandOver).Any()) yield return new("delegate", "Something here can go to other hands.");
        if (queue.Of(Fate.Decline).Any()) yield return new("communicate", "A kind “not now” is worth a second look.");
    }

    private bool IsLate(Item item) => queue.Done(Line, item, now) is { } done && item.When switch
    {
        Prioritize.When.Today => done > now.Calendar.NextOrSame(now.Today),
        Prioritize.When.Week => done >= now.Today.AddDays(8 - (now.Today.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)now.Today.DayOfWeek)),
        _ => false,
    };

    private Deliverable Ranking() => new("Ranked queue", string.Join('\n', queue.Ranked.Select((item, i) =>
        $"{i + 1}. {Word(item.Fate)}: {item.Name} ({(item.Must ? "must, " : "")}impact {item.Impact}, {When(item.When)}, {Wording.Lower(item.Effort.ToString())}). {Plan(item)}")));

    private string Plan(Item item) => item.Fate switch
    {
        Fate.Schedule when item.Must => $"Fixed date: {Wording.Day(Fixed(item))}.",
        Fate.Now or Fate.Schedule => queue.Done(Line, item, now) is { } day ? $"Done about {Wording.Day(day)} at this week's pace." : "Waits until somebody is free.",
        Fate.HandOver => "Goes to someone nearer to it or with room.",
        Fate.Clarify => "Waits for an owner who can say why.",
        _ => $"Not now; asked again after {Wording.Day(now.In(LookAgain))} if it still matters.",
    };

    private DateOnly Fixed(Item item) => now.In(item.When == Prioritize.When.Month ? LookAgain : Quarter);

    private Deliverable TradeOff() => new("Trade-off note", string.Join('\n', (IEnumerable<string>)(facts.Verdict == "ALL URGENT" ? PairNote() : OrderNote())));

    /// <summary>Neighbours in the ranking, one pair a line: the owner's answers settle the order.</summary>
    private IEnumerable<string> PairNote()
    {
        List<Item> pressing = [.. queue.Ranked.Where(i => i.IsPressing)];
        yield return "Hello,";
        yield return $"{pressing.Count} of {queue.Ranked.Count} requests are urgent, and this week {(facts.Capacity > 0 ? $"we have {Days(facts.Capacity)}" : "nobody is free")}. Which comes first is your call, two at a time. If only one of these two could be done this week, which?";
        foreach (var (a, b) in pressing.Zip(pressing.Skip(1))) yield return $"- “{a.Name}” or “{b.Name}”?{Moves(a, b)}";
        yield return $"Please answer by {Wording.Day(now.In(ReplyWithin))}. Until then we start with “{pressing[0].Name}”.";
    }

    private IEnumerable<string> OrderNote()
    {
        yield return "Hello,";
        yield return queue.Needed == 0
            ? "nothing on our list has to start at once."
            : $"this week {(facts.Capacity > 0 ? $"we have {Days(facts.Capacity)}" : "nobody is free")}, and the work for now needs {Days(queue.Needed)}.{(facts.Verdict == "OVER" ? " Not all of it fits." : "")}";
        if (Line.Count > 0) yield return "We do it in this order:";
        foreach (var (i, item) in Line.Index()) yield return $"{i + 1}. {item.Name}{(queue.Done(Line, item, now) is { } day ? $", done about {Wording.Day(day)}" : ", once somebody is free")}";
        if (Pair() is var (first, moved)) yield return $"{Moves(first, moved).Trim()}{Swap(first, moved)}";
        var waiting = queue.Ranked.Where(i => i.Fate > Fate.Schedule).ToList();
        if (waiting.Count > 0) yield return $"Not started now: {Names(waiting)}; those who asked hear from me.";
        yield return $"If you want {(Line.Count > 0 ? "another one first" : "one of them started")}, tell me by {Wording.Day(now.In(ReplyWithin))}; something else then moves.";
    }

    /// <summary>What goes first and the first one it pushes past the week; failing that, the two at the top.</summary>
    private (Item First, Item Moved)? Pair()
    {
        if (Line.Count < 2) return null;
        var hands = facts.Capacity;
        foreach (var item in Line)
        {
            hands -= item.Days;
            if (hands < 0 && item != Line[0]) return (Line[0], item);
        }
        return (Line[0], Line[1]);
    }

    private string Moves(Item first, Item moved) => queue.Done([first, moved], moved, now) is null
        ? $" With nobody free, doing “{first.Name}” leaves “{moved.Name}” without a date."
        : Line.Contains(first) && Line.Contains(moved)
            ? $" Doing “{first.Name}” moves “{moved.Name}” to {Wording.Day(queue.Done(Line, moved, now)!.Value)}."
            : $" Doing “{first.Name}” first moves “{moved.Name}” to {Wording.Day(queue.Done([first, moved], moved, now)!.Value)}.";

    private string Swap(Item first, Item moved)
    {
        if (first.Must || facts.Capacity <= 0) return "";
        Item[] swapped = [moved, .. Line.Where(i => i != moved)];
        return $" The other way round, “{first.Name}” is done about {Wording.Day(queue.Done(swapped, first, now)!.Value)}.";
    }

    private IEnumerable<Deliverable> Replies() => queue.Ranked
        .Where(i => i.Fate is Fate.Decline or Fate.Clarify)
        .Select(i => new Deliverable($"“Not now” for {Wording.Short(i.Name, 60)}", i.Fate == Fate.Clarify ? AskWhy(i) : NotNow(i)));

    private string AskWhy(Item item) =>
        $"Hello,\nthank you for asking for “{item.Name}”. Not now, because I could not find who owns it and what it is for. Who needs it, and what goes wrong without it? With an answer by {Wording.Day(now.In(AskAgain))} it joins the next ranking; without one I take it off the list.";

    private string NotNow(Item item) =>
        $"Hello,\nthank you for asking for “{item.Name}”. We will not do it now: it would change little, {(item.Effort == Effort.Weeks ? "it takes weeks" : "nothing hangs on it soon")}, and {(Line.Count > 0 ? $"“{Line[0].Name}” comes first" : "other work comes first")}. If something new makes it matter more, tell me what, and I look at it again; otherwise ask again after {Wording.Day(now.In(LookAgain))}.";

    private static string Names(IEnumerable<Item> items) => Wording.List([.. items.Select(i => $"“{i.Name}”")]);

    private static string Days(decimal days) => $"{days.ToString("0.##", CultureInfo.InvariantCulture)} person-{(days == 1 ? "day" : "days")}";

    private static string Word(Fate fate) => fate switch { Fate.Now => "NOW", Fate.Schedule => "SCHEDULE", Fate.HandOver => "HAND OVER", Fate.Clarify => "CLARIFY", _ => "DECLINE" };

    private static string When(When when) => when switch { Prioritize.When.Today => "today", Prioritize.When.Week => "this week", Prioritize.When.Month => "this month", _ => "later" };
}
