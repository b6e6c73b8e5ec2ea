using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Skills.ProblemRecord;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class ProblemRecordTests
{
    private static readonly ProblemRecordSkill s_skill = new();

    /// <summary>The triggers as they were agreed on, as one plain function.</summary>
    private static string Agreed(int quiet, int times, bool severe, bool known, bool flagged)
    {
        if (quiet >= 30) return "CLOSE";
        return flagged || times >= 3 || (severe && !known) ? "OPEN" : "KEEP WATCHING";
    }

    [Fact]
    public void Every_combination_of_answers_gets_the_verdict_agreed_on_and_a_record_without_gaps()
    {
        var (verdicts, rows) = (new HashSet<string>(), new HashSet<string>());
        foreach (var quiet in (string[])["0", "1", "29", "30", "31", "?"])
            foreach (var times in (string[])["0", "1", "2", "3", "4", "?"])
                foreach (var severe in (string[])["yes", "no", "?"])
                    foreach (var known in (string[])["yes", "no", "?"])
                        foreach (var flagged in (string[])["yes", "no", "?"])
                            foreach (var rest in (string[])["", "?"])
                            {
                                (string, string)[] texts = rest.Length == 0
                                    ? [("pattern", "VPN drops at nine"), ("affected", "sales"), ("cause", "the nightly backup"), ("workaround", "the phone app"), ("owner", "Ana")]
                                    : [];
                                var outcome = s_skill.Assess(CaseFile.Of(s_skill, [.. texts, ("quiet", quiet), ("times", times), ("severe", severe), ("known", known), ("flagged", flagged)]));
                                Assert.Equal(Agreed(quiet == "?" ? 0 : int.Parse(quiet, null), times == "?" ? 1 : int.Parse(times, null), severe == "yes", known == "yes", flagged == "yes"), outcome.Verdict);
                                Assert.InRange(outcome.Reasons.Count, outcome.Verdict == "CLOSE" ? 1 : 2, 4);
                                Assert.DoesNotContain(CaseFile.AllText(outcome), c => c is '[' or ']' or '!');
                                Assert.Equal(outcome.Verdict == "CLOSE" ? null : CaseFile.Monday.In(10), outcome.Advice.FollowUp?.On);
                                if (rest.Length == 0 && outcome.Verdict != "CLOSE")
                                    Assert.All((string[])["VPN drops at nine", "sales", "nightly backup", "phone app", "Ana", "Monday 7 December 2026"], part => Assert.Contains(part, outcome.Advice.Deliverables[0].Text, StringComparison.Ordinal));
                                verdicts.Add(outcome.Verdict);
                                rows.Add(outcome.Row);
                            }
        Assert.Equal(s_skill.Verdicts.Keys.Order(), verdicts.Order());
        Assert.Equal(s_skill.Rules.Select(r => r.Id).Order(), rows.Order());
    }

    [Fact]
    public void What_a_complaint_flagged_is_open_whatever_the_count_and_is_not_asked_again()
    {
        var so = CaseFile.Of(s_skill, CaseFile.Monday, "the VPN drops", ("pattern", "the VPN drops"), ("times", "2")) with
        {
            Past = [new("complaint", "OWN", "Finance", CaseFile.Monday.Today, null, null) { About = "the VPN drops" }],
        };
        var outcome = s_skill.Assess(so);
        Assert.Equal(("OPEN", "flagged-before"), (outcome.Verdict, outcome.Row));
        Assert.Contains("Your card of Monday 23 November 2026 flagged it", outcome.Reasons[0], StringComparison.Ordinal);
        Assert.Contains("Affected: Finance.", outcome.Advice.Deliverables[0].Text, StringComparison.Ordinal);
        Assert.False(s_skill.Questions.Single(q => q.Id == "flagged").AskedWhen(so));
        Assert.Equal("KEEP WATCHING", s_skill.Assess(so with { Opening = "something else" }).Verdict);
    }

    [Theory]
    [InlineData("OPEN", null, 0, true)]
    [InlineData("OPEN", "not-yet", 60, true)]
    [InlineData("OPEN", "done", 29, true)]
    [InlineData("OPEN", "done", 30, false)]
    [InlineData("KEEP WATCHING", "partly", 40, true)]
    [InlineData("OPEN", "changed", 1, false)]
    [InlineData("CLOSE", null, 0, false)]
    public void A_record_stays_open_until_it_was_quiet_for_thirty_days(string verdict, string? kept, int days, bool open) =>
        Assert.Equal(open, s_skill.StaysOpen(new("problem-record", verdict, null, CaseFile.Monday.Today, kept, null), CaseFile.Monday.Today.AddDays(days)));
}
