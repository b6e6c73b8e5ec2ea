using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Cards;

/// <summary>The cards of a talk: what a question, a form and an outcome look like, before any channel draws them.</summary>
public static class CoachCards
{
    /// <summary>One question with its choices as buttons.</summary>
    public static Card Question(Dialog talk, Question question, Case so, string? before = null, bool offerForm = false)
    {
        var blocks = new List<Block>();
        if (!string.IsNullOrEmpty(before)) blocks.Add(new Paragraph(before));
        blocks.Add(new Paragraph(question.Ask(so)));
        if (so.IsGiven(question)) blocks.Add(new Note($"So far: {Wording.Short(so.Shown(question)!, 200)}"));
        return new(blocks)
        {
            Buttons =
            [
                .. question.Options.Select(o => new Button(o.Label, new(Act.Answer, talk.Id, question.Id, o.Word))),
                new("Don't know", new(Act.Answer, talk.Id, question.Id, Answers.Unknown)),
                .. offerForm ? [new Button("Show it as a form", new(Act.Card, "form", talk.Id))] : Array.Empty<Button>(),
            ],
        };
    }

    /// <summary>What was taken from the first message, to be confirmed.</summary>
    public static Card Confirm(Dialog talk, Skill skill, Case so, bool offerForm, string? before = null) => new(
    [
        new Heading(skill.Title),
        new Paragraph(string.IsNullOrEmpty(before) ? "From what you wrote I took this. Is it right?" : before),
        new Facts([.. skill.Questions.Where(q => talk.Unconfirmed.Contains(q.Id)).Select(q => new Fact(q.Label, Wording.Short(so.Shown(q) ?? "", 300)))]),
    ])
    {
        Buttons =
        [
            new("Yes", new(Act.Card, "confirm", talk.Id), ButtonStyle.Primary),
            new("Change it", new(Act.Card, "edit", talk.Id)),
            .. offerForm ? [new Button("Show it as a form", new(Act.Card, "form", talk.Id))] : Array.Empty<Button>(),
        ],
    };

    /// <summary>The skill as one form, filled with what is known.</summary>
    /// <param name="errors">Question id → what was wrong, shown beside the field.</param>
    /// <param name="typed">Question id → what the person had entered, kept as it was.</param>
    public static Card Form(Dialog talk, Skill skill, Case so, IReadOnlyDictionary<string, string>? errors = null, IReadOnlyDictionary<string, string>? typed = null) => new(
    [
        new Heading(skill.Title),
        new Paragraph(errors is { Count: > 0 } ? "Nearly there: one or two answers need another look." : skill.Summary),
    ])
    {
        Form = new(skill.Title,
            [.. skill.Questions.Where(q => !q.Clarifies && !q.TypedOnly && (!q.Seldom || q.AskedWhen(so))).Select(q => Field.For(q, so, errors?.GetValueOrDefault(q.Id), typed is not null ? typed.GetValueOrDefault(q.Id) : so.Answers[q] is null ? talk.Proposals.GetValueOrDefault(q.Id) : null))],
            new(Act.Send, talk.Id), "Get the verdict"),
        Buttons = [new("One question at a time", new(Act.Card, "typed", talk.Id))],
    };

    /// <summary>A form that was sent: what was answered, nothing left to press.</summary>
    public static Card Answered(Skill skill, Case so) => new(
    [
        new Heading(skill.Title, "Sent"),
        new Facts([.. skill.Questions.Where(q => so.IsAnswered(q)).Select(q => new Fact(q.Label, Wording.Short(so.Shown(q) ?? "Don't know", 300)))]),
    ]);

    /// <summary>The end of a talk.</summary>
    /// <param name="offer">The one skill offered, if any, with its title.</param>
    public static Card Outcome(Outcome outcome, (Offer Offer, string Title)? offer = null)
    {
        var advice = outcome.Advice;
        var blocks = new List<Block>
        {
            new Heading(advice.Headline, outcome.Revised ? $"{outcome.Verdict}, revised" : outcome.Verdict),
            new Bullets("Why", outcome.Reasons),
            new Facts(
            [
                new("Confidence", ConfidenceWords(outcome.Confidence)),
                .. advice.Problem is { } problem ? [new Fact("Problem flag", problem)] : Array.Empty<Fact>(),
            ]),
        };
        if (advice.Steps.Count > 0) blocks.Add(new Bullets("Steps", advice.Steps, Numbered: true));
        if (advice.Notes.Count > 0) blocks.Add(new Bullets("Mind", advice.Notes));
        blocks.AddRange(advice.Charts);
        blocks.AddRange(advice.Deliverables.Select(d => new Copyable(d.Title, d.Text)));
        blocks.Add(new Facts(
        [
            new($"Next, {Wording.Day(advice.Next.On)}", advice.Next.Text),
            .. advice.FollowUp is { } later ? [new Fact($"I will ask on {Wording.Day(later.On)}", later.Text)] : Array.Empty<Fact>(),
        ]));
        if (offer is { } found) blocks.Add(new Note($"{found.Offer.Why} Say “{Wording.Lower(found.Title)}”, or leave it."));
        return new(blocks)
        {
            Buttons =
            [
                .. advice.Deliverables.Count > 0 ? [new Button("Copy text", new(Act.Card, "copy", outcome.Id))] : Array.Empty<Button>(),
                new("Why?", new(Act.Card, "why", outcome.Id)),
                new("Talk about it", new(Act.Card, "reflect", outcome.Id)),
                new("Edit answers", new(Act.Card, "edit", outcome.Id)),
                new("Remind me", new(Act.Card, "remind", outcome.Id)),
                new("I see it differently", new(Act.Card, "override", outcome.Id)),
                new("Forget this", new(Act.Card, "forget", outcome.Id), ButtonStyle.Danger),
                .. offer is { } o ? [new Button(o.Title, o.Offer.Carries ? new(Act.Start, o.Offer.Skill, Act.About, outcome.Id) : new(Act.Start, o.Offer.Skill))] : Array.Empty<Button>(),
            ],
        };
    }

