using System.Collections.Immutable;
using CoachBot.Coaching.Cards;

namespace CoachBot.Coaching.Dialogs;

/// <summary>Something dated: the next action, or the question asked later.</summary>
public sealed record Dated(string Text, DateOnly On);

/// <summary>Something usable as it stands: a brief, a record, a reply.</summary>
public sealed record Deliverable(string Title, string Text);

/// <summary>Another skill that may help now, or later.</summary>
/// <param name="After">Working days before it is worth offering, which is then done when they say what became of it; 0 = now.</param>
public sealed record Offer(string Skill, string Why, int After = 0)
{
    /// <summary>It is about the very same matter, which goes along as the opening words.</summary>
    public bool Carries { get; init; }
}

/// <summary>What a skill makes of a ruling: everything on the card but verdict, reasons and confidence.</summary>
public sealed record Advice
{
    /// <summary>One sentence that advises and does not order, such as "I'd lean towards handing it over".</summary>
    public required string Headline { get; init; }

    /// <summary>What to mind besides the verdict; each from an edge of the skill.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<string> Steps { get; init; } = [];

    public IReadOnlyList<Deliverable> Deliverables { get; init; } = [];

    public required Dated Next { get; init; }

    /// <summary>Null when nothing is to be asked later.</summary>
    public Dated? FollowUp { get; init; }

    /// <summary>Pictures beside the verdict; each says the same in words.</summary>
    public IReadOnlyList<Chart> Charts { get; init; } = [];

    /// <summary>Numbers the next talk of this skill compares with, by a name of the skill's own.</summary>
    public IReadOnlyDictionary<string, decimal> Figures { get; init; } = ImmutableSortedDictionary<string, decimal>.Empty;

    public IReadOnlyList<Offer> Offers { get; init; } = [];

    /// <summary>A second finding beside the verdict, such as a problem flag: OPEN, WATCH or NO.</summary>
    public string? Problem { get; init; }

    /// <summary>What it was about, in a few of the person's own words.</summary>
    public string About { get; init; } = "";

    /// <summary>Whom or what it was about: a label for the loop guard and load warnings.</summary>
    public string? Subject { get; init; }

    /// <summary>When a time box or trial ends, so that the next talk about it knows.</summary>
    public DateOnly? EndsOn { get; init; }
}

/// <summary>How a talk ended: verdict, reasons, something usable, one next action and when to look again.</summary>
public sealed record Outcome(
    string Id,
    string Skill,
    string Title,
    string Verdict,
    string Row,
    Confidence Confidence,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> WouldChange,
    Advice Advice,
    DateOnly On,
    bool Revised = false);
