namespace CoachBot.Tests.Support;

/// <summary>The real clock, put forward when a test says so. Timers run as usual.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public void GoTo(DateTimeOffset moment) => Interlocked.Exchange(ref _ahead, (moment - base.GetUtcNow()).Ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
