using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Rhythm;

namespace CoachBot.Coaching.Talk;

/// <summary>What a person says to a weekly tip: did it, later, not for me, or let us talk about it.</summary>
internal static class TipTalk
{
    public static Reply Answer(Hearing hearing, SkillCatalog catalog, DialogTalk dialogs, string key, string word)
    {
        var memory = hearing.Memory;
        var sent = memory.Tips.LastOrDefault(t => t.Key == key);
        if (sent is null) return hearing.Say(Card.Say("That tip is an old one; nothing has changed.", new Button("Menu", Act.Typed("menu"))));
        var answered = memory with
        {
            Tips = memory.Tips.Replace(sent, sent with { Answer = word }),
            Schedule = memory.Schedule with { Fortnightly = false },
        };
        if (word == "start" && catalog.Find(sent.Skill) is { } skill) return dialogs.Open(hearing with { Memory = answered }, skill, "", asForm: true);
        if (word == "later")
        {
            var tip = catalog.Tips(sent.Skill).FirstOrDefault(t => t.Key == key);
            var again = hearing.Moment.In(2);
            var reminder = new Commitment($"tip-{key}-{again:yyyyMMdd}", sent.Skill, "", "This week's ten minutes", null, tip?.Do ?? "", hearing.Moment.Today, again) { Reminder = true };
            return new(answered with { Commitments = answered.Commitments.RemoveAll(c => c.Id == reminder.Id).Add(reminder) }, [Card.Say($"Fine, I will bring it up once more on {Wording.Day(again)}.")]);
        }
        return new(answered, [Card.Say(word == "did" ? "Good. What you noticed while doing it is worth a line to yourself." : "Thank you for saying so. I leave that one out for a good while.")]);
    }
}
