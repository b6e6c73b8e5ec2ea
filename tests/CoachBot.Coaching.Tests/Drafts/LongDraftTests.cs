using CoachBot.Coaching.Drafts;

namespace CoachBot.Coaching.Tests.Drafts;

/// <summary>Whatever is pasted is read to its end; a pattern that took too long would throw.</summary>
public class LongDraftTests
{
    [Theory]
    [InlineData("you ")]
    [InlineData("you have had even in it had even in it ")]
    [InlineData("with \t\t\t\t\t\t\t\t\t\t ")]
    [InlineData("the service desk support ")]
    [InlineData("just do you pay to just do ")]
    [InlineData("we will not we never can't by Monday and ")]
    [InlineData("aaaaaaaaaaaaaaaa'")]
    [InlineData("\n")]
    [InlineData("sorry if any of you or some of them were, was, is: ")]
    public void A_draft_of_twenty_thousand_characters_is_read(string piece) =>
        Assert.Null(Record.Exception(() => DraftCheck.Read(string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length)))));
}
