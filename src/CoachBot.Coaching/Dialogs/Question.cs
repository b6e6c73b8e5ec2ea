namespace CoachBot.Coaching.Dialogs;

/// <summary>One way to answer: the stored word, what a person reads, and how a reason quotes it.</summary>
/// <param name="Word">Stored; never rename.</param>
/// <param name="Label">What a button or list shows, at most 75 characters.</param>
/// <param name="Quote">Follows "You said …".</param>
/// <param name="Cues">Explicit words in an opening message that already give this answer.</param>
public sealed record Option(string Word, string Label, string Quote, params string[] Cues);

/// <summary>What became of an answer: a value to store, or what to say back because it could not be read.</summary>
public readonly record struct Heard(string? Value, string? Problem)
{
    public static Heard As(string value) => new(value, null);

    public static Heard Not(string problem) => new(null, problem);
}

/// <summary>One thing asked: a stable id, its wording, and how an answer is read. Also the key to that answer.</summary>
public abstract class Question(string id, string label, Func<Case, string> ask)
{
    /// <summary>Stored with answers; never rename or reuse.</summary>
    public string Id => id;

    /// <summary>A few words for a form field or a summary.</summary>
    public string Label => label;

    /// <summary>Why it matters; shown for "why".</summary>
    public string Why { get; init; } = "It is one of the facts the verdict rests on.";

    /// <summary>Whether this question applies, given what was said so far.</summary>
    public Func<Case, bool> AskedWhen { get; init; } = _ => true;

    /// <summary>Asked because two answers do not fit together; a dialog asks one of these at most.</summary>
    public bool Clarifies { get; init; }

    /// <summary>Seldom applies: a form shows it only when it already does, and it is asked after the form when it comes to apply.</summary>
    public bool Seldom { get; init; }

    /// <summary>What an answer to a clarifying question changes elsewhere: that question's new stored answer.</summary>
    public Func<string, (Question Of, string Stored)?> Revises { get; init; } = _ => null;

    /// <summary>Asked in a typed talk only; a form has another place for it.</summary>
    public bool TypedOnly { get; init; }

    /// <summary>Ids of answers that rest on this one and fall when it changes.</summary>
    public IReadOnlyList<string> Carries { get; init; } = [];

    /// <summary>True when the first message itself is the answer, shown for confirmation.</summary>
    public bool TakesOpening { get; init; }

    /// <summary>Whether not knowing the answer lowers the confidence.</summary>
    public virtual bool Weighs => !Clarifies;

    /// <summary>Whether a form insists on it. A typed dialog can always skip.</summary>
    public bool Required { get; init; }

    public virtual IReadOnlyList<Option> Options => [];

    public string Ask(Case so) => ask(so);

    /// <summary>Reads what a person typed, picked or pasted.</summary>
    public abstract Heard Read(string typed, Moment now);

    /// <summary>An answer given in passing by an opening message, as stored text, or null.</summary>
    public abstract string? Find(string opening, Moment now);

    /// <summary>A stored answer as a person reads it. Null when it no longer reads.</summary>
    public abstract string? Show(string stored);

    /// <summary>A stored answer as it follows "You said …".</summary>
    public virtual string? Quote(string stored) => Show(stored);

    /// <summary>What stands when nothing was said, as stored text.</summary>
    public virtual string? Default(Moment now) => null;

    /// <summary>What is assumed for "don't know", as stored text.</summary>
    public virtual string? Assumed(Moment now) => Default(now);

    /// <summary>Other answers worth trying to tell what would have changed a verdict.</summary>
    public virtual IEnumerable<string> Alternatives(Moment now) => Options.Select(o => o.Word);
}

/// <summary>A question whose answer reads as a <typeparamref name="T"/>.</summary>
public abstract class Question<T>(string id, string label, Func<Case, string> ask) : Question(id, label, ask)
{
    /// <summary>Reads stored text back; false when it no longer reads and must be asked again.</summary>
    public abstract bool TryParse(string stored, out T value);

    /// <summary>What stands for a question without default that nobody answered.</summary>
    public abstract T Nothing { get; }
}
