using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CoachBot.Coaching.Model;

[JsonConverter(typeof(JsonStringEnumConverter<SessionKind>))]
public enum SessionKind
{
    /// <summary>Talking about an outcome.</summary>
    Reflect,

    /// <summary>Rehearsing a difficult conversation.</summary>
    Practise,
}

/// <summary>A free conversation under way. Kept while it lasts and dropped when it ends.</summary>
/// <param name="About">The finished talk it is about, or the persona rehearsed with.</param>
public sealed record Session(string Id, SessionKind Kind, string About)
{
    /// <summary>Lines kept at most; older ones fall away.</summary>
    private const int MostLines = 24;

    public ImmutableList<SessionLine> Lines { get; init; } = [];

    /// <summary>How many lines the person has said.</summary>
    public int Step { get; init; }

    public Session Add(string said, string answered) => this with
    {
        Step = Step + 1,
        Lines = [.. Lines.Add(new(true, said)).Add(new(false, answered)).TakeLast(MostLines)],
    };

    /// <summary>The same with its last answer worded otherwise.</summary>
    public Session Reword(string answered) => Lines.IsEmpty ? this : this with { Lines = Lines.SetItem(Lines.Count - 1, new(false, answered)) };
}

/// <param name="Theirs">Said by the person; otherwise by the coach, or by whom the coach plays.</param>
public sealed record SessionLine(bool Theirs, string Text);
