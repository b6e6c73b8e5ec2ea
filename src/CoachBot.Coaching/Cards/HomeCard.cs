using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Rhythm;

namespace CoachBot.Coaching.Cards;

/// <summary>Where someone stands, at a glance: open talks, what was agreed, the next weekly card, and every skill.</summary>
public static class HomeCard
{
    private const int MostAgreed = 10;

    /// <param name="memory">Null for someone who has not written yet.</param>
    public static Card For(Memory? memory, SkillCatalog catalog, WorkCalendar calendar, DateTimeOffset now)
    {
        var blocks = new List<Block> { new Heading("Your coach") };
        if (memory is null) blocks.Add(new Paragraph("I help IT managers think: hand work over, decide, answer a complaint. Only you see what you write to me. Pick something below, or write to me under Messages."));
        else blocks.AddRange(Standing(memory, catalog, calendar, now));
        blocks.Add(new Bullets("What I can help with", [.. catalog.Skills.Select(s => $"{s.Title}: {Wording.Lower(s.Summary)}")]));
        var waiting = memory?.Talks.Any(t => !t.Finished) == true;
        return new(blocks)
        {
            Buttons =
            [
                .. waiting ? [new Button("Go on", Act.Typed("resume"), ButtonStyle.Primary)] : Array.Empty<Button>(),
                .. catalog.Skills.Select(s => new Button(s.Title, new(Act.Start, s.Id))),
                .. memory is null ? [] : Settings(memory.Schedule),
                new("Help", Act.Typed("help")),
            ],
        };
    }

    private static IEnumerable<Block> Standing(Memory memory, SkillCatalog catalog, WorkCalendar calendar, DateTimeOffset now)
    {
        var open = memory.Talks.Where(t => !t.Finished).ToList();
        if (open.Count == 0) yield return new Note("No talk is open.");
        else yield return new Bullets("Open talks", [.. open.Select(t => catalog.Find(t.Skill)?.Title ?? t.Skill)]);
        var agreed = memory.Commitments.Where(c => c.Due is not null && c.Asked is null).OrderBy(c => c.Due).Take(MostAgreed).ToList();
        if (agreed.Count > 0)
            yield return new Bullets("What we agreed on", [.. agreed.Select(c => $"{Wording.ShortDay(c.Due!.Value)}: {Wording.Short(c.About, 100)}")]);
        yield return new Facts([new("Next weekly card", NextWeekly(memory.Schedule, calendar, now))]);
    }

    private static string NextWeekly(Schedule schedule, WorkCalendar calendar, DateTimeOffset now)
    {
        if (schedule.Stopped) return "none, you said stop";
        if (schedule.WeeklyOff) return "off";
        if (new WeeklyPlan(schedule, calendar).Next(now) is not { } next) return "none is planned";
        var (day, time) = schedule.ZoneInfo.Local(next);
        return $"{Wording.Day(day)}, {time:HH\\:mm} ({schedule.Zone ?? "UTC"})";
    }

    private static IEnumerable<Button> Settings(Schedule schedule)
    {
        yield return new("History", Act.Typed("history"));
        if (schedule.Stopped || schedule.PausedUntil is not null)
        {
            yield return new("Write to me again", Act.Typed("resume"));
            yield break;
        }
        yield return schedule.WeeklyOff ? new("Weekly tips on", Act.Typed("weekly on")) : new("Weekly tips off", Act.Typed("weekly off"));
        yield return new("Pause 2 weeks", Act.Typed("pause 2 weeks"));
        yield return new("Stop", Act.Typed("stop"));
    }
}
