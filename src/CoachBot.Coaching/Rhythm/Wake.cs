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
    Nudge,
}

/// <summary>Decides, at an instant, what is owed to one person unasked, and when to look again.</summary>
public sealed class Wake(SkillCatalog catalog, WorkCalendar calendar)
{
    private static readonly TimeSpan s_afterSafety = TimeSpan.FromHours(24);
    private const int IgnoredForFortnightly = 2, IgnoredForAsking = 4;

    /// <summary>What is due now, and the memory once it is on its way.</summary>
    public (Memory Memory, IReadOnlyList<Push> Pushes) Up(Memory memory, DateTimeOffset now)
    {
        memory = memory.WithoutOldMarks(now);
        var (today, time) = memory.Schedule.ZoneInfo.Local(now);
        if (!memory.Welcomed || memory.Schedule.Stopped || HeldUntil(memory) > now) return (memory, []);
        var pushes = new List<Push>();
        foreach (var due in DueCommitments(memory, now))
        {
            memory = memory with
            {
                Commitments = memory.Commitments.Replace(due, due with { Asked = today }),
                Expects = due.Reminder || memory.Open is not null || IsAwaited(memory.Expects) ? memory.Expects : new(Expecting.FollowUp, due.Id),
            };
            pushes.Add(new(
                string.Create(CultureInfo.InvariantCulture, $"{(due.Reminder ? "reminder" : "followup")}:{due.Id}:{due.Due:yyyyMMdd}"),
                due.Reminder ? PushKind.Reminder : PushKind.FollowUp,
                due.Reminder ? ProactiveCards.Reminder(due) : ProactiveCards.FollowUp(due)));
        }
        if (new WeeklyPlan(memory.Schedule, calendar).IsDue(now))
        {
            (memory, var card) = Weekly(memory, now, today);
            pushes.Add(new(string.Create(CultureInfo.InvariantCulture, $"weekly:{today.Monday():yyyyMMdd}"), PushKind.Weekly, card));
        }
        if (!Schedule.IsQuiet(time) && !(memory.Schedule.PausedUntil > today) && Instant(memory, today) <= now && Nudges.Due(memory, today, calendar) is { } nudge)
        {
            memory = Nudges.Sent(memory, nudge, today);
            pushes.Add(new(string.Create(CultureInfo.InvariantCulture, $"nudge:{nudge.Signal}:{today:yyyyMMdd}"), PushKind.Nudge, ProactiveCards.Nudge(nudge)));
        }
        return (memory, pushes);
    }

    /// <summary>The next instant worth waking for; null when nothing is scheduled.</summary>
    public DateTimeOffset? Next(Memory memory, DateTimeOffset now)
    {
        var forgotten = memory.Safety.Select(m => (DateTimeOffset?)(m.At + SafetyMark.Kept)).Min();
        if (!memory.Welcomed || memory.Schedule.Stopped) return forgotten;
        var next = memory.Commitments
            .Where(c => c.Due is not null && c.Asked is null)
            .Select(c => (DateTimeOffset?)DueAt(memory, c, now))
            .Append(new WeeklyPlan(memory.Schedule, calendar).Next(now))
            .Append(NudgeAt(memory, now))
            .Min();
        if (next is { } at && HeldUntil(memory) is { } held && held > at) next = held;
        return new[] { next, forgotten }.Min();
    }

    /// <summary>A weekly card on request, and the memory that has seen it.</summary>
    public (Memory Memory, Card Card) Weekly(Memory memory, DateTimeOffset now, DateOnly today)
    {
        var schedule = new WeeklyPlan(memory.Schedule, calendar).Done(now);
        if (Ignored(memory) >= IgnoredForAsking)
            return (memory with { Schedule = schedule with { WeeklyOff = true } }, ProactiveCards.PauseOrStop());
        var tip = TipRotation.Choose(catalog, memory, Scores.Of(memory), today);
        if (tip is null) return (memory with { Schedule = schedule }, ProactiveCards.Reflection());
        var sent = memory with { Tips = memory.Tips.Add(new(tip.Key, tip.Skill, today)) };
        // The new card counts as ignored until it is answered; an answer makes the rhythm weekly again.
        return (sent with { Schedule = schedule with { Fortnightly = Ignored(sent) >= IgnoredForFortnightly } },
            ProactiveCards.Weekly(tip, catalog.Find(tip.Skill)!.Title, CheckIns.Due(catalog, memory, today)));
    }

    /// <summary>The weekly cards are held because four in a row found no answer, not because the person said so.</summary>
    public static bool IsHeld(Memory memory) => memory.Schedule.WeeklyOff && Ignored(memory) >= IgnoredForAsking;

    private static int Ignored(Memory memory) => memory.Tips.Reverse().TakeWhile(t => t.Answer is null).Count();

    /// <summary>Reminders that are due, and at most one follow-up a day, the oldest first.</summary>
    private static List<Commitment> DueCommitments(Memory memory, DateTimeOffset now)
    {
        var due = memory.Commitments.Where(c => c.Asked is null && c.Due is not null && DueAt(memory, c, now) <= now).OrderBy(c => c.Due).ToList();
        return [.. due.Where(c => c.Reminder), .. due.Where(c => !c.Reminder).Take(1)];
    }

    /// <summary>When it may be sent: at the person's hour of its day, or of a later day when that one is paused or has had its follow-up; never in the quiet hours.</summary>
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

    /// <summary>At the person's usual time on the first day that has a nudge; later that day when it came up since, never in the quiet hours.</summary>
    private DateTimeOffset? NudgeAt(Memory memory, DateTimeOffset now)
    {
        var (today, time) = memory.Schedule.ZoneInfo.Local(now);
        if (time >= Schedule.QuietFrom) today = today.AddDays(1);
        if (Nudges.NextDay(memory, today, calendar) is not { } day) return null;
        var at = Instant(memory, day);
        return at > now ? at : time < Schedule.QuietTo ? memory.Schedule.ZoneInfo.ToInstant(day, Schedule.QuietTo) : now;
    }

    private static DateTimeOffset Instant(Memory memory, DateOnly day) => memory.Schedule.ZoneInfo.ToInstant(day, memory.Schedule.Time);

    /// <summary>Nothing unasked within 24 hours of something sensitive.</summary>
    /// <summary>Words are on their way that a question falling due must not take.</summary>
    private static bool IsAwaited(Expected? expects) => expects?.What is Expecting.WhetherNow or Expecting.Draft or Expecting.Override or Expecting.Remind;

    private static DateTimeOffset? HeldUntil(Memory memory) => memory.Safety.Count > 0 ? memory.Safety[^1].At + s_afterSafety : null;
}