    /// <summary>Which row spoke, and what would have led elsewhere.</summary>
    public static Card Why(Outcome outcome, Dialog talk) => new(
    [
        new Heading("Why this verdict", outcome.Verdict),
        new Paragraph($"The row “{outcome.Row}” of the table “{outcome.Title}” spoke. A rule decided this; no language model did."),
        new Bullets(null, outcome.Reasons),
        ModelCards.Provenance(talk),
        outcome.WouldChange.Count > 0
            ? new Bullets("What would have changed it", outcome.WouldChange)
            : new Note("No single other answer would have changed it."),
    ])
    { Buttons = [new("Edit answers", new(Act.Card, "edit", outcome.Id))] };

    /// <summary>The answers given, to pick the one to change.</summary>
    public static Card EditPick(Dialog talk, IReadOnlyList<Question> answered, Case so) => new(
    [
        new Paragraph("Which answer shall we change? A number or a name is enough."),
        new Bullets(null, [.. answered.Select(q => $"{q.Label}: {Wording.Short(so.Shown(q) ?? "don't know", 120)}")], Numbered: true),
    ])
    {
        Buttons = [.. answered.Select(q => new Button(q.Label, new(Act.Card, "change", talk.Id, q.Id))), new("Leave it", new(Act.Card, "leave", talk.Id))],
    };

    public static Card Help() => new(
    [
        new Heading("What you can say"),
        new Facts(
        [
            new("Coaching", "Tell me what is going on, or “menu”"),
            new("In a talk", "back, skip, don't know, why, edit, start over, form, cancel"),
            new("Your draft", "check my reply: …"),
            new("Practice", "practise with an angry user, end practice"),
            new("After a verdict", "why, talk about it, edit, remind me"),
            new("Looking back", "history, progress, open problems"),
            new("Your users", "pulse: four anonymous questions to share"),
            new("Weekly card", "weekly on, weekly off, weekly monday 09:30, weekly now, timezone Europe/Berlin"),
            new("Quiet", "nudges off, pause 2 weeks, pause until 15 Jan, resume, stop"),
            new("Your data", "only you see it; export my data, delete my data"),
            new("AI", "ai, ai off, ai on"),
        ]),
    ]);

    /// <summary>The first thing anyone sees: who this is, what is kept, who sees it, how to stop.</summary>
    public static Card Welcome(Rhythm.Schedule schedule, bool hasModel = false) => new(
    [
        new Heading("Hello, I'm CoachBot"),
        new Paragraph("I am a bot that helps IT managers think: hand work over, decide, answer a complaint. You get a verdict with reasons, something usable and one next step."),
        new Bullets("Good to know",
        [
            "Only you see what you write here. I keep your talks 12 months; “delete my data” removes them at once.",
            $"Once a week, {schedule.Day}s at {schedule.Time:HH\\:mm}, I send one small tip, and I ask back when we agreed to. “weekly off” ends the tips, “stop” ends everything unasked.",
            hasModel
                ? "Rules decide, and “why” shows which one. An AI only helps with words; “ai off” does without it, “ai” tells you more."
                : "Rules decide, and “why” shows which one.",
        ]),
        new Paragraph("What is on your mind?"),
    ])
    {
        Buttons = [new("Show me what you do", Act.Typed("menu")), new("No weekly tips", Act.Typed("weekly off"))],
    };

    /// <summary>Not sure what was meant: two skills and a way out.</summary>
    public static Card Suggest(IReadOnlyList<Skill> skills) => new([new Paragraph("I want to get this right. Which is nearer?")])
    {
        Buttons = [.. skills.Select(s => new Button(s.Title, new(Act.Start, s.Id, "kept"))), new("Something else", Act.Typed("menu"))],
    };

    public static Card History(IReadOnlyList<(Outcome Outcome, string? Kept)> outcomes) => outcomes.Count == 0
        ? Card.Say("No finished talks yet. Tell me what is going on and we will have one.", new Button("Menu", Act.Typed("menu")))
        : new([
            new Heading("Your talks so far"),
            new Bullets(null, [.. outcomes.Select(o =>
                $"{Wording.ShortDay(o.Outcome.On)}: {o.Outcome.Title} “{Wording.Short(o.Outcome.Advice.About, 60)}” → {o.Outcome.Verdict}{KeptWords(o.Kept)}")]),
        ]);

    public static Card Export(string json) => new([new Paragraph("Everything I hold about you:"), new Copyable("Your data as JSON", json)]);

    public static string ConfidenceWords(Confidence confidence) => confidence switch
    {
        Confidence.High => "high: you knew every answer",
        Confidence.Medium => "medium: one or two answers were assumed",
        _ => "low: three or more answers were assumed",
    };

    private static string KeptWords(string? kept) => kept is null ? "" : $" ({ProactiveCards.FollowUpWords.FirstOrDefault(w => w.Word == kept).Label?.ToLowerInvariant() ?? kept})";
}
