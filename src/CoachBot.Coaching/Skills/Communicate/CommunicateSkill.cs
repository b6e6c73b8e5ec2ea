using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Skills.Communicate;

internal enum Purpose { Inform, Ask, BadNews, Person }

internal enum Reach { One, Few, Many }

internal enum Audience { Users, Team, Executives, Other }

internal enum Sending { Now, Today, Week }

/// <summary>Send it, rewrite it, hold it, wait, or talk instead?</summary>
public sealed partial class CommunicateSkill : Skill
{
    internal const string Talk = "TALK", Holding = "HOLDING NOTE", Wait = "WAIT", Rewrite = "REWRITE", Send = "SEND";
    private const int Serious = 4, EnoughPoints = 4;

    private static readonly string[] s_unsure = ["probably", "should be", "i think", "we think", "likely", "might", "perhaps", "hopefully", "presumably", "as far as we know"];

    private static readonly TextQuestion s_draft = new("draft", "The draft", "Paste the draft, if there is one. No draft yet? Say “skip”.")
    {
        TakesOpening = true,
        Extract = FindDraft,
        Why = "I read it for five things: the effect on the reader, one ask, a date, its length and its abbreviations.",
    };

    private static readonly ChoiceQuestion<Purpose> s_purpose = new("purpose", "What it is for", "What is the message for?",
        (Purpose.Inform, new("inform", "To inform", "it is there to inform", "announce", "announcement", "to inform")),
        (Purpose.Ask, new("ask", "To ask for something", "it asks for something", "ask them to", "to ask for", "need approval")),
        (Purpose.BadNews, new("badnews", "Bad news", "it is bad news", "bad news", "we're late", "we are late", "have to tell them no")),
        (Purpose.Person, new("person", "About one individual", "it is about one individual", "his performance", "her performance", "their performance", "his behaviour", "her behaviour")))
    {
        Usually = Purpose.Inform,
        Why = "What concerns one person, and news that hurts, is better spoken.",
    };

    private static readonly ChoiceQuestion<Reach> s_reach = new("reach", "How many readers", "How many people get it?",
        (Reach.One, new("one", "One person", "one person gets it")),
        (Reach.Few, new("few", "A few, up to ten", "up to ten people get it")),
        (Reach.Many, new("many", "Many", "many people get it", "all staff", "everyone", "all users", "whole company", "all hands")))
    {
        Usually = Reach.Many,
        Why = "A few people can be spoken to; many cannot.",
    };

    private static readonly ChoiceQuestion<Audience> s_audience = new("audience", "Who reads it", "Who are they?",
        (Audience.Users, new("users", "Users", "users read it", "users", "all staff", "to staff")),
        (Audience.Team, new("team", "My team", "your team reads it", "my team", "our team")),
        (Audience.Executives, new("executives", "Executives", "executives read it", "the board", "executives", "the ceo", "the cfo", "the director", "leadership team")),
        (Audience.Other, new("other", "Others: partners, vendors, customers", "others read it", "vendor", "supplier", "our customers")))
    {
        Usually = Audience.Users,
        Why = "Executives read a hundred words; the rest read a hundred and fifty.",
    };

    private static readonly YesNoQuestion s_facts = new("facts", "Facts confirmed", "Are the facts in it confirmed?", "the facts are confirmed", "the facts are not confirmed")
    {
        Usually = true,
        IfUnknown = false,
        YesCues = ["is confirmed", "confirmed facts"],
        NoCues = ["not confirmed", "unconfirmed", "don't know the cause yet", "not sure yet what happened"],
        Why = "What has to be taken back costs more than what came an hour later.",
    };

    private static readonly ChoiceQuestion<Sending> s_when = new("when", "When it must go", "When does it have to go out?",
        (Sending.Now, new("now", "Now", "it has to go now", "right now", "immediately", "asap")),
        (Sending.Today, new("today", "Today", "it has to go today", "send it today", "go out today", "goes out today")),
        (Sending.Week, new("week", "This week", "it has to go this week", "send it this week", "go out this week", "goes out this week")))
    {
        Usually = Sending.Today,
        Why = "When it cannot wait, a short note with the next update beats silence.",
    };

