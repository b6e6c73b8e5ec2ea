namespace CoachBot.Coaching.Dialogs;

/// <summary>One of a few named answers, understood by number, by word and by near-miss spelling.</summary>
public sealed class ChoiceQuestion<T>(string id, string label, Func<Case, string> ask, params (T Value, Option Option)[] choices)
    : Question<T>(id, label, ask)
    where T : struct, Enum
{
    private readonly Option[] _options = [.. choices.Select(c => c.Option)];

    public ChoiceQuestion(string id, string label, string ask, params (T Value, Option Option)[] choices)
        : this(id, label, _ => ask, choices) { }

    /// <summary>What stands when nothing is said.</summary>
    public T? Usually { get; init; }

    /// <summary>What is assumed for "don't know", when that differs from <see cref="Usually"/>.</summary>
    public T? IfUnknown { get; init; }

    public override IReadOnlyList<Option> Options => _options;

    public override T Nothing => default;

    public override Heard Read(string typed, Moment now) => Pick.From(typed, _options) is { } option
        ? Heard.As(option.Word)
        : Heard.Not(Pick.Sorry(typed, _options));

    public override string? Find(string opening, Moment now) =>
        _options.FirstOrDefault(o => o.Cues.Any(cue => Cue.In(opening, cue)))?.Word;

    public override string? Show(string stored) => Option(stored)?.Label;

    public override string? Quote(string stored) => Option(stored)?.Quote;

    public override string? Default(Moment now) => Usually is { } usually ? Word(usually) : null;

    public override string? Assumed(Moment now) => (IfUnknown ?? Usually) is { } assumed ? Word(assumed) : null;

    public override bool TryParse(string stored, out T value)
    {
        var index = Array.FindIndex(_options, o => o.Word == stored);
        value = index < 0 ? default : choices[index].Value;
        return index >= 0;
    }

    private Option? Option(string stored) => _options.FirstOrDefault(o => o.Word == stored);

    private string Word(T value) => choices.First(c => c.Value.Equals(value)).Option.Word;
}
