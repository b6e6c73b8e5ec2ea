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

    /// <summary>Seconds that a process holds cards it is about to send: what a dead one held goes out after that. 30 unless said. See <see cref="Lease"/>.</summary>
    public int LeaseSeconds { get; init; } = 30;

    /// <summary>How fast each channel may be written to, by its name. What is not listed is not limited.</summary>
    public Dictionary<string, ChannelPace> Pace { get; init; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["teams"] = new() { TenantPerSecond = 49, ConversationPerSecond = 7 },
        ["slack"] = new() { TenantPerSecond = 8, ConversationPerSecond = 1 },
    };

    public string? Problem() =>
        RetentionMonths is < 1 or > 120 ? $"Proactive:RetentionMonths is {RetentionMonths}; it must lie between 1 and 120."
        : SweepSeconds is < 1 or > 3600 ? $"Proactive:SweepSeconds is {SweepSeconds}; it must lie between 1 and 3600."
        : LeaseSeconds is < 10 or > 600 ? $"Proactive:LeaseSeconds is {LeaseSeconds}; it must lie between 10 and 600."
        : Holidays.FirstOrDefault(h => !DateOnly.TryParseExact(h, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) is { } wrong ? $"Proactive:Holidays holds “{wrong}”; days are written yyyy-MM-dd."
        : Pace.FirstOrDefault(p => p.Value.TenantPerSecond is not (> 0 and <= 100_000) || p.Value.ConversationPerSecond is not (> 0 and <= 100_000)) is { Key: { } channel } ? $"Proactive:Pace:{channel} must give TenantPerSecond and ConversationPerSecond as numbers above 0."
        : null;

    public IReadOnlySet<DateOnly> HolidaySet() => Holidays.Select(h => DateOnly.ParseExact(h, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToHashSet();
}

/// <summary>How fast a channel may be written to.</summary>
internal sealed record ChannelPace
{
    /// <summary>Messages a second to one tenant or workspace, all replicas together.</summary>
    /// <remarks>Teams documents 50 for each app and tenant: one is kept back, because messages bunch up a little on their way.
    /// Slack documents no number for a workspace; others in the field hold 525 a minute.</remarks>
    public double TenantPerSecond { get; init; } = 50;

    /// <summary>Messages a second to one conversation.</summary>
    public double ConversationPerSecond { get; init; } = 1;
}
