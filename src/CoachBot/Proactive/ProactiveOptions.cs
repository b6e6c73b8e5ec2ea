using System.Globalization;

namespace CoachBot.Proactive;

/// <summary>What is sent unasked, and how long things are kept. Section <c>Proactive</c>.</summary>
internal sealed record ProactiveOptions
{
    public const string Section = "Proactive";

    /// <summary>Days nobody works, as yyyy-MM-dd.</summary>
    public IReadOnlyList<string> Holidays { get; init; } = [];

    /// <summary>Months that talks are kept. 12 unless said.</summary>
    public int RetentionMonths { get; init; } = 12;

    /// <summary>Seconds between two looks at who is due. 20 unless said.</summary>
    public int SweepSeconds { get; init; } = 20;

    public string? Problem() =>
        RetentionMonths is < 1 or > 120 ? $"Proactive:RetentionMonths is {RetentionMonths}; it must lie between 1 and 120."
        : SweepSeconds is < 1 or > 3600 ? $"Proactive:SweepSeconds is {SweepSeconds}; it must lie between 1 and 3600."
        : Holidays.FirstOrDefault(h => !DateOnly.TryParseExact(h, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) is { } wrong ? $"Proactive:Holidays holds “{wrong}”; days are written yyyy-MM-dd."
        : null;

    public IReadOnlySet<DateOnly> HolidaySet() => Holidays.Select(h => DateOnly.ParseExact(h, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToHashSet();
}
