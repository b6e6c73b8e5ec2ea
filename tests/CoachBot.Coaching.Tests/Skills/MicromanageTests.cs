using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Rhythm;
using CoachBot.Coaching.Skills.Micromanage;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class MicromanageTests
{
    private static readonly MicromanageSkill s_skill = new();
    private static readonly Moment s_monday = new(new DateOnly(2026, 11, 23), WorkCalendar.Plain);

    /// <summary>The table as it was agreed on, as one plain function.</summary>
    private static string Agreed(int asks, string redo, string free, string cap, int impact, bool rhythm)
    {
        var c = (asks <= 1 ? 0 : asks <= 4 ? 1 : 2)
            + (redo == "never" ? 0 : redo == "once" ? 1 : 2)
            + (free == "most" ? 0 : free == "some" ? 1 : 2);
        var n = (cap == "proven" ? 0 : cap == "similar" ? 1 : 2) + (impact <= 2 ? 0 : impact == 3 ? 1 : 2);
        if (c <= 1 && (n == 4 || (n == 3 && !rhythm))) return "COME CLOSER";
        if (redo == "often" && cap != "proven") return "COACH";
        if (c - n >= 2) return "STEP BACK";
        if (c >= 2 && !rhythm) return "AGREE A RHYTHM";
        return "ABOUT RIGHT";
    }

    private static IEnumerable<(string Asks, string Redo, string Free, string Cap, string Impact, string Rhythm)> Everything() =>
        from asks in (string[])["0", "1", "2", "3", "4", "5", "6", "200", "?"]
        from redo in (string[])["never", "once", "often", "?"]
        from free in (string[])["most", "some", "none", "?"]
        from cap in (string[])["proven", "similar", "new", "?"]
        from impact in (string[])["1", "2", "3", "4", "5", "?"]
        from rhythm in (string[])["yes", "no", "?"]
        select (asks, redo, free, cap, impact, rhythm);

    [Fact]
    public void Every_combination_of_answers_gets_the_verdict_agreed_on()
    {
        var (verdicts, rows) = (new HashSet<string>(), new HashSet<string>());
        foreach (var (asks, redo, free, cap, impact, rhythm) in Everything())
        {
            var ruling = s_skill.Judge(Said(("asks", asks), ("redo", redo), ("free", free), ("cap", cap), ("impact", impact), ("rhythm", rhythm)));
            var agreed = Agreed(
                asks == "?" ? 2 : int.Parse(asks, null),
                redo == "?" ? "once" : redo,
                free == "?" ? "some" : free,
                cap == "?" ? "similar" : cap,
                impact == "?" ? 3 : int.Parse(impact, null),
                rhythm == "yes");
            Assert.True(agreed == ruling.Verdict, $"{asks} {redo} {free} {cap} {impact} {rhythm}: {agreed}, not {ruling.Verdict} by {ruling.Row}");
            Assert.InRange(ruling.Reasons.Count, 2, 4);
            verdicts.Add(ruling.Verdict);
            rows.Add(ruling.Row);
        }
        Assert.Equal(s_skill.Verdicts.Keys.Order(), verdicts.Order());
        Assert.Equal(s_skill.Rules.Select(r => r.Id).Order(), rows.Order());
    }

    [Fact]
    public void Every_outcome_has_an_agreement_without_gaps_and_the_dates_agreed_on()
    {
        foreach (var work in (string[])["monthly patching with Sam", ""])
            foreach (var (asks, redo, free, cap, impact, rhythm) in Everything().Where(e => e.Asks is "0" or "2" or "5").Where((_, i) => i % 7 == 0))
            {
                var outcome = s_skill.Assess(Said(("work", work), ("asks", asks), ("redo", redo), ("free", free), ("cap", cap), ("impact", impact), ("rhythm", rhythm)));
                Assert.Equal(new DateOnly(2026, 11, 25), outcome.Advice.Next.On);
                Assert.Equal(new Dated("What went fine without you?", new(2026, 12, 7)), outcome.Advice.FollowUp);
                AssertPlain(outcome);
                var text = outcome.Advice.Deliverables[0].Text;
                foreach (var part in (string[])["Outcome: ", "You decide: ", "Check-ins: ", "I step in only if: "])
                    Assert.Contains(part, text, StringComparison.Ordinal);
                if (work.Length == 0) continue;
                Assert.StartsWith("Sam,\nthis is how I would like us to handle monthly patching.", text, StringComparison.Ordinal);
                Assert.Equal(("monthly patching", "Sam"), (outcome.Advice.About, outcome.Advice.Subject));
            }
    }

    [Theory]
    [InlineData("new", "4", "Thursday 26 November 2026, Monday 30 November 2026, Thursday 3 December 2026 and Monday 7 December 2026")]
    [InlineData("similar", "3", "Monday 30 November 2026 and Monday 7 December 2026")]
    [InlineData("proven", "3", "Monday 7 December 2026")]
    public void The_more_the_work_needs_it_the_more_days_are_agreed(string cap, string impact, string days) =>
        Assert.Contains($"Check-ins: {days},", Text(("cap", cap), ("impact", impact)), StringComparison.Ordinal);

    [Fact]
    public void A_rhythm_that_exists_is_kept() =>
        Assert.Contains("the ones we have agreed stay", Text(("rhythm", "yes")), StringComparison.Ordinal);

    [Fact]
    public void Pressure_from_above_leads_to_a_shared_dashboard()
    {
        Assert.Equal("pressure", NextAfter("", "5", "once"));
        Assert.Null(NextAfter("", "4", "once"));
        var advice = s_skill.Assess(Said(("asks", "5"), ("pressure", "yes"))).Advice;
        Assert.Contains(advice.Notes, n => n.Contains("shared dashboard", StringComparison.Ordinal));
        Assert.Contains("one shared page", advice.Deliverables[0].Text, StringComparison.Ordinal);
        Assert.Equal("yes", Dialog.Open("1", s_skill, "my boss asks me about it daily", s_monday, asForm: false).Answers.Values["pressure"]);
    }

    [Fact]
    public void A_recent_failure_earns_one_extra_check_with_an_end()
    {
        Assert.Equal("failed", NextAfter("", "2", "often"));
        Assert.Equal("failed", NextAfter("the upgrade failed", "2", "once"));
        var advice = s_skill.Assess(Said(("failed", "yes"))).Advice;
        Assert.Contains(advice.Notes, n => n.Contains("Wednesday 2 December 2026. It ends that day", StringComparison.Ordinal));
        Assert.Contains("One extra check: Wednesday 2 December 2026", advice.Deliverables[0].Text, StringComparison.Ordinal);
        Assert.Equal("yes", Dialog.Open("1", s_skill, "last time it failed", s_monday, asForm: false).Answers.Values["failed"]);
    }

    [Fact]
    public void Checking_everything_without_asking_once_is_asked_about_and_scored_anew()
    {
        const string Opening = "I have to check everything";
        Assert.Equal("asks-all", NextAfter(Opening, "0", "once"));
        Assert.Null(NextAfter(Opening, "1", "once"));
        Assert.Null(NextAfter("how often should I check in?", "0", "once"));
        var talk = new Dialog { Id = "1", Skill = "micromanage", Started = s_monday.Today, Answers = Said(("asks", "0"), ("cap", "proven"), ("impact", "2")).Answers };
        Assert.Equal("STEP BACK", s_skill.Judge(new(talk.Answer(s_skill.Questions.Single(q => q.Id == "asks-all"), "9").Answers, s_monday)).Verdict);
        Assert.Equal("0", talk.Answer(s_skill.Questions.Single(q => q.Id == "asks-all"), Answers.Unknown).Answers.Values["asks"]);
    }

    [Theory]
    [InlineData("patching with Ngozi", "patching", "Ngozi")]
    [InlineData("patching with Ngozi Okafor, monthly", "patching, monthly", "Ngozi Okafor")]
    [InlineData("reports in Excel", "reports in Excel", null)]
    [InlineData("the new portal with the vendor", "the new portal with the vendor", null)]
    [InlineData("give the ERP upgrade to Priya", "give the ERP upgrade to Priya", "Priya")]
    [InlineData("Sam", "this piece of work", "Sam")]
    public void The_work_and_the_person_are_told_apart(string said, string task, string? who)
    {
        var advice = s_skill.Assess(Said(("work", said))).Advice;
        Assert.Equal((task, who), (advice.About, advice.Subject));
    }

    [Theory]
    [InlineData("I have to check everything", null)]
    [InlineData("they ask me every step", null)]
    [InlineData("how often should I check in?", null)]
    [InlineData("I rewrote his report", "his report")]
    [InlineData("I keep checking on the server move, daily", "the server move")]
    public void An_opening_names_the_work_or_leaves_it_to_be_asked(string opening, string? work) =>
        Assert.Equal(work, Dialog.Open("1", s_skill, opening, s_monday, asForm: false).Answers.Values.GetValueOrDefault("work"));

    [Fact]
    public void Offers_lead_on_as_agreed()
    {
        Assert.Equal(["delegate"], Offered(("asks", "5"), ("cap", "proven"), ("impact", "1")));
        Assert.Equal(["delegate"], Offered(("redo", "often")));
        Assert.Equal(["read-people"], Offered(("asks", "0"), ("redo", "never"), ("free", "most"), ("cap", "new"), ("impact", "5")));
        Assert.Empty(Offered());
    }

    private static string Text(params (string Id, string Stored)[] said) => s_skill.Assess(Said(said)).Advice.Deliverables[0].Text;

    private static IEnumerable<string> Offered(params (string Id, string Stored)[] said) => s_skill.Assess(Said(said)).Advice.Offers.Select(o => o.Skill);

    /// <summary>What is asked once the table's questions are answered.</summary>
    private static string? NextAfter(string opening, string asks, string redo)
    {
        var so = Said(("work", "patching"), ("asks", asks), ("redo", redo), ("free", "some"), ("cap", "similar"), ("impact", "3"), ("rhythm", "no")) with { Opening = opening };
        return new Dialog { Id = "1", Skill = "micromanage", Started = s_monday.Today, Answers = so.Answers, Opening = opening }.Next(s_skill, so)?.Id;
    }

    private static Case Said(params (string Id, string Stored)[] said) => new(
        said.Where(s => s.Stored.Length > 0).Aggregate(Answers.None, (all, s) => all.With(s_skill.Questions.Single(q => q.Id == s.Id), s.Stored)), s_monday);

    private static void AssertPlain(Outcome outcome)
    {
        foreach (var text in outcome.Advice.Deliverables.Select(d => d.Text).Concat(outcome.Reasons).Concat(outcome.Advice.Notes).Concat(outcome.Advice.Steps).Append(outcome.Advice.Headline).Append(outcome.Advice.Next.Text))
            Assert.DoesNotContain(text, c => c is '[' or ']' or '!');
    }
}
