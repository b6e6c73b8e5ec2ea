namespace CoachBot.Coaching.Dialogs;

/// <summary>One named row of a decision table. Rows are read in order; the first that applies gives the verdict.</summary>
/// <param name="Id">Shown to people who ask why; unique within a skill.</param>
/// <param name="Verdict">One of the skill's verdict words.</param>
/// <param name="Reasons">Two to four sentences, each resting on an answer.</param>
public sealed record Rule(string Id, Func<Case, bool> When, string Verdict, Func<Case, IEnumerable<string>> Reasons);

/// <summary>A row read after the table has spoken: under a condition it replaces the verdict.</summary>
/// <param name="Because">The sentence put before the table's reasons.</param>
public sealed record Afterwards(string Id, Func<Case, Rule, string, bool> When, Func<Case, string> Verdict, Func<Case, string> Because);

public enum Confidence
{
    High,
    Medium,
    Low,
}

/// <summary>What the table says about a case.</summary>
/// <param name="Row">The id of the row that had the last word.</param>
/// <param name="Unknowns">Questions answered "don't know", in the order the rules look at them.</param>
public sealed record Ruling(string Verdict, string Row, IReadOnlyList<string> Reasons, IReadOnlyList<Question> Unknowns)
{
    public Confidence Confidence => Unknowns.Count switch { 0 => Confidence.High, <= 2 => Confidence.Medium, _ => Confidence.Low };
}
