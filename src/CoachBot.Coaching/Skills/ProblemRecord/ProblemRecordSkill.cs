using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.ProblemRecord;

/// <summary>Does something that keeps coming back deserve a record with an owner and a date, and may an old record be closed?</summary>
public sealed class ProblemRecordSkill : Skill
{
    private const string Open = "OPEN", Close = "CLOSE", Watch = "KEEP WATCHING";
    private const int QuietDays = 30, LikeIncidents = 3, MostDays = 3650;

    private static readonly TextQuestion s_pattern = new("pattern", "The pattern", "What keeps happening? The pattern in one line, without a cause.")
    {
        TakesOpening = true,
        Required = true,
        Why = "A pattern can be checked; a cause named too early cannot.",
    };

    private static readonly TextQuestion s_affected = new("affected", "Who is affected", "Who is affected, and what can they not do?")
    {
        Why = "It says how much the record is worth.",
    };

    private static readonly NumberQuestion s_quiet = new("quiet", "Days since last seen", "How many days ago was it last seen? 0 is today.", 0, MostDays, "days since it was last seen")
    {
        UnitForOne = "day since it was last seen",
        Usually = 0,
        Thresholds = [0, QuietDays - 1, QuietDays],
        Why = "What has stayed away for 30 days can be closed.",
    };

    private static readonly NumberQuestion s_times = new("times", "Times in 30 days", "How often was something like it seen in the last 30 days, this time included?", 0, 1000, "times in the last 30 days")
    {
        UnitForOne = "time in the last 30 days",
        Usually = 1,
        Thresholds = [1, LikeIncidents - 1, LikeIncidents],
        AskedWhen = so => !IsQuiet(so),
        Why = "Three alike within 30 days are a pattern, not bad luck.",
    };

    private static readonly YesNoQuestion s_severe = new("severe", "Severe", "Was one of them severe: many people stopped, or money, data or safety touched?", "one of them was severe", "none of them was severe")
    {
        Usually = false,
        AskedWhen = so => !IsQuiet(so),
        Why = "One severe case without a known cause is enough.",
    };

    private static readonly YesNoQuestion s_known = new("known", "The cause is known", "Is its cause known?", "its cause is known", "its cause is not known")
    {
        Usually = false,
        AskedWhen = so => !IsQuiet(so),
        Why = "What is known can be mended without a search.",
    };

    private static readonly YesNoQuestion s_flagged = new("flagged", "Flagged before", "Did a complaint or a review of a mistake already flag it as a problem?", "it has been flagged as a problem", "it has not been flagged so far")
    {
        Usually = false,
        Seldom = true,
        AskedWhen = so => !IsQuiet(so) && From(so) is null && !IsPattern(so) && !IsUnexplained(so),
        Why = "A flag means that people have had it more than once already.",
    };

    private static readonly TextQuestion s_cause = new("cause", "Cause, known or suspected", "What is the cause, or what do you suspect? “Skip” if nothing yet.")
    {
        AskedWhen = so => !IsQuiet(so),
        Why = "A suspicion written down can be tested.",
    };

    private static readonly TextQuestion s_workaround = new("workaround", "Workaround", "What can people do meanwhile?")
    {
        AskedWhen = so => !IsQuiet(so),
        Why = "It buys the time to look for the cause.",
    };

    // A name in the first message is whoever complained, not whoever mends it.
    private static readonly TextQuestion s_owner = new("owner", "Fix owner", "Who owns finding and mending it?")
    {
        AskedWhen = so => !IsQuiet(so),
        Why = "A problem without an owner is a topic.",
    };

    public override string Id => "problem-record";

    public override string Title => "Problem record";

    public override int Order => 34;

    public override SkillGroup Group => SkillGroup.Toolkit;

    public override string Summary => "When the same trouble keeps coming back, or one was severe and unexplained.";

    public override IReadOnlyList<Question> Questions =>
        [s_pattern, s_affected, s_quiet, s_times, s_severe, s_known, s_flagged, s_cause, s_workaround, s_owner];

    public override IEnumerable<Question> RuleOrder => [s_quiet, s_times, s_severe, s_known, s_flagged];

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Close] = "closing it: it has stayed away long enough",
        [Open] = "keeping a record of it, with an owner and a date",
        [Watch] = "watching it a little longer before it takes anyone's hours",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("stayed-away", IsQuiet, Close, so =>
            [so.Because(s_quiet, "there is nothing left to chase, and opening it again takes one line")]),
        new("flagged-before", so => From(so) is not null || so.To(s_flagged), Open, so =>
        [
            From(so) is { } past ? $"Your card of {Wording.Day(past.On)} flagged it, so it deserves more than another repair." : so.Because(s_flagged, "it deserves more than another repair"),
            so.Because(s_times, "the pattern goes into the record"),
            so.Because(s_known, so.To(s_known) ? "the record is about mending it" : "the search needs an owner"),
        ]),
        new("three-alike", IsPattern, Open, so =>
            [so.Because(s_times, "it is a pattern and not bad luck"), so.Because(s_known, so.To(s_known) ? "the record is about mending it" : "the search needs an owner")]),
        new("severe-unexplained", IsUnexplained, Open, so =>
            [so.Because(s_severe, "once is enough"), so.Because(s_known, "it can come back any day")]),
        new("not-yet", _ => true, Watch, so =>
        [
            so.Because(s_times, "it may still be chance"),
            so.To(s_severe) ? so.Because(s_known, "it can be mended without a search") : so.Because(s_severe, "there is time to watch"),
        ]),
    ];

    /// <summary>Until it is closed, or was not seen again and 30 days have passed.</summary>
    public override bool StaysOpen(Past past, DateOnly today) =>
        past.Verdict != Close && past.Kept != "changed" && !(past.Kept == "done" && today.DayNumber - past.On.DayNumber >= QuietDays);

    public override Advice Advise(Case so, Ruling ruling) => new ProblemPaper(so.Now, ruling.Verdict, Verdicts[ruling.Verdict], new()
    {
        Pattern = so.Shown(s_pattern),
        Affected = so.Shown(s_affected) ?? From(so)?.Subject,
        QuietDays = (int)so.To(s_quiet),
        Times = (int)so.To(s_times),
        IsCauseKnown = so.To(s_known),
        Cause = so.Shown(s_cause),
        Workaround = so.Shown(s_workaround),
        Owner = so.Shown(s_owner),
    }).Advice();

    private static bool IsQuiet(Case so) => so.To(s_quiet) >= QuietDays;

    private static bool IsPattern(Case so) => so.To(s_times) >= LikeIncidents;

    private static bool IsUnexplained(Case so) => so.To(s_severe) && !so.To(s_known);

    /// <summary>The card this was opened from: it had the same words and offered a record.</summary>
    private static Past? From(Case so) => so.Opening.Length == 0 ? null : so.Past.LastOrDefault(p => p.Skill is "complaint" or "mistakes" && p.About == so.Opening);
}
