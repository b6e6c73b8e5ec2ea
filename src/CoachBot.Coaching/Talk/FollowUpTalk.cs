using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Talk;

/// <summary>Asking back: what became of the one next action, and reminders of it.</summary>
internal sealed class FollowUpTalk(SkillCatalog catalog)
{
    private const int AskAgainAfter = 5;

    public Reply Answer(Hearing hearing, string id, string word)
    {
        var memory = hearing.Memory;
        var commitment = memory.Commitments.FirstOrDefault(c => c.Id == id);
        if (commitment is null || !ProactiveCards.FollowUpWords.Any(w => w.Word == word))
            return hearing.Say(Card.Say("I no longer have that one open. “history” shows what we talked about.", new Button("Menu", Act.Typed("menu"))));
        var again = hearing.Moment.In(AskAgainAfter);
        var answered = word == "not-yet"
            ? commitment with { Kept = word, Asked = null, Due = again }
            : commitment with { Kept = word, Asked = commitment.Asked ?? hearing.Moment.Today };
        var said = word switch
        {
            "done" => "Noted: done.",
            "partly" => "Noted: partly. What is the piece that is left?",
            "not-yet" => $"Noted: not yet. I will ask again on {Wording.Day(again)}.",
            _ => "Noted: you changed your mind.",
        };
        var ask = word == "partly" ? " A line is enough, or “skip”." : " Anything worth remembering? A line is enough, or “skip”.";
        (Offer Offer, Skill Skill)? later = word != "not-yet" && commitment.Later is { } next && catalog.Find(next.Skill) is { } leadsTo ? (next, leadsTo) : null;
        return new(memory with { Commitments = memory.Commitments.Replace(commitment, answered), Expects = new(Expecting.FollowUpNote, id) },
            [Card.Say($"{said}{(later is var (offer, _) ? $" {offer.Why}" : "")}{ask}", [.. later is var (_, skill) ? (Button[])[new(skill.Title, new(Act.Start, skill.Id))] : [], NextTalk(commitment, hearing.Moment.Today)])])
        {
            FollowedUp = (id, word, null),
            Replace = new([new Heading("Asking back, as agreed"), new Paragraph(commitment.Question), new Note($"You answered: {Label(word)}.")]),
        };
    }

    public Reply Note(Hearing hearing, string id, string? note)
    {
        var reply = new Reply(hearing.Memory with { Expects = null },
            [Card.Say(note is null ? "Fine. Until next time." : "Kept with it. Until next time.", new Button("Menu", Act.Typed("menu")))]);
        return note is null ? reply : reply with { FollowedUp = (id, null, Plain.Clean(note, TextQuestion.Most)) };
    }

    /// <summary>Plans a reminder of a talk's next action.</summary>
    public static Reply Remind(Hearing hearing, Dialog talk, Outcome outcome, DateOnly on)
    {
        var reminder = new Commitment($"{talk.Id}-r{on:yyyyMMdd}", outcome.Skill, outcome.Verdict, outcome.Advice.About, null, outcome.Advice.Next.Text, outcome.On, on) { Reminder = true };
        var memory = hearing.Memory;
        var held = memory.Schedule.Stopped ? " You told me to stop writing first; “resume” lets it come." : "";
        return new(memory with { Commitments = memory.Commitments.RemoveAll(c => c.Id == reminder.Id).Add(reminder), Expects = null },
            [Card.Say($"I will remind you on {Wording.Day(on)}.{held}")]);
    }

    /// <summary>A typed "done" meant for the question asked last.</summary>
    public static string? Asked(Memory memory) =>
        memory.Expects is { What: Expecting.FollowUp } expected ? expected.Of : memory.Commitments.LastOrDefault(c => !c.Reminder && c.Asked is not null && c.Kept is null)?.Id;

    private Button NextTalk(Commitment commitment, DateOnly today) => catalog.Find(commitment.Skill) is { } skill
        ? new("Talk it through again", skill.StaysOpen(commitment.ToPast(), today) ? new(Act.Start, skill.Id, Act.About, commitment.Id) : new(Act.Start, skill.Id))
        : new("Menu", Act.Typed("menu"));

    private static string Label(string word) => ProactiveCards.FollowUpWords.First(w => w.Word == word).Label.ToLowerInvariant();
}
