using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Tests.Safety;

public sealed class SafetyWordsTests
{
    private static readonly SafetyContacts Nobody = new(null, null, null, null, null);

    public static TheoryData<SafetyCategory> Categories => [.. Enum.GetValues<SafetyCategory>()];

    [Theory]
    [MemberData(nameof(Categories))]
    public void A_reply_is_short_calm_and_says_nothing_was_kept(SafetyCategory category)
    {
        var reply = SafetyWords.Reply(new SafetyFinding(category, false), Nobody);

        Assert.True(reply.Split(' ').Length < 60, reply);
        Assert.DoesNotContain("!", reply, StringComparison.Ordinal);
        Assert.Contains("not the right help", reply, StringComparison.Ordinal);
        Assert.Contains("not kept", reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SafetyCategory.SelfHarm)]
    [InlineData(SafetyCategory.Violence)]
    public void Emergency_help_comes_first(SafetyCategory category)
    {
        var reply = SafetyWords.Reply(new SafetyFinding(category, false), Nobody with { Emergency = "112" });

        Assert.Contains("call 112 now", reply.Split('.')[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_configured_contact_is_named() =>
        Assert.Contains("soc@example.org", SafetyWords.Reply(new SafetyFinding(SafetyCategory.Security, false), Nobody with { Security = "soc@example.org" }), StringComparison.Ordinal);

    [Fact]
    public void Unclear_timing_only_asks() =>
        Assert.Equal("Is this happening now?", SafetyWords.Reply(new SafetyFinding(SafetyCategory.Security, true), Nobody));
}
