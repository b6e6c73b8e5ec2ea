namespace CoachBot.Coaching.Skills.Prioritize;

internal enum When { Today, Week, Month, Later }

internal enum Effort { Hours, Days, Weeks }

internal enum Mark { Yes, No }

/// <summary>What was said about one item; null is unsaid and stands for the default.</summary>
internal sealed record Rating(int? Impact = null, When? When = null, Effort? Effort = null, Mark? Must = null, Mark? Purpose = null)
{
    /// <summary>What stands for whatever is unsaid.</summary>
    public static readonly Rating Usual = new(3, Prioritize.When.Month, Prioritize.Effort.Days, Mark.No, Mark.Yes);

    public int Said => (Impact is null ? 0 : 1) + (When is null ? 0 : 1) + (Effort is null ? 0 : 1) + (Must is null ? 0 : 1) + (Purpose is null ? 0 : 1);

    public Rating Or(Rating other) => new(Impact ?? other.Impact, When ?? other.When, Effort ?? other.Effort, Must ?? other.Must, Purpose ?? other.Purpose);

    /// <summary>Two ratings of the same thing: the more pressing one stands, and the larger effort.</summary>
    public Rating Merge(Rating twin) => new(
        Highest(Impact, twin.Impact),
        When is { } a && twin.When is { } b ? (When)Math.Min((int)a, (int)b) : When ?? twin.When,
        Effort is { } c && twin.Effort is { } d ? (Effort)Math.Max((int)c, (int)d) : Effort ?? twin.Effort,
        AnyYes(Must, twin.Must),
        AnyYes(Purpose, twin.Purpose));

    private static int? Highest(int? a, int? b) => a is null ? b : b is null ? a : Math.Max(a.Value, b.Value);

    private static Mark? AnyYes(Mark? a, Mark? b) => a == Mark.Yes || b == Mark.Yes ? Mark.Yes : a ?? b;
}
