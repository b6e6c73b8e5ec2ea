using Microsoft.Extensions.Options;

namespace CoachBot.Proactive;

/// <summary>How long a process holds the rows it is about to send, and how long one try may take within that.</summary>
/// <remarks>
/// A lease must never end while its own process may still be sending: another would send the same card. So a try begins only while at least
/// <see cref="Least"/> of the lease is left, and is cut off after <see cref="Try"/>. What lies between them, two seconds, is for writing down what
/// became of it and for clocks that differ. A shorter lease shortens the tries with it. What a dead process held waits as long as its lease still runs.
/// </remarks>
internal sealed class Lease(IOptions<ProactiveOptions> options)
{
    private static readonly TimeSpan s_longestTry = TimeSpan.FromSeconds(10), s_margin = TimeSpan.FromSeconds(2);

    /// <summary>Of rows taken from the table.</summary>
    public TimeSpan Claimed { get; } = TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    /// <summary>Of rows sent by the process that wrote them, which begins at once.</summary>
    public TimeSpan Fresh => Claimed * 2 / 3;

    /// <summary>The longest that one try may take: a third of the lease, at most 10 s.</summary>
    public TimeSpan Try => Claimed / 3 < s_longestTry ? Claimed / 3 : s_longestTry;

    /// <summary>What must be left of a lease for a try to begin.</summary>
    public TimeSpan Least => Try + s_margin;
}
