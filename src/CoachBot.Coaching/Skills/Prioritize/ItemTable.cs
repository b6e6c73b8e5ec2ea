namespace CoachBot.Coaching.Skills.Prioritize;

/// <summary>What becomes of one item, in the order the queue shows them.</summary>
internal enum Fate { Now, Schedule, HandOver, Clarify, Decline }

/// <summary>The table for one item, and its place among items of the same fate.</summary>
internal static class ItemTable
{
    private static readonly int[] s_hurry = [5, 3, 1, 0];
    private static readonly decimal[] s_days = [0.25m, 2, 5];

    /// <summary>Read in order; the first row that applies speaks.</summary>
    public static Fate Judge(int impact, When when, Effort effort, bool must, bool purpose) => (impact, when, effort, must, purpose) switch
    {
        (_, When.Today or When.Week, _, true, _) => Fate.Now,
        (_, _, _, true, _) => Fate.Schedule,
        (5, When.Today, _, _, _) => Fate.Now,
        (_, _, _, _, false) => Fate.Clarify,
        ( >= 4, When.Today or When.Week, _, _, _) => Fate.Now,
        (3, When.Today, Effort.Hours, _, _) => Fate.Now,
        ( <= 2, When.Later, _, _, _) or ( <= 2, _, Effort.Weeks, _, _) => Fate.Decline,
        ( <= 2, When.Today or When.Week, _, _, _) => Fate.HandOver,
        _ => Fate.Schedule,
    };

    public static int Weight(int impact, When when, Effort effort) => 2 * impact + s_hurry[(int)when] - (int)effort;

    /// <summary>Person-days an effort stands for.</summary>
    public static decimal Days(Effort effort) => s_days[(int)effort];
}
