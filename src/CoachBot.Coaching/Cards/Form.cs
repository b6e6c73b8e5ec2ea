using System.Text.Json.Serialization;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Cards;

/// <summary>Fields sent together.</summary>
/// <param name="Title">At most 24 characters.</param>
public sealed record Form(string Title, IReadOnlyList<Field> Fields, Act Send, string SendLabel);

[JsonConverter(typeof(JsonStringEnumConverter<FieldKind>))]
public enum FieldKind
{
    Line,
    Text,
    Choice,
    Number,
    Date,

    /// <summary>Rows of <see cref="Field.Columns"/>; the value is one row a line, cells parted by tabs.</summary>
    Rows,
}

/// <summary>One field: always with a label, and an error beside it when its answer could not be read.</summary>
public sealed record Field(string Id, string Label, FieldKind Kind)
{
    public bool Required { get; init; }

    public string? Value { get; init; }

    public string? Hint { get; init; }

    public string? Error { get; init; }

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public IReadOnlyList<Field> Columns { get; init; } = [];

    /// <summary>Rows at most.</summary>
    public int Most { get; init; }

    /// <summary>Lowest and highest number accepted.</summary>
    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    /// <summary>The label as every channel writes it, for readers that do not announce required fields.</summary>
    [JsonIgnore]
    public string FullLabel => Required ? $"{Label} (required)" : Label;

    /// <summary>How a question is filled in.</summary>
    public static Field For(Question question, Case so, string? error = null, string? typed = null)
    {
        var stored = so.Answers[question] ?? question.Default(so.Now);
        return new(question.Id, question.Ask(so), question switch
        {
            GridQuestion => FieldKind.Rows,
            DateQuestion => FieldKind.Date,
            NumberQuestion => FieldKind.Number,
            { Options.Count: > 0 } => FieldKind.Choice,
            PersonQuestion => FieldKind.Line,
            _ => FieldKind.Text,
        })
        {
            Required = question.Required,
            Value = typed ?? stored,
            Error = error,
            Hint = question.Why,
            Choices = [.. question.Options.Select(o => new Choice(o.Word, o.Label)), .. Unsure(question)],
            Columns = question is GridQuestion grid ? [.. grid.Columns.Select(c => For(c, so with { Answers = Answers.None }) with { Label = c.Label, Hint = null })] : [],
            Most = (question as GridQuestion)?.Most ?? 0,
            Min = (question as NumberQuestion)?.Least,
            Max = (question as NumberQuestion)?.Most,
        };
    }

    private static IEnumerable<Choice> Unsure(Question question) =>
        question.Options.Count > 0 && question.Weighs ? [new Choice(Answers.Unknown, "Don't know")] : [];
}

public sealed record Choice(string Word, string Label);
