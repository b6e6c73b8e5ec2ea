using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Mistakes;

internal enum Effect { Contained, Noticed, Serious }

internal enum Whose { Mine, Team, Shared, Unclear }

/// <summary>Something went wrong: stop it, say it, mend it or learn from it?</summary>
public sealed partial class MistakesSkill : Skill
{
    internal const string Contain = "CONTAIN", Disclose = "DISCLOSE", Review = "REVIEW", Repair = "REPAIR", Log = "LOG";

    private static readonly TextQuestion s_event = new("event", "What happened", "What went wrong? One or two sentences, without names.")
    {
        TakesOpening = true,
        Extract = WithoutQuestions,
        Required = true,
        Why = "The plain event is what a note or a review starts from.",
    };

    private static readonly YesNoQuestion s_going = new("going", "Still causing harm", "Is it still causing harm right now?",
        "it is still causing harm", "it is no longer causing harm")
    {
        Usually = false,
        IfUnknown = true,
        YesCues = ["still down", "still broken", "still failing", "still happening", "still going on", "still causing harm"],
        NoCues = ["is fixed now", "fixed it", "rolled it back", "rolled back", "restored it", "is back up", "has been restored"],
        Why = "Harm that goes on is stopped before anything is explained.",
    };

    private static readonly ChoiceQuestion<Effect> s_effect = new("effect", "How far it reached", "How far did it reach?",
        (Effect.Contained, new("contained", "Nobody outside felt it", "nobody outside felt it", "nobody noticed", "no one noticed", "caught it in time", "no harm done")),
        (Effect.Noticed, new("noticed", "People noticed or were held up", "people noticed it", "users noticed", "people noticed", "users complained")),
        (Effect.Serious, new("serious", "Serious: money, data or safety", "it touched money, data or safety", "lost data", "data loss", "lost money", "overpaid", "injured")))
    {
        IfUnknown = Effect.Noticed,
        Why = "Whoever was affected should hear it, and from you.",
    };

    private static readonly YesNoQuestion s_told = new("told", "Affected people know", "Do the people affected know?",
        "the people affected know", "the people affected do not know yet")
    {
        IfUnknown = false,
        YesCues = ["already told them", "already told everyone", "they already know"],
        NoCues = ["haven't told", "have not told", "nobody knows", "no one knows", "should i tell", "don't tell", "do i tell"],
        Why = "Early admission costs least.",
    };

    private static readonly YesNoQuestion s_before = new("before", "Happened before", "Has something like it happened before?",
        "something like it has happened before", "it has not happened before")
    {
        Usually = false,
        YesCues = ["same outage again", "happened again", "happened before", "second time", "third time", "yet again", "once more"],
        Why = "A repeat has conditions behind it that a single repair leaves in place.",
    };

    private static readonly ChoiceQuestion<Whose> s_whose = new("whose", "Whose it was", "Whose was it?",
        (Whose.Mine, new("mine", "Mine", "it was yours", "i approved", "my estimate", "my mistake", "i deleted", "i forgot", "i broke", "my fault")),
        (Whose.Team, new("team", "My team's", "it was your team's", "my team broke", "my team deleted", "we deleted", "we broke", "one of my people")),
        (Whose.Shared, new("shared", "Shared with others", "it was shared with others", "partly ours", "us and the vendor")),
        (Whose.Unclear, new("unclear", "Not clear yet", "it is not clear yet whose it was", "not clear whose", "nobody knows why")))
    {
        Usually = Whose.Team,
        Why = "What is shared or unclear needs a joint look before anyone owns it.",
    };

    private static readonly YesNoQuestion s_fair = new("fair", "Reasonable at the time", "With what was known then, was it a reasonable call?",
        "it was a reasonable call with what was known", "it was not a reasonable call even then")
    {
        Usually = true,
        Why = "A bad result is not always a bad call.",
    };

    private static readonly TextQuestion s_fix = new("fix", "What puts it right", "What puts it right, or stops it happening again? Skip it if you do not know yet.")
    {
        AskedWhen = so => !so.To(s_going),
        Why = "It goes into the note; without it the note promises a date for the answer.",
    };

    private static readonly DateQuestion s_by = new("by", "Put right by", "By when is that done?", "it is put right by")
    {
        AskedWhen = so => !so.To(s_going) && so.IsGiven(s_fix),
        Why = "A fix without a date is a hope.",
    };

    private static readonly YesNoQuestion s_again = new("again", "Same thing as before",
        "You wrote that it was the first time, and answered that it has happened before. Has it happened before?",
        "something like it has happened before", "it has not happened before")
    {
        Clarifies = true,
        AskedWhen = so => so.IsGiven(s_before) && so.To(s_before) && SaysFirstTime(so),
        Revises = said => said == "no" ? (s_before!, "no") : null,
        Why = "A repeat calls for a review, a first time may not.",
    };

