using System.Collections.Immutable;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Rhythm;

/// <summary>Something noticed in a person's own talks that may be worth a word.</summary>
/// <param name="Signal">What was noticed; limits and mutes go by it. Stored.</param>
/// <param name="Skill">The skill that helps.</param>
/// <param name="Trigger">What was seen, said to the person as it is.</param>
public sealed record Nudge(string Signal, string Skill, string Trigger, string Question);

/// <summary>A nudge that was sent, and what was said to it: yes, later, wrong, or nothing.</summary>
public sealed record SentNudge(string Signal, string Skill, string Text, DateOnly On, string? Answer = null)
{
    public const int Most = 40;
}

/// <summary>Whether a nudge is due on a day. Looks only at the person's own talks with the coach.</summary>
public static class Nudges
{
    private const int MostAWeek = 2, DaysBetween = 14, DaysMuted = 60, WrongsToMute = 2;

    /// <summary>How far ahead a nudge may come from time alone; beyond it something else wakes the person first.</summary>
    private const int DaysAhead = 21;

    /// <summary>Null when nothing is noticed, or a limit forbids it.</summary>
    public static Nudge? Due(Memory memory, DateOnly today, WorkCalendar calendar) =>
        memory.NudgesOff || memory.Commitments.IsEmpty || memory.Schedule.PausedUntil > today || !calendar.IsWorkday(today) || IsBusy(memory, today) || !HasRoom(memory, today)
            ? null
            : Signals.In(memory, today).FirstOrDefault(n => MayRepeat(memory, n.Signal, today));

    /// <summary>The first day from <paramref name="today"/> on that has one; null when none is in sight.</summary>
    public static DateOnly? NextDay(Memory memory, DateOnly today, WorkCalendar calendar)
    {
        if (memory.NudgesOff || memory.Commitments.IsEmpty) return null;
        for (var day = today; day < today.AddDays(DaysAhead); day = day.AddDays(1))
            if (Due(memory, day, calendar) is not null)
                return day;
        return null;
    }

    public static Memory Sent(Memory memory, Nudge nudge, DateOnly today) => memory with
    {
        Nudges = [.. memory.Nudges.TakeLast(SentNudge.Most - 1), new(nudge.Signal, nudge.Skill, nudge.Trigger, today)],
    };

    /// <summary>We talked on this day, or something was sent already: one word a day is enough.</summary>
    private static bool IsBusy(Memory memory, DateOnly today) =>
        memory.Talks.Any(t => t.Started == today) || memory.Commitments.Any(c => c.On == today || c.Asked == today) || memory.Tips.Any(t => t.On == today) || memory.Nudges.Any(n => n.On == today);

    /// <summary>Two unasked messages a week, of which the weekly card, sent or still to come, is one.</summary>
    private static bool HasRoom(Memory memory, DateOnly today) =>
        memory.Nudges.Count(n => n.On.Monday() == today.Monday()) + (memory.Schedule.WeeklyOff ? 0 : 1) < MostAWeek;

    private static bool MayRepeat(Memory memory, string signal, DateOnly today)
    {
        var sent = memory.Nudges.Where(n => n.Signal == signal).ToList();
        if (sent.Count == 0) return true;
        var wrongs = sent.Where(n => n.Answer == "wrong").ToList();
        var isMuted = wrongs.Count > 0 && wrongs.Count % WrongsToMute == 0 && today.DayNumber - wrongs[^1].On.DayNumber < DaysMuted;
        return !isMuted && today.DayNumber - sent[^1].On.DayNumber >= DaysBetween;
    }
}
