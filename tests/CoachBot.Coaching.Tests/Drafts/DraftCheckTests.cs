using System.Diagnostics;
using CoachBot.Coaching.Drafts;

namespace CoachBot.Coaching.Tests.Drafts;

public sealed class DraftCheckTests
{
    private const string Whole = "You waited three days. I will bring it on Friday. ";

    [Theory]
    [InlineData(Whole, "CLEAR")]
    [InlineData(Whole + "We were very busy.", "CLEAR")]
    [InlineData(Whole + "We were very busy and it was overlooked.", "SOFTEN")]
    [InlineData(Whole + "Sorry if it hurt.", "SOFTEN")]
    [InlineData(Whole + "Sorry if it hurt, it was overlooked, we were very busy.", "SOFTEN")]
    [InlineData(Whole + "Sorry if it hurt, it was user error, we were very busy.", "REWRITE")]
    [InlineData(Whole + "Calm down.", "REWRITE")]
    [InlineData("I will bring it on Friday.", "COMPLETE")]
    [InlineData("You waited three days. I will bring it.", "COMPLETE")]
    [InlineData("You waited three days. Friday is the day.", "COMPLETE")]
    [InlineData("", "COMPLETE")]
    public void The_verdict_follows_the_weights_and_then_what_is_missing(string draft, string verdict) =>
        Assert.Equal(verdict, DraftCheck.Read(draft).Word);

    [Fact]
    public void A_firm_but_fair_no_is_not_defensive() =>
        Assert.Equal(DraftVerdict.Clear, DraftCheck.Read(
            "I can't change this, because it protects everyone's accounts. I know you had to wait. What I can do is add you today, and I will call you by noon.").Verdict);

    [Theory]
    [InlineData("> you should have asked")]
    [InlineData("  > calm down\r\n> per policy")]
    [InlineData("You wrote \"calm down\" and")]
    [InlineData("You wrote \u201Ccalm down\u201D and")]
    [InlineData("You wrote \u2018it\u2019s user error\u2019 and")]
    [InlineData("You wrote 'calm down' and")]
    [InlineData("Thanks.\n-----Original Message-----\nCalm down.")]
    public void Quoted_words_are_not_the_persons_own(string draft) => Assert.Empty(DraftCheck.Read(draft).Hits);

    [Theory]
    [InlineData("You didn\u2019t restart", "You didn\u2019t")]
    [InlineData("YOU SHOULD HAVE asked", "YOU SHOULD HAVE")]
    [InlineData("you should\n  have asked", "you should\n  have")]
    [InlineData("the 24\" screen, user error, the 27\" screen", "user error")]
    public void A_hit_keeps_the_words_as_they_stand(string draft, string span) =>
        Assert.Equal(span, Assert.Single(DraftCheck.Read(draft).Hits).Span);

    [Theory]
    [InlineData("the dns of it")]
    [InlineData("the user errors of it")]
    [InlineData("thank you alwaysome")]
    public void Only_whole_words_and_capital_acronyms_count(string draft) =>
        Assert.DoesNotContain(DraftCheck.Read(draft).Hits, hit => hit.Category is "JARGON" or "COUNTER");

    [Fact]
    public void A_pattern_counts_once() =>
        Assert.Equal(2, DraftCheck.Read("user error, user error and USER ERROR").Total);

    [Theory]
    [InlineData("You didn't deserve this.")]
    [InlineData("You should have heard from us.")]
    [InlineData("That was not your fault.")]
    [InlineData("We should have told you, and we failed to.")]
    [InlineData("Just a quick note.")]
    [InlineData("As I said I would, I looked.")]
    [InlineData("You never got a reply.")]
    [InlineData("I am on your side.")]
    [InlineData("We did not follow our process.")]
    [InlineData("I have asked the network team.")]
    [InlineData("I'm sorry you had to explain this again and again.")]
    public void Fair_words_are_passed_over(string draft) => Assert.Empty(DraftCheck.Read(draft).Hits);

    [Theory]
    [InlineData("you ")]
    [InlineData("we take it, as I, ")]
    [InlineData("'a ")]
    [InlineData("\"")]
    [InlineData("just a minor glitch ")]
    [InlineData("> \n")]
    public void A_hostile_draft_is_read_quickly(string part)
    {
        var watch = Stopwatch.StartNew();
        DraftCheck.Read(string.Concat(Enumerable.Repeat(part, 100_000 / part.Length)));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    [Fact]
    public void What_is_missing_is_named_even_when_words_sting() =>
        Assert.Equal(3, DraftCheck.Read("Calm down.").Missing.Count);
}
