using System.Collections.Immutable;

namespace CoachBot.Coaching;

/// <summary>How much of what went before stays in memory; the person's history keeps all of it.</summary>
internal static class Keeping
{
    /// <summary>Entries kept at once, open ones beyond that aside.</summary>
    public const int Most = 60;

    /// <summary>Entries with figures kept of each skill: a quarter of weeks, or three years of quarters.</summary>
    public const int MostFigures = 13;

    private const int DaysRemembered = 100;

    /// <summary>Drops what is settled and old: first what nothing compares with any more, then the oldest of the rest.</summary>
    public static ImmutableList<Commitment> Trim(ImmutableList<Commitment> all, DateOnly today)
    {
        var measured = all.Where(c => c.Figures.Count > 0)
            .GroupBy(c => c.Skill)
            .SelectMany(of => of.OrderByDescending(c => c.On).Take(MostFigures))
            .Select(c => c.Id)
            .ToHashSet();
        var kept = all.RemoveAll(c => !measured.Contains(c.Id) && IsSettled(c) && (c.Figures.Count > 0 || c.On.AddDays(DaysRemembered) < today));
        var oldest = kept.Where(c => IsSettled(c) && !measured.Contains(c.Id)).OrderBy(c => c.On).Take(kept.Count - Most).Select(c => c.Id).ToHashSet();
        return oldest.Count == 0 ? kept : kept.RemoveAll(c => oldest.Contains(c.Id));
    }

    /// <summary>Nothing is left to ask.</summary>
    private static bool IsSettled(Commitment commitment) => commitment.Due is null || commitment.Asked is not null;
}
