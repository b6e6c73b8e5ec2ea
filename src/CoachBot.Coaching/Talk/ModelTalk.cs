using System.Collections.Immutable;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Talk;

/// <summary>What becomes of a model's suggestion: checked by rule, shown as an update of the card it is about, or dropped. It never answers for the person.</summary>
internal sealed class ModelTalk(SkillCatalog catalog, DialogTalk dialogs, SafetyGate gate)
{
    private const int MostChars = 6000;

    public Reply Hear(Said.Suggested said, Hearing hearing)
    {
        var memory = hearing.Memory with { Ai = hearing.Memory.Ai.Spend(hearing.Moment.Today, said.Tokens) };
        var spent = hearing with { Memory = memory };
        if (memory.Ai.Off || hearing.Model is null) return spent.Say();
        if (said.Trouble is { } trouble) return Tell(spent, said.Wish, trouble);
        if (said.Texts.Values.Any(t => t.Length > MostChars || gate.Check(t) is not null)) return spent.Say();
        return Take(spent, said) ?? spent.Say();
    }

    /// <summary>"ai", "ai on", "ai off".</summary>
    public static Reply Settings(Hearing hearing, string rest)
    {
        var use = rest.ToLowerInvariant() switch
        {
            "on" => hearing.Memory.Ai with { Off = false },
            "off" => hearing.Memory.Ai with { Off = true },
            _ => hearing.Memory.Ai,
        };
        return new(hearing.Memory with { Ai = use }, [ModelCards.State(hearing.Model, use, hearing.Moment.Today)]);
    }

    private Reply? Take(Hearing hearing, Said.Suggested said) => said.Wish switch
    {
        Wish.Answers wish => Propose(hearing, wish, said),
        Wish.Need wish => Lean(hearing, wish, said.Texts.GetValueOrDefault("need")),
        Wish.Wording wish => Reword(hearing, wish, said),
        Wish.Line wish => Say(hearing, wish, said.Texts.GetValueOrDefault("say")),
        _ => null,
    };

    private Reply? Propose(Hearing hearing, Wish.Answers wish, Said.Suggested said)
    {
        if (Waiting(hearing, wish) is not var (talk, skill)) return null;
        var read = skill.Questions
            .Where(q => talk.Answers[q] is null && !q.Clarifies && said.Texts.ContainsKey(q.Id))
            .Select(q => (q.Id, q.Read(said.Texts[q.Id], hearing.Moment).Value))
            .Where(a => a.Value is not null)
            .ToImmutableSortedDictionary(a => a.Id, a => a.Value!);
        if (read.IsEmpty) return null;
        var shown = dialogs.Show(hearing, talk with { Proposed = new(talk.Stamp, read, said.Prompt) }, skill);
        return new(shown.Memory, []) { Replace = shown.Cards[^1] };
    }

    private Reply? Lean(Hearing hearing, Wish.Need wish, string? need)
    {
        if (Asked(hearing, wish) is not { } expects || catalog.Find(need) is not { } skill) return null;
        var offered = expects.Offered.Contains(skill.Id) ? expects.Offered : expects.Offered.Add(skill.Id);
        return new(hearing.Memory with { Expects = expects with { Offered = offered } }, [])
        {
            Replace = Suggest(offered) is var card ? card with { Blocks = [.. card.Blocks, new Note($"The AI leans towards “{skill.Title}”. You choose.")] } : null,
        };
    }

    private Reply? Reword(Hearing hearing, Wish.Wording wish, Said.Suggested said)
    {
        if (Finished(hearing, wish) is not var (talk, outcome)) return null;
        var texts = wish.Plain
            .Where(d => said.Texts.TryGetValue(d.Title, out var text) && text != d.Text && WordingCheck.Passes(d.Text, text))
            .GroupBy(d => d.Title).Where(g => g.Count() == 1)
            .ToImmutableSortedDictionary(g => g.Key, g => Plain.Clean(said.Texts[g.Key], MostChars));
        if (texts.IsEmpty) return null;
        var worded = talk with { Worded = new(texts, said.Prompt) };
        var memory = hearing.Memory with { Talks = hearing.Memory.Talks.Replace(talk, worded) };
        return new(memory, []) { Replace = dialogs.OutcomeCard(hearing with { Memory = memory }, worded, outcome) };
    }

