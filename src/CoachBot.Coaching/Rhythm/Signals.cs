using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Rhythm;

/// <summary>What can be noticed in somebody's own talks, the most pressing first.</summary>
internal static class Signals
{
    private const int Times = 3, OverdueActions = 5, ShortWord = 4;
    private const int DaysAfterBox = 3, DaysAfterCheckBack = 3, DaysOfBox = 30, DaysOfSubject = 60, DaysOfPerson = 30, DaysOfTask = 90, DaysOfHats = 8, DaysUnheard = 21;

    public static IEnumerable<Nudge> In(Memory memory, DateOnly today)
    {
        var talks = memory.Commitments.Where(c => !c.Reminder && c.On <= today).ToList();
        return new[] { CheckBackMissed(talks, today), BoxExpired(talks, today), Overdue(talks, today), Undecided(talks, today), KeptAgain(talks, today), OnePerson(talks, today), HatAtZero(talks, today), UsersUnheard(talks, today) }.OfType<Nudge>();
    }

    /// <summary>A complaint's check-back was asked about and stayed unanswered.</summary>
    private static Nudge? CheckBackMissed(List<Commitment> talks, DateOnly today) =>
        talks.LastOrDefault(c => c.Skill == "complaint" && c.Kept is null && c.Asked is { } asked && IsBetween(asked, DaysAfterCheckBack, DaysOfBox, today)) is { } missed
            ? new("check-back-missed", "complaint", $"On {Wording.ShortDay(missed.Asked!.Value)} the check-back on {Named(missed)} was due, and I have not heard how it went.", "Shall we look at what to say to them?")
            : null;

    private static Nudge? BoxExpired(List<Commitment> talks, DateOnly today) =>
        talks.LastOrDefault(c => c.Skill == "decide" && c.Kept is null or "not-yet" && c.EndsOn is { } end && IsBetween(end, DaysAfterBox, DaysOfBox, today) && !talks.Any(t => t.Skill == "decide" && t.On >= c.EndsOn)) is { } box
            ? new("box-expired", "decide", $"The time you gave {Named(box)} ended on {Wording.ShortDay(box.EndsOn!.Value)}.", "Want to settle it?")
            : null;

    private static Nudge? Overdue(List<Commitment> talks, DateOnly today)
    {
        var overdue = talks.Where(c => c.Due < today && c.Kept is null or "not-yet").ToList();
        return overdue.Count < OverdueActions ? null
            : new("five-overdue", "delegate", $"Since {Wording.ShortDay(overdue.Min(c => c.On))} there are {overdue.Count} things you meant to do that have no answer yet.", "Could someone else own one of them?");
    }

    /// <summary>One decision, three talks, and it is still open.</summary>
    private static Nudge? Undecided(List<Commitment> talks, DateOnly today)
    {
        var recent = talks.Where(c => c.Skill == "decide" && IsBetween(c.On, 0, DaysOfSubject, today)).ToList();
        return recent.LastOrDefault(c => recent.Where(o => IsSame(o.About, c.About)).ToList() is { Count: >= Times } same && same.All(o => o.Verdict != "TODAY" && o.Kept is not "done" and not "changed")) is { } open
            ? new("undecided", "decide", $"You brought up {Named(open)} three times without a decision.", "Want to decide it?")
            : null;
    }

    private static Nudge? KeptAgain(List<Commitment> talks, DateOnly today)
    {
        var recent = talks.Where(c => c.Skill == "delegate" && c.Verdict == "KEEP" && IsBetween(c.On, 0, DaysOfTask, today)).ToList();
        return recent.LastOrDefault(c => recent.Count(o => IsSame(o.About, c.About)) >= Times) is { } kept
            ? new("kept-again", "delegate", $"Three times {Named(kept)} stayed with you.", "Shall we see what it would take to hand it over?")
            : null;
    }

    private static Nudge? OnePerson(List<Commitment> talks, DateOnly today) =>
        talks.Where(c => c.Subject is { Length: > 0 } && c.Skill is not ("hats" or "credibility") && IsBetween(c.On, 0, DaysOfPerson, today))
            .GroupBy(c => c.Subject!, StringComparer.OrdinalIgnoreCase).LastOrDefault(g => g.Count() >= Times) is { } person
            ? new("one-person", "read-people", $"{person.Key} came up in three of our talks.", "Want to sort what you saw from what you assume?")
            : null;

    private static Nudge? HatAtZero(List<Commitment> talks, DateOnly today)
    {
        var last = talks.Where(c => c.Skill == "hats" && c.Figures.Count > 0).MaxBy(c => c.On);
        if (last is null || !IsBetween(last.On, 1, DaysOfHats, today) || last.Figures.GetValueOrDefault("chosen") == 1) return null;
        List<string> zero = [.. new[] { ("promoter", "Promoter"), ("aligner", "Aligner") }.Where(h => last.Figures.TryGetValue(h.Item1, out var share) && share == 0).Select(h => h.Item2)];
        return zero.Count == 0 ? null
            : new("hat-at-zero", "end-user", $"Your last check-in had nothing for the {Wording.List(zero)}.", "Is there a user you have not heard for a while?");
    }

    /// <summary>A user last came up three weeks ago, though we have talked since.</summary>
    private static Nudge? UsersUnheard(List<Commitment> talks, DateOnly today) =>
        talks.Where(c => c.Skill is "complaint" or "end-user").MaxBy(c => c.On) is { } heard && IsBetween(heard.On, DaysUnheard, DaysOfSubject, today) && talks.Any(c => c.On > heard.On)
            ? new("users-unheard", "end-user", $"Since {Wording.ShortDay(heard.On)} no user came up in our talks.", "Is there one you have not heard for a while?")
            : null;

    private static string Named(Commitment commitment) => commitment.About is { Length: > 0 } about ? $"“{Wording.Short(about, 60)}”" : "it";

    /// <summary>The same matter in other words: at least half of the longer one's words are shared.</summary>
    private static bool IsSame(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        return a.Count > 0 && b.Count > 0 && a.Intersect(b).Count() * 2 >= Math.Max(a.Count, b.Count);
    }

    private static HashSet<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '-', '/', '?', '!', '“', '”', '"', '(', ')', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length >= ShortWord || w.Any(char.IsDigit))];

    private static bool IsBetween(DateOnly day, int least, int most, DateOnly today) => today.DayNumber - day.DayNumber is var days && days >= least && days <= most;
}
