using System.Collections.Immutable;

namespace CoachBot.Coaching.Dialogs;

/// <summary>An earlier outcome of the same person, as far as a rule may look at it.</summary>
/// <param name="Subject">The person or thing it was about: a label, never a profile.</param>
/// <param name="Kept">How the follow-up was answered (done, partly, not yet, changed), or null while open.</param>
public sealed record Past(string Skill, string Verdict, string? Subject, DateOnly On, string? Kept, DateOnly? EndsOn)
{
    /// <summary>What it was about, in a few of the person's own words.</summary>
    public string About { get; init; } = "";

    /// <summary>The numbers that talk kept for the next one.</summary>
    public IReadOnlyDictionary<string, decimal> Figures { get; init; } = ImmutableSortedDictionary<string, decimal>.Empty;
}

/// <summary>What users said of IT in one quarter, added up: never one person's answer.</summary>
/// <param name="Quarter">Such as "2026 Q4".</param>
/// <param name="Answers">How many answers it rests on; five at least.</param>
/// <param name="Shares">Dimension id → 0 to 100.</param>
public sealed record PulseReading(string Quarter, DateOnly On, int Answers, IReadOnlyDictionary<string, decimal> Shares)
{
    /// <summary>Below this many answers nothing is shown, and figures move only in steps of this many.</summary>
    public const int Step = 5;
}

/// <summary>What a rule looks at: the answers, the day, the opening words and what went before.</summary>
public sealed record Case(Answers Answers, Moment Now, string Opening = "")
{
    public IReadOnlyList<Past> Past { get; init; } = [];

    /// <summary>What users last said of IT, without names; null while too few have answered.</summary>
    public PulseReading? Pulse { get; init; }

    /// <summary>The answer, or its assumption when unknown, or its default when unsaid.</summary>
    public T To<T>(Question<T> question) =>
        Stored(question) is { } stored && question.TryParse(stored, out var value) ? value : question.Nothing;

    public bool IsUnknown(Question question) => Answers[question] == Answers.Unknown;

    public bool IsAnswered(Question question) => Answers[question] is { } stored && (stored == Answers.Unknown || question.Show(stored) is not null);

    /// <summary>Answered with something, not merely skipped.</summary>
    public bool IsGiven(Question question) => IsAnswered(question) && !IsUnknown(question);

    /// <summary>The answer as a person reads it, or null when nothing was said.</summary>
    public string? Shown(Question question) => IsGiven(question) ? question.Show(Answers[question]!) : null;

    /// <summary>One reason that rests on one answer and shows it.</summary>
    public string Because(Question question, string so)
    {
        var quote = Stored(question) is { } stored ? question.Quote(stored) : null;
        return (quote, IsUnknown(question), IsAnswered(question)) switch
        {
            (null, _, _) => $"You left open “{question.Label}”, so {so}.",
            (_, true, _) => $"You were not sure about “{question.Label}”; I assumed {quote}, so {so}.",
            (_, _, true) => $"You said {quote}, so {so}.",
            _ => $"I took it that {quote}, so {so}.",
        };
    }

    /// <summary>Whether the first message says one of these phrases, as whole words.</summary>
    public bool Mentions(params string[] phrases) => phrases.Any(p => Cue.In(Opening, p));

    private string? Stored(Question question) => Answers[question] switch
    {
        null => question.Default(Now),
        Answers.Unknown => question.Assumed(Now),
        var stored => question.Show(stored) is null ? question.Default(Now) : stored,
    };
}
