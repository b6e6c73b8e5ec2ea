using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Rhythm;

/// <summary>Which tip comes next: the weakest eligible skill, every fourth week the one unseen longest.</summary>
public static class TipRotation
{
    private const int Unrated = 50;
    private const int PerOverdue = 5;
    private static readonly TimeSpan s_noRepeat = TimeSpan.FromDays(7 * 12), s_window = TimeSpan.FromDays(7 * 6);

    /// <param name="scores">Skill id → latest score, 0 to 100. Missing = 50.</param>
    /// <returns>Null when no tip qualifies: a question to reflect on is sent instead.</returns>
    public static Tip? Choose(SkillCatalog catalog, Memory memory, IReadOnlyDictionary<string, int> scores, DateOnly today)
    {
        var candidates = catalog.Skills
            .Select((skill, place) => (
                skill.Id,
                Place: place,
                Tip: Unseen(catalog.Tips(skill.Id), memory, today),
                LastSeen: memory.Tips.LastOrDefault(t => t.Skill == skill.Id)?.On ?? DateOnly.MinValue,
                Weakness: 100 - scores.GetValueOrDefault(skill.Id, Unrated) + PerOverdue * Overdue(memory, skill.Id, today)))
            .Where(c => c.Tip is not null && c.Id != memory.Tips.LastOrDefault()?.Skill)
            .Where(c => memory.Tips.Count(t => t.Skill == c.Id && Within(t.On, today, s_window)) < 2);
        var isFourth = memory.Tips.Count % 4 == 3;
        return candidates
            .OrderByDescending(c => isFourth ? 0 : c.Weakness)
            .ThenBy(c => c.LastSeen)
            .ThenBy(c => c.Place)
            .FirstOrDefault().Tip;
    }

    private static Tip? Unseen(IReadOnlyList<Tip> tips, Memory memory, DateOnly today) => tips
        .Where(tip => !memory.Tips.Any(t => t.Key == tip.Key && Within(t.On, today, s_noRepeat)))
        .OrderBy(tip => memory.Tips.LastOrDefault(t => t.Key == tip.Key)?.On ?? DateOnly.MinValue)
        .FirstOrDefault();

    private static int Overdue(Memory memory, string skill, DateOnly today) =>
        memory.Commitments.Count(c => c.Skill == skill && c.Kept is null && c.Due < today);

    private static bool Within(DateOnly day, DateOnly today, TimeSpan span) => today.DayNumber - day.DayNumber < span.TotalDays;
}
