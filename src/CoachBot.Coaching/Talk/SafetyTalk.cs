using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Talk;

/// <summary>What happens when coaching is the wrong help: the talk stops, the words are dropped, a person is named.</summary>
internal sealed class SafetyTalk(SafetyGate gate, SafetyContacts contacts)
{
    /// <summary>Null when nothing said here is sensitive.</summary>
    /// <param name="answersWhetherNow">The words answer "Is this happening now?", where naming the incident again says nothing new.</param>
    public Reply? Check(Hearing hearing, IEnumerable<string> texts, bool answersWhetherNow)
    {
        var found = texts.Select(gate.Check).Where(f => f is not null && !(answersWhetherNow && f.Category == SafetyCategory.Security)).OrderBy(f => f!.Category).ThenBy(f => f!.AskWhetherNow).FirstOrDefault();
        if (found is null) return null;
        return found.AskWhetherNow
            ? new(hearing.Memory with { Expects = new(Expecting.WhetherNow) }, [WhetherNow()]) { Discard = true }
            : HandOff(hearing, found);
    }

    /// <summary>The answer to "Is this happening now?": anything but a clear no counts as an incident.</summary>
    public Reply Now(Hearing hearing, bool? happening) => happening == false
        ? new(hearing.Memory with { Expects = null }, [Card.Say("Good. Then tell me what you would like help with, without the details of the incident.", new Button("Menu", Act.Typed("menu")))])
        : HandOff(hearing with { Memory = hearing.Memory with { Expects = null } }, new(SafetyCategory.Security, false));

    private Reply HandOff(Hearing hearing, SafetyFinding found)
    {
        var memory = hearing.Memory;
        var marks = memory.Safety.Add(new(found.Category, hearing.Now));
        var talks = memory.Open is { } open ? memory.Talks.Remove(open) : memory.Talks;
        return new(memory with { Safety = marks, Talks = talks, Expects = null }, [Card.Say(SafetyWords.Reply(found, contacts))]) { Discard = true };
    }

    private static Card WhetherNow() => Card.Say(SafetyWords.IsThisHappeningNow,
        new("Yes", Act.Typed("yes"), ButtonStyle.Primary), new("No", Act.Typed("no")), new("Not sure", Act.Typed("not sure")));
}
