using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Tests.Reading;

public sealed class YesNoTests
{
    [Theory]
    [InlineData("y")]
    [InlineData("Yes!")]
    [InlineData("yesss")]
    [InlineData("yep")]
    [InlineData("yeah")]
    [InlineData("sure")]
    [InlineData("ok")]
    [InlineData("correct")]
    [InlineData("that's right")]
    [InlineData("👍")]
    [InlineData("👍🏽")]
    [InlineData("ja")]
    [InlineData("oui")]
    [InlineData("of course")]
    [InlineData("no problem")]
    [InlineData("yes, no problem")]
    [InlineData("yes please")]
    [InlineData("yes he has room")]
    [InlineData("I think so")]
    [InlineData("he does")]
    public void Yes_is_heard(string typed) => Assert.True(YesNo.Read(typed));

    [Theory]
    [InlineData("n")]
    [InlineData("No.")]
    [InlineData("nooo")]
    [InlineData("nope")]
    [InlineData("nah")]
    [InlineData("not really")]
    [InlineData("negative")]
    [InlineData("👎")]
    [InlineData("nein")]
    [InlineData("non")]
    [InlineData("of course not")]
    [InlineData("I don't think so")]
    [InlineData("no, he is busy")]
    [InlineData("no he doesn't")]
    [InlineData("they have not")]
    public void No_is_heard(string typed) => Assert.False(YesNo.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("maybe")]
    [InlineData("not sure")]
    [InlineData("yes and no")]
    [InlineData("yeah no")]
    [InlineData("👍👎")]
    [InlineData("no one is free")]
    [InlineData("noon")]
    [InlineData("no idea")]
    [InlineData("right now he is busy")]
    [InlineData("I don't know")]
    [InlineData("1")]
    public void What_is_neither_is_left_open(string typed) => Assert.Null(YesNo.Read(typed));
}