    private Reply? Say(Hearing hearing, Wish.Line wish, string? line)
    {
        if (string.IsNullOrWhiteSpace(line) || Speaking(hearing, wish) is not { } session) return null;
        var clean = Plain.Clean(line, MostChars);
        if (!MaySay(hearing, session, clean)) return null;
        return new(hearing.Memory with { Session = session.Reword(clean) }, []) { Replace = SessionTalk.Show(session, clean) };
    }

    private bool MaySay(Hearing hearing, Session session, string line)
    {
        if (gate.Check(line) is not null) return false;
        var (context, skill) = About(hearing, session);
        return session.Kind == SessionKind.Practise ? LineCheck.IsInRole(line, context) : LineCheck.IsCoaching(line, context, skill);
    }

    /// <summary>Whether the first sentences of a line may be shown before the rest has come.</summary>
    public bool MayBegin(Hearing hearing, Session session, string line)
    {
        if (gate.Check(line) is not null) return false;
        var (context, skill) = About(hearing, session);
        return session.Kind == SessionKind.Practise ? LineCheck.IsInRole(line, context) : LineCheck.MayBegin(line, context, skill);
    }

    private (string Context, Skill? Skill) About(Hearing hearing, Session session)
    {
        if (session.Kind == SessionKind.Practise) return ($"{Persona.Find(session.About).Scene}\n{SaidIn(session)}", null);
        return hearing.Memory.Talk(session.About) is { } talk && catalog.Find(talk.Skill) is { } skill
            ? ($"{Context(Coach.Assess(hearing, talk, skill))}\n{SaidIn(session)}", skill)
            : (SaidIn(session), null);
    }

    /// <summary>The honest line, once for a talk, beneath the card it concerns.</summary>
    private Reply Tell(Hearing hearing, Wish wish, Trouble trouble)
    {
        var about = trouble == Trouble.Spent ? $"spent {hearing.Moment.Today:yyyyMMdd}" : wish.Of;
        if (hearing.Memory.Ai.Told == about || Shown(hearing, wish) is not { } card) return hearing.Say();
        return new(hearing.Memory with { Ai = hearing.Memory.Ai with { Told = about } }, []) { Replace = ModelCards.Troubled(card, trouble) };
    }

    /// <summary>The card a wish is about as it stands; null when the person has moved on.</summary>
    private Card? Shown(Hearing hearing, Wish wish) => wish switch
    {
        Wish.Answers answers when Waiting(hearing, answers) is var (talk, skill) && dialogs.Show(hearing, talk, skill) is { Keep: null } shown => shown.Cards[^1],
        Wish.Need need when Asked(hearing, need) is { } expects => Suggest(expects.Offered),
        Wish.Wording wording when Finished(hearing, wording) is var (talk, outcome) => dialogs.OutcomeCard(hearing, talk, outcome),
        Wish.Line line when Speaking(hearing, line) is { } session => SessionTalk.Show(session, session.Lines[^1].Text),
        _ => null,
    };

    private (Dialog, Skill)? Waiting(Hearing hearing, Wish.Answers wish) =>
        hearing.Memory.Open is { AsForm: false } talk && talk.Id == wish.Talk && talk.Stamp == wish.Stamp && hearing.Memory.Expects is null && catalog.Find(talk.Skill) is { } skill ? (talk, skill) : null;

    private static Expected? Asked(Hearing hearing, Wish.Need wish) =>
        hearing.Memory.Expects is { What: Expecting.Pick } expects && expects.Of == wish.Words ? expects : null;

    private (Dialog, Outcome)? Finished(Hearing hearing, Wish.Wording wish)
    {
        if (hearing.Memory.Talk(wish.Talk) is not { Finished: true } talk || catalog.Find(talk.Skill) is not { } skill) return null;
        var outcome = Coach.Assess(hearing, talk, skill);
        return outcome.Advice.Deliverables.SequenceEqual(wish.Plain) ? (talk, outcome) : null;
    }

    private static Session? Speaking(Hearing hearing, Wish.Line wish) =>
        hearing.Memory.Session is { } session && session.Id == wish.Session && session.Step == wish.Step ? session : null;

    private Card Suggest(IReadOnlyList<string> ids) => CoachCards.Suggest([.. ids.Select(catalog.Find).OfType<Skill>()]);

    private static string SaidIn(Session session) => string.Join('\n', session.Lines.Select(l => l.Text));

    private static string Context(Outcome outcome) =>
        string.Join('\n', [outcome.Advice.About, outcome.Advice.Headline, outcome.Advice.Next.Text, .. outcome.Reasons, .. outcome.Advice.Deliverables.Select(d => d.Text)]);
}
