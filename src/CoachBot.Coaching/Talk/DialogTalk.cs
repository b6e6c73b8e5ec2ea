using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Talk;

/// <summary>Leads one skill from its opening to its outcome, typed or as a form: the only place that knows how a skill is asked.</summary>
internal sealed class DialogTalk(SkillCatalog catalog)
{
    private const int WordsOfACorrection = 3;
    private static readonly string[] s_done = ["done", "that's all", "thats all", "that is all", "no more", "finished", "end"];
    private static readonly TimeSpan s_justFinished = TimeSpan.FromDays(2);

    public Reply Open(Hearing hearing, Skill skill, string opening, bool asForm)
    {
        var talk = Dialog.Open(hearing.NewId, skill, opening, hearing.Moment, asForm && hearing.Forms);
        var parked = hearing.Memory.Open is { } open && open.Skill != skill.Id ? open : null;
        var reply = Show(hearing, talk, skill);
        if (opening.Length > 0 && reply.Keep is null && reply.Memory.Talk(talk.Id) is { AsForm: false } shown) reply = reply with { Wish = new Wish.Answers(shown.Id, shown.Stamp) };
        return parked is null ? reply : reply with { Cards = reply.Cards.Insert(0, Card.Say($"I keep “{catalog.Find(parked.Skill)?.Title}” for later; “resume” goes back to it.")) };
    }

    /// <summary>What is open now: the form, what to confirm, the next question, or the outcome.</summary>
    public Reply Show(Hearing hearing, Dialog talk, Skill skill, string? before = null)
    {
        var so = hearing.Of(talk);
        if (skill.LeadsTo(so) is { } other && catalog.Find(other) is { } next)
            return Show(hearing with { Memory = hearing.Memory with { Talks = hearing.Memory.Talks.RemoveAll(t => t.Id == talk.Id) } },
                Dialog.Open(hearing.NewId, next, talk.Opening, hearing.Moment, talk.AsForm), next);
        var memory = hearing.Memory.WithTalk(talk) with { Expects = null };
        if (talk.AsForm) return new(memory, [CoachCards.Form(talk, skill, so)]);
        if (talk.Unconfirmed.Count > 0) return new(memory, [ModelCards.Propose(CoachCards.Confirm(talk, skill, so, hearing.Forms, before), talk, skill)]);
        if (talk.Next(skill, so) is not { } question) return Finish(hearing, talk, skill);
        return new(memory, [ModelCards.Propose(CoachCards.Question(talk, question, so, before ?? Opening(talk, skill), hearing.Forms && talk.Trail.IsEmpty), talk, skill)]);
    }

    /// <summary>Plain words while a talk is open.</summary>
    /// <param name="rows">The same words with their tabs, for a question that takes rows.</param>
    public Reply Hear(Hearing hearing, Dialog talk, Skill skill, string words, string rows)
    {
        if (ModelCards.TakesAll(words) && talk.Proposals.Count > 0) return TakeProposed(hearing, talk, skill);
        if (talk.Unconfirmed.Count > 0 && !talk.AsForm) return Confirm(hearing, talk, skill, words);
        var so = hearing.Of(talk);
        if (talk.Next(skill, so) is not { } question) return Finish(hearing, talk, skill);
        return Take(hearing, talk with { AsForm = false }, skill, question, question is GridQuestion ? rows : words);
    }

    public Reply Take(Hearing hearing, Dialog talk, Skill skill, Question question, string typed)
    {
        if (typed == Answers.Unknown) return Show(hearing, talk.Answer(question, Answers.Unknown), skill, "");
        if (question is GridQuestion { Least: > 1 } grid && OneByOne(hearing, talk, skill, grid, typed) is { } gathering) return gathering;
        var heard = question.Read(typed, hearing.Moment);
        return heard.Value is { } value
            ? Show(hearing, talk.Answer(question, value), skill, "")
            : new(hearing.Memory.WithTalk(talk), [CoachCards.Question(talk, question, hearing.Of(talk), heard.Problem)]);
    }

