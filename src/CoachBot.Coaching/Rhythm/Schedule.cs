using System.Text.Json.Serialization;

namespace CoachBot.Coaching.Rhythm;

/// <summary>When one person wants to hear from the coach, in their own zone.</summary>
public sealed record Schedule
{
    public static readonly TimeOnly QuietFrom = new(18, 0), QuietTo = new(8, 0);

    /// <summary>IANA id. Null until known: UTC is used.</summary>
    public string? Zone { get; init; }

    /// <summary>The person chose the zone, so a channel's own idea of it no longer counts.</summary>
    public bool ZoneChosen { get; init; }

    public DayOfWeek Day { get; init; } = DayOfWeek.Tuesday;

    public TimeOnly Time { get; init; } = new(9, 30);

    /// <summary>No weekly card.</summary>
    public bool WeeklyOff { get; init; }

    /// <summary>Nothing at all is sent unasked.</summary>
    public bool Stopped { get; init; }

    /// <summary>Nothing is sent unasked before this day.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>Two ignored tips: every second week.</summary>
    public bool Fortnightly { get; init; }

    /// <summary>The Monday of the last week that had its weekly card, or was passed over.</summary>
    public DateOnly? LastWeek { get; init; }

    [JsonIgnore]
    public TimeZoneInfo ZoneInfo => Zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>Whether the hour is one to leave people alone in.</summary>
    public static bool IsQuiet(TimeOnly time) => time >= QuietFrom || time < QuietTo;
}
