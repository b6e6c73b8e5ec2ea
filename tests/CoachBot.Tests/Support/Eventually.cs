namespace CoachBot.Tests.Support;

internal static class Eventually
{
    /// <summary>Asks until the answer is not null, for ten seconds at most.</summary>
    public static async Task<T> GetAsync<T>(Func<T?> ask, string what) where T : class
    {
        var until = TimeProvider.System.GetUtcNow().AddSeconds(10);
        while (TimeProvider.System.GetUtcNow() < until)
        {
            if (ask() is { } found) return found;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        throw new Xunit.Sdk.XunitException($"This did not happen within ten seconds: {what}");
    }
}
