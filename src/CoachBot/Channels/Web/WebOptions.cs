namespace CoachBot.Channels.Web;

/// <summary>The page. Section <c>Web</c>.</summary>
internal sealed record WebOptions
{
    public const string Section = "Web";

    /// <summary>Whether the page is served. Unless said: in Development only.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Seconds between two looks for lines that another process wrote. 3 unless said.</summary>
    public int PollSeconds { get; init; } = 3;

    public string? Problem() =>
        PollSeconds is < 1 or > 300 ? $"Web:PollSeconds is {PollSeconds}; it must lie between 1 and 300." : null;
}
