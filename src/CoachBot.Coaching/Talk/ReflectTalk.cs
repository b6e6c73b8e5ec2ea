using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Talk;

/// <summary>An open conversation about an outcome: the person's words given back, then one open question. It advises nothing.</summary>
internal static class ReflectTalk
{
    private const int MostWordsBack = 140, MostSaid = 2000;

    private static readonly string[] s_questions =
    [
        "What makes that weigh on you?",
        "What would you see a week from now if it had gone well?",
        "What have you not said aloud about it yet?",
        "Who else sees it, and how would they put it?",
        "What would you tell a colleague in your place?",
        "What is the smallest part of it that is yours to move?",
        "What will you notice first if it goes another way?",
    ];

    public static Reply Start(Hearing hearing, Dialog talk, Outcome outcome) =>
        new(hearing.Memory with { Session = new(hearing.NewId, SessionKind.Reflect, talk.Id), Expects = new(Expecting.Session, hearing.NewId), Parked = hearing.Memory.Parked || hearing.Memory.Open is not null },
        [
            new(
            [
                new Paragraph($"Gladly; the verdict {outcome.Verdict} stays as it is meanwhile. What about it sits well with you, and what does not?"),
                new Note("I listen and ask. “end” closes this; “practise with an angry user” rehearses the conversation instead."),
            ])
            { Buttons = [new("End", Act.Typed("end")), new("Practise the conversation", Act.Typed("practise"))] },
        ]);

    public static Reply Hear(Hearing hearing, Session session, string words)
    {
        var said = Plain.Clean(words, MostSaid);
        var line = said.Length == 0 ? s_questions[0] : $"You say: “{Wording.Short(said, MostWordsBack)}” {s_questions[session.Step % s_questions.Length]}";
        var next = session.Add(said, line);
        return new(hearing.Memory with { Session = next }, [Show(line)]) { Wish = new Wish.Line(next.Id, next.Step) };
    }

    public static Card Show(string line) => Card.Say(line, new Button("End", Act.Typed("end")));

    public static Reply End(Hearing hearing, Outcome? outcome) => new(hearing.Memory with { Session = null, Expects = null },
    [
        Card.Say(outcome is null
            ? "Thank you for thinking aloud; I keep nothing of it."
            : $"Thank you for thinking aloud; I keep nothing of it. The next step stands for {Wording.Day(outcome.Advice.Next.On)}: {outcome.Advice.Next.Text}", new Button("Menu", Act.Typed("menu"))),
    ]);
}
