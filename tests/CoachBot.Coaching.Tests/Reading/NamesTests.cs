using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Tests.Reading;

public sealed class NamesTests
{
    [Theory]
    [InlineData("should I give the migration to Priya?", "Priya")]
    [InlineData("Sam's gone quiet", "Sam")]
    [InlineData("Sam’s gone quiet", "Sam")]
    [InlineData("can mary-anne do it", "Mary-Anne")]
    [InlineData("to O'Brien", "O'Brien")]
    [InlineData("@Jo Smith", "Jo Smith")]
    [InlineData("give it to @jo", "Jo")]
    [InlineData("should i give it to priya", "Priya")]
    [InlineData("Give the ERP upgrade to Ngozi Okafor by Friday", "Ngozi Okafor")]
    [InlineData("Can Zbigniew handle the firewall?", "Zbigniew")]
    [InlineData("Ngozi said she is bored", "Ngozi")]
    [InlineData("give patching to José", "José")]
    [InlineData("hand it to Jan van Dijk", "Jan van Dijk")]
    [InlineData("1:1 with Wanjiru tomorrow", "Wanjiru")]
    [InlineData("ask McKay", "McKay")]
    [InlineData("give it to Will", "Will")]
    [InlineData("CAN PRIYA DO IT", "Priya")]
    public void A_person_is_found(string sentence, string expected) => Assert.Equal(expected, Names.FindPerson(sentence));

    [Theory]
    [InlineData("")]
    [InlineData("we are moving to Workday")]
    [InlineData("migrate to Snowplough")]
    [InlineData("should I move ERP to Azure?")]
    [InlineData("Finance is furious")]
    [InlineData("the CEO copied everyone")]
    [InlineData("give it to the junior")]
    [InlineData("can a junior run this change?")]
    [InlineData("Teams and Slack are down on Monday in December")]
    [InlineData("It's late")]
    [InlineData("Patching is a mess")]
    [InlineData("Will this work?")]
    [InlineData("send it to IT")]
    [InlineData("hand it to Marketing")]
    [InlineData("the Oslo office")]
    [InlineData("Exchange is down")]
    [InlineData("can someone do it")]
    [InlineData("SharePoint said no")]
    [InlineData("@here hello")]
    public void What_is_no_person_is_none(string sentence) => Assert.Null(Names.FindPerson(sentence));
}
