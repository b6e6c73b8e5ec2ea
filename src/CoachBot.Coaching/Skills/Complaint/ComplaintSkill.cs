using System.Globalization;
using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Complaint;

/// <summary>How should a complaint be answered, so that the person feels heard and the fault gets fixed?</summary>
public sealed partial class ComplaintSkill : Skill
{
    private const string Refer = "REFER", Boundary = "BOUNDARY", Restore = "RESTORE", FindOut = "FIND OUT", Own = "OWN", Rethink = "RETHINK", Hold = "HOLD", Explain = "EXPLAIN";

    private static readonly string[] s_ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    private static readonly TextQuestion s_said = new("said", "What they said", "What did they say, as close to their words as you can?")
    {
        TakesOpening = true,
        Required = true,
        Why = "People calm down when they hear their own point come back; that starts with their words.",
    };

    private static readonly PersonQuestion s_who = new("who", "Who complains", "Who complained? A name or a role; skip it if nobody did in person.")
    {
        Why = "A complaint has a person who waits for an answer; a rumour has none.",
    };

    private static readonly ChoiceQuestion<Kind> s_about = new("about", "What it is about", "What is it about?",
        (Kind.Service, new("service", "Our service: something broken, slow, missing or refused", "it is about the service")),
        (Kind.Manner, new("manner", "How one of us behaved", "it is about how one of us behaved", "rude to her", "rude to him", "rude to them", "talked down to")),
        (Kind.Rights, new("rights", "Privacy, discrimination, injury or a legal claim", "it is about privacy, discrimination, injury or a legal claim", "discriminated", "discrimination", "privacy complaint", "legal claim", "their lawyer", "got injured", "was injured")))
    {
        Usually = Kind.Service,
        Why = "Rights belong to HR, privacy or legal; behaviour needs both sides heard.",
    };

    private static readonly ChoiceQuestion<Severity> s_sev = new("sev", "What it costs them now", "How badly does it hold them up right now?",
        (Severity.Annoying, new("annoying", "Annoying; work goes on", "it is annoying and work goes on", "only annoying")),
        (Severity.Slowed, new("slowed", "Slowed down", "it slows them down", "slows them down", "slowed down")),
        (Severity.Stopped, new("stopped", "Stopped: they cannot work", "it has stopped their work", "can't work", "cannot work", "unable to work", "locked out", "at a standstill")))
    {
        Usually = Severity.Slowed,
        AskedWhen = IsOurs,
        Why = "Someone who cannot work needs a way to work before any explanation.",
    };

    private static readonly ChoiceQuestion<Mood> s_mood = new("mood", "Their mood", "How do they come across?",
        (Mood.Calm, new("calm", "Calm", "they are calm")),
        (Mood.Annoyed, new("annoyed", "Annoyed", "they are annoyed", "is annoyed", "are annoyed")),
        (Mood.Angry, new("angry", "Angry; a hot word or two belongs here", "they are angry", "furious", "angry", "livid", "fuming", "outraged")),
        (Mood.Abusive, new("abusive", "Abusive: threats, slurs or repeated insults", "there are threats, slurs or repeated insults", "abusive", "threatened us", "threatened my", "keeps insulting", "slurs")))
    {
        Usually = Mood.Annoyed,
        AskedWhen = IsOurs,
        Why = "Anger wants a voice before a letter; abuse needs a line drawn calmly.",
    };

    private static readonly ChoiceQuestion<Fault> s_fault = new("fault", "Whose doing it was", "Looking at it coldly, whose doing was it?",
        (Fault.Ours, new("ours", "Ours", "it was ours", "we messed up", "we broke", "it was our fault", "it was our mistake", "our own fault")),
        (Fault.Partly, new("partly", "Partly ours, or our supplier's", "it was partly ours or our supplier's", "partly our fault", "partly ours", "our supplier's fault", "our vendor's fault")),
        (Fault.Rule, new("rule", "Nobody's: a no we would give again", "it is a no you would give again")),
        (Fault.Stale, new("stale", "A rule we would not write today", "it is a rule you would not write today", "outdated rule", "stale rule", "old rule")),
        (Fault.NotOurs, new("notours", "Not ours; someone else owns it", "it is not yours", "not our fault", "wasn't our fault", "wasn't even our fault", "was not our fault", "isn't our fault")),
        (Fault.Unknown, new("unknown", "Not known, or their account and our records differ", "the cause is not known yet", "no idea why", "don't know the cause", "don't know why")))
    {
        IfUnknown = Fault.Unknown,
        AskedWhen = IsOurs,
        Why = "What is ours is owned plainly; what is not known is not guessed.",
    };

