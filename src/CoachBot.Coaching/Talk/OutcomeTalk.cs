using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Talk;

/// <summary>What a person does with an outcome: be reminded of it, copy it, forget it.</summary>
internal static class OutcomeTalk
{
    /// <summary>Sets a reminder of an outcome's next action, or asks for the day.</summary>
    public static Reply Remind(Hearing hearing, Dialog talk, Skill skill, string when)
    {
        var outcome = Coach.Assess(hearing, talk, skill);
        if (when.Length == 0)
            return new(hearing.Memory with { Expects = new(Expecting.Remind, talk.Id) },
                [Card.Say("When shall I remind you?",
                    new Button($"On {Wording.ShortDay(outcome.Advice.Next.On)}", Act.Typed($"remind me on {outcome.Advice.Next.On:yyyy-MM-dd}"), ButtonStyle.Primary),
                    new Button("Tomorrow", Act.Typed("remind me tomorrow")), new Button("In a week", Act.Typed("remind me in 1 week")))]);
        var words = when.StartsWith("on ", StringComparison.OrdinalIgnoreCase) ? when[3..] : when;
        return Dates.Read(words, hearing.Moment.Today, hearing.Moment.Calendar) is { } day && day >= hearing.Moment.Today
            ? FollowUpTalk.Remind(hearing, talk, outcome, day)
            : hearing.Say(Card.Say("I need a day that is still ahead: “tomorrow”, “friday” and “in 2 weeks” all work."));
    }

    /// <summary>Drops one talk and all that came of it.</summary>
    public static Reply Forget(Hearing hearing, string id)
    {
        var memory = hearing.Memory;
        return new(memory with { Talks = memory.Talks.RemoveAll(t => t.Id == id), Commitments = memory.Commitments.RemoveAll(c => c.Id == id || c.Id.StartsWith(id + "-r", StringComparison.Ordinal)), Expects = null },
            [Card.Say("Forgotten: the answers, the card and what I would have asked.")])
        { Forget = id, Replace = Card.Say("Forgotten.") };
    }

    /// <summary>The texts to copy.</summary>
    public static Card Texts(Outcome outcome) => new([.. outcome.Advice.Deliverables.Select(d => new Copyable(d.Title, d.Text))]);
}
