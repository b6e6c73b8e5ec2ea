using System.Globalization;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Rhythm;
using CoachBot.Coaching.Safety;
using CoachBot.Coaching.Tests.Language;

namespace CoachBot.Coaching.Tests.Stories;

/// <summary>A conversation told step by step: what a person says, what they see, and the time that passes.</summary>
/// <remarks>The memory goes through its stored form at every step, and every reply is held to the coach's voice.</remarks>
internal sealed class Story
{
    public static readonly SkillCatalog Catalog = new();
    private static readonly Coach s_coach = new(Catalog, Learned.Language, new SafetyGate(), new(null, null, null, null, null), WorkCalendar.Plain);
    private static readonly Wake s_wake = new(Catalog, WorkCalendar.Plain);
    private readonly List<Button> _buttons = [];
    private readonly bool _forms;
    private int _talks;

    private Story(bool forms, Memory memory)
    {
        _forms = forms;
        Memory = memory;
    }

    public Memory Memory { get; private set; }

    public DateTimeOffset Now { get; private set; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <summary>What the last step showed.</summary>
    public IReadOnlyList<Card> Cards { get; private set; } = [];

    public Reply Reply { get; private set; } = new(new(), []);

    public string Screen => string.Join("\n\n", Cards.Select(Coaching.Cards.PlainText.Render));

    private DateOnly Today => Memory.Schedule.ZoneInfo.Local(Now).Day;

    /// <summary>Monday 23 November 2026, ten in the morning in Berlin, after the welcome.</summary>
    public static Story Begin(bool forms = false)
    {
        var story = new Story(forms, new() { Schedule = new() { Zone = "Europe/Berlin" } });
        return story.Do(new Said.Arrived());
    }

    public static DateTimeOffset? NextWake(Memory memory, DateTimeOffset now) => s_wake.Next(memory, now);

    public Story Say(string text, string? quoted = null) => Do(new Said.Words(text, quoted));

    public Story Command(string text) => Do(new Said.Command(text));

    /// <summary>Presses the newest button shown so far that has this label.</summary>
    public Story Press(string label) => Press(_buttons.LastOrDefault(b => b.Label == label)?.Act ?? throw new InvalidOperationException($"No button “{label}” on:\n{Screen}"));

    public Story Press(Act act) => Do(new Said.Pressed(act, new Dictionary<string, string>()));

    public Story Send(params (string Id, string Value)[] fields) => Send(Form.Send, fields);

    public Story Send(Act act, params (string Id, string Value)[] fields) => Do(new Said.Pressed(act, fields.ToDictionary(f => f.Id, f => f.Value)));

    public Story PutAside(params (string Id, string Value)[] fields) => Do(new Said.PutAside(Form.Send, fields.ToDictionary(f => f.Id, f => f.Value)));

    public Form Form => Cards.Select(c => c.Form).LastOrDefault(f => f is not null) ?? throw new InvalidOperationException($"No form on:\n{Screen}");

    public Story Later(TimeSpan time)
    {
        Now += time;
        return this;
    }

    /// <summary>Goes to a local time, such as "2026-12-07 09:30".</summary>
    public Story On(string local)
    {
        var at = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        Now = Memory.Schedule.ZoneInfo.ToInstant(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at));
        return this;
    }

    /// <summary>What the coach sends unasked now.</summary>
    public Story Wakes()
    {
        var (memory, pushes) = s_wake.Up(Memory, Now);
        Memory = Memory.FromJson(memory.ToJson());
        Cards = [.. pushes.Select(p => p.Card)];
        _buttons.AddRange(Cards.SelectMany(c => c.Buttons));
        return this;
    }

    public Story Shows(params string[] parts)
    {
        foreach (var part in parts) Assert.Contains(part, Screen, StringComparison.Ordinal);
        return this;
    }

    public Story Hides(params string[] parts)
    {
        foreach (var part in parts) Assert.DoesNotContain(part, Screen, StringComparison.Ordinal);
        return this;
    }

    public Story ShowsNothing()
    {
        Assert.Empty(Cards);
        return this;
    }

    public Story Check(Action<Story> check)
    {
        check(this);
        return this;
    }

    /// <summary>A delegation talked through to its verdict: the work, Sam, and the usual answers.</summary>
    public Story HasDelegated(string work = "the monthly patching") =>
        Say("delegate").Say(work).Say("ours").Say("Sam").Say("yes").Say("3").Say("costly").Say("similar").Say("team").Say("in 2 weeks").Shows("[CHECK-INS");

    private Story Do(Said said)
    {
        Reply = s_coach.Hear(said, new(Memory, Now, new(Today, WorkCalendar.Plain), _forms, $"talk{++_talks}"));
        Memory = Memory.FromJson(Reply.Memory.ToJson());
        Cards = [.. Reply.Replace is { } replace ? [replace] : Array.Empty<Card>(), .. Reply.Cards];
        _buttons.AddRange(Cards.SelectMany(c => c.Buttons));
        foreach (var card in Reply.Cards) Voice.Holds(card);
        return this;
    }
}
