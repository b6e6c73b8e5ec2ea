using CoachBot.Coaching.Skills.Communicate;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class MessageLintTests
{
    [Theory]
    [InlineData("You cannot print on Friday from 17:00 to 19:00. No action is needed.", 5)]
    [InlineData("Mail will be down tonight from 20:00. Please log out before that.", 5)]
    [InlineData("The rollout slips by two weeks. Please approve the new date by Friday.", 5)]
    [InlineData("Everyone can use the new portal from Monday. You don't need to do anything.", 5)]
    [InlineData("You cannot print on Friday from 17:00 to 19:00.", 4)]
    [InlineData("The controller had old firmware. The vendor recommends an update.", 2)]
    [InlineData("", 0)]
    [InlineData("> You cannot print on Friday. No action is needed.", 0)]
    public void The_points_of_a_draft(string draft, int points) => Assert.Equal(points, MessageLint.Read(draft, forExecutives: false).Points);

    [Fact]
    public void The_effect_counts_only_in_the_first_two_sentences()
    {
        Assert.True(MessageLint.Read("We changed a cable. You can print again. It is quick.", false).Effect);
        Assert.False(MessageLint.Read("We changed a cable. It was old. You can print again.", false).Effect);
    }

    [Theory]
    [InlineData("Please restart your laptop.", true)]
    [InlineData("Could you approve the budget?", true)]
    [InlineData("Reply with your room number.", true)]
    [InlineData("For information only.", true)]
    [InlineData("There is nothing for you to do.", true)]
    [InlineData("Please restart. Please also clean your desk.", false)]
    [InlineData("The server was restarted.", false)]
    public void One_ask_or_none_needed_is_a_point(string draft, bool point) => Assert.Equal(point, MessageLint.Read(draft, false).Ask);

    [Theory]
    [InlineData("It starts on 15 December.", true)]
    [InlineData("It starts tomorrow at 9:00.", true)]
    [InlineData("Done by Friday.", true)]
    [InlineData("It starts soon.", false)]
    public void A_date_or_a_time_is_a_point(string draft, bool point) => Assert.Equal(point, MessageLint.Read(draft, false).Date);

    [Theory]
    [InlineData(100, true, true)]
    [InlineData(101, true, false)]
    [InlineData(101, false, true)]
    [InlineData(150, false, true)]
    [InlineData(151, false, false)]
    public void Size_is_a_hundred_and_fifty_words_and_a_hundred_for_executives(int words, bool executives, bool point) =>
        Assert.Equal(point, MessageLint.Read(string.Join(' ', Enumerable.Repeat("word", words)) + ".", executives).Size);

    [Theory]
    [InlineData("DNS and DHCP moved.", true)]
    [InlineData("DNS, DHCP and VLAN moved.", false)]
    [InlineData("DNS, DHCP and VLAN (a part of the network) moved.", true)]
    [InlineData("DNS moved. DNS again. DHCP. DNS.", true)]
    [InlineData("IT, HR and the CEO say URGENT: read the FAQ in PDF by Q4.", true)]
    public void More_than_two_unexplained_abbreviations_lose_the_point(string draft, bool point) => Assert.Equal(point, MessageLint.Read(draft, false).Plain);

    [Fact]
    public void A_draft_is_taken_apart_without_losing_a_sentence()
    {
        var message = MessageText.Read("Hi all,\nversion 2.1 is out at 10.30. Do you see it?\n> old words\nBest regards\nKim");
        Assert.Equal("Hi all,", message.Greeting);
        Assert.Equal(["version 2.1 is out at 10.30.", "Do you see it?"], message.Sentences);
        Assert.Equal("Best regards\nKim", message.Close);
    }
}
