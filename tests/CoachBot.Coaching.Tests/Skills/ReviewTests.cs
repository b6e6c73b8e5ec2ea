using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Skills.Review;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class ReviewTests
{
    private static readonly ReviewSkill s_skill = new();

    /// <summary>The table as it was agreed on, as one plain function.</summary>
    private static string Agreed(int value, string use, int happy, bool stable, string fit)
    {
        if (fit == "no" && value <= 2) return "RETIRE";
        if (value <= 2 && use == "falling") return "RETIRE";
        if (value >= 3 && (happy <= 2 || !stable)) return "IMPROVE";
        if (value <= 2) return "SIMPLIFY";
        if (value >= 4 && use != "rising" && happy >= 4) return "PROMOTE";
        return "KEEP";
    }

    [Fact]
    public void Every_rating_gets_the_verdict_agreed_on_and_a_card_without_gaps()
    {
        var (verdicts, rows, count) = (new HashSet<string>(), new HashSet<string>(), 0);
        foreach (var value in Enumerable.Range(1, 5))
            foreach (var use in (string[])["rising", "steady", "falling"])
                foreach (var happy in Enumerable.Range(1, 5))
                    foreach (var stable in (bool[])[true, false])
                        foreach (var fit in (string[])["yes", "partly", "no"])
                        {
                            var outcome = s_skill.Assess(CaseFile.Of(s_skill, ("services", $"guest wifi\t{value}\t{use}\t{happy}\t{(stable ? "yes" : "no")}\t{fit}")));
                            Assert.Equal(Agreed(value, use, happy, stable, fit), outcome.Verdict);
                            Assert.InRange(outcome.Reasons.Count, 2, 4);
                            Assert.Equal(value >= 3 && fit == "no", outcome.Advice.Notes.Any(n => n.StartsWith("Revisit vision", StringComparison.Ordinal)));
                            Assert.Equal(value >= 3 && fit == "no" ? ["vision"] : [], outcome.Advice.Offers.Select(o => o.Skill));
                            Assert.DoesNotContain(CaseFile.AllText(outcome), c => c is '[' or ']' or '!');
                            Assert.Equal(3, outcome.Advice.Steps.Count);
                            verdicts.Add(outcome.Verdict);
                            rows.Add(outcome.Row);
                            count++;
                        }
        Assert.Equal(5 * 3 * 5 * 2 * 3, count);
        Assert.Equal(s_skill.Verdicts.Keys.Order(), verdicts.Order());
        Assert.Equal(s_skill.Rules.Select(r => r.Id).Order(), rows.Order());
    }

    [Theory]
    [InlineData("guest wifi 4 rising 2 unstable fits", "guest wifi\t4\trising\t2\tno\tyes")]
    [InlineData("- fax gateway: 1, falling, 3, stable, no fit", "fax gateway\t1\tfalling\t3\tyes\tno")]
    [InlineData("2) remote access - value 5 rising happy 4 not stable partly", "remote access\t5\trising\t4\tno\tpartly")]
    [InlineData("Windows 11", "Windows 11\t\t\t\t\t")]
    [InlineData("mail: happy 2", "mail\t\t\t2\t\t")]
    [InlineData("mail 4 steady 5 doesn't fit", "mail\t4\tsteady\t5\t\tno")]
    public void A_line_reads_as_people_type_it(string typed, string stored) =>
        Assert.Equal(stored, s_skill.Questions[0].Read(typed, CaseFile.Monday).Value);

    [Fact]
    public void Lists_come_as_lines_or_on_one_line()
    {
        Assert.Equal(3, Count("mail\nphones\nprinting"));
        Assert.Equal(3, Count("mail, phones and fax, and printing"));
        Assert.Equal(2, Count("mail 4 steady 4 stable fits; fax 1 falling 2 stable no fit"));
        Assert.NotNull(s_skill.Questions[0].Read(string.Join('\n', Enumerable.Range(1, 11).Select(n => $"service no {n}x")), CaseFile.Monday).Problem);

        static int Count(string typed) => s_skill.Questions[0].Read(typed, CaseFile.Monday).Value!.Split('\n').Length;
    }

    [Fact]
    public void Names_alone_are_asked_about_one_by_one_until_the_rest_is_usual()
    {
        var answers = CaseFile.Of(s_skill, ("services", "mail; fax 1 falling 2 stable no fit; phones; printing")).Answers;
        Assert.Equal("rate-1", Next(answers));
        answers = answers.With(s_skill.Questions.Single(q => q.Id == "rate-1"), "4 rising");
        Assert.Equal("rate-3", Next(answers));
        answers = answers.With(s_skill.Questions.Single(q => q.Id == "rate-3"), "defaults for the rest");
        Assert.Null(Next(answers));

        static string? Next(Answers answers) => s_skill.Questions.FirstOrDefault(q => answers[q] is null && q.AskedWhen(new(answers, CaseFile.Monday)))?.Id;
    }

    [Fact]
    public void The_list_is_ranked_with_three_dated_actions_and_what_else_to_review()
    {
        var outcome = s_skill.Assess(CaseFile.Of(s_skill, ("services", "rooms 3 steady 3 stable fits; fax 1 falling 3 stable no fit; loans 4 steady 5 stable fits; wifi 4 rising 1 unstable fits; vpn 3 steady 2 stable no fit; wall 2 steady 3 stable fits")));
        var text = outcome.Advice.Deliverables[0].Text;
        string[] order = ["1. IMPROVE: wifi", "2. IMPROVE: vpn", "3. RETIRE: fax", "4. SIMPLIFY: wall", "5. PROMOTE: loans", "6. KEEP: rooms", "Three actions:", "Also review:", "Who performs", "Portfolio", "Customers", "Behaviours"];
        Assert.Equal(order.Select(o => text.IndexOf(o, StringComparison.Ordinal)).Order(), order.Select(o => text.IndexOf(o, StringComparison.Ordinal)));
        Assert.All(order, o => Assert.Contains(o, text, StringComparison.Ordinal));
        Assert.Equal(3, outcome.Advice.Steps.Count);
        Assert.Equal(new Dated("Ask three users of “wifi” what hurts most, and mend that one thing.", new(2026, 11, 30)), outcome.Advice.Next);
        Assert.Equal("Ask three users of “wifi” what hurts most, and mend that one thing. By Monday 30 November 2026.", outcome.Advice.Steps[0]);
        Assert.Contains("vpn (value 3, use steady, happy 2, stable, does not fit). Revisit vision", text, StringComparison.Ordinal);
        Assert.Equal("I'd lean towards improving “wifi” first.", outcome.Advice.Headline);
    }

    [Fact]
    public void Nothing_listed_still_ends_well() =>
        Assert.Contains("listing the services", s_skill.Assess(new(Answers.None, CaseFile.Monday)).Advice.Headline, StringComparison.Ordinal);
}
