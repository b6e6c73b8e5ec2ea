using System.Globalization;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Rhythm;
using CoachBot.Coaching.Skills.Objections;
using CoachBot.Coaching.Talk;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class ObjectionsTests
{
    private static readonly Skill s_skill = new ObjectionsSkill();
    private static readonly (string Stored, bool Soon)[] s_days =
        [("2026-11-23", true), ("2026-11-24", true), ("2026-11-25", false), ("2026-11-30", false), ("?", false)];

    /// <summary>The table as the domain text has it, "don't know" replaced by what is assumed.</summary>
    private static string Table(string power, string right, string proof, string asked, bool soon)
    {
        if (power == "?") power = "slow";
        var heard = asked == "yes";
        if (right == "yes") return "CHANGE";
        if (power == "block" && !heard) return soon ? "POSTPONE" : "PRE-WIRE";
        if (proof == "none" && power != "little") return soon && power == "block" ? "POSTPONE" : "EVIDENCE";
        if (power == "slow" && !heard) return "PRE-WIRE";
        return "PROCEED";
    }

    private static IEnumerable<(Case Case, string Verdict)> Every() =>
        from power in "block slow little ?".Split(' ')
        from right in "yes partly no ?".Split(' ')
        from proof in "strong some none ?".Split(' ')
        from asked in "yes no ?".Split(' ')
        from day in s_days
        select (Of(("power", power), ("right", right), ("proof", proof), ("asked", asked), ("date", day.Stored)), Table(power, right, proof, asked, day.Soon));

    private static Case Of(params (string Id, string Stored)[] said) =>
        new(said.Aggregate(Answers.None, (answers, s) => answers.With(Q(s.Id), s.Stored)), CaseFile.Monday);

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
    public void Every_card_is_complete_and_its_first_talk_is_within_two_working_days()
    {
        foreach (var (so, _) in Every())
        {
            var outcome = s_skill.Assess(so);
            Assert.InRange(outcome.Reasons.Count, 2, 4);
            Assert.All(outcome.Reasons, r => Assert.Matches("^(You said|You were not sure|I took it)", r));
            Assert.All(outcome.Advice.Deliverables, d => Assert.DoesNotContain('[', d.Text));
            Assert.DoesNotContain('!', Text(outcome));
            Assert.DoesNotContain("..", Text(outcome), StringComparison.Ordinal);
            Assert.InRange(outcome.Advice.Next.On, new(2026, 11, 23), new DateOnly(2026, 11, 25));
        }
    }

    [Fact]
    public void Soon_looks_past_a_weekend()
    {
        var friday = Of(("power", "block"), ("asked", "no"), ("date", "2026-11-30")) with { Now = CaseFile.Monday with { Today = new(2026, 11, 27) } };
        Assert.Equal("POSTPONE", s_skill.Assess(friday).Verdict);
    }

    [Theory]
    [InlineData("no objections")]
    [InlineData("nobody")]
    [InlineData("everyone agrees")]
    [InlineData("?")]
    public void No_objections_asks_who_loses(string said)
    {
        var so = Of(("plan", "standard laptops"), ("objector", said));
        Assert.True(Q("losers").AskedWhen(so));
        Assert.Contains(s_skill.Assess(so).Advice.Notes, n => n.Contains("loses time, money or control", StringComparison.Ordinal));
        var known = s_skill.Assess(so with { Answers = so.Answers.With(Q("losers"), "Ana in payroll: two evenings of work") });
        Assert.Contains("Who: Ana in payroll", Text(known), StringComparison.Ordinal);
        Assert.Contains("Ana in payroll", known.Advice.Next.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no objections", "losers")]
    [InlineData("Noor: the cost", null)]
    public void After_a_form_who_loses_is_asked_only_when_nobody_objects(string objector, string? asked)
    {
        var dialogs = new DialogTalk(new SkillCatalog());
        var hearing = new Hearing(new Memory(), DateTimeOffset.UnixEpoch, CaseFile.Monday, Forms: true, NewId: "1");
        var opened = dialogs.Open(hearing, s_skill, "", asForm: true);
        var fields = new Dictionary<string, string> { ["plan"] = "standard laptops", ["objector"] = objector, ["power"] = "slow", ["right"] = "no", ["proof"] = "some", ["asked"] = "no", ["date"] = "2026-12-04" };
        var sent = dialogs.Send(hearing with { Memory = opened.Memory }, opened.Memory.Talks[0], s_skill, fields);
        var talk = sent.Memory.Talks[0];
        Assert.Equal(asked, talk.Finished ? null : talk.Next(s_skill, hearing.Of(talk))?.Id);
    }

    [Fact]
    public void A_named_objector_is_not_asked_again() =>
        Assert.False(Q("losers").AskedWhen(Of(("objector", "Noor: the cost"))));

    [Fact]
    public void Each_objector_gets_a_row_with_worry_answer_evidence_and_concession()
    {
        var text = Text(Assess(("plan", "MFA for everyone"), ("objector", "Finance: the cost; Sales - the extra work\nsecurity will block it, not consulted"), ("right", "partly"), ("date", "2026-12-04")));
        Assert.Contains("MFA for everyone, on Friday 4 December 2026", text, StringComparison.Ordinal);
        Assert.Contains("Who: Finance\n- Worry: cost, “the cost”", text, StringComparison.Ordinal);
        Assert.Contains("Who: Sales\n- Worry: workload", text, StringComparison.Ordinal);
        Assert.Contains("Who: Security\n- Worry: not being asked", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("- Concession:").Length - 1);
    }

    [Fact]
    public void Partly_right_gives_one_concession_and_wrong_gives_none()
    {
        Assert.Contains(Assess(("objector", "Finance: the cost"), ("right", "partly")).Advice.Notes, n => n.Contains("concession", StringComparison.Ordinal));
        Assert.Contains("start where it pays first", Text(Assess(("objector", "Finance: the cost"), ("right", "partly"))), StringComparison.Ordinal);
        Assert.DoesNotContain("start where it pays first", Text(Assess(("objector", "Finance: the cost"), ("right", "no"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_meant_for_someone_speak_to_them() =>
        Assert.Contains("your busiest week", Text(Assess(("objector", "Sales: the extra work"), ("right", "yes"))), StringComparison.Ordinal);

    [Fact]
    public void What_is_required_changes_in_how_and_when_only()
    {
        Assert.True(Q("must").AskedWhen(Of(("right", "yes"))));
        Assert.False(Q("must").AskedWhen(Of(("right", "partly"))));
        var outcome = Assess(("right", "yes"), ("must", "yes"), ("objector", "Sales: the extra work"));
        Assert.Contains(outcome.Advice.Notes, n => n.Contains("never whether", StringComparison.Ordinal));
        Assert.Contains("how and when", Text(outcome), StringComparison.Ordinal);
        Assert.DoesNotContain(Assess(("right", "yes"), ("must", "no")).Advice.Notes, n => n.Contains("never whether", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plan_turned_down_before_asks_what_changed()
    {
        var so = Of(("plan", "standard laptops"), ("objector", "Finance: the cost")) with { Opening = "they killed it last year" };
        Assert.True(Q("changed").AskedWhen(so));
        Assert.Contains(s_skill.Assess(so).Advice.Notes, n => n.Contains("what has changed since", StringComparison.Ordinal));
        var told = s_skill.Assess(so with { Answers = so.Answers.With(Q("changed"), "prices fell by a third") });
        Assert.Contains(told.Advice.Notes, n => n.Contains("prices fell by a third", StringComparison.Ordinal));
        Assert.False(Q("changed").AskedWhen(Of(("plan", "standard laptops"), ("objector", "Finance: the cost"))));
    }

    [Theory]
    [InlineData("block", "no", "partly", "some", "2026-11-24", "POSTPONE", "2026-11-23", "2026-11-25")]
    [InlineData("block", "no", "partly", "some", "2026-12-04", "PRE-WIRE", "2026-11-25", "2026-12-07")]
    [InlineData("slow", "no", "partly", "some", "2026-11-24", "PRE-WIRE", "2026-11-24", "2026-11-25")]
    [InlineData("slow", "yes", "partly", "none", "2026-12-04", "EVIDENCE", "2026-11-25", "2026-12-07")]
    [InlineData("slow", "yes", "yes", "some", "2026-12-04", "CHANGE", "2026-11-25", "2026-12-07")]
    [InlineData("slow", "yes", "no", "strong", "2026-12-04", "PROCEED", "2026-11-25", "2026-12-07")]
    public void Next_action_and_follow_up_are_dated(string power, string asked, string right, string proof, string day, string verdict, string next, string after)
    {
        var outcome = Assess(("plan", "MFA rollout"), ("objector", "Noor: the cost"), ("power", power), ("asked", asked), ("right", right), ("proof", proof), ("date", day));
        Assert.Equal((verdict, Day(next)), (outcome.Verdict, outcome.Advice.Next.On));
        Assert.Equal(new Dated("Which objection surprised you?", Day(after)), outcome.Advice.FollowUp);
        Assert.Contains("Noor", outcome.Advice.Next.Text, StringComparison.Ordinal);
        Assert.Contains("MFA rollout", Text(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public void The_offer_follows_the_verdict()
    {
        Assert.Equal("open-mind", Assert.Single(Assess(("right", "yes")).Advice.Offers).Skill);
        Assert.Equal("decide", Assert.Single(Assess(("power", "slow"), ("right", "no"), ("proof", "none")).Advice.Offers).Skill);
    }

    [Theory]
    [InlineData("how do I sell standard laptops?", "plan", "standard laptops")]
    [InlineData("presenting MFA rollout tomorrow", "plan", "MFA rollout")]
    [InlineData("presenting MFA rollout tomorrow", "date", "2026-11-24")]
    [InlineData("security will block it", "objector", "security will block it")]
    [InlineData("security will block it", "power", "block")]
    [InlineData("they killed it last year", "objector", null)]
    public void Explicit_words_are_taken_from_the_opening(string opening, string id, string? stored) =>
        Assert.Equal(stored, Q(id).Find(opening, CaseFile.Monday));

    [Fact]
    public void The_title_fits_and_labels_are_short()
    {
        Assert.InRange(s_skill.Title.Length, 1, 24);
        Assert.All(s_skill.Questions.SelectMany(q => q.Options), o => Assert.InRange(o.Label.Length, 1, 75));
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
