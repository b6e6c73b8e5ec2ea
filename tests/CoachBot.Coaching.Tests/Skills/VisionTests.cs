using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Skills.Vision;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class VisionTests
{
    private const string Full = "We help nurses and ward staff at St. Mary Hospital to care without waiting for a screen by providing dependable workstations, answering in plain words, within the agreed budget; you will see it in nine of ten requests solved the same day.";
    private static readonly VisionSkill s_skill = new();

    private static readonly (string, string)[] s_sound =
    [
        ("users", "nurses and ward staff"), ("business", "St. Mary Hospital"), ("outcomes", "To care without waiting for a screen."), ("services", "dependable workstations"),
        ("behaviours", "answering in plain words"), ("limits", "within the agreed budget"), ("measure", "nine of ten requests solved the same day"),
    ];

    /// <summary>The stages as they were agreed on, as one plain function.</summary>
    private static string Agreed(bool approved, int months, bool sound, bool objection, int aligned)
    {
        if (approved && months > 12) return "STALE";
        if (approved) return "APPROVED";
        if (!sound) return "DEFINE";
        return objection || aligned < 2 ? "ALIGN" : "APPROVE";
    }

    [Fact]
    public void Every_combination_of_answers_gets_the_stage_agreed_on_and_a_card_without_gaps()
    {
        var (verdicts, rows) = (new HashSet<string>(), new HashSet<string>());
        foreach (var sound in (bool[])[true, false])
            foreach (var approved in (string[])["yes", "no", "?"])
                foreach (var age in (string[])["0", "11", "12", "13", "600", "?"])
                    foreach (var objection in (string[])["yes", "no", "?"])
                        foreach (var aligned in (string[])["0", "1", "2", "3", "?"])
                            foreach (var sponsor in (string[])["Dr. Amsel", "?"])
                            {
                                var outcome = s_skill.Assess(CaseFile.Of(s_skill, [.. sound ? s_sound : [], ("approved", approved), ("age", age), ("objection", objection), ("aligned", aligned), ("sponsor", sponsor)]));
                                Assert.Equal(Agreed(approved == "yes", age == "?" ? 0 : int.Parse(age, null), sound, objection == "yes", aligned == "?" ? 0 : int.Parse(aligned, null)), outcome.Verdict);
                                Assert.InRange(outcome.Reasons.Count, 2, 4);
                                Assert.DoesNotContain(CaseFile.AllText(outcome), c => c is '[' or ']' or '!');
                                Assert.Equal(CaseFile.Monday.In(10), outcome.Advice.FollowUp!.On);
                                verdicts.Add(outcome.Verdict);
                                rows.Add(outcome.Row);
                            }
        Assert.Equal(s_skill.Verdicts.Keys.Order(), verdicts.Order());
        Assert.Equal(s_skill.Rules.Select(r => r.Id).Order(), rows.Order());
    }

    [Fact]
    public void The_sentence_is_built_from_its_parts()
    {
        Assert.Equal(Full, VisionSkill.StatementOf(CaseFile.Of(s_skill, s_sound)).Text);
        Assert.Equal("We help the people we serve to get their work done by providing phones.", VisionSkill.StatementOf(CaseFile.Of(s_skill, ("services", "phones"))).Text);
    }

    [Theory]
    [InlineData("users", "everyone", nameof(Point.Named))]
    [InlineData("business", "?", nameof(Point.Named))]
    [InlineData("services", "Microsoft 365 and phones", nameof(Point.NoProducts))]
    [InlineData("measure", "happy users", nameof(Point.Measured))]
    [InlineData("measure", "?", nameof(Point.Measured))]
    [InlineData("services", "ITSM and a CMDB", nameof(Point.Plain))]
    [InlineData("behaviours", "in a world-class and seamless way", nameof(Point.Plain))]
    [InlineData("outcomes", "one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five", nameof(Point.Short))]
    public void Each_point_is_found_by_name(string id, string said, string point)
    {
        var so = CaseFile.Of(s_skill, [.. s_sound.Where(s => s.Item1 != id), (id, said)]);
        Assert.Equal(point, Assert.Single(VisionSkill.StatementOf(so).Findings).Point.ToString());
        var outcome = s_skill.Assess(so);
        Assert.Equal("DEFINE", outcome.Verdict);
        Assert.Equal(VisionSkill.StatementOf(so).Findings[0].Mend, Assert.Single(outcome.Advice.Steps));
    }

    [Fact]
    public void Sixty_words_are_enough_and_sixty_one_are_not()
    {
        string Words(int count) => string.Join(' ', Enumerable.Repeat("word", count));
        Assert.True(new Statement { Own = Words(60) }.Findings.All(f => f.Point != Point.Short));
        Assert.Contains(new Statement { Own = Words(61) }.Findings, f => f.Point == Point.Short);
    }

    [Fact]
    public void A_business_may_be_called_by_its_short_name_and_an_abbreviation_explained()
    {
        var so = CaseFile.Of(s_skill, [.. s_sound.Where(s => s.Item1 is not ("business" or "services")), ("business", "BMW"), ("services", "an ERP (finance and orders)")]);
        Assert.True(VisionSkill.StatementOf(so).IsSound);
    }

    [Fact]
    public void The_sponsor_gets_a_name_and_a_date()
    {
        var advice = s_skill.Assess(CaseFile.Of(s_skill, [.. s_sound, ("aligned", "2"), ("sponsor", "Dr. Amsel")])).Advice;
        Assert.Equal("What we are here for", advice.Deliverables[0].Title);
        Assert.StartsWith("Hello Dr. Amsel,", advice.Deliverables[1].Text, StringComparison.Ordinal);
        Assert.Contains("Monday 30 November 2026", advice.Deliverables[1].Text, StringComparison.Ordinal);
        Assert.Equal(new Dated("Ask Dr. Amsel for a yes.", new(2026, 11, 30)), advice.Next);
    }

    [Theory]
    [InlineData("2 years", "24")]
    [InlineData("18 months", "18")]
    [InlineData("13", "13")]
    [InlineData("a year", "12")]
    public void The_age_reads_as_people_say_it(string typed, string months) =>
        Assert.Equal(months, s_skill.Questions.Single(q => q.Id == "age").Read(typed, CaseFile.Monday).Value);

    [Theory]
    [InlineData("review our services", "review")]
    [InlineData("is the print service still worth having", "review")]
    [InlineData("make a process card for incident handling", "process")]
    [InlineData("partnership with the finance department, promises both ways", "partnership")]
    [InlineData("who owns, who tests, who accepts", "partnership")]
    [InlineData("start a problem record for the recurring VPN drops", "problem-record")]
    [InlineData("formulate a mission for the service desk", null)]
    [InlineData("write the vision of my service", null)]
    public void The_toolkit_is_reached_through_one_door(string opening, string? other)
    {
        var talk = Dialog.Open("1", s_skill, opening, CaseFile.Monday, asForm: false);
        Assert.Equal(other, s_skill.LeadsTo(new(talk.Answers, CaseFile.Monday, opening)));
        Assert.True(talk.Answers.Values.ContainsKey("tool"));
    }

    [Fact]
    public void Words_that_name_no_tool_are_asked_about_and_the_id_alone_is_not()
    {
        Assert.Equal("tool", Next("Half of what we do isn't described anywhere"));
        Assert.Equal("own", Next(""));

        static string? Next(string opening)
        {
            var talk = Dialog.Open("1", s_skill, opening, CaseFile.Monday, asForm: false);
            return talk.Next(s_skill, new(talk.Answers, CaseFile.Monday, opening))?.Id;
        }
    }
}
