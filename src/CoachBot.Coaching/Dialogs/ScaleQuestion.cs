using System.Globalization;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Dialogs;

/// <summary>One to five.</summary>
/// <param name="low">What 1 means.</param>
/// <param name="high">What 5 means.</param>
/// <param name="quote">What is rated; follows "You said …" as "harm if it fails is 4 of 5".</param>
public sealed class ScaleQuestion(string id, string label, Func<Case, string> ask, string low, string high, string quote) : Question<int>(id, label, ask)
{
    public ScaleQuestion(string id, string label, string ask, string low, string high, string quote) : this(id, label, _ => ask, low, high, quote) { }

    private readonly Option[] _options =
    [
        new("1", $"1: {low}", $"{quote} is 1 of 5"),
        new("2", "2", $"{quote} is 2 of 5"),
        new("3", "3: in between", $"{quote} is 3 of 5"),
        new("4", "4", $"{quote} is 4 of 5"),
        new("5", $"5: {high}", $"{quote} is 5 of 5"),
    ];

    public int? Usually { get; init; }

    public override IReadOnlyList<Option> Options => _options;

    public override int Nothing => 3;

    public override Heard Read(string typed, Moment now)
    {
        if (Numbers.Read(typed) is { } number)
            return number is >= 1 and <= 5 && number == decimal.Truncate(number)
                ? Heard.As(((int)number).ToString(CultureInfo.InvariantCulture))
                : Heard.Not("This goes from 1 to 5, whole numbers.");
        return Pick.From(typed, _options) is { } option ? Heard.As(option.Word) : Heard.Not("A number from 1 to 5 is enough here, or “don't know”.");
    }

    public override string? Find(string opening, Moment now) => null;

    public override string? Show(string stored) => TryParse(stored, out var value) ? $"{value} of 5" : null;

    public override string? Quote(string stored) => TryParse(stored, out var value) ? _options[value - 1].Quote : null;

    public override string? Default(Moment now) => Usually?.ToString(CultureInfo.InvariantCulture);

    public override bool TryParse(string stored, out int value) =>
        int.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value is >= 1 and <= 5;
}

/// <summary>The three bands of a one-to-five rating that the rules add up: 1-2 → 0, 3 → 1, 4-5 → 2.</summary>
public static class Band
{
    public static int Of(int rating) => rating switch { <= 2 => 0, 3 => 1, _ => 2 };
}
