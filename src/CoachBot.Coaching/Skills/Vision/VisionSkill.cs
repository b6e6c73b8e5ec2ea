using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Skills.Vision;

/// <summary>What is IT here for, in one sentence, and how far is it on its way to being approved?</summary>
/// <remarks>People ask for the other tools of the service toolkit in the same breath; those talks begin here and go on there.</remarks>
public sealed class VisionSkill : Skill
{
    private enum Tool { Vision, Review, Process, Partnership, Problem }

    private const string Stale = "STALE", Approved = "APPROVED", Define = "DEFINE", Align = "ALIGN", Approve = "APPROVE";
    private const int FreshMonths = 12, EnoughAligned = 2, MostMonths = 600;

    private static readonly ChoiceQuestion<Tool> s_tool = new("tool", "Which of these", "Which of these do you need?",
        (Tool.Vision, new("vision", "One sentence on what we are here for", "you want one sentence on what you are here for", "vision", "mission", "purpose", "why do we exist", "reason for being", "reason of existence", "north star", "slogan", "motto", "tagline", "statement", "what we're here for", "what do we stand for", "values", "behaviours")),
        (Tool.Problem, new("problem-record", "A record for a problem that keeps coming back", "something keeps coming back", "problem record", "keeps coming back", "recurring")),
        (Tool.Review, new("review", "A look at our services: keep, improve or retire", "you want to look at your services", "service review", "services", "service", "retire a service", "service portfolio", "service catalogue", "the print service", "the video service", "which service")),
        (Tool.Process, new("process", "A card that describes one process", "you want to describe a process", "process card", "process", "processes", "trigger, steps", "step by step")),
        (Tool.Partnership, new("partnership", "A card on who does what with a partner", "you want to agree who does what", "partnership", "partner", "who does what", "who owns, who tests", "promises both ways", "working agreement", "memorandum", "raci", "between us and", "between it and", "both sides")))
    {
        Usually = Tool.Vision,
        TypedOnly = true,
        AskedWhen = so => so.Opening.Length > 0,
        Why = "They are five different talks, and each is short.",
    };

    private static readonly TextQuestion s_own = new("own", "Your statement so far", "Is there a statement already? Paste it, or “skip” and we build one.")
    {
        Why = "An existing sentence is read for the same five points.",
    };

    private static readonly TextQuestion s_users = new("users", "Whom you serve", "Whom do you serve? Name them, such as “nurses and ward staff”.")
    {
        Why = "“Users” could be anybody; a name makes it theirs.",
    };

    private static readonly TextQuestion s_business = new("business", "At which business", "At which business or part of it? Its name is enough.")
    {
        Why = "A sentence that fits every company says nothing about yours.",
    };

    private static readonly TextQuestion s_outcomes = Part("outcomes", "What they need to reach", "What do they want to get done? Finish: “We help them to …”", "The outcome is theirs; systems are only the way to it.");

    private static readonly TextQuestion s_services = Part("services", "What you promise", "By providing which services? Two or three, in words they use.", "What you name here you promise.");

    private static readonly TextQuestion s_behaviours = Part("behaviours", "How you behave", "How will they find you? Such as “answering within the hour, in plain words”.", "Behaviour is what people remember.");

    private static readonly TextQuestion s_limits = Part("limits", "Within which limits", "Within which limits? Such as “the agreed budget and office hours”.", "A promise without limits is broken by the first exception.");

    private static readonly TextQuestion s_measure = new("measure", "Where they will see it", "Where will they see that it works? Name something to count, such as “nine in ten requests solved the same day”.")
    {
        Why = "What is not measured is soon only a poster.",
    };

    private static readonly YesNoQuestion s_approved = new("approved", "Approved", "Has it been approved already?", "it has been approved", "it has not been approved yet")
    {
        Usually = false,
        YesCues = ["approved vision"],
        NoCues = ["hasn't approved", "has not approved", "not approved yet", "get the vision approved"],
        Why = "Approved, it is kept alive; before that, it is built.",
    };

    private static readonly NumberQuestion s_age = new("age", "Months since approval", "How many months ago was it approved?", 0, MostMonths, "months since it was approved")
    {
        UnitForOne = "month since it was approved",
        Usually = 0,
        Thresholds = [FreshMonths, FreshMonths + 1],
        Convert = Months,
        AskedWhen = so => so.To(s_approved),
        Why = "After a year the business it describes has moved on.",
    };

    private static readonly YesNoQuestion s_objection = new("objection", "An open objection", "Is there an open objection to it?", "there is an open objection", "nobody objects at present")
    {
        Usually = false,
        AskedWhen = so => !so.To(s_approved),
        Why = "An objection that is not answered comes back after the approval.",
    };

    private static readonly NumberQuestion s_aligned = new("aligned", "Stakeholders who agree", "How many stakeholders outside IT have said yes to it?", 0, 1000, "stakeholders outside IT have said yes")
    {
        UnitForOne = "stakeholder outside IT has said yes",
        Usually = 0,
        Thresholds = [0, 1, EnoughAligned],
        AskedWhen = so => !so.To(s_approved),
        Why = "Two outside IT who agree make it more than an IT sentence.",
    };