    private static readonly ScaleQuestion s_stakes = new("stakes", "What is at stake", "How much depends on how it is taken?", "little", "a great deal", "what depends on it")
    {
        Usually = 3,
        Why = "The more depends on it, the more it should be spoken.",
    };

    private static readonly TextQuestion s_point = new("point", "What changes for them", "What changes for the people who get it, in one sentence?")
    {
        AskedWhen = so => !Message(so).Sentences.Any(MessageLint.HasEffect),
        Why = "Readers want the effect first. I will not make it up.",
    };

    private static readonly TextQuestion s_action = new("action", "What they should do", "What is the one thing they should do? Say “nothing” if there is nothing to do.")
    {
        AskedWhen = so => so.To(s_purpose) != Purpose.Person && !Message(so).Sentences.Any(s => MessageLint.IsAsk(s) || MessageLint.IsNoAction(s)),
        Why = "One ask gets done; several wait for each other.",
    };

    private static readonly DateQuestion s_day = new("day", "The date in it", "Which date matters to them: the deadline, or the day it happens?", "the date that matters is")
    {
        AskedWhen = so => so.To(s_purpose) != Purpose.Person && !Message(so).Sentences.Any(MessageLint.HasDate),
        Why = "A message without a date is read once and forgotten.",
    };

    private static readonly PersonQuestion s_confirmer = new("confirmer", "Who can confirm it", "Who can confirm the facts?")
    {
        AskedWhen = so => !so.To(s_facts),
        Why = "Waiting needs a name, or it is only waiting.",
    };

    private static readonly YesNoQuestion s_sure = new("sure", "Confirmed after all",
        so => $"You said the facts are confirmed, yet the draft says “{Unsure(so)}”. Is it confirmed?", "the facts are confirmed", "the facts are not confirmed")
    {
        Clarifies = true,
        AskedWhen = so => so.IsGiven(s_facts) && so.To(s_facts) && Unsure(so) is not null,
        Revises = said => said == "no" ? (s_facts!, "no") : null,
        Why = "Readers hear “probably” as “yes” and hold you to it.",
    };

    public override string Id => "communicate";

    public override string Title => "Write or say it well";

    public override int Order => 5;

    public override string Summary => "When a message or a conversation matters.";

    public override IReadOnlyList<Question> Questions =>
        [s_draft, s_purpose, s_reach, s_audience, s_facts, s_when, s_stakes, s_point, s_action, s_day, s_confirmer, s_sure];