    private static readonly ChoiceQuestion<Reach> s_reach = new("reach", "How many it touches", "How many people does it touch?",
        (Reach.One, new("one", "One person", "it touches one person")),
        (Reach.Team, new("team", "A team", "it touches a team", "their whole team", "her whole team", "his whole team", "the whole team")),
        (Reach.Many, new("many", "Many people", "it touches many people", "everyone is affected", "the whole company", "all users", "whole department", "all sites")))
    {
        Usually = Reach.One,
        AskedWhen = IsOurs,
        Why = "The more it touches, the sooner they should hear from you.",
    };

    private static readonly NumberQuestion s_times = new("times", "Times in 90 days", "How often has this same issue come up in 90 days, this one included?", 1, 99, "complaints about this in 90 days")
    {
        Usually = 1,
        Thresholds = [1, 2, 3],
        Extract = FindTimes,
        AskedWhen = IsOurs,
        Why = "What keeps coming back is a problem to solve, not a reply to write.",
    };

    private static readonly TextQuestion s_because = new("because", "The reason for the no", "In one sentence: why would you give the same no again? The reason, not the rule.")
    {
        AskedWhen = so => IsService(so) && so.To(s_fault) == Fault.Rule,
        Why = "A no with its reason is easier to take than a rule. Skip it and I will word it plainly.",
    };

    private static readonly TextQuestion s_offer = new("offer", "The nearest offer", "What is the nearest thing you can offer instead?")
    {
        AskedWhen = so => IsService(so) && so.To(s_fault) == Fault.Rule,
        Why = "A no with an alternative still serves. Skip it if you have none yet.",
    };

    private static readonly TextQuestion s_owner = new("owner", "Who owns it", "Who does own it? A team or a person is enough.")
    {
        AskedWhen = so => IsService(so) && so.To(s_fault) == Fault.NotOurs,
        Why = "“Not ours” helps nobody; an introduction does.",
    };

    private static readonly TextQuestion s_usersThink = new("users-think", "Whom users take for the owner",
        so => $"This has come up {so.Shown(s_times)} times, yet it is not yours. Whom do the users think owns it?")
    {
        Clarifies = true,
        AskedWhen = so => IsOurs(so) && so.To(s_times) >= 2 && so.To(s_fault) == Fault.NotOurs,
        Why = "People complain where they believe the owner sits.",
    };

    public override string Id => "complaint";

    public override string Title => "Answer a complaint";

    public override int Order => 3;

    public override string Summary => "When a user, manager or executive is unhappy with IT.";

    public override IReadOnlyList<Question> Questions =>
        [s_said, s_who, s_about, s_sev, s_mood, s_fault, s_reach, s_times, s_because, s_offer, s_owner, s_usersThink];