    private static readonly PersonQuestion s_sponsor = new("sponsor", "Sponsor", "Who would approve it? A name or a role.")
    {
        AskedWhen = so => !so.To(s_approved),
        Why = "Somebody named has to say yes, on a day.",
    };

    public override string Id => "vision";

    public override string Title => "What are we here for?";

    public override int Order => 30;

    public override SkillGroup Group => SkillGroup.Toolkit;

    public override string Summary => "When your team's purpose should fit into one sentence others agree to.";

    public override IReadOnlyList<Question> Questions =>
        [s_tool, s_own, s_users, s_business, s_outcomes, s_services, s_behaviours, s_limits, s_measure, s_approved, s_age, s_objection, s_aligned, s_sponsor];

    public override IEnumerable<Question> RuleOrder => [s_approved, s_age, s_objection, s_aligned];

    public override string? LeadsTo(Case so) => so.To(s_tool) switch
    {
        Tool.Review => "review",
        Tool.Process => "process",
        Tool.Partnership => "partnership",
        Tool.Problem => "problem-record",
        _ => null,
    };

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Stale] = "looking at it anew: it is more than a year old",
        [Approved] = "leaving the sentence alone and showing it at work",
        [Define] = "mending the sentence before anyone else reads it",
        [Align] = "winning two people outside IT for it before it is approved",
        [Approve] = "asking for approval now",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("approved-long-ago", so => so.To(s_approved) && so.To(s_age) > FreshMonths, Stale, so =>
            [so.Because(s_age, "the business it speaks of has moved on"), so.Because(s_approved, "there is something to start from")]),
        new("approved", so => so.To(s_approved), Approved, so =>
            [so.Because(s_approved, "what counts now is that people see it"), so.Because(s_age, "it is still fresh")]),
        new("five-points-not-met", so => !StatementOf(so).IsSound, Define, so =>
            [.. Findings(so).Take(3)]),
        new("not-yet-shared", so => so.To(s_objection) || so.To(s_aligned) < EnoughAligned, Align, so =>
        [
            .. so.To(s_objection) ? [so.Because(s_objection, "it needs an answer first")] : Array.Empty<string>(),
            so.Because(s_aligned, so.To(s_aligned) < EnoughAligned ? "it is still an IT sentence" : "the ground is prepared once the objection is answered"),
            .. so.To(s_objection) ? [] : new[] { so.Because(s_objection, "the talks can be short") },
        ]),
        new("ready", _ => true, Approve, so =>
            [so.Because(s_aligned, "it is carried by more than IT"), so.Because(s_objection, "nothing stands in the way"), so.Because(s_sponsor, so.IsGiven(s_sponsor) ? "there is somebody to say yes" : "the sponsor is the next thing to name")]),
    ];

    public override Advice Advise(Case so, Ruling ruling) =>
        new VisionPlan(so.Now, ruling.Verdict, Verdicts[ruling.Verdict], StatementOf(so), so.Shown(s_sponsor), so.IsGiven(s_objection) && so.To(s_objection)).Advice();

    internal static Statement StatementOf(Case so) => new()
    {
        Own = so.Shown(s_own),
        Users = so.Shown(s_users),
        Business = so.Shown(s_business),
        Outcomes = so.Shown(s_outcomes),
        Services = so.Shown(s_services),
        Behaviours = so.Shown(s_behaviours),
        Limits = so.Shown(s_limits),
        Measure = so.Shown(s_measure),
    };

    /// <summary>What is amiss, each with the answer it was found in.</summary>
    private static IEnumerable<string> Findings(Case so)
    {
        var statement = StatementOf(so);
        foreach (var finding in statement.Findings)
            yield return finding.Point switch
            {
                Point.Measured when !so.IsGiven(s_measure) => so.Because(s_measure, "nobody can tell whether it works"),
                Point.Named when !so.IsGiven(s_users) => so.Because(s_users, "nobody will know it is about them"),
                Point.Named when !so.IsGiven(s_business) => so.Because(s_business, "it could be anybody's sentence"),
                _ => $"In what you wrote, {finding.Words}, so it is not ready to be shown.",
            };
        yield return so.Because(s_approved, "there is time to get it right");
    }

    private static TextQuestion Part(string id, string label, string ask, string why) => new(id, label, ask)
    {
        AskedWhen = so => !so.IsGiven(s_own),
        Why = why,
    };

    private static decimal? Months(string typed)
    {
        if (typed.Length > Folded.LongestAnswer) return null;
        var words = Folded.Pieces(typed);
        for (var i = 0; i < words.Count; i++)
        {
            var to = i;
            if (Length.Read(words, ref to) is { } length)
                return Math.Min(MostMonths, length.Unit switch
                {
                    LengthUnit.Year => length.Count * 12,
                    LengthUnit.Quarter => length.Count * 3,
                    LengthUnit.Month => length.Count,
                    _ => (length.Days ?? 0) / 30,
                });
        }
        return null;
    }
}
