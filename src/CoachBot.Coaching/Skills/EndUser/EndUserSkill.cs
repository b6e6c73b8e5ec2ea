using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.EndUser;

/// <summary>What does this user need to hear from us, and how soon?</summary>
public sealed class EndUserSkill : Skill
{
    private enum Request { None, OnTrack, Overdue, Untold }

    private enum World { Routine, Deadline, Critical }

    // The longest gap comes first: it stands when nothing is known.
    private enum Gap { Long, Weeks, Recent }

    private const string Recover = "RECOVER", Update = "UPDATE", Close = "CLOSE", Visit = "VISIT", Keep = "KEEP";
    private const int Unhappy = 2, Glad = 4;

    private static readonly PersonQuestion s_user = new("user", "The user", "Who is it about? One person, or a group.")
    {
        TakesOpening = true,
        Extract = UserGroup.Find,
        Required = true,
        Why = "A name beats a ticket number.",
    };

    private static readonly PersonQuestion s_one = new("one", "One real person there",
        so => $"Whom in “{Wording.Short(so.Shown(s_user) ?? "this group", 60)}” will you talk to first? One real person.")
    {
        AskedWhen = IsGroup,
        Why = "Nobody can listen to a group; one real person can be heard.",
    };

    private static readonly ChoiceQuestion<Request> s_request = new("request", "Their request", "Do they have a request with us?",
        (Request.None, new("none", "Nothing open", "nothing of theirs is open", "no open ticket", "no open request")),
        (Request.OnTrack, new("ontrack", "Open, and on track", "their request is on track", "on track")),
        (Request.Overdue, new("overdue", "Open, and overdue", "their request is overdue", "overdue")),
        (Request.Untold, new("untold", "Finished, but nobody told them", "their request is finished and nobody told them", "nobody told them", "never told them", "never heard the outcome")))
    {
        Usually = Request.None,
        Why = "A promise that is late, or kept in silence, comes before anything else.",
    };

    private static readonly ChoiceQuestion<World> s_moment = new("moment", "Their world now", "What is their world like right now?",
        (World.Routine, new("routine", "Routine", "it is a routine time for them", "business as usual")),
        (World.Deadline, new("deadline", "A deadline is close", "they have a deadline close by", "month-end", "month end", "quarter-end", "year-end", "year end", "deadline is close", "close to a deadline")),
        (World.Critical, new("critical", "Critical: their work stands or falls now", "this is a critical moment for them", "critical moment", "at a critical point")))
    {
        Usually = World.Routine,
        Why = "The same silence weighs more when a lot depends on us.",
    };

    private static readonly ChoiceQuestion<Gap> s_gap = new("gap", "Last contact", "When did you or your team last talk with them?",
        (Gap.Recent, new("<=14", "Within the last two weeks", "the last contact was within two weeks", "spoke yesterday", "spoke last week", "met last week", "talked last week")),
        (Gap.Weeks, new("15-60", "15 to 60 days ago", "the last contact was 15 to 60 days ago", "spoke last month", "met last month", "talked last month")),
        (Gap.Long, new(">60", "More than 60 days ago, or never", "the last contact was more than 60 days ago", "not spoken in months", "haven't spoken in months", "not heard from them in months", "never met")))
    {
        IfUnknown = Gap.Long,
        Why = "A gap nobody remembers is a long one.",
    };

    private static readonly ScaleQuestion s_happy = new("happy", "How happy they are", "How happy are they with us?", "about to give up on us", "would recommend us", "their happiness with you")
    {
        Usually = 3,
        Why = "Someone unhappy needs to be heard before anything is fixed.",
    };

    private static readonly YesNoQuestion s_asked = new("asked", "Said so themselves", "Did they tell you themselves how they feel?",
        "they told you themselves", "how they feel is your guess")
    {
        Usually = false,
        YesCues = ["told me", "told us", "they said", "she said", "he said"],
        NoCues = ["i suspect", "my guess", "my impression"],
        Why = "No means it is your guess, and a guess about somebody's view is a reason to ask.",
    };

    private static readonly YesNoQuestion s_vip = new("vip", "Executive or key customer", "Are they an executive or a key customer?",
        "they are an executive or a key customer", "they are neither an executive nor a key customer")
    {
        Usually = false,
        YesCues = ["vip", "ceo", "cfo", "coo", "cio", "cto", "president", "board member", "managing director"],
        AskedWhen = so => so.To(s_moment) == World.Critical && so.To(s_request) != Request.Overdue
            && (so.To(s_request) == Request.Untold || so.To(s_gap) == Gap.Recent)
            && !UserGroup.IsVip(so.Shown(s_user) ?? ""),
        Why = "The rules are the same for everyone; only a critical moment makes the clock faster.",
    };

