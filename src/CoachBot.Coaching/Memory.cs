using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Rhythm;
using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching;

/// <summary>What the coach remembers of one person between two messages. Immutable; stored as JSON.</summary>
public sealed record Memory
{
    /// <summary>Talks kept at once: the open one, the parked ones, and finished ones that can still be edited.</summary>
    public const int MostTalks = 8;

    public bool Welcomed { get; init; }

    /// <summary>Newest first. The first unfinished one is open; the others wait for "resume".</summary>
    public ImmutableList<Dialog> Talks { get; init; } = [];

    /// <summary>What plain words mean next, besides an open question.</summary>
    public Expected? Expects { get; init; }

    public ImmutableList<Commitment> Commitments { get; init; } = [];

    public Schedule Schedule { get; init; } = new();

    /// <summary>What users said in the anonymous pulse, one reading a quarter, oldest first.</summary>
    public ImmutableList<PulseReading> Pulse { get; init; } = [];

    public ImmutableList<SentTip> Tips { get; init; } = [];

    /// <summary>Nudges sent, the newest last.</summary>
    public ImmutableList<SentNudge> Nudges { get; init; } = [];

    /// <summary>The person wants no nudges.</summary>
    public bool NudgesOff { get; init; }

    public ModelUse Ai { get; init; } = new();

    /// <summary>A free conversation about an outcome, or a practice; only while it lasts.</summary>
    public Session? Session { get; init; }

    /// <summary>When something sensitive came up: category and time only, kept 30 days.</summary>
    public ImmutableList<SafetyMark> Safety { get; init; } = [];

    /// <summary>An open talk that plain words answer: there is at most one.</summary>
    [JsonIgnore]
    public Dialog? Open => Talks.Count > 0 && !Talks[0].Finished && !Parked ? Talks[0] : null;

    /// <summary>The newest talk waits for "resume" and does not take plain words.</summary>
    public bool Parked { get; init; }

    /// <summary>The talks that have no outcome yet, newest first.</summary>
    [JsonIgnore]
    public IReadOnlyList<Dialog> Waiting => [.. Talks.Where(t => !t.Finished)];

    [JsonIgnore]
    public Dialog? LastFinished => Talks.FirstOrDefault(t => t.Finished);

    public Dialog? Talk(string id) => Talks.FirstOrDefault(t => t.Id == id);

    /// <summary>Puts a talk first. The oldest beyond <see cref="MostTalks"/> falls away.</summary>
    public Memory WithTalk(Dialog talk) => this with
    {
        Talks = [talk, .. Talks.Where(t => t.Id != talk.Id).Take(MostTalks - 1)],
        Parked = false,
    };

    /// <summary>The person has spoken about their weekly cards: earlier ones no longer count as ignored.</summary>
    public Memory WithTipsHeeded() => this with { Tips = Tips.ConvertAll(t => t.Answer is null ? t with { Answer = SentTip.Heeded } : t) };

    /// <summary>Without marks of hand-offs that are older than they may be kept.</summary>
    public Memory WithoutOldMarks(DateTimeOffset now) =>
        Safety.Exists(m => now >= m.At + SafetyMark.Kept) ? this with { Safety = Safety.RemoveAll(m => now >= m.At + SafetyMark.Kept) } : this;

    /// <summary>Keeps what a talk agreed on, in the place of its earlier form.</summary>
    public Memory WithCommitment(Commitment commitment) => this with { Commitments = Keeping.Trim(Commitments.RemoveAll(c => c.Id == commitment.Id).Add(commitment), commitment.On) };

    public Memory WithPulse(PulseReading reading) => this with { Pulse = [.. Pulse.Where(p => p.Quarter != reading.Quarter).TakeLast(MostTalks - 1), reading] };

    public string ToJson() => CoachJson.Write(this);

    /// <exception cref="JsonException">The text is not a stored memory.</exception>
    public static Memory FromJson(string json) => CoachJson.Read<Memory>(json);
}

/// <summary>What the next plain words are taken for.</summary>
/// <param name="Of">What it is about: a commitment id, a dialog id, or the words kept meanwhile.</param>
public sealed record Expected(Expecting What, string Of = "")
{
    /// <summary>Ids of the skills offered, in the order shown; empty when the usual two were.</summary>
    public ImmutableList<string> Offered { get; init; } = [];
}

[JsonConverter(typeof(JsonStringEnumConverter<Expecting>))]
public enum Expecting
{
    /// <summary>Yes or no to deleting everything.</summary>
    Delete,

    /// <summary>Which answer to change: a number or a name.</summary>
    EditPick,

    /// <summary>A reply draft to check.</summary>
    Draft,

    /// <summary>Done, partly, not yet, changed my mind.</summary>
    FollowUp,

    /// <summary>A note on how it went.</summary>
    FollowUpNote,

    /// <summary>Whether a security incident is happening now.</summary>
    WhetherNow,

    /// <summary>Which of the skills shown was meant; <see cref="Expected.Of"/> holds the opening words, none after the menu.</summary>
    Pick,

    /// <summary>What was picked from the menu; <see cref="Expected.Of"/> names the group shown, or nothing.</summary>
    Menu,

    /// <summary>When to be reminded.</summary>
    Remind,

    /// <summary>Why the person sees it otherwise.</summary>
    Override,

    /// <summary>The next line of the <see cref="Memory.Session"/>.</summary>
    Session,
}

/// <summary>Something agreed that the coach asks about, or reminds of, on a day.</summary>
/// <param name="Id">The finished talk's id, with a suffix for reminders.</param>
/// <param name="EndsOn">When a time box or trial of it ends.</param>
public sealed record Commitment(string Id, string Skill, string Verdict, string About, string? Subject, string Question, DateOnly On, DateOnly? Due)
{
    public DateOnly? EndsOn { get; init; }

    public bool Reminder { get; init; }

    /// <summary>It has been asked; the answer may still be missing.</summary>
    public DateOnly? Asked { get; init; }

    /// <summary>done, partly, not yet or changed.</summary>
    public string? Kept { get; init; }

    /// <summary>A talk to offer when they say what became of it.</summary>
    public Offer? Later { get; init; }

    /// <summary>Numbers the next talk of this skill compares with.</summary>
    public IReadOnlyDictionary<string, decimal> Figures { get; init; } = ImmutableSortedDictionary<string, decimal>.Empty;

    public Past ToPast() => new(Skill, Verdict, Subject, On, Kept, EndsOn) { About = About, Figures = Figures };
}

/// <summary>Category and time of a hand-off; never the words.</summary>
public sealed record SafetyMark(SafetyCategory Category, DateTimeOffset At)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);
}
