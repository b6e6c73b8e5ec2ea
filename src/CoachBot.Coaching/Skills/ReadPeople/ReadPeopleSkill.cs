using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.ReadPeople;

/// <summary>Someone's behaviour or a room's mood puzzles the manager: what was seen, what is story, and what to do next.</summary>
/// <remarks>Speaks of behaviour only, never of traits or feelings of a person.</remarks>
public sealed partial class ReadPeopleSkill : Skill
{
    private enum Change { None, Bit, Marked }

    // Guess stands first: an answer nobody gave must not count as something seen.
    private enum Proof { Guess, Hearsay, Several, Saw }

    private enum Mood { Calm, Irritated, Drained }

    internal const string Support = "SUPPORT", Steady = "STEADY", Check = "CHECK", Talk = "TALK", Room = "ROOM";
    private const int Weighty = 4;
    private const string Calm = "calm";

    private static readonly TextQuestion s_scene = new("scene", "What happened", "What happened? What you saw or heard, as plainly as you can.")
    {
        TakesOpening = true,
        Required = true,
        Why = "What was seen and what we make of it are easily mixed; I will part them.",
    };

    private static readonly PersonQuestion s_who = new("who", "Whom it is about", "Whom is it about? A name, or a group.")
    {
        Why = "Only a label for this card; I keep no profile of anyone.",
    };

    // Well-being stands first, so that an opening message with two signs is read as that one.
    private static readonly ChoiceQuestion<Signal> s_signal = new("signal", "The sign", "What is the sign?",
        (Signal.Wellbeing, new("wellbeing", "I worry how someone is doing", "you worry how someone is doing", "burnt out", "burned out", "in tears", "was crying", "cried", "not coping", "looks exhausted", "is exhausted", "panic attack")),
        (Signal.Quiet, new("quiet", "Gone quiet", "the sign is that they went quiet", "gone quiet", "went quiet", "gone silent", "stopped talking", "so quiet", "very quiet", "barely speaks")),
        (Signal.Sharp, new("sharp", "Sharp words or tone", "the sign is sharp words", "snapped", "snappy", "sharp with", "raised her voice", "raised his voice", "shouted")),
        (Signal.Slipping, new("slipping", "Work or dates slipping", "the sign is that things slip", "missed deadlines", "missing deadlines", "keeps missing", "is slipping", "late again")),
        (Signal.Agreeing, new("agreeing", "Says yes, then nothing happens", "the sign is a yes that nothing follows", "nothing happens", "agrees to everything", "says yes to everything")),
        (Signal.Other, new("other", "Something else", "the sign is something else")))
    {
        Usually = Signal.Other,
        Why = "If it may be about someone's health or well-being, the person comes first and nothing is analysed.",
    };

    private static readonly ChoiceQuestion<Change> s_change = new("change", "Change from their normal", "How far is that from their normal?",
        (Change.None, new("none", "Much as always", "it is much as always", "as always", "always like that", "always been like that")),
        (Change.Bit, new("bit", "A bit different", "it is a bit different from their normal", "a bit different")),
        (Change.Marked, new("marked", "Clearly different", "it is clearly different from their normal", "out of character", "completely different", "totally different", "not like her", "not like him", "unlike her", "unlike him")))
    {
        Usually = Change.Bit,
        AskedWhen = IsNotAboutWellbeing,
        Why = "People are best compared with their own normal, not with others.",
    };

    private static readonly ChoiceQuestion<Proof> s_proof = new("proof", "How you know", "How do you know?",
        (Proof.Saw, new("saw", "I saw or heard it myself", "you saw or heard it yourself", "I saw", "I noticed", "I was there")),
        (Proof.Several, new("several", "Seen more than once, or by more than one of us", "it was seen more than once, or by more than one", "several of us", "more than once", "we all noticed")),
        (Proof.Hearsay, new("hearsay", "Someone told me", "you have it from others", "someone told me", "I was told", "apparently", "people say", "rumour has it", "rumor has it")),
        (Proof.Guess, new("guess", "It is a feeling so far", "it is a feeling so far", "just a feeling", "gut feeling", "I have a feeling")))
    {
        IfUnknown = Proof.Guess,
        AskedWhen = IsNotAboutWellbeing,
        Why = "What nobody has seen first-hand is worth a question, not a conclusion.",
    };

    private static readonly ScaleQuestion s_stake = new("stake", "What hangs on it", "How much hangs on it if nothing is done?", "little", "a great deal", "what hangs on it")
    {
        Usually = 3,
        AskedWhen = IsNotAboutWellbeing,
        Why = "A clear change with much hanging on it should not wait.",
    };

    private static readonly ChoiceQuestion<Mood> s_me = new("me", "How you are", "And you: how are you as you look at it?",
        (Mood.Calm, new(Calm, "Calm", "you are calm about it", "I'm calm")),
        (Mood.Irritated, new("irritated", "Irritated", "you are irritated", "I'm irritated", "I'm annoyed", "annoys me", "I'm angry", "I'm furious", "winds me up", "drives me mad")),
        (Mood.Drained, new("drained", "Drained", "you are drained", "I'm drained", "I'm exhausted", "I'm tired", "I'm worn out")))
    {
        Usually = Mood.Calm,
        AskedWhen = IsNotAboutWellbeing,
        Why = "Our own mood colours what we read into others.",
    };

    private static readonly YesNoQuestion s_news = new("news", "Your news came before", "Several people at once: did news or a decision of yours come just before?",
        "news or a decision of yours came just before", "no news of yours came before")
    {
        Seldom = true,
        AskedWhen = so => IsNotAboutWellbeing(so) && IsSeveral(so),
        Why = "When several people change at once, the cause is often something they all heard.",
    };

