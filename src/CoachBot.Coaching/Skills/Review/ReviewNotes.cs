using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Review;

/// <summary>Writes the ranked list, three actions and what else a review looks at.</summary>
internal sealed class ReviewNotes(Moment now, IReadOnlyList<Service> ranked, IReadOnlyDictionary<string, string> verdicts)
{
    private const int Actions = 3, ActWithin = 5, AskAfter = 20;
    private static readonly int[] s_by = [5, 10, 15];

    private static readonly string[] s_also =
    [
        "Who performs: does each service have one named owner, and a second who could step in?",
        "Portfolio: which two services do nearly the same, and which one is missing?",
        "Customers: who uses each, and when did you last ask them?",
        "Behaviours: how do people find us when they use it, and would we say so in our vision?",
    ];

    public Advice Advice() => new()
    {
        Headline = ranked is [var first, ..] ? $"I'd lean towards {verdicts[Word(first.Fate)]} “{first.Name}”{(ranked.Count > 1 ? " first" : "")}." : "I'd lean towards listing the services first; then I can rank them.",
        Notes = [.. Notes()],
        Steps = [.. ThreeActions()],
        Deliverables = ranked.Count == 0 ? [] : [List(), .. Announcement(ranked[0])],
        Next = ranked.Count == 0
            ? new("List up to ten services people ask you for, one a line, and come back with them.", now.In(ActWithin))
            : new(Undated().First(), now.In(ActWithin)),
        FollowUp = new("Which of the three actions has happened, and who noticed?", now.In(AskAfter)),
        Offers = ranked.Any(s => s.RevisitsVision) ? [new("vision", "Something valuable does not fit your vision; one of the two wants another look.")] : [],
        About = Wording.Short(Wording.List([.. ranked.Select(s => s.Name)]), 160),
    };

    public static string Verb(Fate fate) => fate.ToString().ToLowerInvariant();

    private static string Word(Fate fate) => fate.ToString().ToUpperInvariant();

    private IEnumerable<string> Notes()
    {
        if (ranked.Where(s => s.RevisitsVision).Select(s => $"“{s.Name}”").ToList() is { Count: > 0 } off)
            yield return $"Revisit vision: {Wording.List(off)} {(off.Count == 1 ? "is" : "are")} worth having and {(off.Count == 1 ? "does" : "do")} not fit it, so one of the two is wrong.";
        if (ranked.Any(s => s.Said.Said == 0)) yield return "What you did not rate counts as value 3, steady, happiness 3, stable, fitting.";
        if (ranked.Any(s => s.Fate == Fate.Retire)) yield return "Before you retire anything, ask its last users what they would do instead.";
    }

    /// <summary>One per service that asks for something; what a review also looks at fills up to three.</summary>
    private IEnumerable<string> Undated() => ranked.Count == 0 ? [] : ranked.Where(s => s.Fate != Fate.Keep).Select(Action).Concat(s_also.Select(Also)).Take(Actions);

    private IEnumerable<string> ThreeActions() => Undated().Select((action, i) => $"{action} By {Wording.Day(now.In(s_by[i]))}.");

    private static string Action(Service service) => service.Fate switch
    {
        Fate.Improve => service.Happy <= 2
            ? $"Ask three users of “{service.Name}” what hurts most, and mend that one thing."
            : $"Find what let the last incidents of “{service.Name}” happen, and remove one cause.",
        Fate.Retire => $"Announce an end date for “{service.Name}”, with what people use instead.",
        Fate.Simplify => $"Take one option, report or exception out of “{service.Name}”.",
        Fate.Promote => $"Show “{service.Name}” to one team that does not use it yet.",
        _ => $"Leave “{service.Name}” as it is.",
    };

    private static string Also(string prompt) => $"Answer in one line: {prompt}";

    private Deliverable List() => new("Service review", string.Join('\n',
    [
        $"Services, looked at on {Wording.Day(now.Today)}",
        .. ranked.Select((s, i) => $"{i + 1}. {Word(s.Fate)}: {s.Name} (value {s.Value}, use {s.Use.ToString().ToLowerInvariant()}, happy {s.Happy}, {(s.Stable == Stable.Yes ? "stable" : "not stable")}, {Fits(s.Fit)}){(s.RevisitsVision ? ". Revisit vision" : "")}"),
        "Three actions:",
        .. ThreeActions().Select(a => $"- {a}"),
        "Also review:",
        .. s_also.Select(a => $"- {a}"),
    ]));

    private IEnumerable<Deliverable> Announcement(Service first)
    {
        if (first.Fate == Fate.Retire)
            yield return new("Note to its users", $"Hello,\nwe would like to end “{first.Name}” on {Wording.Day(now.In(40))}: hardly anyone needs it any more, and the hours help you more elsewhere. If you rely on it, tell me by {Wording.Day(now.In(10))} what for, and we find what replaces it before anything is switched off.");
        if (first.Fate == Fate.Improve)
            yield return new("Note to its users", $"Hello,\n“{first.Name}” matters to your work and does not run as it should. We mend one thing first, and you choose it: what costs you most time? One line by {Wording.Day(now.In(ActWithin))} is enough. On {Wording.Day(now.In(10))} I tell you what we do about it.");
        if (first.Fate == Fate.Promote)
            yield return new("Note to a team that does not use it", $"Hello,\n“{first.Name}” already helps people here, and you may not know it. I can show it to you in ten minutes by {Wording.Day(now.In(10))}, on your own example. Which piece of work shall I bring?");
    }

    private static string Fits(Fit fit) => fit switch { Fit.Yes => "fits", Fit.Partly => "partly fits", _ => "does not fit" };
}

/// <summary>Reasons that rest on a service's rating, and say so when it was assumed.</summary>
internal static class Reasons
{
    public static string Reason(this Service service, string rated, string so) =>
        $"{(service.Said.Said == 0 ? "I took it that" : "You said")} “{service.Name}” {rated}, so {so}.";
}
