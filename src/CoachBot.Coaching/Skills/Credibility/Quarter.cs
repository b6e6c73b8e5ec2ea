using System.Globalization;

namespace CoachBot.Coaching.Skills.Credibility;

/// <summary>A quarter of the calendar year, written "2026 Q4".</summary>
public static class Quarter
{
    public static string Of(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year} Q{(day.Month + 2) / 3}");

    public static DateOnly First(DateOnly day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);

    public static DateOnly Last(DateOnly day) => First(day).AddMonths(3).AddDays(-1);
}