    private static readonly YesNoQuestion s_one = new("one", "Down to one person", "Did it come down to the action of one person on your team?",
        "it came down to one person's action", "it did not come down to one person's action")
    {
        Clarifies = true,
        AskedWhen = so => !so.To(s_fair) && so.IsGiven(s_fair) && so.To(s_whose) is Whose.Team or Whose.Shared,
        Why = "Someone should not meet their own slip for the first time in a full room.",
    };

    public override string Id => "mistakes";

    public override string Title => "Own a mistake";

    public override int Order => 6;

    public override string Summary => "When something went wrong on your watch.";

    public override IReadOnlyList<Question> Questions => [s_event, s_going, s_effect, s_told, s_before, s_whose, s_fair, s_fix, s_by, s_again, s_one];

    public override IEnumerable<Question> RuleOrder => [s_going, s_effect, s_told, s_before, s_whose, s_fair];

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Contain] = "stopping the harm before anything else",
        [Disclose] = "telling those affected today, before they find out",
        [Review] = "a short review of what let it happen, not of who",
        [Repair] = "putting it right and saying so with a date",
        [Log] = "writing the lesson down and moving on",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("still-going", so => so.To(s_going), Contain, so =>
            [so.Because(s_going, "stopping it comes before explaining it"), so.Because(s_effect, Reached(so))]),
        new("affected-not-told", so => so.To(s_effect) != Effect.Contained && !so.To(s_told), Disclose, so =>
            [so.Because(s_told, "they should hear it from you today"), so.Because(s_effect, Reached(so)), so.Because(s_going, "there is time to say it plainly")]),
        new("repeat-or-shared", so => so.To(s_before) || so.To(s_whose) is Whose.Shared or Whose.Unclear, Review, so =>
            so.To(s_before)
                ? [so.Because(s_before, "something lets it happen, and mending it once more will not do"), so.Because(s_whose, Owned(so))]
                : [so.Because(s_whose, "it takes a joint look at what let it happen"), so.Because(s_before, "one short review is enough")]),
        new("felt-by-others", so => so.To(s_effect) != Effect.Contained, Repair, so =>
            [so.Because(s_effect, "it is not over until it is put right"), so.Because(s_told, "what they wait for now is the repair"), so.Because(s_before, "a repair and a date are enough")]),
        new("contained", _ => true, Log, so =>
            [so.Because(s_effect, "there is nobody to put it right with"), so.Because(s_before, "a line in the log is enough to learn from it"), so.Because(s_whose, Owned(so))]),
    ];

    public override Advice Advise(Case so, Ruling ruling) => new OwningUp(so.Now, new()
    {
        Verdict = ruling.Verdict,
        Lean = Verdicts[ruling.Verdict],
        Event = so.IsGiven(s_event) ? so.To(s_event) : null,
        Going = so.To(s_going),
        Effect = so.To(s_effect),
        Told = so.To(s_told),
        Before = so.To(s_before),
        Whose = so.To(s_whose),
        Fair = so.To(s_fair),
        SaidFair = so.IsGiven(s_fair),
        OnePerson = so.IsGiven(s_one) && so.To(s_one),
        Fix = so.Shown(s_fix),
        By = so.IsGiven(s_by) ? so.To(s_by) : null,
    }).Advice();

    private static string Reached(Case so) => so.To(s_effect) switch
    {
        Effect.Contained => "there is still time to keep it small",
        Effect.Noticed => "they have a right to hear what happened",
        _ => "those affected and your own boss should hear it from you first",
    };

    private static string Owned(Case so) => so.To(s_whose) switch
    {
        Whose.Mine => "the first word about it is yours",
        Whose.Team => "outwards it is yours to own",
        _ => "a joint look comes before anyone owns it",
    };

    private static bool SaysFirstTime(Case so) =>
        so.Mentions("first time", "never happened before") || Cue.In(so.To(s_event), "first time") || Cue.In(so.To(s_event), "never happened before");

    /// <summary>"We deleted the mailbox. Should I tell the director?" holds one event and one question.</summary>
    private static string? WithoutQuestions(string opening)
    {
        var told = Sentence().Matches(opening).Select(m => m.Value.Trim()).Where(s => s.Length > 0 && !s.EndsWith('?')).ToList();
        return told.Count > 0 ? string.Join(' ', told) : "";
    }

    [GeneratedRegex(@"[^.?!\n]+(?:[.?!](?!\s|$)[^.?!\n]*)*[.?!]?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Sentence();
}
