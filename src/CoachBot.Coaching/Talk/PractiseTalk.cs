using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Drafts;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Talk;

/// <summary>Rehearsing a difficult conversation with a persona. The person ends it; the draft check scores what they wrote.</summary>
internal static class PractiseTalk
{
    private const int MostSaid = 2000, MostShown = 6;

    public static Reply Start(Hearing hearing, string with)
    {
        var persona = Persona.Find(with);
        return new(hearing.Memory with { Session = new(hearing.NewId, SessionKind.Practise, persona.Id) { Lines = [new(false, persona.Opening)] }, Expects = new(Expecting.Session, hearing.NewId), Parked = hearing.Memory.Parked || hearing.Memory.Open is not null },
        [
            new(
            [
                new Heading($"Practice with {persona.Title}"),
                new Paragraph($"{persona.Scene} They write:"),
                new Quote(persona.Opening),
                new Note("Answer as you would. “end practice” ends it whenever you like, and I score what you wrote."),
            ])
            { Buttons = [End, .. Persona.All.Where(p => p != persona).Select(p => new Button($"With {p.Title}", Act.Typed($"practise with {p.Title}")))] },
        ]);
    }

    public static Reply Hear(Hearing hearing, Session session, string words)
    {
        var said = Plain.Clean(words, MostSaid);
        if (said.Length == 0) return hearing.Say(Card.Say("That came through empty. Write what you would say, or “end practice”.", End));
        var line = Persona.Find(session.About).Answer(DraftCheck.Read(said), session.Step);
        var next = session.Add(said, line);
        return new(hearing.Memory with { Session = next }, [Show(line)]) { Wish = new Wish.Line(next.Id, next.Step) };
    }

    public static Card Show(string line) => new([new Quote(line)]) { Buttons = [End] };

    /// <summary>What was said, as the draft check reads it: best and worst, and what still stings.</summary>
    public static Reply Finish(Hearing hearing, Session session)
    {
        var memory = hearing.Memory with { Session = null, Expects = null };
        var said = session.Lines.Where(l => l.Theirs).Select(l => (l.Text, Report: DraftCheck.Read(l.Text))).ToList();
        if (said.Count == 0) return new(memory, [Card.Say("Practice ended before you wrote anything. “practise” starts it again.", Again)]);
        var last = said[^1].Report;
        var worst = said.SelectMany(s => s.Report.Hits).OrderByDescending(h => h.Weight).FirstOrDefault();
        var blocks = new List<Block>
        {
            new Heading("Practice ended", last.Word),
            new Facts([.. said.TakeLast(MostShown).Select(s => new Fact($"{s.Report.Word}, {s.Report.Total} against it", $"“{Wording.Short(s.Text, 80)}”"))]),
        };
        if (said.Count > 1) blocks.Add(new Paragraph(Trend(said[0].Report, last)));
        if (worst is not null) blocks.Add(new Facts([new("What stung most", $"“{worst.Span}”"), new("Why", worst.Why), new("Instead", worst.Alternative)]));
        if (last.Missing.Count > 0) blocks.Add(new Bullets("Your last answer still lacked", last.Missing));
        blocks.Add(new Note("Scored by the same rules as “check my reply”. I keep nothing of it."));
        return new(memory, [new(blocks) { Buttons = [Again, new("Menu", Act.Typed("menu"))] }]);
    }

    private static Button End { get; } = new("End practice", Act.Typed("end practice"));

    private static Button Again { get; } = new("Once more", Act.Typed("practise"));

    private static string Trend(DraftReport first, DraftReport last) => (last.Total - first.Total, last.Verdict) switch
    {
        ( < 0, _) => "Your last answer stung less than your first.",
        ( > 0, _) => "Your last answer stung more than your first; what changed?",
        (_, DraftVerdict.Clear) => "You kept it fair from first to last.",
        _ => "First and last answer landed alike.",
    };
}
