using System.Diagnostics;

namespace CoachBot.Tests.Support;

/// <summary>Waits for something to become so, looking often, and fails when it does not.</summary>
internal static class Until
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20), s_look = TimeSpan.FromMilliseconds(30);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > s_longest) Assert.Fail($"Waited {s_longest.TotalSeconds} s in vain until {what}.");
            await Task.Delay(s_look, TestContext.Current.CancellationToken);
        }
    }
}
