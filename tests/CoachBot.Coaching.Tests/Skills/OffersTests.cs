using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Tests.Skills;

/// <summary>What each card may lead on to, as it was agreed on, held against every worked case.</summary>
public sealed class OffersTests
{
    private static readonly SkillCatalog s_catalog = new();

    /// <summary>Skill, verdict → offered; "*" is a second finding of that card rather than its verdict.</summary>
    private static readonly string[] s_agreed =
    [
        "delegate COACH micromanage", "delegate KEEP micromanage", "delegate PART micromanage", "delegate ROUTE communicate", "delegate STOP communicate", "delegate * mistakes", "delegate * micromanage",
        "decide TRY risk", "decide ESCALATE objections", "decide TODAY communicate",
        "complaint * problem-record", "complaint OWN mistakes", "complaint RETHINK standards", "complaint HOLD objections", "complaint EXPLAIN end-user", "complaint BOUNDARY read-people", "complaint * read-people",
        "prioritize * delegate", "prioritize OVER communicate", "prioritize * communicate", "prioritize ALL-URGENT objections",
        "communicate TALK read-people", "communicate WAIT decide",
        "mistakes DISCLOSE communicate", "mistakes REVIEW problem-record",
        "read-people TALK communicate", "read-people CHECK communicate",
        "risk GO-SMALL delegate", "risk GET-BACKING objections", "risk NOT-LIKE-THIS decide",
        "objections CHANGE open-mind", "objections EVIDENCE decide",
        "end-user RECOVER complaint", "end-user VISIT read-people",
        "open-mind TEST risk", "open-mind DECLINE communicate",
        "micromanage STEP-BACK delegate", "micromanage COACH delegate", "micromanage COME-CLOSER read-people",
        "standards MISSING vision", "review * vision",
    ];

    // Other assessments state their own.
    private static readonly string[] s_held =
        ["delegate", "decide", "complaint", "prioritize", "communicate", "mistakes", "read-people", "risk", "objections", "end-user", "open-mind", "micromanage", "standards", "vision", "review", "process", "partnership", "problem-record"];

    private static IEnumerable<Outcome> Outcomes() =>
        from skill in s_catalog.Skills
        where s_held.Contains(skill.Id)
        from worked in CaseFile.Read(skill)
        select skill.Assess(worked.Case);

    [Fact]
    public void No_card_leads_anywhere_else()
    {
        foreach (var outcome in Outcomes())
            foreach (var offer in outcome.Advice.Offers)
                Assert.True(s_agreed.Contains(Key(outcome, offer.Skill)) || s_agreed.Contains($"{outcome.Skill} * {offer.Skill}"), $"{Key(outcome, offer.Skill)} was not agreed on");
    }

    [Fact]
    public void Every_verdict_that_leads_on_does_so()
    {
        var seen = new HashSet<string>();
        foreach (var outcome in Outcomes())
            foreach (var agreed in s_agreed.Where(a => a.StartsWith($"{outcome.Skill} {Word(outcome.Verdict)} ", StringComparison.Ordinal)))
            {
                Assert.True(outcome.Advice.Offers.Any(o => o.Skill == agreed.Split(' ')[2]), $"{agreed} is missing");
                seen.Add(agreed);
            }
        Assert.Equal(s_agreed.Where(a => !a.Contains('*')).Order(), seen.Order());
    }

    [Fact]
    public void Every_offer_is_a_skill_that_is_there_and_never_itself()
    {
        foreach (var outcome in Outcomes())
            foreach (var offer in outcome.Advice.Offers)
            {
                Assert.NotNull(s_catalog.Find(offer.Skill));
                Assert.NotEqual(outcome.Skill, offer.Skill);
            }
    }

    [Fact]
    public void A_hand_over_that_stays_close_is_looked_at_in_ten_working_days() =>
        Assert.All(Outcomes().Where(o => o.Skill == "delegate" && o.Verdict is "COACH" or "PART"), o => Assert.Equal(10, o.Advice.Offers.Single(f => f.Skill == "micromanage").After));

    private static string Key(Outcome outcome, string offered) => $"{outcome.Skill} {Word(outcome.Verdict)} {offered}";

    private static string Word(string verdict) => verdict.Replace(' ', '-');
}