    public override string Id => "end-user";

    public override string Title => "Care for an end-user";

    public override int Order => 10;

    public override string Summary => "When trust is thin, service feels cold, or users have gone quiet.";

    public override IReadOnlyList<Question> Questions => [s_user, s_one, s_request, s_moment, s_gap, s_happy, s_asked, s_vip];

    public override IEnumerable<Question> RuleOrder => [s_happy, s_request, s_asked, s_moment, s_gap];

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Recover] = "setting it right with them in person, at once",
        [Update] = "giving them an update before they have to ask",
        [Close] = "closing the loop and telling them it is done",
        [Visit] = "paying a visit and listening",
        [Keep] = "keeping the contact as it is",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("unhappy-and-real", so => so.To(s_happy) <= Unhappy && (so.To(s_request) == Request.Overdue || so.To(s_asked)), Recover, so =>
        [
            so.Because(s_happy, "trust comes before the ticket"),
            so.To(s_request) == Request.Overdue ? so.Because(s_request, "there is a promise to set right") : so.Because(s_asked, "this is no hunch; they expect an answer"),
            .. so.To(s_moment) == World.Routine ? Enumerable.Empty<string>() : [so.Because(s_moment, "waiting costs them more than usual")],
        ]),
        new("overdue", so => so.To(s_request) == Request.Overdue, Update, so =>
        [
            so.Because(s_request, "they should hear a date from you before they ask"),
            so.Because(s_happy, "there is still goodwill to keep"),
        ]),
        new("finished-in-silence", so => so.To(s_request) == Request.Untold, Close, so =>
        [
            so.Because(s_request, "to them it is still open"),
            so.Because(s_gap, so.To(s_gap) == Gap.Recent ? "one line more is enough" : "the silence has lasted long enough"),
        ]),
        new("big-moment-and-silence", so => so.To(s_moment) != World.Routine && so.To(s_gap) != Gap.Recent, Update, so =>
        [
            so.Because(s_moment, "they need to know where we stand"),
            so.Because(s_gap, "they may wonder whether we remember them"),
        ]),
        new("guess-or-gap-or-unhappy", so => !so.To(s_asked) || so.To(s_gap) == Gap.Long || so.To(s_happy) <= Unhappy, Visit, so =>
        [
            .. so.To(s_asked) ? Enumerable.Empty<string>() : [so.Because(s_asked, "ask before you act on it")],
            .. so.To(s_gap) == Gap.Long ? [so.Because(s_gap, "tickets no longer tell you how they are")] : Enumerable.Empty<string>(),
            .. so.To(s_happy) <= Unhappy ? [so.Because(s_happy, "there is something to hear")] : Enumerable.Empty<string>(),
            so.Because(s_request, "you can come without a ticket in your hand"),
        ]),
        new("in-touch", _ => true, Keep, so =>
        [
            so.Because(s_asked, "you know rather than guess"),
            so.Because(s_gap, "you are close enough to notice a change"),
            so.Because(s_happy, "nothing needs repair"),
        ]),
    ];

    public override Advice Advise(Case so, Ruling ruling) => new ContactNote(so, ruling, new()
    {
        User = so.Shown(s_user),
        IsGroup = IsGroup(so),
        One = IsGroup(so) ? so.Shown(s_one) : null,
        IsOverdue = so.To(s_request) == Request.Overdue,
        IsUntold = so.To(s_request) == Request.Untold,
        IsOnTrack = so.To(s_request) == Request.OnTrack,
        HasDeadline = so.To(s_moment) == World.Deadline,
        IsCritical = so.To(s_moment) == World.Critical,
        Happy = so.IsGiven(s_happy) ? so.To(s_happy) : null,
        Asked = so.To(s_asked),
        IsGuess = so.To(s_happy) >= Glad && !so.To(s_asked),
        IsVip = so.To(s_vip) || UserGroup.IsVip(so.Shown(s_user) ?? ""),
    }, Verdicts[ruling.Verdict]).Advice();

    private static bool IsGroup(Case so) => so.Shown(s_user) is { } user && UserGroup.Is(user);
}
