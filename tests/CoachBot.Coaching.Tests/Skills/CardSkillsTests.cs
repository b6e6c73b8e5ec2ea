using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Skills.Partnership;
using CoachBot.Coaching.Skills.Process;

namespace CoachBot.Coaching.Tests.Skills;

/// <summary>The process card and the partnership card: ready when nothing is missing, else what is missing by name.</summary>
public sealed class CardSkillsTests
{
    private static readonly ProcessSkill s_process = new();
    private static readonly PartnershipSkill s_partnership = new();

    private static readonly (string Id, string Typed)[] s_processParts =
        [("trigger", "HR sends the start date"), ("steps", "HR orders it; we set it up"), ("owner", "Ana"), ("measure", "ready on day one, nine times of ten")];

    private static readonly (string Id, string Typed)[] s_partnershipParts =
    [
        ("partner", "Purchasing"), ("owns", "the head of purchasing"), ("inputs", "Purchasing gives the data"), ("tests", "two buyers"),
        ("accepts", "the chief buyer"), ("ours", "a fix within four hours"), ("theirs", "a named buyer every day"),
    ];

    [Fact]
    public void Every_way_to_leave_something_out_is_a_gap_named()
    {
        Enumerate(s_process, ("name", "a new colleague gets a laptop"), s_processParts);
        Enumerate(s_partnership, ("what", "the new purchasing system"), s_partnershipParts);
    }

    private static void Enumerate(Skill skill, (string, string) subject, (string Id, string Typed)[] parts)
    {
        for (var set = 0; set < 1 << parts.Length; set++)
        {
            var missing = parts.Where((_, i) => (set & 1 << i) == 0).Select(p => p.Id).ToList();
            var outcome = skill.Assess(CaseFile.Of(skill, [subject, .. parts.Select(p => (p.Id, missing.Contains(p.Id) ? Answers.Unknown : p.Typed))]));
            Assert.Equal(missing.Count == 0 ? "READY" : "GAPS", outcome.Verdict);
            Assert.Equal(missing.Count, outcome.Advice.Steps.Count);
            Assert.Equal(missing.Count switch { 0 => Confidence.High, <= 2 => Confidence.Medium, _ => Confidence.Low }, outcome.Confidence);
            Assert.NotEmpty(outcome.Reasons);
            var text = CaseFile.AllText(outcome);
            Assert.DoesNotContain(text, c => c is '[' or ']' or '!');
            Assert.All(parts.Where(p => !missing.Contains(p.Id) && p.Id != "steps"), p => Assert.Contains(p.Typed, text, StringComparison.OrdinalIgnoreCase));
            Assert.Contains(Wording.Day(CaseFile.Monday.In(60)), outcome.Advice.Deliverables[0].Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("1. order\n2. set up\n3. hand over", 3)]
    [InlineData("order -> set up -> hand over", 3)]
    [InlineData("order, set up, hand over", 3)]
    [InlineData("order it", 1)]
    public void Steps_are_read_however_they_are_listed(string typed, int count) =>
        Assert.Equal(count, ProcessWords.Steps(typed).Count);

    [Theory]
    [InlineData("describe our onboarding process: trigger, steps, owner", "onboarding")]
    [InlineData("process for contract renewals, trigger and steps", "contract renewals")]
    [InlineData("map a process", null)]
    public void A_process_is_named_by_the_opening_or_asked(string opening, string? name) =>
        Assert.Equal(name, Dialog.Open("1", s_process, opening, CaseFile.Monday, asForm: false).Answers.Values.GetValueOrDefault("name"));

    [Theory]
    [InlineData("partnership with the finance department, promises both ways", "finance department", null)]
    [InlineData("responsibilities between IT and marketing for the website", "marketing", "the website")]
    [InlineData("roles between us and the business for the new system", "business", "the new system")]
    public void A_partner_and_a_subject_are_named_by_the_opening_or_asked(string opening, string partner, string? what)
    {
        var said = Dialog.Open("1", s_partnership, opening, CaseFile.Monday, asForm: false).Answers.Values;
        Assert.Equal((partner, what), (said.GetValueOrDefault("partner"), said.GetValueOrDefault("what")));
    }

    [Fact]
    public void One_side_that_tests_and_accepts_is_said()
    {
        var outcome = s_partnership.Assess(CaseFile.Of(s_partnership, [("what", "the website"), .. s_partnershipParts.Where(p => p.Id is not ("tests" or "accepts")), ("tests", "IT"), ("accepts", "it")]));
        Assert.Contains(outcome.Advice.Notes, n => n.Contains("tests and accepts", StringComparison.Ordinal));
    }
}
