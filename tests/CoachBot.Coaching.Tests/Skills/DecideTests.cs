using System.Globalization;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Rhythm;
using CoachBot.Coaching.Skills.Decide;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class DecideTests
{
    private static readonly DecideSkill s_skill = new();
    private static readonly Moment s_monday = new(new DateOnly(2026, 11, 23), WorkCalendar.Plain);
    private const string OneFact = "licence cost\tAna";

    /// <summary>The table as it was agreed on, as one plain function.</summary>
    private static string Agreed(string mine, string undo, string opts, string info, bool named, string delay, int spent, bool ran)
    {
        if (!named) info = "none";
        var worth = undo == "easy" ? 2 : undo == "costly" ? 10 : 20;
        var over = spent >= worth;
        string verdict;
        if (mine == "unclear" && undo != "easy") verdict = "ESCALATE";
        else if (opts == "0") verdict = "BOX";
        else if (undo == "none" && info == "unknowable") verdict = "ESCALATE";
        else if (info == "try" && undo != "easy") verdict = "TRY";
        else if (info == "find" && undo == "easy" && delay == "none" && !over) verdict = "BOX";
        else if (info == "find" && undo == "none") verdict = "BOX";
        else if (info == "find" && undo == "costly" && (!over || delay == "none")) verdict = "BOX";
        else verdict = "TODAY";
        if (ran && verdict is ("BOX" or "TRY")) verdict = undo == "none" || opts == "0" ? "ESCALATE" : "TODAY";
        if (mine == "advise" && verdict == "TODAY") verdict = "ESCALATE";
        return verdict;
    }

    [Fact]
    public void Every_combination_of_answers_gets_the_verdict_agreed_on()
    {
        var seen = new HashSet<string>();
        var rows = new HashSet<string>();
        var all =
            from mine in (string[])["yes", "advise", "unclear", "?"]
            from undo in (string[])["easy", "costly", "none", "?"]
            from opts in (string[])["0", "1", "2-3", "4+"]
            from info in (string[])["none", "find", "try", "unknowable", "?"]
            from named in (bool[])[true, false]
            from delay in (string[])["none", "some", "high"]
            from spent in (int[])[0, 1, 2, 3, 9, 10, 11, 19, 20, 21]
            from ran in (bool[])[true, false]
            select (mine, undo, opts, info, named, delay, spent, ran);
        foreach (var (mine, undo, opts, info, named, delay, spent, ran) in all)
        {
            var so = Said(("mine", mine), ("undo", undo), ("opts", opts), ("info", info), ("facts", named ? OneFact : "?"),
                ("delay", delay), ("spent", spent.ToString(CultureInfo.InvariantCulture)), ("ran", ran ? "yes" : "no"));
            var ruling = s_skill.Judge(so);
            var agreed = Agreed(mine == "?" ? "unclear" : mine, undo == "?" ? "costly" : undo, opts, info == "?" ? "find" : info, named, delay, spent, ran);
            Assert.True(agreed == ruling.Verdict, $"{mine} {undo} {opts} {info} {named} {delay} {spent} {ran}: {agreed}, not {ruling.Verdict} by {ruling.Row}");
            Assert.InRange(ruling.Reasons.Count, 2, 4);
            seen.Add(ruling.Verdict);
            rows.Add(ruling.Row);
        }
        Assert.Equal(["BOX", "ESCALATE", "TODAY", "TRY"], seen.Order());
        Assert.Equal(s_skill.Rules.Select(r => r.Id).Concat(s_skill.Afterwards.Select(a => a.Id)).Order(), rows.Order());
    }

    [Fact]
    public void Every_outcome_has_papers_without_gaps_and_a_dated_step()
    {
        var all =
            from mine in (string[])["yes", "advise", "unclear"]
            from undo in (string[])["easy", "costly", "none"]
            from opts in (string[])["0", "1", "2-3", "4+"]
            from info in (string[])["none", "find", "try", "unknowable"]
            from facts in (string[])["?", OneFact, "licence cost\t\nexit fee\tBen"]
            from date in (string[])["?", "2026-11-24"]
            from ran in (string[])["yes", "no"]
            select (mine, undo, opts, info, facts, date, ran);
        foreach (var (mine, undo, opts, info, facts, date, ran) in all)
        {
            var outcome = Assess(("decision", "Which tool do we buy?"), ("mine", mine), ("undo", undo), ("opts", opts), ("info", info), ("facts", facts), ("by", date), ("ran", ran));
            Assert.NotEmpty(outcome.Advice.Deliverables);
            foreach (var text in outcome.Advice.Deliverables.Select(d => d.Text).Concat(outcome.Advice.Notes).Concat(outcome.Advice.Steps).Concat(outcome.Reasons).Append(outcome.Advice.Headline).Append(outcome.Advice.Next.Text))
            {
                Assert.DoesNotContain('[', text);
                Assert.DoesNotContain('!', text);
                Assert.DoesNotContain("\n\n", text);
                Assert.DoesNotContain("..", text);
                Assert.DoesNotContain("?.", text);
            }
            Assert.All(outcome.Advice.Deliverables, d => Assert.Contains("Which tool do we buy?", d.Text));
            Assert.True(outcome.Advice.Next.On >= s_monday.Today);
            Assert.StartsWith("I'd lean towards", outcome.Advice.Headline);
        }
    }

    [Theory]
    [InlineData("high", "easy", "0", 1)]
    [InlineData("some", "easy", "0", 3)]
    [InlineData("none", "easy", "0", 5)]
    [InlineData("high", "costly", "2-3", 2)]
    [InlineData("some", "costly", "2-3", 6)]
    [InlineData("none", "costly", "2-3", 10)]
    [InlineData("high", "none", "2-3", 4)]
    [InlineData("some", "none", "2-3", 12)]
    [InlineData("none", "none", "2-3", 20)]
    public void A_box_lasts_as_long_as_the_choice_allows(string delay, string undo, string opts, int workdays)
    {
        var advice = Assess(("delay", delay), ("undo", undo), ("opts", opts), ("info", "find"), ("facts", OneFact)).Advice;
        Assert.Equal(s_monday.In(workdays), advice.EndsOn);
        Assert.Equal(s_monday.In(workdays), advice.FollowUp!.On);
        Assert.Equal(s_monday.In(1), advice.Next.On);
        Assert.Contains(Wording.Day(s_monday.In(workdays)), advice.Headline);
    }

    [Theory]
    [InlineData("high", 3)]
    [InlineData("some", 5)]
    [InlineData("none", 10)]
    public void A_trial_lasts_by_the_cost_of_waiting_and_has_its_line_first(string delay, int workdays)
    {
        var outcome = Assess(("delay", delay), ("undo", "none"), ("info", "try"), ("facts", "night shift uses it\tSam"));
        Assert.Equal("TRY", outcome.Verdict);
        Assert.Equal(s_monday.In(workdays), outcome.Advice.EndsOn);
        Assert.Equal(s_monday.In(workdays), outcome.Advice.FollowUp!.On);
        Assert.Contains("success line", outcome.Advice.Next.Text);
        Assert.Contains("night shift uses it (Sam)", outcome.Advice.Deliverables[0].Text);
        Assert.Equal("risk", outcome.Advice.Offers[0].Skill);
    }

    [Fact]
    public void A_decision_for_today_is_announced_today_and_looked_at_after_ten_working_days()
    {
        var outcome = Assess(("decision", "Which tool do we buy?"), ("undo", "easy"), ("spent", "15"), ("info", "none"));
        Assert.Equal("TODAY", outcome.Verdict);
        Assert.Equal(s_monday.Today, outcome.Advice.Next.On);
        Assert.Equal(new("Would you choose it again knowing what you knew?", s_monday.In(10)), outcome.Advice.FollowUp);
        Assert.Null(outcome.Advice.EndsOn);
        Assert.Equal("communicate", outcome.Advice.Offers[0].Skill);
        var record = Assert.Single(outcome.Advice.Deliverables).Text;
        foreach (var slot in (string[])["Question: Which tool do we buy?", "Our choice: ", "Options dropped, and why: ", "Facts relied on: it is easy to undo and 15 working days have gone into it", "Accepted as unknown: ", "Undo plan: we go back", "Re-opened only if: ", "Owner: me"])
            Assert.Contains(slot, record);
    }

    [Fact]
    public void A_recommendation_goes_up_with_a_day_to_answer()
    {
        var advice = Assess(("undo", "costly"), ("info", "none"), ("mine", "advise")).Advice;
        Assert.Equal(s_monday.In(1), advice.Next.On);
        Assert.Equal(s_monday.In(5), advice.FollowUp!.On);
        Assert.Contains("Monday 30 November 2026", advice.Deliverables[0].Text);
        Assert.Equal("objections", advice.Offers[0].Skill);
    }

    [Fact]
    public void Who_decides_is_settled_before_anything_else()
    {
        var advice = Assess(("undo", "costly"), ("mine", "unclear")).Advice;
        Assert.Contains("to settle who decides", advice.Headline);
        Assert.Contains("who decides this", advice.Deliverables[0].Text);
    }

    [Fact]
    public void Many_options_drop_to_three_by_one_must_have()
    {
        var with = Assess(("opts", "4+"), ("must-have", "single sign-on"), ("info", "none")).Advice;
        Assert.Contains("single sign-on", with.Steps[0]);
        Assert.Contains("single sign-on", with.Deliverables[0].Text);
        Assert.Contains("must-have", Assess(("opts", "4+"), ("info", "none")).Advice.Steps[0]);
        Assert.True(Question("must-have").AskedWhen(Said(("opts", "4+"))));
        Assert.False(Question("must-have").AskedWhen(Said(("opts", "2-3"))));
    }

    [Fact]
    public void One_option_is_go_or_not()
    {
        var advice = Assess(("opts", "1"), ("info", "none")).Advice;
        Assert.Contains(advice.Notes, n => n.Contains("go, or not"));
        Assert.Contains("go / not go", advice.Deliverables[0].Text);
    }

    [Theory]
    [InlineData("?")]
    [InlineData("")]
    [InlineData(null)]
    public void A_missing_fact_nobody_can_name_is_not_missing(string? facts)
    {
        var outcome = facts is null ? Assess(("undo", "none"), ("info", "find")) : Assess(("undo", "none"), ("info", "find"), ("facts", facts));
        Assert.Equal("TODAY", outcome.Verdict);
        Assert.Contains(outcome.Advice.Notes, n => n.StartsWith("No fact was named", StringComparison.Ordinal));
        Assert.Contains(outcome.Reasons, r => r.Contains("nothing named to wait for"));
    }

    [Fact]
    public void Facts_are_asked_for_only_when_one_is_missing()
    {
        Assert.True(Question("facts").AskedWhen(Said(("info", "?"))));
        Assert.True(Question("facts").AskedWhen(Said(("info", "try"))));
        Assert.False(Question("facts").AskedWhen(Said(("info", "none"))));
    }

    [Fact]
    public void Named_facts_and_their_owners_stand_in_the_request()
    {
        var advice = Assess(("decision", "Which tool?"), ("undo", "costly"), ("info", "find"), ("facts", "licence cost\tAna\nexit fee\t")).Advice;
        Assert.Contains("Ana", advice.Next.Text);
        Assert.StartsWith("Ana,\n", advice.Deliverables[0].Text);
        Assert.Contains("- licence cost (Ana)", advice.Deliverables[0].Text);
        Assert.Contains("Tuesday 1 December 2026", advice.Deliverables[0].Text);
        Assert.Contains(advice.Notes, n => n.Contains("No owner yet for exit fee"));
    }

    [Fact]
    public void Urgent_yet_free_to_wait_is_asked_about_and_changes_the_cost()
    {
        var waiting = Question("waiting");
        var so = Said(("delay", "none")) with { Opening = "Urgent: still comparing MDM tools" };
        Assert.True(waiting.AskedWhen(so));
        Assert.False(waiting.AskedWhen(so with { Opening = "not urgent, still comparing" }));
        Assert.False(waiting.AskedWhen(so with { Answers = Said(("delay", "some")).Answers }));
        Assert.True(waiting.Clarifies);
        Assert.Equal((Question("delay"), "high"), waiting.Revises("high"));
        Assert.Null(waiting.Revises("?"));
    }

    [Fact]
    public void Doing_an_easy_thing_is_its_trial()
    {
        var outcome = Assess(("undo", "easy"), ("info", "try"), ("facts", "who posts\tSam"));
        Assert.Equal("TODAY", outcome.Verdict);
        Assert.Contains(outcome.Advice.Notes, n => n.StartsWith("Doing it is the trial", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_undone_is_read_by_a_second_person_first()
    {
        var advice = Assess(("undo", "none"), ("info", "none")).Advice;
        Assert.Contains("second reader", advice.Next.Text);
        Assert.Contains(advice.Notes, n => n.Contains("second reader"));
        Assert.Equal(s_monday.Today, advice.Next.On);
    }

    [Fact]
    public void An_easy_decision_that_is_nobodys_is_taken_and_said_so()
    {
        var outcome = Assess(("undo", "easy"), ("mine", "unclear"), ("info", "none"));
        Assert.Equal("TODAY", outcome.Verdict);
        Assert.Contains("saying that you took the call", outcome.Advice.Headline);
        Assert.Contains(outcome.Advice.Notes, n => n.Contains("take it, and say so"));
    }

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026-11-24")]
    [InlineData("2026-11-27")]
    public void A_set_date_inside_the_box_ends_it(string by)
    {
        var set = DateOnly.ParseExact(by, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var advice = Assess(("undo", "costly"), ("info", "find"), ("facts", OneFact), ("by", by)).Advice;
        Assert.Equal(set, advice.EndsOn);
        Assert.Equal(set, advice.FollowUp!.On);
        Assert.True(advice.Next.On <= set);
        Assert.Contains("set date", advice.Headline);
    }

    [Fact]
    public void A_set_date_after_the_box_changes_nothing() =>
        Assert.Equal(s_monday.In(6), Assess(("undo", "costly"), ("info", "find"), ("facts", OneFact), ("by", "2026-12-02")).Advice.EndsOn);

    [Fact]
    public void With_no_way_back_a_later_date_is_asked_for_naming_the_facts()
    {
        var advice = Assess(("undo", "none"), ("info", "find"), ("facts", OneFact), ("by", "2026-11-27")).Advice;
        Assert.Equal(s_monday.In(12), advice.EndsOn);
        var note = Assert.Single(advice.Deliverables, d => d.Title == "Note asking for a later date").Text;
        Assert.Contains("Friday 27 November 2026", note);
        Assert.Contains("licence cost (Ana)", note);
        Assert.Contains(advice.Notes, n => n.Contains("licence cost (Ana)"));
    }

    [Theory]
    [InlineData("BOX", "decide", 0, true)]
    [InlineData("TRY", "decide", -90, true)]
    [InlineData("BOX", "decide", -91, false)]
    [InlineData("BOX", "decide", 1, false)]
    [InlineData("TODAY", "decide", -1, false)]
    [InlineData("TRY", "open-mind", -1, false)]
    public void An_earlier_box_is_asked_about_once_it_has_ended(string verdict, string skill, int days, bool asked)
    {
        var so = Said() with { Past = [new(skill, verdict, "the MDM tool", s_monday.Today.AddDays(-95), null, s_monday.Today.AddDays(days))] };
        Assert.Equal(asked, Question("ran").AskedWhen(so));
        if (asked) Assert.Contains("“the MDM tool”", Question("ran").Ask(so));
    }

    [Fact]
    public void Of_several_earlier_boxes_the_one_in_the_same_words_is_meant()
    {
        var so = Said(("decision", "Which backup vendor?")) with
        {
            Past =
            [
                new("decide", "TRY", "backup vendor", s_monday.Today.AddDays(-30), "done", s_monday.Today.AddDays(-20)),
                new("decide", "BOX", "phones", s_monday.Today.AddDays(-9), null, s_monday.Today.AddDays(-2)),
            ],
        };
        Assert.Contains("A trial for “backup vendor” ended", Question("ran").Ask(so));
    }

    [Fact]
    public void Without_an_earlier_box_nobody_is_asked_and_no_date_is_asked_for()
    {
        Assert.False(Question("ran").AskedWhen(Said()));
        Assert.False(Question("by").AskedWhen(Said()));
    }

    [Fact]
    public void An_opening_message_already_answers_what_it_says()
    {
        var talk = Dialog.Open("1", s_skill, "Still comparing MDM tools for three weeks, need more data, can't roll back, must decide by Friday", s_monday, asForm: false);
        Assert.Equal("MDM tools", talk.Answers[Question("decision")]);
        Assert.Equal("15", talk.Answers[Question("spent")]);
        Assert.Equal("find", talk.Answers[Question("info")]);
        Assert.Equal("none", talk.Answers[Question("undo")]);
        Assert.Equal("2026-11-27", talk.Answers[Question("by")]);
    }

    [Theory]
    [InlineData("third meeting on the vendor", "the vendor")]
    [InlineData("can't choose cloud or on-prem", "cloud or on-prem")]
    [InlineData("I can’t decide between Jira and our own tool. It drags on.", "Jira and our own tool")]
    [InlineData("what if we're wrong?", "what if we're wrong?")]
    public void The_decision_is_found_in_the_opening_message(string opening, string decision) =>
        Assert.Equal(decision, Question("decision").Find(opening, s_monday));

    [Theory]
    [InlineData("we discussed it for two months", "42")]
    [InlineData("2 weeks of comparing", "10")]
    [InlineData("spent over 3 days on it", "3")]
    [InlineData("the demo is in two weeks", null)]
    [InlineData("should we wait for two weeks", null)]
    public void Time_gone_by_is_counted_in_working_days(string opening, string? spent) =>
        Assert.Equal(spent, Question("spent").Find(opening, s_monday));

    [Theory]
    [InlineData("3 weeks", "15")]
    [InlineData("about a month", "21")]
    [InlineData("12", "12")]
    [InlineData("4 days", "4")]
    [InlineData("none", "0")]
    public void Weeks_typed_as_the_answer_count_as_working_days(string typed, string stored) =>
        Assert.Equal(stored, Question("spent").Read(typed, s_monday).Value);

    [Fact]
    public void A_used_up_box_is_not_argued_for()
    {
        var outcome = Assess(("undo", "costly"), ("spent", "1"), ("info", "find"), ("facts", OneFact), ("ran", "yes"));
        Assert.Contains("no second extension", outcome.Reasons[0]);
        Assert.DoesNotContain(outcome.Reasons, r => r.Contains("in proportion"));
        Assert.Contains("1 working day has gone into it", outcome.Advice.Deliverables[0].Text);
    }

    [Fact]
    public void Little_known_turns_the_next_step_into_finding_out_unless_it_is_for_today()
    {
        var box = Assess(("mine", "?"), ("undo", "?"), ("opts", "?"), ("info", "?"), ("facts", OneFact));
        Assert.Equal(Confidence.Low, box.Confidence);
        Assert.StartsWith("Find out “Whose call it is”", box.Advice.Next.Text);
        Assert.Equal("Announce it today.", Assess(("opts", "?"), ("delay", "?"), ("spent", "?"), ("info", "none")).Advice.Next.Text);
    }

    private static Question Question(string id) => s_skill.Questions.Single(q => q.Id == id);

    private static Case Said(params (string Id, string Stored)[] answers) =>
        new(answers.Aggregate(Answers.None, (all, a) => all.With(Question(a.Id), a.Stored)), s_monday);

    private static Outcome Assess(params (string Id, string Stored)[] answers) => s_skill.Assess(Said(answers));
}
