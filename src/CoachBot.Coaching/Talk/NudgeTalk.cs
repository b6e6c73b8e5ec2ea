using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Rhythm;

namespace CoachBot.Coaching.Talk;

/// <summary>What a person says to a nudge: yes, later, wrong, or no more of these.</summary>
internal static class NudgeTalk
{
    private const int AgainIn = 2;

    public static Reply Answer(Hearing hearing, SkillCatalog catalog, DialogTalk dialogs, string signal, string word)
    {
        var memory = hearing.Memory;
        if (word == "stop") return Switch(hearing, off: true);
        var sent = memory.Nudges.LastOrDefault(n => n.Signal == signal);
        if (sent is null) return hearing.Say(Card.Say("That one is an old one; nothing has changed.", new Button("Menu", Act.Typed("menu"))));
        var answered = memory with { Nudges = memory.Nudges.Replace(sent, sent with { Answer = word }) };
        switch (word)
        {
            case "yes" when catalog.Find(sent.Skill) is { } skill:
                return dialogs.Open(hearing with { Memory = answered }, skill, "", asForm: true);
            case "later":
                var again = hearing.Moment.In(AgainIn);
                var reminder = new Commitment($"nudge-{signal}-{again:yyyyMMdd}", sent.Skill, "", "Something you said to bring up later", null, sent.Text, hearing.Moment.Today, again) { Reminder = true };
                return new(answered with { Commitments = answered.Commitments.RemoveAll(c => c.Id == reminder.Id).Add(reminder) }, [Card.Say($"Fine, I will bring it up once more on {Wording.Day(again)}.")]);
            default:
                return new(answered, [Card.Say("Thank you for saying so. I leave that one out for two weeks; if it is wrong twice, for two months.")]);
        }
    }

    public static Reply Switch(Hearing hearing, bool off) => new(hearing.Memory with { NudgesOff = off },
        [Card.Say(off ? "No more of these. Tips and what we agree on stay as they are; “nudges on” brings them back." : "Nudges are on: at most one or two a week, always with their reason.")]);
}