    private static readonly ChoiceQuestion<Change> s_quieter = new("quieter", "Quieter than usual", "You wrote of going quiet, yet much as always. Compared with their own normal, how much quieter?",
        (Change.None, new("none", "Not quieter than usual", "it is no quieter than usual")),
        (Change.Bit, new("bit", "A bit quieter", "it is a bit quieter than usual")),
        (Change.Marked, new("marked", "Clearly quieter", "it is clearly quieter than usual")))
    {
        Clarifies = true,
        AskedWhen = so => IsNotAboutWellbeing(so) && so.IsGiven(s_change) && so.To(s_change) == Change.None && WentQuiet().IsMatch(Words(so)),
        Revises = said => (s_change!, said),
        Why = "Someone who was always quiet has not gone quiet.",
    };

    public override string Id => "read-people";

    public override string Title => "What is going on there?";

    public override int Order => 7;

    public override string Summary => "When someone's behaviour or a room's mood puzzles you.";

    public override IReadOnlyList<Question> Questions => [s_scene, s_who, s_signal, s_change, s_proof, s_stake, s_me, s_news, s_quieter];

    public override IEnumerable<Question> RuleOrder => [s_signal, s_me, s_proof, s_change, s_stake];

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Support] = "putting the person first and passing on who can help",
        [Steady] = "pausing first, for a day at most",
        [Check] = "asking one open question before believing any story",
        [Talk] = "talking in private today",
        [Room] = "leaving space and noting what you saw",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("person-first", so => so.To(s_signal) == Signal.Wellbeing, Support, so =>
            [so.Because(s_signal, "the person comes before any reading of them")]),
        new("not-calm", so => so.To(s_me) != Mood.Calm, Steady, so =>
        [
            so.Because(s_me, "what you see right now is coloured by that"),
            so.Because(s_proof, WasSeen(so) ? "the facts will still be there after a pause" : "a pause costs little and may bring something first-hand"),
            so.Because(s_stake, so.To(s_stake) >= Weighty ? "it is worth reading well, and a day is the most it should wait" : "it can wait a day"),
        ]),
        new("not-seen", so => !WasSeen(so), Check, so =>
        [
            so.Because(s_proof, "a question is safer than a conclusion"),
            so.Because(s_change, Shifted(so)),
            so.Because(s_stake, Hurry(so)),
        ]),
        new("marked-and-weighty", so => so.To(s_change) == Change.Marked && so.To(s_stake) >= Weighty, Talk, so =>
        [
            so.Because(s_change, Shifted(so)),
            so.Because(s_stake, "it should not wait"),
            so.Because(s_proof, "you have something real to start from"),
        ]),
        new("changed", so => so.To(s_change) != Change.None, Check, so =>
        [
            so.Because(s_change, $"{Shifted(so)}, and only they know what"),
            so.Because(s_stake, Hurry(so)),
            so.Because(s_proof, "you can name what you saw and then ask"),
        ]),
        new("as-always", _ => true, Room, so =>
        [
            so.Because(s_change, "there is little to act on"),
            so.Because(s_stake, so.To(s_stake) >= Weighty ? "a note is worth keeping in case it changes" : "there is no hurry"),
        ]),
    ];

    public override Advice Advise(Case so, Ruling ruling) => new PeopleSheet(so, ruling.Verdict, Verdicts[ruling.Verdict], new()
    {
        Scene = so.IsGiven(s_scene) ? so.To(s_scene) : null,
        Who = so.Shown(s_who),
        IsGroup = IsSeveral(so),
        Signal = so.To(s_signal),
        IsChanged = so.To(s_change) != Change.None,
        WasSeen = WasSeen(so),
        IsHearsay = so.To(s_proof) == Proof.Hearsay,
        Change = so.Shown(s_change),
        AfterNews = s_news.AskedWhen(so) && so.To(s_news),
        WhenCalm = ruling.Verdict == Steady ? WhenCalm(so) : null,
    }).Advice();

    private string WhenCalm(Case so)
    {
        var verdict = Judge(so with { Answers = so.Answers.With(s_me, Calm) }).Verdict;
        return $"{verdict}, {Verdicts[verdict]}";
    }

    private static bool IsNotAboutWellbeing(Case so) => so.To(s_signal) != Signal.Wellbeing;

    private static bool WasSeen(Case so) => so.To(s_proof) is Proof.Saw or Proof.Several;

    private static string Shifted(Case so) => so.To(s_change) switch
    {
        Change.None => "there may be nothing to read at all",
        Change.Bit => "something may have shifted",
        _ => "something has shifted",
    };

    private static string Hurry(Case so) => so.To(s_stake) switch { >= Weighty => "it is worth asking soon", 3 => "it is worth a question", _ => "there is no hurry" };

    private static string Words(Case so) => $"{so.Opening}\n{(so.IsGiven(s_scene) ? so.To(s_scene) : "")}";

    /// <summary>A group is named, or nobody is and the words are about a group.</summary>
    private static bool IsSeveral(Case so) => Several().IsMatch(so.Shown(s_who) ?? Words(so));

    [GeneratedRegex(@"\b(?:teams?|everyone|everybody|the room|meeting|they all|all of them|people|staff|both|department|group|crew|colleagues)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Several();

    [GeneratedRegex(@"\b(?:(?:gone|went|going|goes|fallen|fell) (?:very |so |rather |really |all )?(?:quiet|silent)|stopped (?:talking|speaking))\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex WentQuiet();
}
