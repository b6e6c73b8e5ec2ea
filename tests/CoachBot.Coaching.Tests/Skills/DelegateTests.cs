using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Skills.Delegate;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class DelegateTests
{
    private static readonly DelegateSkill s_skill = new();
    private static readonly Moment s_monday = CaseFile.Monday;

    /// <summary>Working days left → a due date that leaves them.</summary>
    private static readonly Dictionary<int, string> s_due = new() { [0] = "2026-11-23", [1] = "2026-11-24", [2] = "2026-11-25", [3] = "2026-11-26", [10] = "2026-12-07", [19] = "2026-12-18", [20] = "2026-12-21", [21] = "2026-12-22" };

    /// <summary>The table as it was agreed on, as one plain function.</summary>
    private static string Agreed(string home, string cap, int impact, string undo, string seen, int left)
    {
        var risk = (impact <= 2 ? 0 : impact == 3 ? 1 : 2) + Array.IndexOf(["easy", "costly", "none"], undo) + Array.IndexOf(["team", "dept", "top"], seen);
        var taught = false;
        string verdict;
        if (home == "none") verdict = "STOP";
        else if (home == "other") verdict = "ROUTE";
        else if (cap == "barred") verdict = "KEEP";
        else if (home == "yours") verdict = "PART";
        else if (impact == 5 && undo == "none" && cap != "proven") (verdict, taught) = ("KEEP", true);
        else if (cap == "new") (verdict, taught) = risk >= 4 ? ("KEEP", true) : risk >= 1 ? ("COACH", false) : ("CHECK-INS", false);
        else if (cap == "similar") verdict = risk >= 5 ? "COACH" : risk >= 2 ? "CHECK-INS" : "OUTRIGHT";
        else verdict = risk >= 3 ? "CHECK-INS" : "OUTRIGHT";
        if (verdict == "COACH" && left < 2) return "KEEP";
        return taught && left >= 20 ? "COACH" : verdict;
    }

    private static readonly string[] s_homes = ["ours", "yours", "other", "none", "?"], s_caps = ["proven", "similar", "new", "barred", "?"],
        s_impacts = ["1", "2", "3", "4", "5", "?"], s_undos = ["easy", "costly", "none", "?"], s_seens = ["team", "dept", "top", "?"];

    private static string Assumed(string stored, string assumed) => stored == "?" ? assumed : stored;

    [Fact]
    public void Every_combination_of_answers_gets_the_verdict_agreed_on()
    {
        var verdicts = new HashSet<string>();
        var rows = new HashSet<string>();
        var all =
            from home in s_homes
            from cap in s_caps
            from impact in s_impacts
            from undo in s_undos
            from seen in s_seens
            from left in s_due.Keys.Append(-1)
            select (home, cap, impact, undo, seen, left);
        foreach (var (home, cap, impact, undo, seen, left) in all)
        {
            var ruling = s_skill.Judge(Said(("home", home), ("cap", cap), ("impact", impact), ("undo", undo), ("seen", seen), ("due", left < 0 ? "?" : s_due[left])));
            var agreed = Agreed(Assumed(home, "ours"), Assumed(cap, "new"), int.Parse(Assumed(impact, "3"), null), Assumed(undo, "costly"), Assumed(seen, "team"), left < 0 ? 10 : left);
            Assert.True(agreed == ruling.Verdict, $"{home} {cap} {impact} {undo} {seen} {left}: {agreed}, not {ruling.Verdict} by {ruling.Row}");
            verdicts.Add(ruling.Verdict);
            rows.Add(ruling.Row);
        }
        Assert.Equal(["CHECK-INS", "COACH", "KEEP", "OUTRIGHT", "PART", "ROUTE", "STOP"], verdicts.Order());
        Assert.Equal(s_skill.Rules.Select(r => r.Id).Concat(s_skill.Afterwards.Select(a => a.Id)).Order(), rows.Order());
    }

    [Fact]
    public void A_harder_answer_never_lightens_supervision()
    {
        string[] heavier = ["OUTRIGHT", "CHECK-INS", "COACH", "KEEP"];
        int Weight(string cap, int impact, int undo, int seen, int left) => Array.IndexOf(heavier, s_skill.Judge(Said(("cap", cap), ("impact", s_impacts[impact]), ("undo", s_undos[undo]), ("seen", s_seens[seen]), ("due", s_due[left]))).Verdict);
        for (var cap = 0; cap < 3; cap++)
            for (var impact = 0; impact < 5; impact++)
                for (var undo = 0; undo < 3; undo++)
                    for (var seen = 0; seen < 3; seen++)
                        foreach (var left in s_due.Keys)
                        {
                            var here = Weight(s_caps[cap], impact, undo, seen, left);
                            Assert.True(here >= 0);
                            if (cap < 2) Assert.True(Weight(s_caps[cap + 1], impact, undo, seen, left) >= here, $"less ready: {cap} {impact} {undo} {seen} {left}");
                            if (impact < 4) Assert.True(Weight(s_caps[cap], impact + 1, undo, seen, left) >= here, $"more harm: {cap} {impact} {undo} {seen} {left}");
                            if (undo < 2) Assert.True(Weight(s_caps[cap], impact, undo + 1, seen, left) >= here, $"harder to undo: {cap} {impact} {undo} {seen} {left}");
                            if (seen < 2) Assert.True(Weight(s_caps[cap], impact, undo, seen + 1, left) >= here, $"more watched: {cap} {impact} {undo} {seen} {left}");
                        }
    }

    [Fact]
    public void With_nobody_named_the_ablest_is_asked_about_and_a_person_is_picked_by_turns()
    {
        Assert.Contains("the ablest person with room", Question("cap").Ask(Said()));
        Assert.Contains("Priya", Question("cap").Ask(Said(("who", "Priya"))));
        Assert.Equal(new("Pick a person, by turns.", s_monday.In(1)), Assess(("cap", "proven")).Advice.Next);
    }

    [Fact]
    public void Without_room_the_headline_waits_and_something_has_to_give_way()
    {
        var advice = Assess(("who", "Sam"), ("room", "no"), ("cap", "proven")).Advice;
        Assert.EndsWith(", once there is room.", advice.Headline);
        Assert.Equal("Agree with Sam what gives way, or name someone else.", advice.Next.Text);
    }

    [Fact]
    public void Keeping_it_needs_nobodys_room() => Assert.DoesNotContain("room", Assess(("who", "Sam"), ("room", "no"), ("cap", "barred")).Advice.Headline);

    [Fact]
    public void Good_only_not_your_way_is_let_be_and_offers_a_look_at_hovering()
    {
        Assert.True(Question("not-my-way").AskedWhen(Said() with { Opening = "I handed it over and it came back wrong" }));
        Assert.False(Question("not-my-way").AskedWhen(Said() with { Opening = "should I give it to Priya?" }));
        var advice = Assess(("who", "Sam"), ("cap", "similar"), ("not-my-way", "yes")).Advice;
        Assert.Contains(advice.Notes, n => n.Contains("let it be"));
        Assert.Equal("micromanage", advice.Offers[0].Skill);
        Assert.DoesNotContain(Assess(("who", "Sam"), ("cap", "similar"), ("not-my-way", "no")).Advice.Notes, n => n.Contains("let it be"));
    }

    [Theory]
    [InlineData("not-yet", 90, true)]
    [InlineData("partly", 0, true)]
    [InlineData("not-yet", 91, false)]
    [InlineData("done", 10, false)]
    [InlineData("changed", 10, false)]
    public void A_slip_within_ninety_days_is_asked_about_even_when_proven(string kept, int daysAgo, bool asked)
    {
        var so = Said(("who", "Sam"), ("cap", "proven")) with { Past = [new("delegate", "COACH", "sam", s_monday.Today.AddDays(-daysAgo), kept, null)] };
        Assert.Equal(asked, Question("what-changed").AskedWhen(so));
        Assert.Equal(asked, s_skill.Assess(so).Advice.Notes.Any(n => n.Contains("slipped")));
        Assert.False(Question("what-changed").AskedWhen(so with { Answers = so.Answers.With(Question("cap"), "similar") }));
        Assert.False(Question("what-changed").AskedWhen(so with { Answers = so.Answers.With(Question("who"), "Priya") }));
    }

    [Fact]
    public void A_slip_told_in_the_opening_words_counts_and_what_changed_stands_on_the_card()
    {
        var so = Said(("who", "Sam"), ("cap", "proven"), ("impact", "4"), ("what-changed", "he has the checklist now")) with { Opening = "the last one to Sam slipped, should he do this one?" };
        Assert.True(Question("what-changed").AskedWhen(so));
        var outcome = s_skill.Assess(so);
        Assert.Equal("CHECK-INS", outcome.Verdict);
        Assert.Contains(outcome.Advice.Notes, n => n.Contains("he has the checklist now"));
        Assert.Equal("mistakes", outcome.Advice.Offers[0].Skill);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void Three_hand_overs_held_bring_a_warning_about_the_load(int held, bool warned)
    {
        Past[] others = [new("delegate", "KEEP", "Sam", s_monday.Today, null, null), new("delegate", "COACH", "Ann", s_monday.Today, null, null), new("delegate", "COACH", "Sam", s_monday.Today, "done", null)];
        var so = Said(("who", "Sam"), ("cap", "proven")) with { Past = [.. Enumerable.Repeat(new Past("delegate", "OUTRIGHT", "Sam", s_monday.Today, null, null), held), .. others] };
        Assert.Equal(warned, s_skill.Assess(so).Advice.Notes.Any(n => n.Contains($"already holds {held} hand-overs")));
    }

    [Theory]
    [InlineData("3", "easy", false)]
    [InlineData("4", "easy", true)]
    [InlineData("5", "easy", true)]
    [InlineData("5", "costly", false)]
    public void Much_harm_yet_easy_to_undo_is_asked_about(string impact, string undo, bool asked) =>
        Assert.Equal(asked, Question("how-undone").AskedWhen(Said(("impact", impact), ("undo", undo))));

    [Theory]
    [InlineData("it cannot be undone, really", "none")]
    [InlineData("no rollback once it runs", "none")]
    [InlineData("a restore takes days", "costly")]
    [InlineData("we flip the switch back", null)]
    public void The_answer_scores_the_undoing_again(string said, string? stored)
    {
        var question = Question("how-undone");
        Assert.Equal(stored is null ? null : (Question("undo"), stored), question.Revises(said));
        var talk = Dialog.Open("1", s_skill, "", s_monday, false);
        foreach (var (id, value) in ((string, string)[])[("impact", "5"), ("undo", "easy"), ("cap", "new")]) talk = talk.Answer(Question(id), value);
        Assert.Equal("COACH", s_skill.Judge(new(talk.Answers, s_monday)).Verdict);
        Assert.Equal(stored == "none" ? "KEEP" : "COACH", s_skill.Judge(new(talk.Answer(question, said).Answers, s_monday)).Verdict);
    }

    [Theory]
    [InlineData("proven", "ours", true)]
    [InlineData("similar", "ours", true)]
    [InlineData("new", "ours", true)]
    [InlineData("similar", "yours", true)]
    [InlineData("barred", "ours", false)]
    [InlineData("similar", "other", false)]
    [InlineData("similar", "none", false)]
    public void Whatever_goes_over_accountability_stays(string cap, string home, bool said)
    {
        var advice = Assess(("cap", cap), ("home", home), ("impact", "3"), ("undo", "easy")).Advice;
        Assert.Equal(said, advice.Notes.Any(n => n.Contains("Accountability stays with you")));
        Assert.Equal(said, advice.Deliverables[0].Text.Contains("If it goes wrong, I answer for it.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-12-21", "2026-11-30", "2026-12-07", "2026-12-17")] // 20 working days: 5, 10, 18
    [InlineData("2026-12-07", "2026-11-26", "2026-11-30", "2026-12-04")] // 10: 2.5→3, 5, 9
    [InlineData("2026-11-27", "2026-11-24", "2026-11-25", "2026-11-27")] // 4: 1, 2, 3.6→4
    [InlineData("2026-11-24", "2026-11-24")]
    public void Check_ins_fall_at_a_quarter_half_and_nine_tenths_of_the_span(string due, params string[] looks)
    {
        var text = Assess(("who", "Sam"), ("cap", "similar"), ("due", due)).Advice.Deliverables[0].Text;
        var line = text.Split('\n').Single(l => l.StartsWith("Check-ins:", StringComparison.Ordinal));
        Assert.Equal($"Check-ins: {Wording.List([.. looks.Select(l => Wording.Day(Day(l)))])}.", line);
    }

    [Fact]
    public void Outright_is_looked_at_on_the_due_day_and_coaching_pairs_within_two_working_days()
    {
        Assert.Contains("only on the due day, Friday 4 December 2026", Assess(("cap", "proven"), ("undo", "easy"), ("due", "2026-12-04")).Advice.Deliverables[0].Text);
        Assert.Contains("we pair by Wednesday 25 November 2026", Assess(("cap", "new"), ("due", "2026-12-04")).Advice.Deliverables[0].Text);
    }

    [Theory]
    [InlineData("proven", "1", "easy", "act.")]
    [InlineData("proven", "4", "none", "act, then tell me; ask me first before the step that cannot be undone.")]
    [InlineData("similar", "3", "costly", "act, then tell me.")]
    [InlineData("new", "3", "easy", "ask me first, until we have done it once together.")]
    public void The_brief_says_what_they_may_decide(string cap, string impact, string undo, string authority) =>
        Assert.Contains($"Authority: {authority}", Assess(("cap", cap), ("impact", impact), ("undo", undo)).Advice.Deliverables[0].Text);

    [Theory]
    [InlineData("home", "ours", "2026-12-08", "What came back, and what would you hand over whole next time?")]
    [InlineData("home", "other", "2026-11-25", "Was it accepted")]
    [InlineData("home", "none", "2026-12-08", "Who missed it")]
    public void The_next_step_is_tomorrow_and_the_follow_up_has_its_day(string id, string stored, string followUp, string text)
    {
        var advice = Assess((id, stored), ("who", "Sam"), ("cap", "proven")).Advice;
        Assert.Equal(s_monday.In(1), advice.Next.On);
        Assert.Equal(Day(followUp), advice.FollowUp!.On);
        Assert.StartsWith(text, advice.FollowUp.Text);
    }

    [Fact]
    public void On_a_friday_the_next_working_day_is_monday()
    {
        var friday = new Moment(new(2026, 11, 27), new(new HashSet<DateOnly> { new(2026, 11, 30) }));
        Assert.Equal(new DateOnly(2026, 12, 1), s_skill.Assess(new(Said(("cap", "proven")).Answers, friday)).Advice.Next.On);
    }

    [Fact]
    public void Unless_barred_what_is_kept_has_a_date_for_the_next_try()
    {
        var shadowed = Assess(("who", "Sam"), ("cap", "new"), ("impact", "5"), ("undo", "none")).Advice;
        Assert.Contains(shadowed.Notes, n => n == "Date for the next try: Monday 21 December 2026.");
        Assert.Equal("Ask Sam to shadow you on it.", shadowed.Next.Text);
        Assert.DoesNotContain(Assess(("who", "Sam"), ("cap", "barred")).Advice.Notes, n => n.Contains("next try"));
    }

    [Fact]
    public void Papers_carry_the_names_and_dates_given_and_have_no_gaps()
    {
        var all =
            from home in s_homes
            from cap in s_caps
            from impact in (string[])["1", "5"]
            from undo in s_undos
            from who in (string[])["Sam", "?"]
            from room in (string[])["yes", "no"]
            select (home, cap, impact, undo, who, room);
        foreach (var (home, cap, impact, undo, who, room) in all)
        {
            var advice = Assess(("task", "the monthly patching"), ("home", home), ("cap", cap), ("impact", impact), ("undo", undo), ("who", who), ("room", room), ("due", "2026-12-15")).Advice;
            foreach (var text in advice.Deliverables.Select(d => d.Text).Concat(advice.Notes).Append(advice.Headline).Append(advice.Next.Text).Append(advice.FollowUp!.Text))
            {
                Assert.DoesNotContain('[', text);
                Assert.DoesNotContain('!', text);
                Assert.DoesNotContain("..", text);
                Assert.DoesNotContain("  ", text);
            }
            var paper = Assert.Single(advice.Deliverables).Text;
            Assert.Contains("the monthly patching", paper);
            if (home is "ours" or "yours" or "?" && who == "Sam") Assert.Contains("Sam", paper);
        }
    }

    [Theory]
    [InlineData(Confidence.High)]
    [InlineData(Confidence.Medium, "impact")]
    [InlineData(Confidence.Medium, "impact", "seen")]
    [InlineData(Confidence.Low, "impact", "seen", "due")]
    [InlineData(Confidence.High, "task", "who")]
    public void Confidence_counts_what_was_not_known(Confidence confidence, params string[] unknown)
    {
        (string, string)[] known = [("home", "ours"), ("room", "yes"), ("impact", "3"), ("undo", "easy"), ("cap", "proven"), ("seen", "team"), ("due", "2026-12-07")];
        Assert.Equal(confidence, Assess([.. known, .. unknown.Select(id => (id, "?"))]).Confidence);
    }

    [Fact]
    public void With_little_known_the_next_step_is_to_find_out_the_first_unknown_of_the_table()
    {
        var known = Assess(("cap", "similar"));
        var guessed = Assess(("cap", "similar"), ("due", "?"), ("seen", "?"), ("undo", "?"));
        Assert.Equal(known.Verdict, guessed.Verdict);
        Assert.StartsWith("Find out “Undoing it”", guessed.Advice.Next.Text);
        Assert.Equal(known.Advice.Next.On, guessed.Advice.Next.On);
        Assert.StartsWith("Find out “Whose work it is”", Assess(("home", "?"), ("seen", "?"), ("undo", "?"), ("cap", "?")).Advice.Next.Text);
        Assert.StartsWith("Find out “How ready they are”", Assess(("cap", "?"), ("impact", "?"), ("seen", "?")).Advice.Next.Text);
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null);

    private static Question Question(string id) => s_skill.Questions.Single(q => q.Id == id);

    private static Case Said(params (string Id, string Stored)[] answers) =>
        new(answers.Aggregate(Answers.None, (all, a) => all.With(Question(a.Id), a.Stored)), s_monday);

    private static Outcome Assess(params (string Id, string Stored)[] answers) => s_skill.Assess(Said(answers));
}
