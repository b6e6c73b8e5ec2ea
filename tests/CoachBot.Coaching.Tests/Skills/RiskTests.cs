using System.Globalization;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Rhythm;
using CoachBot.Coaching.Skills.Risk;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class RiskTests
{
    private static readonly Skill s_skill = new RiskSkill();

    /// <summary>The table as the domain text has it, "don't know" replaced by what is assumed.</summary>
    private static string Table(string upside, string worst, string odds, string exit, string pilot, string backed)
    {
        var gain = upside == "?" ? 3 : int.Parse(upside, CultureInfo.InvariantCulture);
        if (worst == "?") worst = "hurts";
        if (odds == "?") odds = "possible";
        if (exit == "?") exit = "none";
        var small = pilot is "yes" or "?";
        if (worst == "threat" && (odds == "likely" || exit == "none")) return "NOT LIKE THIS";
        if (gain <= 2 && (worst != "small" || odds == "likely")) return "NOT LIKE THIS";
        if (worst != "small" && backed != "yes" && !(worst == "hurts" && exit == "tested" && small)) return "GET BACKING";
        if (worst != "small" && exit == "none") return "PREPARE";
        if (worst == "threat") return small && exit == "tested" ? "GO SMALL" : "PREPARE";
        if (worst == "hurts") return small ? "GO SMALL" : exit == "tested" && odds != "likely" ? "GO" : "PREPARE";
        if (odds == "likely" && small) return "GO SMALL";
        if (odds == "likely" && exit == "none") return "PREPARE";
        return "GO";
    }

    private static IEnumerable<(Case Case, string Verdict)> Every() =>
        from upside in "1 2 3 4 5 ?".Split(' ')
        from worst in "small hurts threat ?".Split(' ')
        from odds in "rare possible likely ?".Split(' ')
        from exit in "tested planned none ?".Split(' ')
        from pilot in "yes no ?".Split(' ')
        from backed in "yes no ?".Split(' ')
        select (Of(("upside", upside), ("worst", worst), ("odds", odds), ("exit", exit), ("pilot", pilot), ("backed", backed)),
            Table(upside, worst, odds, exit, pilot, backed));

    private static Case Of(params (string Id, string Stored)[] said) =>
        new(said.Aggregate(Answers.None, (answers, s) => answers.With(s_skill.Questions.Single(q => q.Id == s.Id), s.Stored)), CaseFile.Monday);

    private static Outcome Assess(params (string Id, string Stored)[] said) => s_skill.Assess(Of(said));

    private static string Text(Outcome outcome) => string.Join("\n", outcome.Advice.Deliverables.Select(d => d.Text));

    private static Question Q(string id) => s_skill.Questions.Single(q => q.Id == id);

    [Fact]
    public void Every_combination_gets_the_verdict_of_the_table()
    {
        var wrong = Every().Select(e => (e.Case, e.Verdict, Got: s_skill.Assess(e.Case).Verdict)).Where(e => e.Got != e.Verdict);
        Assert.Empty(wrong.Take(5).Select(w => $"{string.Join(",", w.Case.Answers.Values)}: {w.Got}, not {w.Verdict}"));
    }

    [Fact]
    public void Every_verdict_is_reached_and_every_row_speaks()
    {
        var outcomes = Every().Select(e => s_skill.Assess(e.Case)).ToList();
        Assert.Equal(s_skill.Verdicts.Keys.Order(), outcomes.Select(o => o.Verdict).Distinct().Order());
        Assert.Equal(s_skill.Rules.Select(r => r.Id).Order(), outcomes.Select(o => o.Row).Distinct().Order());
    }

    [Fact]
    public void A_worse_loss_odds_or_way_out_never_loosens_the_verdict()
    {
        string[] strictness = ["GO", "GO SMALL", "PREPARE", "GET BACKING", "NOT LIKE THIS"];
        (string Id, string[] Rising)[] ladders = [("worst", ["small", "hurts", "threat"]), ("odds", ["rare", "possible", "likely"]), ("exit", ["tested", "planned", "none"])];
        foreach (var (so, _) in Every())
            foreach (var (id, rising) in ladders)
            {
                var verdicts = rising.Select(word => Array.IndexOf(strictness, s_skill.Judge(so with { Answers = so.Answers.With(Q(id), word) }).Verdict)).ToList();
                Assert.Equal(verdicts.Order(), verdicts);
            }
    }

    [Fact]
    public void Every_card_is_complete_and_its_reasons_rest_on_answers()
    {
        foreach (var (so, _) in Every())
        {
            var outcome = s_skill.Assess(so);
            Assert.InRange(outcome.Reasons.Count, 2, 4);
            Assert.All(outcome.Reasons, r => Assert.Matches("^(You said|You were not sure|You gave|I took it)", r));
            Assert.All(outcome.Advice.Deliverables, d => Assert.DoesNotContain('[', d.Text));
            Assert.DoesNotContain('!', Text(outcome));
            Assert.DoesNotContain("..", Text(outcome), StringComparison.Ordinal);
            Assert.NotNull(outcome.Advice.FollowUp);
        }
    }

    [Theory]
    [InlineData("?", "planned")]
    [InlineData("never, to be honest", "planned")]
    [InlineData("maybe at some point", "planned")]
    [InlineData("not this year", "planned")]
    [InlineData("14 October", "tested")]
    [InlineData("last quarter", "tested")]
    [InlineData("In May", "tested")]
    public void Tested_without_a_date_becomes_planned(string said, string exit)
    {
        var so = Of(("bet", "move the file servers"), ("upside", "4"), ("worst", "hurts"), ("odds", "possible"), ("exit", "tested"), ("pilot", "yes"), ("backed", "no"), ("stop", "2026-12-07"));
        var talk = new Dialog { Id = "1", Skill = s_skill.Id, Started = so.Now.Today, Answers = so.Answers };
        var asked = talk.Next(s_skill, so);
        Assert.Equal("last-tested", asked?.Id);
        talk = talk.Answer(asked!, said);
        Assert.Equal(exit, talk.Answers[Q("exit")]);
        var outcome = s_skill.Assess(so with { Answers = talk.Answers });
        Assert.Equal(exit == "tested" ? "GO SMALL" : "GET BACKING", outcome.Verdict);
        Assert.Equal(exit == "planned", outcome.Advice.Notes.Any(n => n.Contains("count the way out as planned", StringComparison.Ordinal)));
    }

    [Fact]
    public void Claiming_tested_again_without_a_date_still_counts_as_planned()
    {
        var outcome = Assess(("upside", "4"), ("worst", "hurts"), ("odds", "rare"), ("exit", "tested"), ("last-tested", "?"), ("pilot", "no"), ("backed", "yes"));
        Assert.Equal("PREPARE", outcome.Verdict);
        Assert.Contains(outcome.Reasons, r => r.StartsWith("You gave no date", StringComparison.Ordinal));
    }

    [Fact]
    public void Skipping_a_safety_or_legal_step_is_a_threat()
    {
        const string Opening = "Should we skip the legal review to hit the date?";
        Assert.Equal("threat", Q("worst").Find(Opening, CaseFile.Monday));
        Assert.Null(Q("worst").Find("skip testing to hit the date?", CaseFile.Monday));
        Assert.Equal("skip the legal review to hit the date", Q("bet").Find(Opening, CaseFile.Monday));
        var outcome = Assess(("bet", "skip the legal review"), ("worst", "small"), ("odds", "likely"), ("upside", "5"), ("exit", "tested"), ("backed", "yes"));
        Assert.Equal("NOT LIKE THIS", outcome.Verdict);
        Assert.Contains(outcome.Advice.Notes, n => n.Contains("Skipping a safety or legal step", StringComparison.Ordinal));
        Assert.Contains("no safety or legal step is left out", Text(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_in_the_opening_is_not_taken_for_the_sponsor() =>
        Assert.Null(Q("sponsor").Find("Sam wants us to migrate before year end", CaseFile.Monday));

    [Fact]
    public void A_take_over_asks_four_more_things_and_no_stop_date()
    {
        var talk = Dialog.Open("1", s_skill, "should I take over the failing ERP project?", CaseFile.Monday, false);
        var so = new Case(talk.Answers, CaseFile.Monday, talk.Opening);
        string[] four = ["why-vacant", "why-you", "older", "may-decline"];
        Assert.All(four, id => Assert.True(Q(id).AskedWhen(so)));
        Assert.False(Q("stop").AskedWhen(so));
        Assert.All(four, id => Assert.False(Q(id).AskedWhen(Of(("bet", "try the new vendor")))));
    }

    [Fact]
    public void A_take_over_shows_what_is_known_and_what_to_find_out()
    {
        var outcome = Assess(("bet", "take over the failing ERP project"), ("upside", "4"), ("worst", "hurts"), ("exit", "planned"), ("backed", "yes"), ("sponsor", "Dana"), ("older", "yes"), ("may-decline", "no"));
        Assert.Contains(outcome.Advice.Notes, n => n.Contains("older than its last lead", StringComparison.Ordinal));
        Assert.Contains(outcome.Advice.Notes, n => n.Contains("may not decline", StringComparison.Ordinal));
        Assert.Contains(outcome.Advice.Steps, s => s.Contains("why the place is vacant", StringComparison.Ordinal));
        Assert.Contains(outcome.Advice.Steps, s => s.Contains("why it is you", StringComparison.Ordinal));
        Assert.Equal(2, outcome.Advice.Steps.Count);
        Assert.Contains("three conditions", Text(outcome), StringComparison.Ordinal);
        Assert.Contains("Dana", Text(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_shows_seldom_questions_only_when_they_apply()
    {
        string[] Fields(string opening)
        {
            var talk = Dialog.Open("1", s_skill, opening, CaseFile.Monday, true);
            return [.. CoachCards.Form(talk, s_skill, new(talk.Answers, CaseFile.Monday, opening)).Form!.Fields.Select(f => f.Id)];
        }

        Assert.DoesNotContain("why-vacant", Fields("try the new vendor"));
        Assert.Contains("why-vacant", Fields("should I take over the failing ERP project?"));
    }

    [Fact]
    public void A_small_start_without_a_sponsor_is_told_not_to_grow()
    {
        var outcome = Assess(("upside", "4"), ("worst", "hurts"), ("exit", "tested"), ("pilot", "yes"), ("backed", "no"));
        Assert.Equal("GO SMALL", outcome.Verdict);
        Assert.Contains(outcome.Advice.Notes, n => n.Contains("growing does", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hurts", "tested", "no", "yes", "GO", "2026-11-24")]
    [InlineData("hurts", "tested", "yes", "yes", "GO SMALL", "2026-11-24")]
    [InlineData("hurts", "none", "yes", "yes", "PREPARE", "2026-11-30")]
    [InlineData("hurts", "planned", "yes", "no", "GET BACKING", "2026-11-25")]
    [InlineData("threat", "none", "yes", "no", "NOT LIKE THIS", "2026-11-24")]
    public void Next_action_and_follow_up_are_dated(string worst, string exit, string pilot, string backed, string verdict, string next)
    {
        var outcome = Assess(("bet", "move the file servers"), ("upside", "4"), ("worst", worst), ("odds", "possible"), ("exit", exit), ("pilot", pilot), ("backed", backed), ("stop", "2026-12-18"));
        Assert.Equal((verdict, DateOnly.Parse(next, CultureInfo.InvariantCulture)), (outcome.Verdict, outcome.Advice.Next.On));
        Assert.Equal(verdict == "NOT LIKE THIS" ? new DateOnly(2026, 12, 7) : new(2026, 12, 18), outcome.Advice.FollowUp!.On);
        Assert.Contains("hich sign appeared first?", outcome.Advice.FollowUp.Text, StringComparison.Ordinal);
        Assert.Contains("move the file servers", Text(outcome), StringComparison.Ordinal);
        Assert.Equal(verdict != "NOT LIKE THIS", Text(outcome).Contains("18 December", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_stop_date_it_is_ten_working_days() =>
        Assert.Equal(new Dated("Which sign appeared first?", new(2026, 12, 7)), Assess(("upside", "3"), ("worst", "small")).Advice.FollowUp);

    [Fact]
    public void Preparing_never_ends_after_the_stop_date() =>
        Assert.Equal(new(2026, 11, 26), Assess(("upside", "4"), ("worst", "hurts"), ("exit", "none"), ("backed", "yes"), ("stop", "2026-11-26")).Advice.Next.On);

    [Theory]
    [InlineData("small", "likely", "yes", "yes", "delegate")]
    [InlineData("hurts", "possible", "no", "no", "objections")]
    [InlineData("threat", "likely", "no", "no", "decide")]
    public void The_offer_follows_the_verdict(string worst, string odds, string pilot, string backed, string offer) =>
        Assert.Equal(offer, Assert.Single(Assess(("worst", worst), ("odds", odds), ("pilot", pilot), ("backed", backed)).Advice.Offers).Skill);

    [Fact]
    public void The_title_fits_and_labels_are_short()
    {
        Assert.InRange(s_skill.Title.Length, 1, 24);
        Assert.All(s_skill.Questions.SelectMany(q => q.Options), o => Assert.InRange(o.Label.Length, 1, 75));
    }
}
