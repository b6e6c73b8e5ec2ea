using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Rhythm;
using CoachBot.Coaching.Skills.OpenMind;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class OpenMindTests
{
    private static readonly OpenMindSkill s_skill = new();
    private static readonly Moment s_monday = new(new DateOnly(2026, 11, 23), WorkCalendar.Plain);

    /// <summary>The table as it was agreed on, as one plain function.</summary>
    private static string Agreed(string fit, string reason, string blocker, string cost, bool tested)
    {
        if (blocker == "confirmed") return "DECLINE";
        if (tested)
        {
            if (fit == "little") return "DECLINE";
            if (fit == "unknown") return "TEST";
            if (blocker == "assumed") return "TEST";
            return fit == "most" ? "ADOPT" : "BORROW";
        }
        if (fit == "little" && (reason == "evidence" || cost == "weeks")) return "DECLINE";
        if (cost == "weeks" && fit != "most") return "PARK";
        return "TEST";
    }

    private static IEnumerable<(string Source, string Fit, string Reason, string Blocker, string Cost, string Tested)> Everything() =>
        from source in (string[])["team", "user", "dept", "vendor", "critic", "?"]
        from fit in (string[])["most", "part", "little", "unknown", "?", ""]
        from reason in (string[])["evidence", "habit", "none", "?", ""]
        from blocker in (string[])["confirmed", "assumed", "none", "?", ""]
        from cost in (string[])["hours", "days", "weeks", "?"]
        from tested in (string[])["yes", "no", "?"]
        select (source, fit, reason, blocker, cost, tested);

    [Fact]
    public void Every_combination_of_answers_gets_the_verdict_agreed_on()
    {
        var (verdicts, rows) = (new HashSet<string>(), new HashSet<string>());
        foreach (var (source, fit, reason, blocker, cost, tested) in Everything())
        {
            var ruling = s_skill.Judge(Said(("source", source), ("fit", fit), ("reason", reason), ("blocker", blocker), ("cost", cost), ("tested", tested)));
            var agreed = Agreed(
                fit is "?" or "" ? "unknown" : fit,
                reason is "?" or "" ? "habit" : reason,
                blocker switch { "?" => "assumed", "" => "none", _ => blocker },
                cost == "?" ? "days" : cost,
                tested == "yes");
            Assert.True(agreed == ruling.Verdict, $"{fit} {reason} {blocker} {cost} {tested}: {agreed}, not {ruling.Verdict} by {ruling.Row}");
            Assert.InRange(ruling.Reasons.Count, 2, 4);
            verdicts.Add(ruling.Verdict);
            rows.Add(ruling.Row);
        }
        Assert.Equal(s_skill.Verdicts.Keys.Order(), verdicts.Order());
        Assert.Equal(s_skill.Rules.Select(r => r.Id).Order(), rows.Order());
    }

    [Fact]
    public void Every_outcome_has_papers_without_gaps_and_the_dates_agreed_on()
    {
        foreach (var idea in (string[])["swap ticketing for a shared inbox", ""])
            foreach (var (source, fit, reason, blocker, cost, tested) in Everything().Where(e => e.Reason.Length > 0))
            {
                var outcome = s_skill.Assess(Said(("idea", idea), ("source", source), ("fit", fit), ("reason", reason), ("blocker", blocker), ("cost", cost), ("tested", tested)));
                Assert.Equal(new DateOnly(2026, 11, 25), outcome.Advice.Next.On);
                Assert.Equal("What would have changed your mind?", outcome.Advice.FollowUp!.Text);
                Assert.Equal(outcome.Verdict == "TEST" ? outcome.Advice.EndsOn!.Value : s_monday.In(10), outcome.Advice.FollowUp.On);
                AssertPlain(outcome);
                if (idea.Length > 0) Assert.Contains(idea, outcome.Advice.Deliverables[0].Text, StringComparison.Ordinal);
            }
    }

    [Theory]
    [InlineData("hours", "Thursday 26 November 2026")]
    [InlineData("days", "Monday 7 December 2026")]
    [InlineData("weeks", "Monday 21 December 2026")]
    public void A_test_plan_has_need_measure_limit_and_an_end(string cost, string end)
    {
        var plan = s_skill.Assess(Said(("idea", "a chatbot"), ("fit", "most"), ("cost", cost), ("success", "Half the calls go away."))).Advice.Deliverables[0];
        Assert.Equal("Test plan", plan.Title);
        foreach (var part in (string[])["What we try: a chatbot\n", "Need: ", "Measure: success is when half the calls go away.", "Limit: ", $"End: {end}."])
            Assert.Contains(part, plan.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assumed_blocker_is_verified_before_a_test_and_its_days_are_added()
    {
        var advice = s_skill.Assess(Said(("fit", "most"), ("blocker", "assumed"))).Advice;
        Assert.Contains("once the assumed blocker is verified", advice.Headline, StringComparison.Ordinal);
        Assert.Contains("First: ask whoever owns the rule", advice.Deliverables[0].Text, StringComparison.Ordinal);
        Assert.Equal(s_monday.In(12), advice.FollowUp!.On);
    }

    [Fact]
    public void What_was_tested_well_is_not_tested_again_when_only_the_blocker_is_open()
    {
        var outcome = s_skill.Assess(Said(("fit", "most"), ("blocker", "assumed"), ("tested", "yes")));
        Assert.Equal("tested-assumed-blocker", outcome.Row);
        Assert.Contains("the earlier test stands", outcome.Advice.Deliverables[0].Text, StringComparison.Ordinal);
        Assert.Equal(s_monday.In(5), outcome.Advice.FollowUp!.On);
    }

    [Theory]
    [InlineData("no", "none", "success")]
    [InlineData("yes", "assumed", null)]
    [InlineData("no", "confirmed", "ground")]
    public void Only_what_the_card_needs_is_asked_beside_the_table(string tested, string blocker, string? asked) =>
        Assert.Equal(asked, NextAfter(("idea", "x"), ("source", "team"), ("fit", "most"), ("reason", "none"), ("blocker", blocker), ("cost", "days"), ("tested", tested)));

    [Fact]
    public void Tested_without_knowing_the_fit_comes_before_the_blocker() =>
        Assert.Equal("tested-unknown", s_skill.Judge(Said(("fit", "unknown"), ("blocker", "assumed"), ("tested", "yes"))).Row);

    [Theory]
    [InlineData("vendor", "habit", "none", "swap")]
    [InlineData("user", "none", "none", "swap")]
    [InlineData("vendor", "evidence", "none", null)]
    [InlineData("team", "habit", "none", null)]
    [InlineData("vendor", "habit", "confirmed", null)]
    public void The_swap_test_is_for_outsiders_without_evidence_against_them(string source, string reason, string blocker, string? asked) =>
        Assert.Equal(asked, NextAfter(("idea", "x"), ("source", source), ("fit", "part"), ("reason", reason), ("blocker", blocker), ("cost", "days"), ("tested", "no"), ("success", "y"), ("ground", "z")));

    [Fact]
    public void The_swap_test_rates_the_fit_anew()
    {
        var swap = s_skill.Questions.Single(q => q.Id == "swap");
        var talk = Talk(("source", "vendor"), ("fit", "little"), ("reason", "habit"), ("cost", "weeks"), ("tested", "no"));
        Assert.Equal("DECLINE", s_skill.Judge(new(talk.Answers, s_monday)).Verdict);
        var after = s_skill.Assess(new(talk.Answer(swap, "most").Answers, s_monday));
        Assert.Equal("TEST", after.Verdict);
        Assert.Contains(after.Advice.Notes, n => n.StartsWith("Swap test: had your team proposed it, it would meet most of the need", StringComparison.Ordinal));
        Assert.Equal("DECLINE", s_skill.Judge(new(talk.Answer(swap, Answers.Unknown).Answers, s_monday)).Verdict);
    }

    [Theory]
    [InlineData("fit", "ADOPT")]
    [InlineData("both", "BORROW")]
    [InlineData("evidence", "DECLINE")]
    [InlineData("?", "ADOPT")]
    public void A_tested_fit_with_facts_against_it_is_weighed(string weighs, string verdict)
    {
        (string, string)[] said = [("idea", "x"), ("source", "vendor"), ("fit", "most"), ("reason", "evidence"), ("blocker", "none"), ("cost", "days"), ("tested", "yes")];
        Assert.Equal("outweighs", NextAfter(said));
        var outcome = s_skill.Assess(Said([.. said, ("outweighs", weighs)]));
        Assert.Equal(verdict, outcome.Verdict);
        AssertPlain(outcome);
        if (verdict == "DECLINE") Assert.Equal("ground", NextAfter([.. said, ("outweighs", weighs)]));
        Assert.Equal("ADOPT", s_skill.Judge(Said([.. said.Where(s => s.Item1 != "reason"), ("reason", "none"), ("outweighs", "evidence")])).Verdict);
    }

    [Fact]
    public void A_no_gives_its_reasons_and_the_fact_it_rests_on()
    {
        var text = s_skill.Assess(Said(("idea", "their own chat tool"), ("source", "dept"), ("fit", "little"), ("reason", "evidence"), ("cost", "weeks"), ("ground", "It stores data for 30 days only."))).Advice.Deliverables[0].Text;
        foreach (var part in (string[])["their own chat tool", "little of the need", "would take weeks", "It stores data for 30 days only.", "The idea is yours"])
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parked_idea_has_a_trigger_and_a_date()
    {
        var advice = s_skill.Assess(Said(("idea", "x"), ("fit", "part"), ("cost", "weeks"))).Advice;
        Assert.Contains(Wording.Day(s_monday.In(60)), advice.Deliverables[0].Text, StringComparison.Ordinal);
        Assert.Contains("or sooner if", advice.Deliverables[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the new hire wants to change ticketing", "change ticketing", "team")]
    [InlineData("marketing bought their own tool", "marketing bought their own tool", "dept")]
    [InlineData("vendor says ours is outdated", "vendor says ours is outdated", "vendor")]
    public void An_opening_already_tells_the_idea_and_where_it_comes_from(string opening, string idea, string source)
    {
        var talk = Dialog.Open("1", s_skill, opening, s_monday, asForm: false);
        Assert.Equal((idea, source), (talk.Answers.Values["idea"], talk.Answers.Values["source"]));
    }

    [Fact]
    public void Offers_lead_on_as_agreed()
    {
        Assert.Equal(["risk"], s_skill.Assess(Said()).Advice.Offers.Select(o => o.Skill));
        Assert.Equal(["communicate"], s_skill.Assess(Said(("blocker", "confirmed"))).Advice.Offers.Select(o => o.Skill));
        Assert.Empty(s_skill.Assess(Said(("fit", "most"), ("tested", "yes"))).Advice.Offers);
    }

    private static Dialog Talk(params (string Id, string Stored)[] said) =>
        new() { Id = "1", Skill = "open-mind", Started = s_monday.Today, Answers = Said(said).Answers };

    private static string? NextAfter(params (string Id, string Stored)[] said) => Talk(said).Next(s_skill, Said(said))?.Id;

    private static Case Said(params (string Id, string Stored)[] said) => new(
        said.Where(s => s.Stored.Length > 0).Aggregate(Answers.None, (all, s) => all.With(s_skill.Questions.Single(q => q.Id == s.Id), s.Stored)), s_monday);

    private static void AssertPlain(Outcome outcome)
    {
        foreach (var text in outcome.Advice.Deliverables.Select(d => d.Text).Concat(outcome.Reasons).Concat(outcome.Advice.Notes).Append(outcome.Advice.Headline).Append(outcome.Advice.Next.Text))
            Assert.DoesNotContain(text, c => c is '[' or ']' or '!');
    }
}
