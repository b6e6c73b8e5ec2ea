using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CoachBot.Coaching.Dialogs;

/// <summary>A skill under way: what was said and what is asked next. Immutable.</summary>
public sealed record Dialog
{
    public required string Id { get; init; }

    public required string Skill { get; init; }

    public required DateOnly Started { get; init; }

    public Answers Answers { get; init; } = Answers.None;

    /// <summary>The first message, as typed.</summary>
    public string Opening { get; init; } = "";

    /// <summary>Shown as one form; otherwise one question at a time.</summary>
    public bool AsForm { get; init; }

    /// <summary>Ids of answers taken from the opening message that the person has not confirmed yet.</summary>
    public ImmutableList<string> Unconfirmed { get; init; } = [];

    /// <summary>Ids of answered questions, oldest first: the way "back" goes.</summary>
    public ImmutableList<string> Trail { get; init; } = [];

    /// <summary>Rows given one message at a time for the open question, until "done".</summary>
    public ImmutableList<string> Gathered { get; init; } = [];

    /// <summary>The question a person chose to answer anew.</summary>
    public string? Editing { get; init; }

    /// <summary>It has had its outcome.</summary>
    public bool Finished { get; init; }

    /// <summary>It had its outcome before and an answer has changed since.</summary>
    public bool Revised { get; init; }

    /// <summary>Answers a language model read out of the first message. They count only once the person takes them.</summary>
    public Proposal? Proposed { get; init; }

    /// <summary>Ids of answers the person took from a proposal.</summary>
    public ImmutableList<string> Taken { get; init; } = [];

    /// <summary>The outcome's texts in a model's wording; dropped when an answer changes.</summary>
    public Worded? Worded { get; init; }

    /// <summary>Where the talk stands: anything answered, taken back or confirmed gives another.</summary>
    [JsonIgnore]
    public string Stamp => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Trail.Count}.{Unconfirmed.Count}.{Answers.Values.Count}.{Gathered.Count}.{Editing}");

    /// <summary>What is proposed for the talk as it stands now.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, string> Proposals => Proposed is { } p && p.Stamp == Stamp && !Finished ? p.Values : ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Opens a skill with what the first message already says.</summary>
    public static Dialog Open(string id, Skill skill, string opening, Moment now, bool asForm)
    {
        var found = skill.Questions
            .Select(q => (Question: q, Value: opening.Length > 0 ? q.Find(opening, now) : null))
            .Where(f => f.Value is not null)
            .ToList();
        return new()
        {
            Id = id,
            Skill = skill.Id,
            Started = now.Today,
            Opening = opening,
            AsForm = asForm,
            Answers = found.Aggregate(Answers.None, (answers, f) => answers.With(f.Question, f.Value!)),
            Unconfirmed = [.. found.Select(f => f.Question.Id)],
            Trail = [.. found.Select(f => f.Question.Id)],
        };
    }

    /// <summary>The question open now, or null when all that applies is answered.</summary>
    public Question? Next(Skill skill, Case so)
    {
        if (Editing is { } id && skill.Questions.FirstOrDefault(q => q.Id == id) is { } edited) return edited;
        var clarified = skill.Questions.Any(q => q.Clarifies && so.Answers[q] is not null);
        return skill.Questions.FirstOrDefault(q => !(q.Clarifies && clarified) && !so.IsAnswered(q) && q.AskedWhen(so));
    }

    public Dialog Answer(Question question, string stored)
    {
        var answers = Answers.With(question, stored);
        if (question.Revises(stored) is { } revision) answers = answers.With(revision.Of, revision.Stored);
        if (Answers[question] != stored) answers = new(answers.Values.RemoveRange(question.Carries));
        return this with
        {
            Answers = answers,
            Trail = Trail.Remove(question.Id).RemoveAll(id => !answers.Values.ContainsKey(id)).Add(question.Id),
            Unconfirmed = Unconfirmed.Remove(question.Id),
            Editing = null,
            Gathered = [],
            Revised = Revised || Finished,
            Finished = false,
        };
    }

    /// <summary>Takes the last answer back; the same dialog when there is none.</summary>
    public Dialog Back(Skill skill)
    {
        if (Editing is not null) return this with { Editing = null };
        var last = skill.Questions.FirstOrDefault(q => q.Id == (Trail.IsEmpty ? null : Trail[^1]));
        return last is null ? this : this with { Answers = Answers.Without(last), Trail = Trail.RemoveAt(Trail.Count - 1), Unconfirmed = [], Finished = false };
    }
}

/// <param name="Stamp">The <see cref="Dialog.Stamp"/> it was made for.</param>
/// <param name="Values">Question id → stored answer.</param>
public sealed record Proposal(string Stamp, ImmutableSortedDictionary<string, string> Values, string Prompt);

/// <param name="Texts">A deliverable's title → its text.</param>
/// <param name="Prompt">The prompt's name and version, shown for "why".</param>
public sealed record Worded(ImmutableSortedDictionary<string, string> Texts, string Prompt);
