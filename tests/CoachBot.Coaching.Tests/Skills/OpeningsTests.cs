using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Tests.Skills;

/// <summary>What the first message gives away: a name that stands in it, and nothing where it only tells a story.</summary>
public class OpeningsTests
{
    [Theory]
    [InlineData("delegate", "task", "I'd like to hand the school timetable import over to my deputy, where do I begin", "the school timetable import")]
    [InlineData("delegate", "task", "Who should look after the phone system now? It's been mine since I was a technician.", "the phone system")]
    [InlineData("delegate", "task", "I'm the only one who ever does the licence true-up and it eats my whole March", "the licence true-up")]
    [InlineData("delegate", "task", "what can I pass on to Ingrid and what has to stay with me as I'm the one who signs", null)]
    [InlineData("delegate", "task", "my best admin hogs all the interesting work", null)]
    [InlineData("delegate", "task", "the weekly report", "the weekly report")]
    [InlineData("decide", "decision", "lease or buy for the 300 laptops, quote expires friday, still dithering", "lease or buy for the 300 laptops")]
    [InlineData("decide", "decision", "Quick one, I can't make up my mind whether to renew the Citrix contract or let it lapse", "whether to renew the Citrix contract or let it lapse")]
    [InlineData("decide", "decision", "Just one more demo and then I'll know. I said that after the last four demos.", null)]
    [InlineData("risk", "bet", "is it crazy to swap the core switch during term time", "swap the core switch during term time")]
    [InlineData("risk", "bet", "They want me to rescue the HR system. Two leads left already. Would it be wise to take it over?", null)]
    [InlineData("risk", "stop", "Should we bet on a start-up of nine people for our clinics? What if they go bust in a year?", null)]
    [InlineData("objections", "plan", "rolling out badge-tap login and the docs are gonna fight me on it. how do i get ahead of that", "badge-tap login")]
    [InlineData("objections", "plan", "they shot it down last year. same idea, same room, same people. trying again in march", null)]
    [InlineData("objections", "objector", "security team in HQ will block my plan for local laptops. meeting thurs.", "security team in HQ will block my plan for local laptops")]
    [InlineData("open-mind", "idea", "The apprentice wants to scrap our wiki for something called Notion. I said no at once.", "scrap our wiki for something called Notion")]
    [InlineData("open-mind", "idea", "Every time someone comes with an idea from their last company I switch off", null)]
    [InlineData("end-user", "user", "The warehouse people feel ignored", "warehouse people")]
    [InlineData("end-user", "user", "teaching assistants never get asked about anything", "teaching assistants")]
    [InlineData("end-user", "user", "people just go round us, they ask the clever intern instead of calling the desk", null)]
    [InlineData("end-user", "user", "My technicians call everybody by the ticket number", null)]
    [InlineData("complaint", "said", "He wrote to all. Your Wi-Fi is a joke. I am at a loss.", "He wrote to all. Your Wi-Fi is a joke. I am at a loss.")]
    public void A_name_is_taken_and_a_story_is_not(string skill, string question, string opening, string? found)
    {
        var talk = Dialog.Open("1", new SkillCatalog().Find(skill)!, opening, CaseFile.Monday, asForm: false);
        Assert.Equal(found, talk.Answers.Values.GetValueOrDefault(question));
    }
}
