using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Dialogs;

/// <summary>Free text, kept as the person wrote it, cleaned of control characters, at most <see cref="Most"/> characters.</summary>
public class TextQuestion(string id, string label, Func<Case, string> ask) : Question<string>(id, label, ask)
{
    public TextQuestion(string id, string label, string ask) : this(id, label, _ => ask) { }

    public const int Most = 2000;

    public override bool Weighs => false;

    /// <summary>Finds the answer inside the first message; without it, or when it finds nothing, the whole message is taken.</summary>
    public Func<string, string?> Extract { get; init; } = _ => null;

    /// <summary>The answer is a line that names something, so an opening that tells a story is not taken for it.</summary>
    public bool IsName { get; init; }

    public override string Nothing => "";

    public override Heard Read(string typed, Moment now)
    {
        var clean = Plain.Clean(typed, Most);
        return clean.Length == 0
            ? Heard.Not("That came through empty. A few words are enough, or say “skip”.")
            : Heard.As(clean);
    }

    public override string? Find(string opening, Moment now) =>
        TakesOpening && Plain.Clean(Extract(opening) ?? (IsName && Stories.Tells(opening) ? "" : opening), Most) is { Length: > 0 } found ? found : null;

    public override string? Show(string stored) => stored;

    public override bool TryParse(string stored, out string value)
    {
        value = stored;
        return true;
    }
}

/// <summary>Someone's name: a label in this talk only. Where no name is found, <see cref="TextQuestion.Extract"/> may find a role or a group.</summary>
public sealed class PersonQuestion(string id, string label, Func<Case, string> ask) : TextQuestion(id, label, ask)
{
    public PersonQuestion(string id, string label, string ask) : this(id, label, _ => ask) { }

    private const int MostName = 60;

    public override Heard Read(string typed, Moment now)
    {
        var heard = base.Read(typed, now);
        if (heard.Value is not { } value) return heard;
        var name = Names.FindPerson(value) is { } found && value.Length > MostName ? found : value.ReplaceLineEndings(" ");
        return name.Length <= MostName
            ? Heard.As(Capitalised(name.TrimEnd('.', ',', '!')))
            : Heard.Not("A name or a role is enough here, or “skip”.");
    }

    public override string? Find(string opening, Moment now) => Names.FindPerson(opening) ?? Extract(opening);

    /// <summary>A name typed in small letters is still a name; a role or a phrase stays as it is.</summary>
    private static string Capitalised(string name) => name.Contains(' ') || Names.FindPerson($"give it to {Wording.Upper(name)}") is null ? name : Wording.Upper(name);
}
