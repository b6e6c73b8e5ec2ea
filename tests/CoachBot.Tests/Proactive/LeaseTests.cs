using CoachBot.Proactive;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Proactive;

public sealed class LeaseTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(600)]
    public void A_try_that_may_begin_ends_before_its_lease(int seconds)
    {
        var options = new ProactiveOptions { LeaseSeconds = seconds };
        var lease = new Lease(Options.Create(options));

        Assert.Null(options.Problem());
        Assert.InRange(lease.Least - lease.Try, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        Assert.InRange(lease.Fresh, lease.Least + TimeSpan.FromSeconds(1), lease.Claimed);
        Assert.InRange(lease.Try, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(601)]
    public void A_lease_too_short_for_a_try_or_too_long_to_wait_for_is_refused_by_name(int seconds) =>
        Assert.StartsWith($"Proactive:LeaseSeconds is {seconds};", new ProactiveOptions { LeaseSeconds = seconds }.Problem(), StringComparison.Ordinal);
}