    public override IEnumerable<Question> RuleOrder => [s_about, s_mood, s_sev, s_fault, s_times, s_reach];

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Refer] = "passing it to those who answer for it: HR, privacy or legal",
        [Boundary] = "a calm line on the behaviour, while a colleague handles the service part",
        [Restore] = "getting them working first and explaining later",
        [FindOut] = "promising a date for an answer instead of guessing",
        [Own] = "a plain apology with a fix and a date",
        [Rethink] = "telling them the rule gets a dated review",
        [Hold] = "keeping the no, with its reason and the nearest thing you can offer",
        [Explain] = "naming the right owner, introducing them and checking back",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("rights", so => so.To(s_about) == Kind.Rights, Refer, so =>
            [so.Because(s_about, "HR, privacy or legal answers it and you acknowledge"), so.Because(s_about, "the records stay as they are and the first word goes out within the hour")]),
        new("abusive", so => so.To(s_mood) == Mood.Abusive, Boundary, so =>
            [so.Because(s_mood, "your person needs shielding and the line is drawn calmly"), so.Because(s_fault, so.To(s_fault) is Fault.Ours or Fault.Partly ? "that is still owned in plain words" : "the reply says that much, without heat"), so.Because(s_sev, so.To(s_sev) == Severity.Stopped ? "a way to work cannot wait for manners" : "a colleague goes on with the service part")]),
        new("stopped", so => so.To(s_sev) == Severity.Stopped, Restore, so =>
            [so.Because(s_sev, "a way to work comes before any explanation"), so.Because(s_mood, so.To(s_mood) == Mood.Calm ? "mind that a calm voice does not make it less urgent" : "hourly news will help more than a long letter"), so.Because(s_fault, "say that much at once and leave the rest for the full reply"), .. Repeated(so)]),
        new("manner", so => so.To(s_about) == Kind.Manner, FindOut, so =>
            [so.Because(s_about, "both sides are heard, separately, before anyone concludes"), .. Touched(so), .. Repeated(so)]),
        new("cause-unknown", so => so.To(s_fault) == Fault.Unknown, FindOut, so =>
            [so.Because(s_fault, "a date for the finding is worth more than a guess"), .. Touched(so), .. Repeated(so)]),
        new("ours", so => so.To(s_fault) is Fault.Ours or Fault.Partly, Own, so =>
            [so.Because(s_fault, so.To(s_fault) == Fault.Ours ? "a plain apology is the shortest way" : "they hear one apology from you, not a share of it"), .. Touched(so), .. Repeated(so)]),
        new("stale-rule", so => so.To(s_fault) == Fault.Stale, Rethink, so =>
            [so.Because(s_fault, "defending it would cost trust; a dated review earns some"), .. Touched(so), .. Repeated(so)]),
        new("good-rule", so => so.To(s_fault) == Fault.Rule, Hold, so =>
            [so.Because(s_fault, "the answer stays no, with a reason and an alternative"), .. Touched(so), .. Repeated(so)]),
        new("not-ours", _ => true, Explain, so =>
            [so.Because(s_fault, "they need the owner, by name, and you as their guide"), .. Touched(so), .. Repeated(so)]),
    ];

    public override Advice Advise(Case so, Ruling ruling)
    {
        var grievance = new Grievance
        {
            Said = so.Shown(s_said),
            Who = so.Shown(s_who),
            About = so.To(s_about),
            Severity = so.To(s_sev),
            Mood = so.To(s_mood),
            Fault = so.To(s_fault),
            Reach = so.To(s_reach),
            Times = (int)so.To(s_times),
            Owner = so.Shown(s_owner),
            Because = so.Shown(s_because),
            Offer = so.Shown(s_offer),
            UsersThink = so.Shown(s_usersThink),
            IsRumour = !so.IsGiven(s_who) && so.Mentions("rumour", "rumor", "rumours", "i hear", "i heard", "people say", "people are saying", "apparently", "word is", "word has it", "grumbling", "gossip", "behind our backs", "someone told me"),
        };
        return new ComplaintPlan(so, ruling.Verdict, grievance, Verdicts[ruling.Verdict]).Advice();
    }

    // Rights end the questions: others answer, and what waits for an answer is the clock.
    private static bool IsOurs(Case so) => so.To(s_about) != Kind.Rights;

    private static bool IsService(Case so) => so.To(s_about) == Kind.Service;

    private static IEnumerable<string> Touched(Case so) =>
    [
        so.Because(s_sev, so.To(s_sev) == Severity.Slowed ? "the reply names the time it took from them" : "the reply names the time and patience it cost"),
        .. so.To(s_mood) == Mood.Angry ? [so.Because(s_mood, "you speak first and write after")]
            : so.To(s_reach) == Reach.Many ? [so.Because(s_reach, "the first word goes out within four hours")]
            : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Repeated(Case so) => so.To(s_times) >= 2
        ? [so.Because(s_times, "it deserves more than a reply")]
        : [];

    private static decimal? FindTimes(string opening)
    {
        var match = TimesInside().Match(opening);
        if (!match.Success) return null;
        var word = match.Groups[1].Value.ToLowerInvariant();
        return Array.IndexOf(s_ordinals, word) is var at and >= 0 ? at + 1
            : int.TryParse(word.TrimEnd('s', 't', 'n', 'd', 'r', 'h'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : null;
    }

    [GeneratedRegex(@"\b(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)) (?:[\w-]+ ){0,2}(?:complaint|time)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex TimesInside();
}
