using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Skills.Credibility;

namespace CoachBot.Coaching.Rhythm;

/// <summary>A check-in worth offering now.</summary>
/// <param name="Why">One sentence said with the offer.</param>
public sealed record CheckIn(string Skill, string Label, string Why);

/// <summary>Which check-in has come round: credibility once a quarter, the hats once a week. It rides on the weekly card, so it costs no message.</summary>
public static class CheckIns
{
    private const string Hats = "hats", Credibility = "credibility";
    private const int TipsBeforeFirst = 2, DaysBetweenQuarters = 45, DaysBetweenWeeks = 6;

    /// <summary>Null when none is due.</summary>
    public static CheckIn? Due(SkillCatalog catalog, Memory memory, DateOnly today)
    {
        if (catalog.Find(Credibility) is not null && IsQuarterOpen(memory, today))
            return new(Credibility, "Credibility check", $"It is also time for the quarterly look at how far IT is trusted ({Quarter.Of(today)}): twelve statements, five minutes.");
        if (catalog.Find(Hats) is not null && !(Last(memory, Hats)?.AddDays(DaysBetweenWeeks) > today))
            return new(Hats, "Seven hats check-in", "And where did last week go? The seven hats take two minutes.");
        return null;
    }

    /// <summary>A newcomer gets to know the coach first; a check just before the quarter began still counts.</summary>
    private static bool IsQuarterOpen(Memory memory, DateOnly today) => Last(memory, Credibility) is { } last
        ? Quarter.Of(last) != Quarter.Of(today) && last.AddDays(DaysBetweenQuarters) <= today
        : memory.Tips.Count >= TipsBeforeFirst;

    private static DateOnly? Last(Memory memory, string skill) =>
        memory.Commitments.Where(c => c.Skill == skill && !c.Reminder).Select(c => (DateOnly?)c.On).Max();
}
