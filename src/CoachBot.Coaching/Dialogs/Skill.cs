namespace CoachBot.Coaching.Dialogs;

/// <summary>One thing the coach can help with: what it asks and what it concludes. Defined once; every channel shows it its own way.</summary>
/// <remarks>Ids of skills, questions and choices are stored: never rename or reuse one. Wording may change freely.</remarks>
public abstract class Skill
{
    private const int MostChanges = 4;

    public abstract string Id { get; }

    /// <summary>At most 24 characters, Slack's limit for a modal's title.</summary>
    public abstract string Title { get; }

    /// <summary>Where it stands in the menu.</summary>
    public virtual int Order => int.MaxValue;

    /// <summary>Under which heading the menu lists it.</summary>
    public virtual SkillGroup Group => SkillGroup.SoftSkills;

    /// <summary>When it helps, in one line.</summary>
    public abstract string Summary { get; }

    /// <summary>In the order asked. Clarifying questions come last.</summary>
    public abstract IReadOnlyList<Question> Questions { get; }

    /// <summary>Read in order; the first that applies speaks. The last applies always.</summary>
    public abstract IReadOnlyList<Rule> Rules { get; }

    /// <summary>Read after the table, all of them in order.</summary>
    public virtual IReadOnlyList<Afterwards> Afterwards => [];

    /// <summary>Verdict word → what it means, as it follows "I'd lean towards …".</summary>
    public abstract IReadOnlyDictionary<string, string> Verdicts { get; }

    /// <summary>The questions in the order the rules look at them: the first unknown of these is what to find out.</summary>
    public virtual IEnumerable<Question> RuleOrder => Questions.Where(q => q.Weighs);

    /// <summary>Another skill that the answers so far call for: the talk goes on there, with the same opening words.</summary>
    public virtual string? LeadsTo(Case so) => null;

    /// <summary>Whether what was concluded stays open and is listed when the person asks for open problems. The newest word on the same matter counts.</summary>
    public virtual bool StaysOpen(Past past, DateOnly today) => false;

    /// <summary>Everything on the card but verdict, reasons and confidence.</summary>
    public abstract Advice Advise(Case so, Ruling ruling);

    /// <summary>Reads the table.</summary>
    public Ruling Judge(Case so)
    {
        var rule = Rules.First(r => r.When(so));
        var (verdict, row) = (rule.Verdict, rule.Id);
        List<string> reasons = [.. rule.Reasons(so)];
        foreach (var after in Afterwards)
        {
            if (!after.When(so, rule, verdict)) continue;
            reasons.Insert(0, after.Because(so));
            (verdict, row) = (after.Verdict(so), after.Id);
        }
        return new(verdict, row, [.. reasons.Distinct().Take(4)], [.. RuleOrder.Where(q => q.AskedWhen(so) && so.IsUnknown(q))]);
    }

    /// <summary>The whole outcome for a case.</summary>
    public Outcome Assess(Case so, string id = "", bool revised = false)
    {
        var ruling = Judge(so);
        var advice = Advise(so, ruling);
        if (ruling.Confidence == Confidence.Low && advice.Next.On > so.Now.Today)
            advice = advice with { Next = advice.Next with { Text = $"Find out “{ruling.Unknowns[0].Label}”, then tell me and I will look again." } };
        // An answer edited after its day has passed may leave nothing to wait for; asking back in the past would ask at once.
        if (advice.FollowUp is { } later && later.On < so.Now.Today) advice = advice with { FollowUp = later with { On = so.Now.In(1) } };
        return new(id, Id, Title, ruling.Verdict, ruling.Row, ruling.Confidence, ruling.Reasons, WouldChange(so, ruling.Verdict), advice, so.Now.Today, revised);
    }

    /// <summary>Single answers that would have led to another verdict, found by trying each.</summary>
    private string[] WouldChange(Case so, string verdict)
    {
        var found = new List<string>();
        foreach (var question in RuleOrder.Where(q => q.AskedWhen(so)))
        {
            var tried = question.Alternatives(so.Now).Where(a => a != so.Answers[question])
                .Select(a => (Answer: a, Judge(so with { Answers = so.Answers.With(question, a) }).Verdict))
                .FirstOrDefault(t => t.Verdict != verdict);
            if (tried.Answer is not null)
                found.Add($"If {question.Quote(tried.Answer)}: {tried.Verdict}, {Verdicts[tried.Verdict]}.");
        }
        return [.. found.Take(MostChanges)];
    }
}

/// <summary>The headings of the menu, in its order.</summary>
public enum SkillGroup
{
    SoftSkills,

    /// <summary>Hats, credibility, standards.</summary>
    Balance,

    /// <summary>Vision, services, processes, partnerships, problems.</summary>
    Toolkit,
}
