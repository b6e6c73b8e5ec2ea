using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Skills.Mistakes;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class MistakesTests
{
    private static readonly MistakesSkill s_skill = new();
    private static readonly DateOnly s_monday = CaseFile.Monday.Today;

    /// <summary>The table once more, from the document.</summary>
    private static string Expected(string going, string effect, string told, string before, string whose)
    {
        if (effect == "?") effect = "noticed";
        if (going is "yes" or "?") return "CONTAIN";
        if (effect != "contained" && told != "yes") return "DISCLOSE";
        if (before == "yes" || whose is "shared" or "unclear") return "REVIEW";
        return effect != "contained" ? "REPAIR" : "LOG";
    }

    private static IEnumerable<(string, string)[]> All() =>
        from going in "yes no ?".Split(' ')
        from effect in "contained noticed serious ?".Split(' ')
        from told in "yes no ?".Split(' ')
        from before in "yes no ?".Split(' ')
        from whose in "mine team shared unclear ?".Split(' ')
        from fair in "yes no ?".Split(' ')
        select new[] { ("going", going), ("effect", effect), ("told", told), ("before", before), ("whose", whose), ("fair", fair) };

    [Fact]
    public void Every_combination_of_answers_gets_the_verdict_of_the_table()
    {
        var seen = new HashSet<string>();
        foreach (var a in All())
        {
            var outcome = s_skill.Assess(CaseFile.Of(s_skill, a));
            Assert.Equal(Expected(a[0].Item2, a[1].Item2, a[2].Item2, a[3].Item2, a[4].Item2), outcome.Verdict);
            Assert.InRange(outcome.Reasons.Count, 2, 4);
            Assert.DoesNotContain('[', CaseFile.AllText(outcome));
            Assert.DoesNotContain('!', CaseFile.AllText(outcome));
            seen.Add(outcome.Verdict);
        }
        Assert.Equal(s_skill.Verdicts.Keys.Order(), seen.Order());
    }

    [Theory]
    [InlineData("CONTAIN", "2026-11-23")]
    [InlineData("DISCLOSE", "2026-11-23")]
    [InlineData("REVIEW", "2026-11-30")]
    [InlineData("REPAIR", "2026-11-25")]
    [InlineData("LOG", "2026-11-25")]
    public void The_next_action_is_dated_by_the_verdict_and_the_follow_up_comes_in_ten_working_days(string verdict, string on)
    {
        foreach (var (_, so, _) in CaseFile.Read(s_skill).Where(c => c.Verdict == verdict))
        {
            var advice = s_skill.Assess(so).Advice;
            Assert.Equal(DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), advice.Next.On);
            Assert.Equal(new DateOnly(2026, 12, 7), advice.FollowUp!.On);
            Assert.Contains("would it have caught this?", advice.FollowUp.Text, StringComparison.Ordinal);
        }
    }

    private static Outcome Assess(params (string, string)[] answers) => s_skill.Assess(CaseFile.Of(s_skill, answers));

    [Fact]
    public void The_note_holds_what_happened_the_effect_whose_it_was_the_fix_and_the_date()
    {
        var note = Assess(("event", "we deleted the mailbox"), ("effect", "noticed"), ("told", "no"), ("whose", "team"), ("fix", "Restore it from the backup"), ("by", "2026-11-26")).Advice.Deliverables[0];
        Assert.Equal("Owning-up note", note.Title);
        Assert.Contains("We deleted the mailbox.", note.Text, StringComparison.Ordinal);
        Assert.Contains("I am sorry", note.Text, StringComparison.Ordinal);
        Assert.Contains("my team, so I answer for it", note.Text, StringComparison.Ordinal);
        Assert.Contains("restore it from the backup, by Thursday 26 November 2026.", note.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Without_a_fix_the_note_promises_a_date_for_it()
    {
        var note = Assess(("effect", "noticed"), ("told", "no")).Advice.Deliverables[0].Text;
        Assert.Contains("Something went wrong in our area.", note, StringComparison.Ordinal);
        Assert.Contains("Wednesday 25 November 2026", note, StringComparison.Ordinal);
    }

    [Fact]
    public void The_review_has_a_timeline_conditions_one_change_and_an_owner()
    {
        var agenda = Assess(("effect", "contained"), ("told", "yes"), ("before", "yes")).Advice.Deliverables.Single();
        Assert.Equal("Review agenda", agenda.Title);
        foreach (var word in new[] { "Timeline", "Contributing conditions", "One change", "Owner", "not who", "Monday 30 November 2026" })
            Assert.Contains(word, agenda.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_serious_effect_is_heard_by_their_own_boss_first()
    {
        var outcome = Assess(("event", "We deleted the mailbox"), ("effect", "serious"), ("told", "no"));
        Assert.Contains(outcome.Advice.Notes, n => n.Contains("boss", StringComparison.Ordinal));
        Assert.Contains(outcome.Advice.Deliverables, d => d.Title == "Words for your boss" && d.Text.Contains("We deleted the mailbox.", StringComparison.Ordinal));
        Assert.DoesNotContain("boss", CaseFile.AllText(Assess(("effect", "noticed"), ("told", "no"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reasonable_call_is_called_a_bad_result_and_no_bad_call()
    {
        Assert.Contains("a bad result, not a bad call", CaseFile.AllText(Assess(("effect", "noticed"), ("told", "yes"), ("fair", "yes"))), StringComparison.Ordinal);
        Assert.DoesNotContain("not a bad call", CaseFile.AllText(Assess(("effect", "noticed"), ("told", "yes"), ("fair", "no"))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_team_did_the_manager_owns_outwards()
    {
        Assert.Contains(Assess(("effect", "noticed"), ("told", "yes"), ("whose", "team")).Advice.Notes, n => n.Contains("credit", StringComparison.Ordinal) && n.Contains("team", StringComparison.Ordinal));
        Assert.DoesNotContain(Assess(("effect", "noticed"), ("told", "yes"), ("whose", "mine")).Advice.Notes, n => n.Contains("credit", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unreasonable_call_of_one_person_is_talked_over_privately_first()
    {
        var so = CaseFile.Of(s_skill, ("effect", "noticed"), ("told", "yes"), ("before", "yes"), ("whose", "team"), ("fair", "no"));
        Assert.True(Ask("one").AskedWhen(so));
        Assert.False(Ask("one").AskedWhen(CaseFile.Of(s_skill, ("effect", "noticed"), ("fair", "yes"))));
        var advice = s_skill.Assess(so with { Answers = so.Answers.With(Ask("one"), "yes") }).Advice;
        Assert.Contains(advice.Steps, s => s.Contains("private talk", StringComparison.Ordinal));
    }

    [Fact]
    public void A_repeat_that_is_called_a_first_time_is_asked_about_and_scored_again()
    {
        var so = CaseFile.Of(s_skill, ("event", "first time this happened"), ("effect", "contained"), ("told", "no"), ("before", "yes"));
        Assert.Equal("REVIEW", s_skill.Judge(so).Verdict);
        Assert.True(Ask("again").AskedWhen(so));
        var dialog = new Dialog { Id = "1", Skill = s_skill.Id, Started = s_monday, Answers = so.Answers }.Answer(Ask("again"), "no");
        Assert.Equal("LOG", s_skill.Judge(so with { Answers = dialog.Answers }).Verdict);
    }

    [Fact]
    public void Words_of_a_breach_point_to_the_incident_plan() =>
        Assert.Contains("incident plan", CaseFile.AllText(Assess(("event", "a list leaked to the wrong recipient"), ("effect", "serious"), ("told", "no"))), StringComparison.Ordinal);

    [Fact]
    public void The_opening_gives_the_event_without_its_question_and_what_it_says_plainly()
    {
        var dialog = Dialog.Open("1", s_skill, "I approved the wrong change. Should I tell the director?", CaseFile.Monday, asForm: false);
        Assert.Equal("I approved the wrong change.", dialog.Answers[Ask("event")]);
        Assert.Equal("mine", dialog.Answers[Ask("whose")]);
        Assert.Equal("no", dialog.Answers[Ask("told")]);
        Assert.Null(Dialog.Open("1", s_skill, "should I tell the director?", CaseFile.Monday, asForm: false).Answers[Ask("event")]);
    }

    [Fact]
    public void Disclosing_offers_a_look_at_the_message_and_a_review_offers_a_record()
    {
        Assert.Equal("communicate", Assess(("effect", "noticed"), ("told", "no")).Advice.Offers.Single().Skill);
        Assert.Equal("problem-record", Assess(("effect", "contained"), ("told", "no"), ("before", "yes")).Advice.Offers.Single().Skill);
    }

    private static Question Ask(string id) => s_skill.Questions.Single(q => q.Id == id);
}
