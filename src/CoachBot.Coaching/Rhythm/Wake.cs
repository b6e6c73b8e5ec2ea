using System.Globalization;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Rhythm;

/// <summary>A card owed to a person that they did not just ask for.</summary>
/// <param name="Key">Unique for the person: the same card is never owed twice.</param>
public sealed record Push(string Key, PushKind Kind, Card Card);

public enum PushKind
{
    Weekly,
    FollowUp,
    Reminder,
}

/// <summary>Decides, at an instant, what is owed to one person unasked, and when to look again.</summary>
public sealed class Wake(SkillCatalog catalog, WorkCalendar calendar)
{
    private static readonly TimeSpan s_afterSafety = TimeSpan.FromHours(24);
    private const int IgnoredForFortnightly = 2, IgnoredForAsking = 4;

    /// <summary>What is due now, and the memory once it is on its way.</summary>
    public (Memory Memory, IReadOnlyList<Push> Pushes) Up(Memory memory, DateTimeOffset now)
    {
        var (today, time) = memory.Schedule.ZoneInfo.Local(now);
        if (!memory.Welcomed || memory.Schedule.Stopped || HeldUntil(memory) > now) return (memory, []);
        var pushes = new List<Push>();
        if (!Schedule.IsQuiet(time) && !(memory.Schedule.PausedUntil > today))
        {
            foreach (var due in DueCommitments(memory, now, today))
            {
                memory = memory with
                {
                    Commitments = memory.Commitments.Replace(due, due with { Asked = today }),
                    Expects = due.Reminder || memory.Open is not null ? memory.Expects : new(Expecting.FollowUp, due.Id),
                };
                pushes.Add(new(
                    string.Create(CultureInfo.InvariantCulture, $"{(due.Reminder ? "reminder" : "followup")}:{due.Id}:{due.Due:yyyyMMdd}"),
                    due.Reminder ? PushKind.Reminder : PushKind.FollowUp,
                    due.Reminder ? ProactiveCards.Reminder(due) : ProactiveCards.FollowUp(due)));
            }
        }
        if (new WeeklyPlan(memory.Schedule, calendar).IsDue(now))
        {
            (memory, var card) = Weekly(memory, now, today);
            pushes.Add(new(string.Create(CultureInfo.InvariantCulture, $"weekly:{today.Monday():yyyyMMdd}"), PushKind.Weekly, card));
        }
        return (memory, pushes);
    }

    /// <summary>The next instant worth waking for; null when nothing is scheduled.</summary>
    public DateTimeOffset? Next(Memory memory, DateTimeOffset now)
    {
        if (!memory.Welcomed || memory.Schedule.Stopped) return null;
        var instants = memory.Commitments
            .Where(c => c.Due is not null && c.Asked is null)
            .Select(c => (DateTimeOffset?)DueAt(memory, c, now))
            .Append(new WeeklyPlan(memory.Schedule, calendar).Next(now));
        var next = instants.Min();
        return next is { } at && HeldUntil(memory) is { } held && held > at ? held : next;
    }

    /// <summary>A weekly card on request, and the memory that has seen it.</summary>
    public (Memory Memory, Card Card) Weekly(Memory memory, DateTimeOffset now, DateOnly today)
    {
        var ignored = memory.Tips.Reverse().TakeWhile(t => t.Answer is null).Count();
        var schedule = new WeeklyPlan(memory.Schedule, calendar).Done(now) with { Fortnightly = ignored >= IgnoredForFortnightly };
        if (ignored >= IgnoredForAsking)
            return (memory with { Schedule = schedule with { WeeklyOff = true } }, ProactiveCards.PauseOrStop());
        var tip = TipRotation.Choose(catalog, memory, new Dictionary<string, int>(), today);
        if (tip is null) return (memory with { Schedule = schedule }, ProactiveCards.Reflection());
        return (memory with { Schedule = schedule, Tips = memory.Tips.Add(new(tip.Key, tip.Skill, today)) },
            ProactiveCards.Weekly(tip, catalog.Find(tip.Skill)!.Title));
    }

    /// <summary>Reminders that are due, and at most one follow-up a day, the oldest first.</summary>
    private static List<Commitment> DueCommitments(Memory memory, DateTimeOffset now, DateOnly today)
    {
        var due = memory.Commitments.Where(c => c.Asked is null && c.Due <= today && Instant(memory, c.Due!.Value) <= now).OrderBy(c => c.Due).ToList();
        var askedToday = memory.Commitments.Any(c => !c.Reminder && c.Asked == today);
        return [.. due.Where(c => c.Reminder), .. due.Where(c => !c.Reminder).Take(askedToday ? 0 : 1)];
    }

    private static DateTimeOffset DueAt(Memory memory, Commitment commitment, DateTimeOffset now)
    {
        var (today, time) = memory.Schedule.ZoneInfo.Local(now);
        var day = commitment.Due!.Value;
        if (memory.Schedule.PausedUntil is { } until && until > day) day = until;
        if (day < today) day = today;
        if (!commitment.Reminder && day == today && memory.Commitments.Any(c => !c.Reminder && c.Asked == today)) day = today.AddDays(1);
        var at = Instant(memory, day);
        if (at <= now && time >= Schedule.QuietFrom) return Instant(memory, today.AddDays(1));
        if (at <= now && time < Schedule.QuietTo) return memory.Schedule.ZoneInfo.ToInstant(today, Schedule.QuietTo);
        return at < now ? now : at;
    }

    private static DateTimeOffset Instant(Memory memory, DateOnly day) => memory.Schedule.ZoneInfo.ToInstant(day, memory.Schedule.Time);

    /// <summary>Nothing unasked within 24 hours of something sensitive.</summary>
    private static DateTimeOffset? HeldUntil(Memory memory) => memory.Safety.Count > 0 ? memory.Safety[^1].At + s_afterSafety : null;
}
