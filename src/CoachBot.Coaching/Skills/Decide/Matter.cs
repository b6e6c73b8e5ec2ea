namespace CoachBot.Coaching.Skills.Decide;

internal enum Undo { Easy, Costly, None }

internal enum Delay { None, Some, High }

internal enum Info { None, Find, Try, Unknowable }

internal enum Opts { Zero, One, Few, Many }

internal enum Mine { Yes, Advise, Unclear }

/// <summary>A missing fact and who gets it.</summary>
internal sealed record Fact(string What, string? Owner)
{
    public override string ToString() => Owner is null ? What : $"{What} ({Owner})";
}

/// <summary>What is to be decided, read from the answers.</summary>
internal sealed record Matter
{
    public required string Question { get; init; }

    public Undo Undo { get; init; }

    public Delay Delay { get; init; }

    public decimal Spent { get; init; }

    /// <summary>What is missing; none when no fact was named.</summary>
    public Info Info { get; init; }

    public bool FoundNothingToName { get; init; }

    public Opts Opts { get; init; }

    public Mine Mine { get; init; }

    public IReadOnlyList<Fact> Facts { get; init; } = [];

    public string? MustHave { get; init; }

    public DateOnly? SetDate { get; init; }

    /// <summary>What was said about it, in words that stand in a sentence; nothing assumed.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>Nobody settled whose call it is, and it is harmless to take it.</summary>
    public bool IsTaken => Mine == Mine.Unclear && Undo == Undo.Easy;
}