    public override IEnumerable<Question> RuleOrder => [s_purpose, s_stakes, s_reach, s_facts, s_when, s_audience];

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Talk] = "saying it in person before anything is written",
        [Holding] = "a short holding note now, and the full message when the facts are in",
        [Wait] = "waiting until somebody by name has confirmed it",
        [Rewrite] = "rewriting it before it goes",
        [Send] = "sending it",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("about-a-person", so => so.To(s_purpose) == Purpose.Person, Talk, so =>
            [so.Because(s_purpose, "it belongs in a private talk"), so.Because(s_stakes, "a talk lets you hear the other side")]),
        new("hard-news-to-few", so => so.To(s_purpose) == Purpose.BadNews && so.To(s_stakes) >= Serious && so.To(s_reach) != Reach.Many && (so.To(s_facts) || so.To(s_when) == Sending.Now), Talk, so =>
            [so.Because(s_purpose, "they should hear your voice first"), so.Because(s_stakes, "a mail alone may be taken badly"), so.Because(s_reach, "speaking to them is possible"), Certain(so)]),
        new("unconfirmed-now", so => !so.To(s_facts) && so.To(s_when) == Sending.Now, Holding, so =>
            [so.Because(s_when, "silence would cost more than a short note"), so.Because(s_facts, "the note says what is known and what is not")]),
        new("unconfirmed", so => !so.To(s_facts), Wait, so =>
            [so.Because(s_facts, "somebody should confirm them before they go out"), so.Because(s_when, "there is time to ask")]),
        new("draft-lacks", so => Lint(so).Points < EnoughPoints, Rewrite, so =>
            [OnDraft(so), so.Because(s_audience, Size(so)), so.Because(s_facts, "nothing else stands in the way")]),
        new("draft-holds", _ => true, Send, so =>
            [OnDraft(so), so.Because(s_facts, "nothing has to be taken back"), so.Because(s_when, "it need not wait for a better sentence")]),
    ];

    public override Advice Advise(Case so, Ruling ruling) => new MessageAdvice(so.Now, new()
    {
        Verdict = ruling.Verdict,
        Lean = ruling.Row == "hard-news-to-few" ? "saying it first, then writing" : ruling.Row == "about-a-person" ? "a private talk, not a message" : Verdicts[ruling.Verdict],
        Draft = so.Shown(s_draft),
        Message = Message(so),
        Lint = Lint(so),
        Purpose = so.To(s_purpose),
        Reach = so.To(s_reach),
        Audience = so.To(s_audience),
        When = so.To(s_when),
        Stakes = so.To(s_stakes),
        Point = so.Shown(s_point),
        Action = so.Shown(s_action),
        Day = so.IsGiven(s_day) ? so.To(s_day) : null,
        Confirmer = so.Shown(s_confirmer),
        Unsure = Unsure(so),
        Person = so.To(s_purpose) == Purpose.Person ? Names.FindPerson(so.Opening) ?? Names.FindPerson(so.Shown(s_draft) ?? "") : null,
        Topic = Topic(so.Opening),
    }).Advice();

    internal static MessageLint Lint(Case so) => so.Shown(s_draft) is { } draft ? MessageLint.Read(draft, so.To(s_audience) == Audience.Executives) : MessageLint.None;

    private static MessageText Message(Case so) => MessageText.Read(so.Shown(s_draft) ?? "");

    private static string? Unsure(Case so) => so.Shown(s_draft) is { } draft ? s_unsure.FirstOrDefault(word => Cue.In(draft, word)) : null;

    internal static bool SoundsUnsure(string text) => s_unsure.Any(word => Cue.In(text, word));

    private static string Certain(Case so) => so.To(s_facts)
        ? so.Because(s_facts, "you can answer what they ask")
        : so.Because(s_when, "say what is known and when you know more");

    private static string Size(Case so) => $"{MessageLint.Limit(so.To(s_audience) == Audience.Executives)} words are the most they read";

    private static string OnDraft(Case so)
    {
        var lint = Lint(so);
        if (so.Shown(s_draft) is not { } draft) return so.Because(s_draft, "we start from a template");
        var given = $"You gave a draft, “{Wording.Short(draft, 40)}”,";
        return lint.Lacks.Count == 0
            ? $"{given} that has all five points, so it can go."
            : $"{given} with {lint.Points} of 5 points that lacks {Wording.List(lint.Lacks)}, so {(lint.Points < EnoughPoints ? "it is worth another go" : "one touch is left, and it can go")}.";
    }

    /// <summary>The message inside the opening: behind "check this email:", or all of it when it greets. Empty when there is none.</summary>
    private static string FindDraft(string opening)
    {
        if (LeadIn().Match(opening) is { Success: true } lead && opening[lead.Length..].Trim() is { Length: >= 20 } behind) return behind;
        return Greets().IsMatch(opening) ? opening : "";
    }

    /// <summary>What the message is about when there is no draft: "announce the outage" gives "the outage".</summary>
    private static string? Topic(string opening) => TopicInside().Match(opening) is { Success: true } match ? match.Groups[1].Value.Trim() : null;

    [GeneratedRegex(@"^[^\n]{0,80}\b(?:email|e-mail|mail|message|notice|draft|note|announcement|post|text|update)\b[^\n:]{0,40}(?::|\n)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex LeadIn();

    [GeneratedRegex(@"^(?:hi|hello|dear|good (?:morning|afternoon)|hey)\b[^\n.?!]{0,40}[,:\n][\s\S]{40,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Greets();

    [GeneratedRegex(@"\b(?:announce|announcing|explain|explaining|communicate|tell (?:the |my |our )?\w+ (?:about|that)|write (?:about|up)|about) ([^.?!\n]{3,80}?)(?: to (?:staff|users|everyone|the \w+|my \w+|our \w+|all \w+))?(?:[.?!\n]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex TopicInside();
}
