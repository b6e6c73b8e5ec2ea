using System.Text.RegularExpressions;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Language;
using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Tests.Skills;

/// <summary>What every skill promises, whichever is added next.</summary>
public sealed partial class SkillContractTests
{
    private const int MostAssessed = 400, MostSearched = 20_000;

    /// <summary>The twelve skills of a weekly rhythm; check-ins and records come without tips.</summary>
    private static readonly string[] s_soft =
        ["delegate", "decide", "complaint", "prioritize", "communicate", "mistakes", "read-people", "risk", "objections", "end-user", "open-mind", "micromanage"];

    /// <summary>Found by what managers type; the others only by their name or an offer, unless their folder holds phrases.</summary>
    private static readonly string[] s_spokenOf = [.. s_soft, "hats", "credibility", "standards", "vision"];

    /// <summary>What stands for free text: the first of these that a question takes.</summary>
    private static readonly string[] s_words = ["the monthly patching", "5 today hours", "20 20 15 15 10 10 10"];

    private static readonly SkillCatalog s_catalog = new();

    /// <summary>Talks are dear; all skills share them, so that the tests stay quick however many there are.</summary>
    private static readonly int s_mostTalked = Math.Min(500, 1_000 / s_catalog.Skills.Count);

    /// <summary>Reads no language: only talks that name their skill are led here.</summary>
    private static readonly Coach s_coach = new(s_catalog, new StatisticalLanguage(new Dictionary<string, IReadOnlyList<string>>()), new SafetyGate(), new(null, null, null, null, null), CaseFile.Monday.Calendar);

    public static TheoryData<string> Skills => [.. s_catalog.Skills.Select(s => s.Id)];

    [Fact]
    public void Ids_and_places_are_unique()
    {
        Assert.Distinct(s_catalog.Skills.Select(s => s.Id));
        Assert.Distinct(s_catalog.Skills.Select(s => s.Title));
        Assert.Distinct(s_catalog.Skills.Select(s => s.Order));
    }

    [Theory]
    [MemberData(nameof(Skills))]
    public void Ids_look_as_if_they_could_stay(string id)
    {
        var skill = s_catalog.Find(id)!;
        Assert.Matches(StableId(), skill.Id);
        Assert.All(skill.Questions, q => Assert.Matches(StableId(), q.Id));
        Assert.Distinct(skill.Questions.Select(q => q.Id));
        Assert.All(skill.Questions, q => Assert.Distinct(q.Options.Select(o => o.Word)));
        Assert.DoesNotContain(skill.Questions.SelectMany(q => q.Options), o => o.Word == Answers.Unknown || o.Word.Contains('|'));
        Assert.Distinct(skill.Rules.Select(r => r.Id).Concat(skill.Afterwards.Select(a => a.Id)));
        Assert.Equal(skill.Questions.Select(q => q.Id), s_catalog.Find(id)!.Questions.Select(q => q.Id));
    }

    [Theory]
    [MemberData(nameof(Skills))]
    public void Titles_labels_and_wording_fit_every_channel(string id)
    {
        var skill = s_catalog.Find(id)!;
        Assert.InRange(skill.Title.Length, 1, 24);
        Assert.All(skill.Questions.SelectMany(Options), o => Assert.InRange(o.Label.Length, 1, 75));
        Assert.All(skill.Questions, q => Assert.InRange(q.Label.Length, 1, 60));
        var so = new Case(Answers.None, CaseFile.Monday);
        Assert.All(skill.Questions, q => Assert.InRange(q.Ask(so).Split(' ').Length, 2, 45));
        Assert.All(skill.Questions, q => Assert.InRange(q.Why.Split(' ').Length, 3, 45));
        string[] texts = [skill.Title, skill.Summary, .. skill.Verdicts.Values, .. skill.Questions.SelectMany(q => (string[])[q.Label, q.Ask(so), q.Why, .. q.Options.SelectMany(o => (string[])[o.Label, o.Quote])]), .. s_catalog.Tips(id).SelectMany(t => (string[])[t.Statement, t.Question, t.Do])];
        Assert.All(texts, t => Assert.DoesNotContain('[', t));
        Assert.All(texts, t => Assert.DoesNotContain('!', t));
    }

