using System.Globalization;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Tests.Reading;

public sealed class NumbersTests
{
    [Theory]
    [InlineData("3", "3")]
    [InlineData(" three ", "3")]
    [InlineData("about 3", "3")]
    [InlineData("~3", "3")]
    [InlineData("3 days", "3")]
    [InlineData("3 working days", "3")]
    [InlineData("a couple", "2")]
    [InlineData("a couple of weeks", "2")]
    [InlineData("a few", "3")]
    [InlineData("a dozen", "12")]
    [InlineData("none", "0")]
    [InlineData("zero", "0")]
    [InlineData("no days", "0")]
    [InlineData("half", "0.5")]
    [InlineData("half a day", "0.5")]
    [InlineData("half a dozen", "6")]
    [InlineData("½", "0.5")]
    [InlineData("1½", "1.5")]
    [InlineData("1.5", "1.5")]
    [InlineData("1,5", "1.5")]
    [InlineData("1,000", "1000")]
    [InlineData("10k", "10000")]
    [InlineData("$10k", "10000")]
    [InlineData("3rd", "3")]
    [InlineData("the third time", "3")]
    [InlineData("twice", "2")]
    [InlineData("a day", "1")]
    [InlineData("twenty one", "21")]
    [InlineData("twenty-one", "21")]
    [InlineData("one hundred and five", "105")]
    [InlineData("two thousand", "2000")]
    [InlineData("a hundred", "100")]
    [InlineData("two and a half", "2.5")]
    [InlineData("sevn", "7")]
    [InlineData("-3", "-3")]
    [InlineData("٣", "3")]
    public void A_number_is_read(string text, string expected) =>
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), Numbers.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("no")]
    [InlineData("no idea")]
    [InlineData("no thanks")]
    [InlineData("3 or 4")]
    [InlineData("3-4")]
    [InlineData("two three")]
    [InlineData("3 December")]
    [InlineData("1.2.3")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("3 of them came late and left")]
    public void What_is_not_one_number_is_none(string text) => Assert.Null(Numbers.Read(text));
}
