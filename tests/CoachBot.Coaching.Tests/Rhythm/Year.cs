using System.Globalization;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Rhythm;

namespace CoachBot.Coaching.Tests.Rhythm;

/// <summary>Lets time pass for one memory and writes down what was sent and when.</summary>
internal sealed class Year(Memory memory, DateTimeOffset start, WorkCalendar? calendar = null)
{
    public static readonly SkillCatalog Catalog = new();
    private readonly Wake _wake = new(Catalog, calendar ?? WorkCalendar.Plain);

    public Memory Memory { get; set; } = memory;

    public DateTimeOffset Now { get; private set; } = start;

    public List<(DateTimeOffset At, Push Push)> Sent { get; } = [];

    public int Wakes { get; private set; }

    public DateTimeOffset? Next => _wake.Next(Memory, Now);

    /// <summary>"2026-11-24 09:30 Weekly", in the person's zone.</summary>
    public IEnumerable<string> Log => Sent.Select(s =>
    {
        var (day, time) = Memory.Schedule.ZoneInfo.Local(s.At);
        return string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} {time:HH:mm} {s.Push.Kind}");
    });

    public static DateTimeOffset Utc(string at) => DateTimeOffset.ParseExact(at, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Someone welcomed at an instant.</summary>
    public static Year Of(string welcomedUtc, Schedule schedule, WorkCalendar? calendar = null)
    {
        var at = Utc(welcomedUtc);
        return new(new() { Welcomed = true, Schedule = new WeeklyPlan(schedule, calendar ?? WorkCalendar.Plain).From(at) }, at, calendar);
    }

    /// <summary>Nobody looks until this instant.</summary>
    public Year Down(string untilUtc)
    {
        Now = Utc(untilUtc);
        return this;
    }

    /// <summary>Looks at every step, as a clock that ticks does.</summary>
    public Year Step(string untilUtc, TimeSpan step)
    {
        for (; Now < Utc(untilUtc); Now += step) Up();
        return this;
    }

    /// <summary>Looks only when the last look said to.</summary>
    public Year Jump(string untilUtc)
    {
        Up();
        while (Next is { } next && next < Utc(untilUtc))
        {
            Assert.True(next > Now, $"Told to look at {next:u} again, at {Now:u}");
            Now = next;
            Up();
        }
        Now = Utc(untilUtc);
        return this;
    }

    /// <summary>What the person does about the cards just sent.</summary>
    public Func<Memory, Memory> Answers { get; init; } = m => m;

    /// <summary>"Did it" on every tip, so that none counts as ignored.</summary>
    public static Memory Did(Memory memory) => memory with { Tips = memory.Tips.ConvertAll(t => t.Answer is null ? t with { Answer = "did" } : t), Schedule = memory.Schedule with { Fortnightly = false } };

    private void Up()
    {
        Wakes++;
        (Memory, var pushes) = _wake.Up(Memory, Now);
        foreach (var push in pushes) Sent.Add((Now, push));
        if (pushes.Count > 0) Memory = Answers(Memory);
    }
}
