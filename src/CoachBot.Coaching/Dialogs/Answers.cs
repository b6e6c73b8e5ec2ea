using System.Collections.Immutable;

namespace CoachBot.Coaching.Dialogs;

/// <summary>
/// What was said so far: question id to the answer's stored text, read back through its question.
/// <see cref="Unknown"/> stands for "don't know".
/// </summary>
public sealed record Answers(ImmutableSortedDictionary<string, string> Values)
{
    public const string Unknown = "?";

    public static Answers None { get; } = new(ImmutableSortedDictionary<string, string>.Empty);

    public string? this[Question question] => Values.GetValueOrDefault(question.Id);

    public Answers With(Question question, string stored) => new(Values.SetItem(question.Id, stored));

    public Answers Without(Question question) => new(Values.Remove(question.Id));
}
