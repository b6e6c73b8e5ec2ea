using System.Collections.Concurrent;

namespace CoachBot.Pulse;

/// <summary>Slows a flood of answers to one page down, without looking at who sends them.</summary>
internal sealed class PulseFlood(TimeProvider clock)
{
    private const int MostAMinute = 60, MostADay = 2000;
    private readonly ConcurrentDictionary<string, (long Minute, int InMinute, long Day, int InDay)> _pages = new();

    /// <summary>Counts one answer; false when the page has had too many lately.</summary>
    /// <param name="token">Of a page that exists, so that made-up addresses take no memory.</param>
    public bool Lets(string token)
    {
        var minute = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        var day = minute / (24 * 60);
        var now = _pages.AddOrUpdate(token, (minute, 1, day, 1), (_, was) => (minute, was.Minute == minute ? was.InMinute + 1 : 1, day, was.Day == day ? was.InDay + 1 : 1));
        return now.InMinute <= MostAMinute && now.InDay <= MostADay;
    }
}
