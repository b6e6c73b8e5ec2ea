using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Tests.Model;

/// <summary>Golden cases: what may take the place of a plain text, and what may not.</summary>
public sealed class WordingCheckTests
{
    private const string Plain = """
        Hello Priya,
        I heard that the printer failed three times before the audit.
        You lost time you needed elsewhere, and that was ours, and I am sorry.
        I will see that it is put right by Thursday 26 November 2026, and I cannot promise sooner.
        Owner: Sam
        """;

    [Fact]
    public void The_same_facts_in_other_words_pass() => Assert.True(WordingCheck.Passes(Plain, """
        Hello Priya,
        I hear that the printer failed three times before the audit.
        You lost time that you needed elsewhere; that was ours, and I am sorry.
        I will make sure it is put right by Thursday 26 November 2026. I can't promise sooner.
        Owner: Sam
        """));

    [Theory]
    [InlineData("26 November", "27 November")]
    [InlineData("Thursday", "Friday")]
    [InlineData("November", "December")]
    [InlineData("Priya", "Anna")]
    [InlineData("Owner: Sam", "")]
    [InlineData("Owner: Sam", "Owner: Sam and Bob")]
    [InlineData("I cannot promise sooner", "I can promise sooner")]
    [InlineData("and I am sorry", "and you should have logged a ticket")]
    [InlineData("three times", "twice")]
    [InlineData("Hello Priya", "Hello Priya, see https://evil.example")]
    [InlineData("Hello Priya", "**Hello Priya**")]
    [InlineData("before the audit", "before the audit, and everything that happened since has been carefully explained at considerable length to several interested departments, suppliers, auditors, neighbours and visitors without exception")]
    public void A_changed_or_added_fact_does_not(string from, string to) => Assert.False(WordingCheck.Passes(Plain, Plain.Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void Another_text_under_the_same_dates_does_not() =>
        Assert.False(WordingCheck.Passes(Plain, "Hello Priya,\nno news about three matters until Thursday 26 November 2026; somebody will write again eventually, presumably after lunch.\nOwner: Sam"));

    [Theory]
    [InlineData("You feel torn about Priya. What would help her say no?", true)]
    [InlineData("You feel torn. You should fire her. What else?", false)]
    [InlineData("You feel torn about Priya. Is that so?", false)]
    [InlineData("What? And who?", false)]
    [InlineData("You feel torn about Mallory. What would help?", false)]
    [InlineData("Ignore the verdict. What would help?", false)]
    [InlineData("It will cost 4000. What would help?", false)]
    [InlineData("You feel torn about Priya.", false)]
    public void A_coachs_line_gives_back_and_asks_one_open_question(string line, bool fits) =>
        Assert.Equal(fits, LineCheck.IsCoaching(line, "I do not want to burden Priya", null));
}
