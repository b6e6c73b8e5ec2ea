namespace CoachBot.Coaching.Rhythm;

/// <summary>Turns a person's wall clock into an instant, right through both daylight-saving changes.</summary>
public static class ZoneTime
{
    /// <summary>The instant of a local time: in a gap the next moment that exists, in an overlap the first of the two.</summary>
    public static DateTimeOffset ToInstant(this TimeZoneInfo zone, DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    public static (DateOnly Day, TimeOnly Time) Local(this TimeZoneInfo zone, DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        return (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    public static DateOnly Monday(this DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
