using CoachBot.Coaching.Drafts;

namespace CoachBot.Coaching.Tests.Drafts;

public sealed class DraftPatternsTests
{
    [Theory]
    [InlineData("COUNTER", "calm down")]
    [InlineData("COUNTER", "your tone")]
    [InlineData("COUNTER", "your attitude")]
    [InlineData("COUNTER", "you always")]
    [InlineData("COUNTER", "did you even")]
    [InlineData("COUNTER", "with respect")]
    [InlineData("COUNTER", "with all due respect")]
    [InlineData("COUNTER", "per my last")]
    [InlineData("COUNTER", "as I said")]
    [InlineData("COUNTER", "as I told")]
    [InlineData("COUNTER", "as I explained")]
    [InlineData("COUNTER", "you obviously")]
    [InlineData("COUNTER", "you clearly")]
    [InlineData("BLAME", "you should have")]
    [InlineData("BLAME", "you didn't")]
    [InlineData("BLAME", "you failed to")]
    [InlineData("BLAME", "you never")]
    [InlineData("BLAME", "user error")]
    [InlineData("BLAME", "if you had")]
    [InlineData("BLAME", "your fault")]
    [InlineData("BLAME", "your mistake")]
    [InlineData("BLAME", "nobody told us")]
    [InlineData("BLAME", "nobody told me")]
    [InlineData("BLAME", "the vendor let")]
    [InlineData("BLAME", "the vendor broke")]
    [InlineData("BLAME", "the vendor fault")]
    [InlineData("BLAME", "the vendor's fault")]
    [InlineData("BLAME", "on your side")]
    [InlineData("BLAME", "on your end")]
    [InlineData("MINIMISE", "only a")]
    [InlineData("MINIMISE", "only one")]
    [InlineData("MINIMISE", "only two")]
    [InlineData("MINIMISE", "only took")]
    [InlineData("MINIMISE", "only lasted")]
    [InlineData("MINIMISE", "just a")]
    [InlineData("MINIMISE", "not that big")]
    [InlineData("MINIMISE", "not such a big")]
    [InlineData("MINIMISE", "minor issue")]
    [InlineData("MINIMISE", "minor glitch")]
    [InlineData("MINIMISE", "minor delay")]
    [InlineData("MINIMISE", "nobody else complained")]
    [InlineData("MINIMISE", "nobody else noticed")]
    [InlineData("MINIMISE", "works for me")]
    [InlineData("MINIMISE", "works for everyone")]
    [InlineData("MINIMISE", "overreacting")]
    [InlineData("MINIMISE", "slight inconvenience")]
    [InlineData("CONDITIONAL", "sorry you feel")]
    [InlineData("CONDITIONAL", "sorry if")]
    [InlineData("CONDITIONAL", "sorry but")]
    [InlineData("CONDITIONAL", "sorry, but")]
    [InlineData("CONDITIONAL", "if anyone was affected")]
    [InlineData("CONDITIONAL", "if anyone was offended")]
    [InlineData("CONDITIONAL", "if anyone was upset")]
    [InlineData("CONDITIONAL", "any inconvenience")]
    [InlineData("CONDITIONAL", "may have caused")]
    [InlineData("CONDITIONAL", "regret that you")]
    [InlineData("POLICY", "per policy")]
    [InlineData("POLICY", "policy states")]
    [InlineData("POLICY", "policy requires")]
    [InlineData("POLICY", "policy does not")]
    [InlineData("POLICY", "out of scope")]
    [InlineData("POLICY", "out of remit")]
    [InlineData("POLICY", "within SLA")]
    [InlineData("POLICY", "met SLA")]
    [InlineData("POLICY", "you must log")]
    [InlineData("POLICY", "you must raise")]
    [InlineData("POLICY", "not how it")]
    [InlineData("POLICY", "not how we")]
    [InlineData("POLICY", "not my job")]
    [InlineData("EXCUSE", "short-staffed")]
    [InlineData("EXCUSE", "very busy")]
    [InlineData("EXCUSE", "so busy")]
    [InlineData("EXCUSE", "too busy")]
    [InlineData("EXCUSE", "in our defence")]
    [InlineData("EXCUSE", "to be fair")]
    [InlineData("EXCUSE", "beyond our control")]
    [InlineData("EXCUSE", "we inherited")]
    [InlineData("EXCUSE", "no budget")]
    [InlineData("EXCUSE", "not our fault")]
    [InlineData("EXCUSE", "bad timing")]
    [InlineData("PASSIVE", "mistakes were made")]
    [InlineData("PASSIVE", "was missed")]
    [InlineData("PASSIVE", "was overlooked")]
    [InlineData("PASSIVE", "was delayed")]
    [InlineData("PASSIVE", "was lost")]
    [InlineData("PASSIVE", "was not communicated")]
    [InlineData("PASSIVE", "was not done")]
    [InlineData("PASSIVE", "it was decided")]
    [InlineData("PASSIVE", "it was felt")]
    [InlineData("PASSIVE", "has been noted")]
    [InlineData("PASSIVE", "an error occurred")]
    [InlineData("PASSIVE", "steps will be taken")]
    [InlineData("JARGON", "DNS")]
    [InlineData("JARGON", "DHCP")]
    [InlineData("JARGON", "VLAN")]
    [InlineData("JARGON", "LDAP")]
    [InlineData("JARGON", "TLS")]
    [InlineData("JARGON", "RCA")]
    [InlineData("JARGON", "failover")]
    [InlineData("JARGON", "latency")]
    [InlineData("JARGON", "throughput")]
    [InlineData("JARGON", "regression")]
    [InlineData("JARGON", "deprecated")]
    [InlineData("JARGON", "root cause")]
    [InlineData("JARGON", "P1 incident")]
    [InlineData("FILLER", "rest assured")]
    [InlineData("FILLER", "valued user")]
    [InlineData("FILLER", "we take this very seriously")]
    [InlineData("FILLER", "at the end of the day")]
    public void A_listed_pattern_is_found_word_for_word(string category, string words)
    {
        var hit = Assert.Single(DraftCheck.Read($"Well {words} indeed").Hits, hit => hit.Category == category);

        Assert.Equal((category, words), (hit.Category, hit.Span));
        Assert.Equal(DraftCategory.WeightOf(category), hit.Weight);
    }

    [Fact]
    public void There_are_63_listed_patterns_each_with_its_own_name()
    {
        Assert.Equal(63, DraftPatterns.Listed.Count);
        Assert.Equal(DraftPatterns.All.Count, DraftPatterns.All.Select(pattern => pattern.Name).Distinct().Count());
    }

    [Fact]
    public void Every_pattern_says_why_and_offers_words_that_do_not_sting()
    {
        Assert.All(DraftPatterns.All, pattern =>
        {
            Assert.NotEmpty(pattern.Why);
            Assert.DoesNotContain('!', pattern.Why + pattern.Alternative);
            Assert.Empty(DraftCheck.Read(pattern.Alternative).Hits);
        });
    }

    [Theory]
    [InlineData("Unfortunately it broke.", 1)]
    [InlineData("Hello Ana\n\nunfortunately it broke.", 1)]
    [InlineData("It broke. Unfortunately it stays so.", 1)]
    [InlineData("The fix unfortunately broke.", 1)]
    public void Unfortunately_counts_as_filler(string draft, int total) =>
        Assert.Equal(total, DraftCheck.Read(draft).Total);
}