    [Theory]
    [MemberData(nameof(Skills))]
    public void The_folder_holds_tips_phrases_and_cases_that_hold(string id)
    {
        var skill = s_catalog.Find(id)!;
        var tips = s_catalog.Tips(id);
        if (s_soft.Contains(id) || tips.Count > 0) Assert.Equal([1, 2, 3, 4, 5, 6], tips.Select(t => t.Number));
        Assert.All(tips, t => Assert.True(t.Statement.Length > 10 && t.Question.EndsWith('?') && t.Do.Length > 3, t.Key));
        var phrases = s_catalog.PhrasesBySkill()[id];
        if (s_spokenOf.Contains(id) || phrases.Count > 0) Assert.True(phrases.Count >= 50);
        var cases = CaseFile.Read(skill);
        Assert.True(cases.Count >= (s_soft.Contains(id) ? 9 : 4));
        Assert.All(cases, c => Assert.True(skill.Assess(c.Case).Verdict == c.Verdict, $"{c.Title}: {skill.Assess(c.Case).Verdict}"));
        Assert.All(skill.Verdicts.Keys, v => Assert.Contains(cases, c => c.Verdict == v));
    }

    [Theory]
    [MemberData(nameof(Skills))]
    public void Every_combination_of_answers_reaches_a_full_outcome_and_every_row_is_reached(string id)
    {
        var skill = s_catalog.Find(id)!;
        Assert.All(skill.Rules, r => Assert.Contains(r.Verdict, skill.Verdicts.Keys));
        var rows = new HashSet<string>();
        foreach (var meant in Combinations(skill, MostAssessed))
        {
            IsFull(skill, Unclarified(skill, meant), rows);
            var settled = Settled(skill, meant);
            IsFull(skill, settled, rows);
            IsFull(skill, CaseFile.After(skill, settled, weeks: 4), rows);
        }
        foreach (var (_, so, _) in CaseFile.Read(skill)) IsFull(skill, so, rows);
        string[] all = [.. skill.Rules.Select(r => r.Id), .. skill.Afterwards.Select(r => r.Id)];
        foreach (var so in Combinations(skill, MostSearched).TakeWhile(_ => !rows.IsSupersetOf(all))) AddRows(skill, Unclarified(skill, so), skill.Judge(Unclarified(skill, so)).Row, rows);
        Assert.Subset(rows, all.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Skills))]
    public void Typing_pressing_and_one_form_end_in_the_same_outcome(string id)
    {
        var skill = s_catalog.Find(id)!;
        foreach (var meant in Combinations(skill, s_mostTalked))
        {
            var told = Told(meant);
            var (typed, talk) = Talk(skill, meant, Typed);
            var (pressed, _) = Talk(skill, meant, Pressed);
            Same(skill.Assess(new(talk.Answers, CaseFile.Monday)), typed, $"typed: {told}");
            Same(skill.Assess(Settled(skill, meant)), typed, $"typed, asked in order: {told}");
            Same(typed, pressed, $"pressed: {told}");
            IsKept(skill, meant, talk, told);

            var (form, _) = InAForm(skill, meant, only: talk);
            if (skill.Questions.Any(q => q.TypedOnly && talk.Answers[q] is not null) && id != "prioritize") Assert.Equal((typed.Verdict, typed.Row), (form.Verdict, form.Row)); // words that rate one grid do not rate another: those rows stay "not sure" when typed and empty in a form
            else Same(typed, form, $"form: {told}");

            var (whole, sent) = InAForm(skill, meant);
            IsKept(skill, meant, sent, $"whole form: {told}");
            var unasked = skill.Questions.Where(q => !q.Clarifies && sent.Answers[q] is null);
            Same(skill.Assess(new(unasked.Aggregate(sent.Answers, (all, q) => all.With(q, meant.Answers[q]!)), CaseFile.Monday)), whole, $"whole form: {told}");
        }
    }

    [Theory]
    [MemberData(nameof(Skills))]
    public void Every_label_quote_free_word_and_place_is_understood_as_its_choice(string id)
    {
        foreach (var question in s_catalog.Find(id)!.Questions.Where(q => q.Options.Count > 0))
            for (var i = 0; i < question.Options.Count; i++)
            {
                var option = question.Options[i];
                foreach (var typed in (string[])[option.Word, option.Word.ToUpperInvariant(), option.Label, option.Label.ToLowerInvariant(), $" {option.Label}. "])
                    Assert.True(question.Read(typed, CaseFile.Monday).Value == option.Word, $"{question.Id}: “{typed}” read as {question.Read(typed, CaseFile.Monday).Value}");
            }
    }

    private static void Same(Outcome expected, Outcome got, string told)
    {
        Assert.True(expected.Verdict == got.Verdict, $"{told}: {expected.Verdict} is not {got.Verdict}");
        Assert.True(expected.Row == got.Row, $"{told}: {expected.Row} is not {got.Row}");
        Assert.True(expected.Reasons.SequenceEqual(got.Reasons), $"{told}: {string.Join(" ", expected.Reasons)} is not {string.Join(" ", got.Reasons)}");
        Assert.True(expected.Confidence == got.Confidence, told);
        Assert.True(expected.Advice.Next == got.Advice.Next && expected.Advice.FollowUp == got.Advice.FollowUp, told);
        Assert.True(expected.Advice.Deliverables.SequenceEqual(got.Advice.Deliverables), told);
    }

    private static string Told(Case so) => string.Join(" ", so.Answers.Values.Select(a => $"{a.Key}={a.Value}"));

    /// <summary>Everything a card needs is there, and every reason shows an answer.</summary>
    private static void IsFull(Skill skill, Case so, HashSet<string> rows)
    {
        var outcome = skill.Assess(so);
        AddRows(skill, so, outcome.Row, rows);
        var told = Told(so);
        Assert.True(skill.Verdicts.ContainsKey(outcome.Verdict), told);
        Assert.True(outcome.Reasons.Count is >= 1 and <= 4, told);
        foreach (var reason in outcome.Reasons) Assert.True(QuotesAnAnswer(skill, so, reason), $"{told}: {reason}");
        Assert.True(outcome.Advice.Headline.StartsWith("I'd lean towards", StringComparison.Ordinal), told);
        Assert.True(outcome.Advice.Next.On >= so.Now.Today && outcome.Advice.Next.Text.Length > 0, told);
        Assert.True(outcome.Advice.FollowUp is null || outcome.Advice.FollowUp.On >= so.Now.Today, told);
        foreach (var text in Texts(outcome)) Assert.True(text.Length > 0 && !text.Contains('[') && !text.Contains('!'), $"{told}: {text}");
    }

    private static void AddRows(Skill skill, Case so, string lastWord, HashSet<string> rows) => rows.UnionWith([skill.Rules.First(r => r.When(so)).Id, lastWord]);

    private static Case Unclarified(Skill skill, Case meant) =>
        meant with { Answers = skill.Questions.Where(q => q.Clarifies).Aggregate(meant.Answers, (answers, q) => answers.Without(q)) };

    /// <summary>What is left of the meant answers when only what a dialog asks is answered, in its order.</summary>
    private static Case Settled(Skill skill, Case meant)
    {
        var talk = new Dialog { Id = "talk", Skill = skill.Id, Started = meant.Now.Today };
        for (var step = 0; talk.Next(skill, meant with { Answers = talk.Answers }) is { } question; step++)
        {
            Assert.True(step < 40, "A dialog without end");
            talk = talk.Answer(question, meant.Answers[question]!);
        }
        return meant with { Answers = talk.Answers };
    }

    /// <summary>Each answer is the one meant, or what the answer to a clarifying question made of it.</summary>
    private static void IsKept(Skill skill, Case meant, Dialog talk, string told)
    {
        var revised = skill.Questions.Where(q => q.Clarifies && talk.Answers[q] is not null).Select(q => q.Revises(talk.Answers[q]!)).OfType<(Question Of, string Stored)>().ToDictionary(r => r.Of.Id, r => r.Stored);
        foreach (var question in skill.Questions.Where(q => talk.Answers[q] is not null && !(q.TypedOnly && talk.Answers[q] == Answers.Unknown)))
            Assert.True(talk.Answers[question] == revised.GetValueOrDefault(question.Id, meant.Answers[question]!), $"{told}: {question.Id} became {talk.Answers[question]}");
    }

    private static (Outcome Outcome, Dialog Talk) Talk(Skill skill, Case meant, Func<Dialog, Question, string, Said> say) =>
        Finish(skill, meant, Hear(new(), new Said.Words(skill.Id), forms: false), say, forms: false);

    /// <summary>Answers what is asked, as meant, until there is a verdict.</summary>
    private static (Outcome Outcome, Dialog Talk) Finish(Skill skill, Case meant, Reply reply, Func<Dialog, Question, string, Said> say, bool forms)
    {
        for (var step = 0; reply.Keep is null; step++)
        {
            var talk = reply.Memory.Open!;
            var question = talk.Next(skill, new(talk.Answers, CaseFile.Monday))!;
            Assert.True(step < 40, $"A talk without end, at {question.Id}: {Told(meant)}");
            reply = Hear(reply.Memory, say(talk, question, meant.Answers[question]!), forms);
        }
        return reply.Keep.Value;
    }

    private static Said Typed(Dialog talk, Question question, string stored) => new Said.Words(
        stored == Answers.Unknown ? "skip"
        : question is GridQuestion { Columns.Count: <= 2 } ? string.Join('\n', stored.Split('\n').Select(row => string.Join(" - ", row.Split(GridQuestion.Cell, StringSplitOptions.RemoveEmptyEntries))))
        : stored);

    private static Said Pressed(Dialog talk, Question question, string stored) => question.Options.Count > 0 || stored == Answers.Unknown
        ? new Said.Pressed(new(Act.Answer, talk.Id, question.Id, stored), new Dictionary<string, string>())
        : new Said.Words(stored);

    /// <summary>The same answers sent at once, and what is asked after the form; the fields that the typed talk never came to are left as the form showed them.</summary>
    private static (Outcome Outcome, Dialog Talk) InAForm(Skill skill, Case meant, Dialog? only = null)
    {
        var open = Hear(new(), new Said.Pressed(new(Act.Start, skill.Id), new Dictionary<string, string>()), forms: true);
        var form = open.Cards[^1].Form!;
        var fields = form.Fields.ToDictionary(f => f.Id, f => only is null ? meant.Answers.Values[f.Id] : only.Answers.Values.ContainsKey(f.Id) ? Entered(skill, f.Id, meant, only) : f.Value ?? "");
        var reply = Hear(open.Memory, new Said.Pressed(form.Send, fields), forms: true);
        Assert.True(reply.Replace?.Form is null, $"The form came back: {string.Join("; ", reply.Replace?.Form?.Fields.Where(f => f.Error is not null).Select(f => $"{f.Id} {f.Error}") ?? [])}");
        return Finish(skill, meant, reply, Typed, forms: true);
    }

    /// <summary>What a person enters in a field. Where a typed talk asked on about each row, a form has columns for it.</summary>
    private static string Entered(Skill skill, string id, Case meant, Dialog talk)
    {
        var stored = meant.Answers.Values[id];
        if (skill.Questions.First(q => q.Id == id) is not GridQuestion grid || stored == Answers.Unknown) return stored;
        var on = skill.Questions.Where(q => q.TypedOnly && grid.Carries.Contains(q.Id)).ToList();
        return string.Join('\n', stored.Split('\n').Select((row, place) =>
            on.ElementAtOrDefault(place) is { } question && talk.Answers[question] is { } said and not Answers.Unknown
                ? grid.Read($"{row.TrimEnd(GridQuestion.Cell)} - {said}\nanother", meant.Now).Value!.Split('\n')[0]
                : row));
    }

    private static Reply Hear(Memory memory, Said said, bool forms) =>
        s_coach.Hear(said, new(memory, new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), CaseFile.Monday, forms, "talk"));

    /// <summary>Every combination of stored answers, in a fixed order; above <paramref name="most"/> every n-th, n coprime to the whole.</summary>
    private static IEnumerable<Case> Combinations(Skill skill, int most)
    {
        var questions = skill.Questions;
        var choices = questions.Select(Stored).ToList();
        var whole = choices.Aggregate(Int128.One, (product, c) => product * c.Length);
        var step = whole <= most ? Int128.One : whole / most | 1;
        while (step > 1 && Divisor(step, whole) != 1) step += 2;
        var at = Int128.Zero;
        for (var n = 0; n < most && n < whole; n++, at = (at + step) % whole)
        {
            var answers = Answers.None;
            var rest = at;
            for (var i = 0; i < questions.Count; i++)
            {
                answers = answers.With(questions[i], choices[i][(int)(rest % choices[i].Length)]);
                rest /= choices[i].Length;
            }
            yield return new(answers, CaseFile.Monday);
        }
    }

    private static Int128 Divisor(Int128 a, Int128 b) => b == 0 ? a : Divisor(b, a % b);

    /// <summary>Stored answers worth trying for a question; "?" among them.</summary>
    private static string[] Stored(Question question)
    {
        var now = CaseFile.Monday;
        string[] values = question switch
        {
            GridQuestion grid => [.. Grids(grid)],
            PersonQuestion => ["Priya"],
            TextQuestion => [s_words.Select(w => question.Read(w, now).Value).First(w => w is not null)!],
            NumberQuestion { Thresholds: [] } => ["0", "10", "25", "40", .. question.Default(now) is { } usual ? [usual] : Array.Empty<string>()],
            _ => [.. question.Options.Select(o => o.Word), .. question.Alternatives(now), .. question.Default(now) is { } usual ? [usual] : Array.Empty<string>()],
        };
        return [.. values.Where(v => question.Read(v, now).Value is not null).Distinct(), Answers.Unknown];
    }

    /// <summary>As few rows as will do and some more, filled in one way, in another, and with nothing but a name.</summary>
    private static IEnumerable<string> Grids(GridQuestion grid) =>
        from rows in new[] { grid.Least, Math.Min(grid.Least + 2, grid.Most) }
        from cell in (Func<Question, string>[])[column => Cell(column, first: true), column => Cell(column, first: false), _ => ""]
        select string.Join('\n', Enumerable.Range(0, rows).Select(row =>
            string.Join(GridQuestion.Cell, grid.Columns.Skip(1).Select(cell).Prepend($"licence cost of site {(char)('A' + row)}"))));

    private static string Cell(Question column, bool first) => column switch
    {
        TextQuestion => "Priya",
        { Options: [var low, .., var high] } => (first ? low : high).Word,
        _ => column.Default(CaseFile.Monday) ?? "3",
    };

    private static IEnumerable<Option> Options(Question question) => question is GridQuestion grid ? grid.Columns.SelectMany(c => c.Options) : question.Options;

    /// <summary>How a reason begins that rests on all rows, or on a sentence written from several answers.</summary>
    private static readonly string[] s_ofTheWhole = ["In what you wrote, ", "You rated ", "You named one "];

    /// <summary>A reason shows an answer given, assumed, or left open, never a bare opinion.</summary>
    private static bool QuotesAnAnswer(Skill skill, Case so, string reason) => s_ofTheWhole.Any(w => reason.StartsWith(w, StringComparison.Ordinal)) || skill.Questions.Any(q =>
        reason.Contains($"“{q.Label}”", StringComparison.Ordinal)
        || (so.Answers[q] switch { null => q.Default(so.Now), Answers.Unknown => q.Assumed(so.Now), var said => said }) is { } stored && Quotes(q, stored).Any(quote => quote.Length > 0 && reason.Contains(quote, StringComparison.Ordinal)));

    /// <summary>How an answer may be quoted: whole, a row of it by its name, or the beginning of what was pasted.</summary>
    private static IEnumerable<string> Quotes(Question question, string stored) => question switch
    {
        GridQuestion => stored.Split('\n').Select(row => $"“{row.Split(GridQuestion.Cell)[0]}”"),
        TextQuestion when stored.Length > 60 => [Wording.Short(stored, 40).TrimEnd('…')],
        _ => question.Quote(stored) is { } quote ? [quote] : [],
    };

    private static IEnumerable<string> Texts(Outcome outcome) =>
    [
        outcome.Advice.Headline, .. outcome.Reasons, .. outcome.WouldChange, .. outcome.Advice.Notes, .. outcome.Advice.Steps,
        .. outcome.Advice.Deliverables.SelectMany(d => (string[])[d.Title, d.Text]), .. outcome.Advice.Offers.Select(o => o.Why),
        outcome.Advice.Next.Text, .. outcome.Advice.FollowUp is { } later ? [later.Text] : Array.Empty<string>(),
    ];

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex StableId();
}
