using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Rhythm;
using CoachBot.Coaching.Skills.EndUser;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class EndUserTests
{
    private static readonly EndUserSkill s_skill = new();
    private static readonly Moment s_monday = new(new DateOnly(2026, 11, 23), WorkCalendar.Plain);

    /// <summary>The table as it was agreed on, as one plain function.</summary>
    private static string Agreed(string request, string moment, string gap, int happy, bool asked)
    {
        if (happy <= 2 && (request == "overdue" || asked)) return "RECOVER";
        if (request == "overdue") return "UPDATE";
        if (request == "untold") return "CLOSE";
        if (moment != "routine" && gap != "<=14") return "UPDATE";
        if (!asked || gap == ">60" || happy <= 2) return "VISIT";
        return "KEEP";
    }

    private static IEnumerable<(string Request, string Moment, string Gap, string Happy, string Asked)> Everything() =>
        from request in (string[])["none", "ontrack", "overdue", "untold", "?"]
        from moment in (string[])["routine", "deadline", "critical", "?"]
        from gap in (string[])["<=14", "15-60", ">60", "?", ""]
        from happy in (string[])["1", "2", "3", "4", "5", "?"]
        from asked in (string[])["yes", "no", "?"]
        select (request, moment, gap, happy, asked);

    [Fact]
    public void Every_combination_of_answers_gets_the_verdict_agreed_on()
    {
        var (verdicts, rows) = (new HashSet<string>(), new HashSet<string>());
        foreach (var (request, moment, gap, happy, asked) in Everything())
        {
            var ruling = s_skill.Judge(Said(("request", request), ("moment", moment), ("gap", gap), ("happy", happy), ("asked", asked)));
            var agreed = Agreed(request == "?" ? "none" : request, moment == "?" ? "routine" : moment, gap is "?" or "" ? ">60" : gap, happy == "?" ? 3 : int.Parse(happy, null), asked == "yes");
            Assert.True(agreed == ruling.Verdict, $"{request} {moment} {gap} {happy} {asked}: {agreed}, not {ruling.Verdict} by {ruling.Row}");
            Assert.InRange(ruling.Reasons.Count, 2, 4);
            verdicts.Add(ruling.Verdict);
            rows.Add(ruling.Row);
        }
        Assert.Equal(s_skill.Verdicts.Keys.Order(), verdicts.Order());
        Assert.Equal(s_skill.Rules.Select(r => r.Id).Order(), rows.Order());
    }

    [Fact]
    public void Every_outcome_has_a_note_without_gaps_and_the_dates_agreed_on()
    {
        foreach (var user in (string[])["Ana", "the warehouse", ""])
            foreach (var (request, moment, gap, happy, asked) in Everything())
            {
                var outcome = s_skill.Assess(Said(("user", user), ("request", request), ("moment", moment), ("gap", gap), ("happy", happy), ("asked", asked)));
                var (day, advice) = (outcome.Verdict switch { "RECOVER" or "UPDATE" => 0, "CLOSE" => 1, _ => 5 }, outcome.Advice);
                Assert.Equal(s_monday.In(day), advice.Next.On);
                Assert.Equal(new Dated("What did you learn that tickets never showed?", new(2026, 11, 30)), advice.FollowUp);
                AssertPlain(outcome);
                Assert.Contains("Opener: ", advice.Deliverables[0].Text, StringComparison.Ordinal);
                Assert.Contains("Promise: ", advice.Deliverables[0].Text, StringComparison.Ordinal);
                if (user == "Ana") Assert.Contains("Opener: Ana, ", advice.Deliverables[0].Text, StringComparison.Ordinal);
            }
    }

    [Fact]
    public void A_good_mood_nobody_reported_is_called_a_guess()
    {
        var guess = s_skill.Assess(Said(("user", "Ana"), ("happy", "4"), ("asked", "no"))).Advice;
        Assert.Contains("guess", guess.Headline, StringComparison.Ordinal);
        Assert.Contains(guess.Notes, n => n.StartsWith("Guess: ", StringComparison.Ordinal));
        Assert.Contains("4 of 5, a guess", guess.Deliverables[0].Text, StringComparison.Ordinal);
        foreach (var (happy, asked) in new[] { ("3", "no"), ("4", "yes") })
            Assert.DoesNotContain("guess", s_skill.Assess(Said(("happy", happy), ("asked", asked))).Advice.Headline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the warehouse")]
    [InlineData("remote staff")]
    [InlineData("Finance")]
    [InlineData("people in the Oslo office")]
    [InlineData("Ana's team")]
    [InlineData("Ana and Tom")]
    [InlineData("the nurses")]
    [InlineData("users")]
    public void A_group_leads_to_one_real_person(string group)
    {
        Assert.Equal("one", NextAfter(("user", group)));
        Assert.Contains(s_skill.Assess(Said(("user", group))).Advice.Notes, n => n.Contains("pick one real person", StringComparison.Ordinal));
        var named = s_skill.Assess(Said(("user", group), ("one", "Ngozi Okafor"), ("gap", "15-60"))).Advice;
        Assert.Contains("Opener: Ngozi, ", named.Deliverables[0].Text, StringComparison.Ordinal);
        Assert.Contains("Ngozi Okafor", named.Next.Text, StringComparison.Ordinal);
        Assert.Equal("Ngozi Okafor", named.Subject);
    }

    [Theory]
    [InlineData("Ana")]
    [InlineData("Ana from finance")]
    [InlineData("James")]
    [InlineData("the warehouse manager")]
    [InlineData("head of sales")]
    [InlineData("the boss")]
    public void One_person_is_no_group(string person) => Assert.Equal("request", NextAfter(("user", person)));

    [Theory]
    [InlineData("Ngozi", "Ngozi, ")]
    [InlineData("Ngozi in payroll", "Ngozi, ")]
    [InlineData("the new director", "I would like")]
    [InlineData("New director", "I would like")]
    [InlineData("the CEO", "I would like")]
    public void A_note_greets_by_name_and_not_by_role(string user, string start) =>
        Assert.Contains($"Opener: {start}", s_skill.Assess(Said(("user", user))).Advice.Deliverables[0].Text, StringComparison.Ordinal);

    [Fact]
    public void A_title_hastens_only_a_critical_moment()
    {
        var critical = s_skill.Assess(Said(("user", "the CEO"), ("moment", "critical"), ("gap", "<=14")));
        Assert.Equal(("VISIT", s_monday.Today), (critical.Verdict, critical.Advice.Next.On));
        var routine = s_skill.Assess(Said(("user", "the CEO"), ("gap", "<=14")));
        Assert.Equal(("VISIT", s_monday.In(5)), (routine.Verdict, routine.Advice.Next.On));
        Assert.Contains(routine.Advice.Notes, n => n.Contains("neither the rule nor the clock", StringComparison.Ordinal));
        var said = s_skill.Assess(Said(("user", "Ana"), ("moment", "critical"), ("request", "untold"), ("vip", "yes")));
        Assert.Equal(("CLOSE", s_monday.Today), (said.Verdict, said.Advice.Next.On));
        Assert.Equal(s_monday.In(1), s_skill.Assess(Said(("user", "Ana"), ("moment", "critical"), ("request", "untold"))).Advice.Next.On);
    }

    [Fact]
    public void Whether_they_are_an_executive_is_asked_only_where_it_matters()
    {
        Assert.Equal("vip", NextAfter(("user", "Ana"), ("request", "none"), ("moment", "critical"), ("gap", "<=14"), ("happy", "3"), ("asked", "no")));
        Assert.Null(NextAfter(("user", "the CEO"), ("request", "none"), ("moment", "critical"), ("gap", "<=14"), ("happy", "3"), ("asked", "no")));
        Assert.Null(NextAfter(("user", "Ana"), ("request", "none"), ("moment", "deadline"), ("gap", "<=14"), ("happy", "3"), ("asked", "no")));
        Assert.Null(NextAfter(("user", "Ana"), ("request", "overdue"), ("moment", "critical"), ("gap", "<=14"), ("happy", "3"), ("asked", "no")));
    }

    [Theory]
    [InlineData("warehouse feels forgotten", "warehouse")]
    [InlineData("the warehouse feels forgotten", "warehouse")]
    [InlineData("users bypass us", "users")]
    [InlineData("how do I get feedback?", null)]
    [InlineData("new director joins Monday", "new director")]
    [InlineData("remote staff feel second class", "remote staff")]
    [InlineData("Priya is unhappy since her ticket was closed", "Priya")]
    public void An_opening_already_names_the_user(string opening, string? user)
    {
        var talk = Dialog.Open("1", s_skill, opening, s_monday, asForm: false);
        Assert.Equal(user, talk.Answers.Values.GetValueOrDefault("user"));
    }

    [Fact]
    public void Low_confidence_does_not_hold_up_what_is_due_today()
    {
        var today = s_skill.Assess(Said(("request", "overdue"), ("happy", "?"), ("asked", "?"), ("gap", "?")));
        Assert.Equal(Confidence.Low, today.Confidence);
        Assert.DoesNotContain("Find out", today.Advice.Next.Text, StringComparison.Ordinal);
        var later = s_skill.Assess(Said(("request", "?"), ("happy", "?"), ("gap", "?")));
        Assert.StartsWith("Find out “How happy they are”", later.Advice.Next.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Offers_lead_on_as_agreed()
    {
        Assert.Equal(["complaint"], Offered(("happy", "1"), ("asked", "yes")));
        Assert.Equal(["read-people"], Offered(("asked", "no")));
        Assert.Empty(Offered(("request", "untold")));
    }

    private static IEnumerable<string> Offered(params (string Id, string Stored)[] said) => s_skill.Assess(Said(said)).Advice.Offers.Select(o => o.Skill);

    private static string? NextAfter(params (string Id, string Stored)[] said)
    {
        var so = Said(said);
        return new Dialog { Id = "1", Skill = "end-user", Started = s_monday.Today, Answers = so.Answers }.Next(s_skill, so)?.Id;
    }

    private static Case Said(params (string Id, string Stored)[] said) => new(
        said.Where(s => s.Stored.Length > 0).Aggregate(Answers.None, (all, s) => all.With(s_skill.Questions.Single(q => q.Id == s.Id), s.Stored)), s_monday);

    private static void AssertPlain(Outcome outcome)
    {
        foreach (var text in outcome.Advice.Deliverables.Select(d => d.Text).Concat(outcome.Reasons).Concat(outcome.Advice.Notes).Append(outcome.Advice.Headline).Append(outcome.Advice.Next.Text))
            Assert.DoesNotContain(text, c => c is '[' or ']' or '!');
    }
}
