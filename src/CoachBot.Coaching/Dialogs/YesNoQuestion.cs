using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Dialogs;

/// <summary>Yes or no.</summary>
/// <param name="ifYes">How a reason quotes a yes: follows "You said …".</param>
/// <param name="ifNo">How a reason quotes a no.</param>
public sealed class YesNoQuestion(string id, string label, Func<Case, string> ask, string ifYes, string ifNo) : Question<bool>(id, label, ask)
{
    private const string Yes = "yes", No = "no";

    public YesNoQuestion(string id, string label, string ask, string ifYes, string ifNo) : this(id, label, _ => ask, ifYes, ifNo) { }

    public bool? Usually { get; init; }

    public bool? IfUnknown { get; init; }

    /// <summary>Explicit words in an opening message that already say yes, or no.</summary>
    public string[] YesCues { get; init; } = [];

    public string[] NoCues { get; init; } = [];

    public override IReadOnlyList<Option> Options => [new(Yes, "Yes", ifYes), new(No, "No", ifNo)];

    public override bool Nothing => false;

    public override Heard Read(string typed, Moment now) => (YesNo.Read(typed), typed.Trim()) switch
    {
        (true, _) or (_, "1") => Heard.As(Yes),
        (false, _) or (_, "2") => Heard.As(No),
        _ => Heard.Not("Yes or no is enough here, or “don't know”."),
    };

    public override string? Find(string opening, Moment now) =>
        YesCues.Any(c => Cue.In(opening, c)) ? Yes : NoCues.Any(c => Cue.In(opening, c)) ? No : null;

    public override string? Show(string stored) => stored switch { Yes => "Yes", No => "No", _ => null };

    public override string? Quote(string stored) => stored switch { Yes => ifYes, No => ifNo, _ => null };

    public override string? Default(Moment now) => Word(Usually);

    public override string? Assumed(Moment now) => Word(IfUnknown ?? Usually);

    public override bool TryParse(string stored, out bool value)
    {
        value = stored == Yes;
        return stored is Yes or No;
    }

    private static string? Word(bool? value) => value switch { true => Yes, false => No, _ => null };
}
