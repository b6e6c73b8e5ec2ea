using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Skills.Standards;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class StandardsTests
{
    private static readonly StandardsSkill s_skill = new();
    private static readonly string[] s_marks = ["yes", "partly", "no", "?"];

    /// <summary>The table as it was agreed on, as one plain function.</summary>
    private static string Agreed(bool exists, string[] marks)
    {
        if (!exists) return "MISSING";
        var points = marks.Select(m => m == "yes" ? 2 : m == "no" ? 0 : 1).ToList();
        if (points.Sum() <= 3) return "REBUILD";
        return points.Sum() >= 7 && points[3] == 2 ? "FIT" : "PATCH";
    }

    private static IEnumerable<(string Demand, string Exists, string[] Marks)> Everything() =>
        from demand in (string[])["planning", "problems", "policy", "projects", "?"]
        from exists in (string[])["yes", "no", "?"]
        from actionable in s_marks
        from realistic in s_marks
        from relevant in s_marks
        from flexible in s_marks
        select (demand, exists, (string[])[actionable, realistic, relevant, flexible]);

    [Fact]
    public void Every_combination_of_answers_gets_the_verdict_agreed_on_and_a_card_without_gaps()
    {
        var (verdicts, rows) = (new HashSet<string>(), new HashSet<string>());
        foreach (var (demand, exists, marks) in Everything())
        {
            var outcome = s_skill.Assess(Said(demand, exists, marks));
            Assert.True(Agreed(exists == "yes", marks) == outcome.Verdict, $"{demand} {exists} {string.Join(' ', marks)}: not {outcome.Verdict}");
            Assert.InRange(outcome.Reasons.Count, 2, 4);
            Assert.DoesNotContain(CaseFile.AllText(outcome), c => c is '[' or ']' or '!');
            Assert.True(outcome.Advice.Next.On > CaseFile.Monday.Today);
            verdicts.Add(outcome.Verdict);
            rows.Add(outcome.Row);
        }
        Assert.Equal(s_skill.Verdicts.Keys.Order(), verdicts.Order());
        Assert.Equal(s_skill.Rules.Select(r => r.Id).Order(), rows.Order());
    }

    [Theory]
    [InlineData("planning", "actionable", "Does each goal have an owner, a step and a date?")]
    [InlineData("planning", "flexible", "Is a quarterly re-plan built in?")]
    [InlineData("problems", "realistic", "Is analysis time rostered?")]
    [InlineData("problems", "relevant", "Does it target what hurts users most?")]
    [InlineData("policy", "actionable", "Can a user tell what to do?")]
    [InlineData("policy", "flexible", "Does it have an exception route and a review date?")]
    [InlineData("projects", "relevant", "Is it sized to the stakes?")]
    [InlineData("projects", "flexible", "May steps be skipped with reasons?")]
    public void The_four_questions_are_asked_in_the_demands_own_words(string demand, string trait, string asked) =>
        Assert.Equal(asked, s_skill.Questions.Single(q => q.Id == trait).Ask(CaseFile.Of(s_skill, ("demand", demand))));

    [Fact]
    public void Only_answers_below_yes_get_a_fix_and_flexibility_comes_first()
    {
        var steps = s_skill.Assess(Said("policy", "yes", ["yes", "no", "yes", "partly"])).Advice.Steps;
        Assert.Equal(["Flexible: add an owner for exceptions, a light version and a review date.", "Realistic: cut the scope to the hours there really are, or agree resources."], steps);
    }

    [Theory]
    [InlineData("planning", "one-page plan")]
    [InlineData("problems", "Three incidents of the same kind within 30 days")]
    [InlineData("policy", "on trial until")]
    [InlineData("projects", "Small: ")]
    public void A_rebuilt_standard_comes_with_its_demands_first_move(string demand, string text) =>
        Assert.Contains(text, CaseFile.AllText(s_skill.Assess(Said(demand, "yes", ["no", "no", "no", "no"]))), StringComparison.Ordinal);

    [Fact]
    public void Without_a_standard_the_vision_comes_first_unless_it_is_approved()
    {
        var so = Said("policy", "no", ["?", "?", "?", "?"]);
        Assert.Equal("vision", Assert.Single(s_skill.Assess(so).Advice.Offers).Skill);
        Assert.Equal(CaseFile.Monday.In(1), s_skill.Assess(so).Advice.Next.On);
        var approved = so with { Past = [new("vision", "APPROVED", null, CaseFile.Monday.Today.AddDays(-30), null, null)] };
        Assert.Empty(s_skill.Assess(approved).Advice.Offers);
        Assert.Contains("one page", s_skill.Assess(approved).Advice.Headline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is our password policy any good", "policy", "our password policy", null)]
    [InlineData("no policy on AI tools yet", "policy", null, "no")]
    [InlineData("there's no exception route in the policy", "policy", "the policy", null)]
    [InlineData("does our escalation procedure work in real life", null, "our escalation procedure", null)]
    [InlineData("small projects drown in templates", "projects", null, null)]
    public void An_opening_says_what_it_says_and_no_more(string opening, string? demand, string? which, string? exists)
    {
        var said = Dialog.Open("1", s_skill, opening, CaseFile.Monday, asForm: false).Answers.Values;
        Assert.Equal((demand, which, exists), (said.GetValueOrDefault("demand"), said.GetValueOrDefault("which"), said.GetValueOrDefault("exists")));
    }

    private static Case Said(string demand, string exists, string[] marks) => CaseFile.Of(s_skill,
        ("demand", demand), ("exists", exists), ("actionable", marks[0]), ("realistic", marks[1]), ("relevant", marks[2]), ("flexible", marks[3]));
}
