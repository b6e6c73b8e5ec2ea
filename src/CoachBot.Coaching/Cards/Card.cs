using System.Text.Json.Serialization;

namespace CoachBot.Coaching.Cards;

/// <summary>What to show, in no channel's dialect. All text is plain: a channel escapes it and never reads markup in it.</summary>
public sealed record Card(IReadOnlyList<Block> Blocks)
{
    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>Set when fields are to be filled in and sent together.</summary>
    public Form? Form { get; init; }

    /// <summary>An unasked-for card: how to stop is shown with it.</summary>
    public bool Proactive { get; init; }

    /// <summary>A few sentences with nothing to press.</summary>
    public static Card Say(string text, params Button[] buttons) => new([new Paragraph(text)]) { Buttons = buttons };
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Paragraph), "text")]
[JsonDerivedType(typeof(Quote), "quote")]
[JsonDerivedType(typeof(Bullets), "bullets")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Copyable), "copy")]
[JsonDerivedType(typeof(Note), "note")]
[JsonDerivedType(typeof(Chart), "chart")]
[JsonDerivedType(typeof(Spoken), "spoken")]
public abstract record Block;

/// <param name="Tag">A short label beside the heading, such as a verdict word.</param>
public sealed record Heading(string Text, string? Tag = null) : Block;

public sealed record Paragraph(string Text) : Block;

/// <summary>Somebody's own words.</summary>
public sealed record Quote(string Text) : Block;

public sealed record Bullets(string? Title, IReadOnlyList<string> Items, bool Numbered = false) : Block;

public sealed record Facts(IReadOnlyList<Fact> Items) : Block;

public sealed record Fact(string Name, string Value);

/// <summary>What the person said, in channels that keep their own transcript.</summary>
public sealed record Spoken(string Text) : Block;

/// <summary>Text to take away as it stands, line breaks and all.</summary>
public sealed record Copyable(string Title, string Text) : Block;

/// <summary>A small line beneath the rest.</summary>
public sealed record Note(string Text) : Block;

/// <summary>Numbers over labels as a picture; <paramref name="InWords"/> always says the same in words.</summary>
public sealed record Chart(string Title, ChartKind Kind, IReadOnlyList<string> Labels, IReadOnlyList<Series> Series, string InWords) : Block;

public sealed record Series(string Name, IReadOnlyList<double> Values);

[JsonConverter(typeof(JsonStringEnumConverter<ChartKind>))]
public enum ChartKind
{
    Bars,
    Line,
}

[JsonConverter(typeof(JsonStringEnumConverter<ButtonStyle>))]
public enum ButtonStyle
{
    Plain,
    Primary,
    Danger,
}

/// <param name="Label">At most 75 characters.</param>
public sealed record Button(string Label, Act Act, ButtonStyle Style = ButtonStyle.Plain);
