using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Talk;

/// <summary>The free conversation under way: which one it is, and how it ends.</summary>
internal sealed class SessionTalk(SkillCatalog catalog)
{
    public static Reply Hear(Hearing hearing, Session session, string words) => session.Kind == SessionKind.Practise
        ? PractiseTalk.Hear(hearing, session, words)
        : ReflectTalk.Hear(hearing, session, words);

    public Reply End(Hearing hearing, Session session)
    {
        if (session.Kind == SessionKind.Practise) return PractiseTalk.Finish(hearing, session);
        var about = hearing.Memory.Talk(session.About) is { Finished: true } talk && catalog.Find(talk.Skill) is { } skill ? Coach.Assess(hearing, talk, skill) : null;
        return ReflectTalk.End(hearing, about);
    }

    public static Card Show(Session session, string line) => session.Kind == SessionKind.Practise ? PractiseTalk.Show(line) : ReflectTalk.Show(line);

    /// <summary>Nothing of a conversation is kept once something else is expected.</summary>
    public static Memory Swept(Memory memory) =>
        memory.Session is not null && memory.Expects?.What != Expecting.Session ? memory with { Session = null } : memory;
}
