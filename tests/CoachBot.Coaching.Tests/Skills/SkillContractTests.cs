using System.Text.RegularExpressions;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Language;
using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Tests.Skills;

/// <summary>What every skill promises, whichever is added next.</summary>
public sealed partial class SkillContractTests
{
    private const int MostAssessed = 20_000;
    private const string Words = "the monthly patching";
    private static readonly SkillCatalog s_catalog = new();

    /// <summary>Talks are dear; all skills share them, so that the tests stay quick however many there are.</summary>
    private static readonly int s_mostTalked = Math.Min(2_000, 4_000 / s_catalog.Skills.Count);

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
    public void The_folder_holds_six_tips_phrases_and_cases_that_hold(string id)
    {
        var skill = s_catalog.Find(id)!;
        Assert.Equal([1, 2, 3, 4, 5, 6], s_catalog.Tips(id).Select(t => t.Number));
        Assert.All(s_catalog.Tips(id), t => Assert.True(t.Statement.Length > 10 && t.Question.EndsWith('?') && t.Do.Length > 5, t.Key));
        Assert.True(s_catalog.PhrasesBySkill()[id].Count >= 50);
        var cases = CaseFile.Read(skill);
        Assert.True(cases.Count >= 9);
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
        foreach (var so in Combinations(skill, MostAssessed))
        {
            var outcome = skill.Assess(so);
            rows.Add(skill.Rules.First(r => r.When(so)).Id);
            rows.Add(outcome.Row);
            var told = string.Join(" ", so.Answers.Values.Select(a => $"{a.Key}={a.Value}"));
            Assert.True(skill.Verdicts.ContainsKey(outcome.Verdict), told);
            Assert.True(outcome.Reasons.Count is >= 1 and <= 4, told);
            Assert.All(outcome.Reasons, r => Assert.True(QuotesAnAnswer(skill, so, r), $"{told}: {r}"));
            Assert.True(outcome.Advice.Headline.StartsWith("I'd lean towards", StringComparison.Ordinal), told);
            Assert.True(outcome.Advice.Next.On >= so.Now.Today && outcome.Advice.Next.Text.Length > 0, told);
            Assert.True(outcome.Advice.FollowUp is null || outcome.Advice.FollowUp.On >= so.Now.Today, told);
            foreach (var text in Texts(outcome)) Assert.True(text.Length > 0 && !text.Contains('[') && !text.Contains('!'), $"{told}: {text}");
        }
        Assert.Subset(rows, skill.Rules.Select(r => r.Id).ToHashSet());
        Assert.Subset(rows, skill.Afterwards.Select(a => a.Id).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Skills))]
    public void Typing_pressing_and_one_form_end_in_the_same_outcome(string id)
    {
        var skill = s_catalog.Find(id)!;
        foreach (var so in Combinations(skill, s_mostTalked))
        {
            var (typed, talk) = Talk(skill, so, Typed);
            var (pressed, _) = Talk(skill, so, Pressed);
            var told = string.Join(" ", so.Answers.Values.Select(a => $"{a.Key}={a.Value}"));
            Same(skill.Assess(new(talk.Answers, CaseFile.Monday)), typed, $"typed: {told}");
            Same(typed, pressed, $"pressed: {told}");
            foreach (var question in skill.Questions.Where(q => talk.Answers[q] is not null && !q.Clarifies))
                Assert.True(talk.Answers[question] == so.Answers[question], $"{told}: {question.Id} became {talk.Answers[question]}");
            Same(typed, InAForm(skill, so, only: talk), $"form: {told}");
            Same(skill.Assess(so), InAForm(skill, so), $"whole form: {told}");
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

    private static (Outcome Outcome, Dialog Talk) Talk(Skill skill, Case so, Func<Dialog, Question, string, Said> say)
    {
        var reply = Hear(new(), new Said.Words(skill.Id), forms: false);
        for (var step = 0; reply.Keep is null; step++)
        {
            Assert.True(step < 40, "A talk without end");
            var talk = reply.Memory.Open!;
            var question = talk.Next(skill, new(talk.Answers, CaseFile.Monday))!;
            var stored = question.Clarifies ? Answers.Unknown : so.Answers[question]!;
            reply = Hear(reply.Memory, say(talk, question, stored), forms: false);
        }
        return reply.Keep.Value;
    }

    private static Said Typed(Dialog talk, Question question, string stored) =>
        new Said.Words(stored == Answers.Unknown ? "skip" : question is GridQuestion { Columns.Count: <= 2 } ? stored.Replace("\t", " - ", StringComparison.Ordinal) : stored);

    private static Said Pressed(Dialog talk, Question question, string stored) => question.Options.Count > 0 || stored == Answers.Unknown
        ? new Said.Pressed(new(Act.Answer, talk.Id, question.Id, stored), new Dictionary<string, string>())
        : new Said.Words(stored);

    /// <summary>The same answers sent at once; the fields that the typed talk never came to are left as the form showed them.</summary>
    private static Outcome InAForm(Skill skill, Case so, Dialog? only = null)
    {
        var open = Hear(new(), new Said.Pressed(new(Act.Start, skill.Id), new Dictionary<string, string>()), forms: true);
        var form = open.Cards[^1].Form!;
        var fields = form.Fields.ToDictionary(f => f.Id, f => only is null || only.Answers.Values.ContainsKey(f.Id) ? so.Answers.Values[f.Id] : f.Value ?? "");
        var reply = Hear(open.Memory, new Said.Pressed(form.Send, fields), forms: true);
        for (var step = 0; reply.Keep is null; step++)
        {
            Assert.True(step < 3 && reply.Memory.Open is not null, $"The form came back: {string.Join("; ", reply.Replace?.Form?.Fields.Where(f => f.Error is not null).Select(f => $"{f.Id} {f.Error}") ?? [])}");
            reply = Hear(reply.Memory, new Said.Words("skip"), forms: true);
        }
        return reply.Keep.Value.Outcome;
    }

    private static Reply Hear(Memory memory, Said said, bool forms) =>
        s_coach.Hear(said, new(memory, new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), CaseFile.Monday, forms, "talk"));

    /// <summary>Every combination of stored answers, in a fixed order; above <paramref name="most"/> every n-th, n coprime to the whole.</summary>
    private static IEnumerable<Case> Combinations(Skill skill, int most)
    {
        var questions = skill.Questions.Where(q => !q.Clarifies).ToList();
        var choices = questions.ConvertAll(Stored);
        var whole = choices.Aggregate(1L, (product, c) => product * c.Length);
        var count = Math.Min(whole, most);
        var step = whole <= most ? 1 : whole / most | 1;
        while (step > 1 && Divisor(step, whole) != 1) step += 2;
        for (var (n, at) = (0L, 0L); n < count; n++, at = (at + step) % whole)
        {
            var answers = Answers.None;
            var rest = at;
            for (var i = 0; i < questions.Count; i++)
            {
                answers = answers.With(questions[i], choices[i][rest % choices[i].Length]);
                rest /= choices[i].Length;
            }
            yield return new(answers, CaseFile.Monday);
        }
    }

    private static long Divisor(long a, long b) => b == 0 ? a : Divisor(b, a % b);

    /// <summary>Stored answers worth trying for a question; "?" among them.</summary>
    private static string[] Stored(Question question)
    {
        var now = CaseFile.Monday;
        string[] values = question switch
        {
            GridQuestion grid => [string.Join('\t', grid.Columns.Select(Cell)), string.Join('\n', Enumerable.Range(0, Math.Min(2, grid.Most)).Select(_ => string.Join('\t', grid.Columns.Select(Cell))))],
            PersonQuestion => ["Priya"],
            TextQuestion => [Words],
            _ => [.. question.Options.Select(o => o.Word), .. question.Alternatives(now), .. question.Default(now) is { } usual ? [usual] : Array.Empty<string>()],
        };
        return [.. values.Distinct(), Answers.Unknown];
    }

    private static string Cell(Question column) => column switch
    {
        PersonQuestion => "Priya",
        TextQuestion => "licence cost",
        _ => column.Options.Count > 0 ? column.Options[0].Word : column.Default(CaseFile.Monday) ?? "3",
    };

    private static IEnumerable<Option> Options(Question question) => question is GridQuestion grid ? grid.Columns.SelectMany(c => c.Options) : question.Options;

    /// <summary>A reason shows an answer given, assumed, or left open, never a bare opinion.</summary>
    private static bool QuotesAnAnswer(Skill skill, Case so, string reason) => skill.Questions.Any(q =>
        reason.Contains($"“{q.Label}”", StringComparison.Ordinal)
        || (so.Answers[q] is null or Answers.Unknown ? q.Assumed(so.Now) ?? q.Default(so.Now) : so.Answers[q]) is { } stored && q.Quote(stored) is { Length: > 0 } quote && reason.Contains(quote, StringComparison.Ordinal));

    private static IEnumerable<string> Texts(Outcome outcome) =>
    [
        outcome.Advice.Headline, .. outcome.Reasons, .. outcome.WouldChange, .. outcome.Advice.Notes, .. outcome.Advice.Steps,
        .. outcome.Advice.Deliverables.SelectMany(d => (string[])[d.Title, d.Text]), .. outcome.Advice.Offers.Select(o => o.Why),
        outcome.Advice.Next.Text, .. outcome.Advice.FollowUp is { } later ? [later.Text] : Array.Empty<string>(),
    ];

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex StableId();
}
