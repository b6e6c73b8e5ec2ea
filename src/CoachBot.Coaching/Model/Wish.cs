using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Model;

/// <summary>What a language model, where there is one, may do after the answer has gone out. It is about the last card of that answer.</summary>
/// <remarks>Nothing waits for it, and losing one loses nothing but wording.</remarks>
public abstract record Wish
{
    private Wish() { }

    /// <summary>The talk or session it belongs to.</summary>
    public abstract string Of { get; }

    /// <summary>Read further answers out of the first message, to be confirmed.</summary>
    /// <param name="Stamp">Where the talk stood: an answer given meanwhile voids the wish.</param>
    public sealed record Answers(string Talk, string Stamp) : Wish
    {
        public override string Of => Talk;
    }

    /// <summary>Say which skill unsure words need.</summary>
    public sealed record Need(string Words) : Wish
    {
        public override string Of => "need";
    }

    /// <summary>Word what was written for the person as they would.</summary>
    public sealed record Wording(string Talk, IReadOnlyList<Deliverable> Plain) : Wish
    {
        public override string Of => Talk;
    }

    /// <summary>Word the next line of a conversation about an outcome, or of a practice.</summary>
    public sealed record Line(string Session, int Step) : Wish
    {
        public override string Of => Session;
    }
}

/// <summary>Why a model gave nothing to use.</summary>
public enum Trouble
{
    Unreachable,
    Slow,
    Busy,
    Refused,
    Garbled,

    /// <summary>The person's tokens of the day are used up.</summary>
    Spent,
}

/// <summary>The model that is configured, as far as a person is told.</summary>
public sealed record ModelInfo(string Name, int DailyTokens, bool MasksNames);

/// <summary>A person's own say over the model, and what it has cost today.</summary>
public sealed record ModelUse
{
    public bool Off { get; init; }

    public DateOnly? Day { get; init; }

    public int Tokens { get; init; }

    /// <summary>What the last honest line about trouble belonged to, so that it is said once.</summary>
    public string? Told { get; init; }

    public int SpentOn(DateOnly day) => Day == day ? Tokens : 0;

    public ModelUse Spend(DateOnly day, int tokens) => this with { Day = day, Tokens = SpentOn(day) + Math.Max(tokens, 0) };
}