    /// <summary>Gathers rows sent one message at a time until "done". Null when a whole list came at once.</summary>
    private Reply? OneByOne(Hearing hearing, Dialog talk, Skill skill, GridQuestion grid, string typed)
    {
        var isDone = s_done.Contains(typed.Trim().TrimEnd('.', '!'), StringComparer.OrdinalIgnoreCase);
        if (!isDone && (typed.Contains('\n') || grid.Read(typed, hearing.Moment).Value is not null) && talk.Gathered.IsEmpty) return null;
        var rows = isDone ? talk.Gathered : talk.Gathered.AddRange(typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (rows.Count >= grid.Most || (isDone && rows.Count >= grid.Least)) return Take(hearing, talk with { Gathered = [] }, skill, grid, string.Join('\n', rows) + '\n');
        var said = isDone ? $"I have {rows.Count}, and need at least {grid.Least} to compare. The next one?" : $"Noted, {rows.Count} so far. The next one, or “done”?";
        var waiting = talk with { Gathered = rows };
        return new(hearing.Memory.WithTalk(waiting), [Card.Say(said, new Button("Done", Act.Typed("done")))]);
    }

    /// <summary>The person took what a model had read: from here on these are their answers.</summary>
    public Reply TakeProposed(Hearing hearing, Dialog talk, Skill skill)
    {
        var taken = skill.Questions.Where(q => talk.Proposals.ContainsKey(q.Id) && talk.Answers[q] is null).ToList();
        var answered = taken.Aggregate(talk with { Unconfirmed = [], Proposed = null }, (t, q) => t.Answer(q, talk.Proposals[q.Id]));
        return Show(hearing, answered with { Taken = [.. taken.Select(q => q.Id)] }, skill, "");
    }

    /// <summary>A pressed choice. One that belongs to an answered question changes nothing.</summary>
    public Reply Press(Hearing hearing, Dialog talk, Skill skill, string questionId, string word)
    {
        var so = hearing.Of(talk);
        var question = skill.Questions.FirstOrDefault(q => q.Id == questionId);
        if (question is null || talk.Finished || talk.Next(skill, so)?.Id != questionId)
        {
            var said = question is not null && so.Shown(question) is { } shown ? $"You answered that already: {Wording.Short(shown, 80)}. " : "That button belongs to an earlier question. ";
            return hearing.Say(Card.Say(said + "“edit” changes an answer.", new Button("Edit answers", new(Act.Card, "edit", talk.Id))));
        }
        var reply = Take(hearing, talk with { AsForm = false, Unconfirmed = [] }, skill, question, word);
        return reply with { Replace = new([new Paragraph(question.Ask(so)), new Note($"You answered: {(word == Answers.Unknown ? "don't know" : question.Show(word) ?? word)}")]) };
    }

    /// <summary>A whole form. Errors come back beside their fields and nothing that was entered is lost.</summary>
    public Reply Send(Hearing hearing, Dialog talk, Skill skill, IReadOnlyDictionary<string, string> fields)
    {
        if (talk.Finished)
            return hearing.Say(Card.Say("That form has been sent already; its verdict stands above. “edit” changes an answer.", new Button("Edit answers", new(Act.Card, "edit", talk.Id))));
        var (filled, errors) = Fill(hearing, talk, skill, fields);
        if (errors.Count > 0)
            return new(hearing.Memory.WithTalk(filled), []) { Replace = CoachCards.Form(filled, skill, hearing.Of(filled), errors, fields) };
        var sent = filled with { AsForm = false, Unconfirmed = [] };
        return Show(hearing, sent, skill, "One more thing before I answer.") with { Replace = CoachCards.Answered(skill, hearing.Of(sent)) };
    }

    /// <summary>Keeps a form that was put away, to go on later.</summary>
    public Reply PutAside(Hearing hearing, Dialog talk, Skill skill, IReadOnlyDictionary<string, string> fields)
    {
        var entered = fields.Where(f => !string.IsNullOrWhiteSpace(f.Value) && f.Value != Answers.Unknown).ToDictionary();
        var filled = Read(hearing, talk, skill, entered).Filled with { AsForm = false, Unconfirmed = [] };
        return new(hearing.Memory.WithTalk(filled) with { Parked = true },
            [Card.Say($"I kept your answers for “{skill.Title}”. “resume” goes on with them.", new Button("Go on", Act.Typed("resume"), ButtonStyle.Primary))]);
    }

    public Reply Finish(Hearing hearing, Dialog talk, Skill skill)
    {
        var outcome = skill.Assess(hearing.Of(talk), talk.Id, talk.Revised);
        var finished = talk with { Finished = true, AsForm = false, Editing = null, Proposed = null, Worded = null };
        var memory = hearing.Memory.WithTalk(finished).WithCommitment(new(talk.Id, skill.Id, outcome.Verdict, outcome.Advice.About, outcome.Advice.Subject, outcome.Advice.FollowUp?.Text ?? "", outcome.On, outcome.Advice.FollowUp?.On)
        {
            EndsOn = outcome.Advice.EndsOn,
            Later = outcome.Advice.Offers.FirstOrDefault(o => o.After > 0),
            Figures = outcome.Advice.Figures,
        }) with
        { Expects = null };
        return new(memory, [OutcomeCard(hearing with { Memory = memory }, finished, outcome)])
        {
            Keep = (outcome, finished),
            Wish = outcome.Advice.Deliverables.Count > 0 ? new Wish.Wording(talk.Id, outcome.Advice.Deliverables) : null,
        };
    }

    /// <summary>The outcome with its texts as they are worded now, and the way on to a talk that waits.</summary>
    public Card OutcomeCard(Hearing hearing, Dialog talk, Outcome outcome)
    {
        var card = ModelCards.Worded(CoachCards.Outcome(ModelCards.Reworded(outcome, talk.Worded), Offered(hearing, outcome)), talk);
        return hearing.Memory.Talks.FirstOrDefault(t => !t.Finished) is { } waiting && catalog.Find(waiting.Skill) is { } next
            ? card with { Buttons = [.. card.Buttons, new Button($"Go on: {next.Title}", Act.Typed("resume"), ButtonStyle.Primary)] }
            : card;
    }

    /// <summary>Picks the answer to change: at once when named, else from a list.</summary>
    public Reply Edit(Hearing hearing, Dialog talk, Skill skill, string pick)
    {
        var so = hearing.Of(talk);
        var answered = Answered(so, skill);
        if (answered.Count == 0) return Show(hearing, talk, skill, "Nothing is answered yet.");
        if (Named(answered, pick) is { } index)
        {
            var editing = talk with { Editing = answered[index].Id, AsForm = false, Unconfirmed = [] };
            return new(hearing.Memory.WithTalk(editing with { Finished = false, Revised = talk.Revised || talk.Finished }) with { Expects = null },
                [CoachCards.Question(editing, answered[index], so)]);
        }
        var said = pick.Length > 0 ? "I found no such answer. " : "";
        var card = CoachCards.EditPick(talk, answered, so);
        if (said.Length > 0) card = card with { Blocks = [new Paragraph(said), .. card.Blocks] };
        return new(hearing.Memory.WithTalk(talk) with { Expects = new(Expecting.EditPick, talk.Id) }, [card]);
    }

    /// <summary>Whether the words name an answer given so far.</summary>
    public static bool Names(Hearing hearing, Dialog talk, Skill skill, string pick) => Named(Answered(hearing.Of(talk), skill), pick) is not null;

    private static List<Question> Answered(Case so, Skill skill) => [.. skill.Questions.Where(q => so.Answers[q] is not null)];

    private static int? Named(List<Question> answered, string pick)
    {
        if (pick.Length == 0) return null;
        IReadOnlyList<string>[] names = [.. answered.Select(q => (IReadOnlyList<string>)[q.Id, q.Label])];
        return answered.FindIndex(q => q.Id == pick) is var exact and >= 0 ? exact : Choices.Match(pick, names);
    }

    private static string? Opening(Dialog talk, Skill skill) => talk.Trail.IsEmpty ? skill.Title.EndsWith('?') ? $"{skill.Title} {skill.Summary}" : $"{skill.Title}: {Wording.Lower(skill.Summary)}" : null;

    /// <summary>A yes goes on; a no asks the first of them again; a fuller answer is taken as the correction.</summary>
    private Reply Confirm(Hearing hearing, Dialog talk, Skill skill, string words)
    {
        if (YesNo.Read(words) == true || words == "1") return Show(hearing, talk with { Unconfirmed = [] }, skill);
        if (YesNo.Read(words) == false || words == "2") return Edit(hearing, talk with { Unconfirmed = [] }, skill, talk.Unconfirmed.Count == 1 ? talk.Unconfirmed[0] : "");
        var isFull = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= WordsOfACorrection;
        var corrected = Dialog.Open(talk.Id, skill, words, hearing.Moment, asForm: false);
        var found = corrected.Unconfirmed.Select(id => skill.Questions.First(q => q.Id == id)).Where(q => isFull || !q.TakesOpening).ToList();
        if (found.Count == 0) return Show(hearing, talk, skill, "“Yes” or “change it” is enough here.");
        return Show(hearing, found.Aggregate(talk, (t, q) => t with { Answers = t.Answers.With(q, corrected.Answers[q]!), Trail = t.Trail.Remove(q.Id).Add(q.Id), Unconfirmed = t.Unconfirmed.Remove(q.Id).Add(q.Id) }), skill);
    }

    /// <summary>A sent form: what was entered, and what stands for the fields that did not come along.</summary>
    private static (Dialog Filled, Dictionary<string, string> Errors) Fill(Hearing hearing, Dialog talk, Skill skill, IReadOnlyDictionary<string, string> fields)
    {
        (talk, var errors) = Read(hearing, talk, skill, fields);
        foreach (var question in skill.Questions.Where(q => !q.Clarifies && !q.Seldom && !fields.ContainsKey(q.Id) && talk.Answers[q] is null && q.AskedWhen(hearing.Of(talk))))
            talk = talk.Answer(question, question.Default(hearing.Moment) ?? Answers.Unknown);
        return (talk, errors);
    }

    private static (Dialog Filled, Dictionary<string, string> Errors) Read(Hearing hearing, Dialog talk, Skill skill, IReadOnlyDictionary<string, string> fields)
    {
        var errors = new Dictionary<string, string>();
        foreach (var question in skill.Questions.Where(q => fields.ContainsKey(q.Id)))
        {
            var typed = fields[question.Id];
            if (string.IsNullOrWhiteSpace(typed) || typed == Answers.Unknown)
            {
                if (question.Required && string.IsNullOrWhiteSpace(typed)) errors[question.Id] = "I need this one; a few words are enough.";
                else talk = talk.Answer(question, Answers.Unknown);
                continue;
            }
            var heard = question.Read(typed, hearing.Moment);
            if (heard.Value is { } value) talk = talk.Answer(question, value);
            else errors[question.Id] = heard.Problem!;
        }
        return (talk, errors);
    }

    /// <summary>One skill to offer: not the one just left, none finished within two days.</summary>
    private (Offer, string)? Offered(Hearing hearing, Outcome outcome)
    {
        var recent = hearing.Memory.Commitments.Where(c => !c.Reminder && hearing.Moment.Today.DayNumber - c.On.DayNumber < s_justFinished.TotalDays).Select(c => c.Skill).ToHashSet();
        var offer = outcome.Advice.Offers.FirstOrDefault(o => o.After == 0 && o.Skill != outcome.Skill && !recent.Contains(o.Skill) && catalog.Find(o.Skill) is not null);
        return offer is null ? null : (offer, catalog.Find(offer.Skill)!.Title);
    }
}
