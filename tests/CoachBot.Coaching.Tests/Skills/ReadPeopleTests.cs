using System.Globalization;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Rhythm;
using CoachBot.Coaching.Skills.ReadPeople;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class ReadPeopleTests
{
    private static readonly Skill s_skill = new ReadPeopleSkill();
    private static readonly string[] s_signals = ["quiet", "sharp", "slipping", "agreeing", "wellbeing", "other"];

    /// <summary>The table as the domain text has it, "don't know" included.</summary>
    private static string Table(string signal, string change, string proof, string stake, string me)
    {
        if (signal == "wellbeing") return "SUPPORT";
        if (me is not ("calm" or "?")) return "STEADY";
        if (proof is "hearsay" or "guess" or "?") return "CHECK";
        if (change == "marked" && (stake is "4" or "5")) return "TALK";
        return change != "none" ? "CHECK" : "ROOM";
    }

    private static IEnumerable<(Case Case, string Verdict)> Every() =>
        from signal in s_signals.Append("?")
        from change in "none bit marked ?".Split(' ')
        from proof in "saw several hearsay guess ?".Split(' ')
        from stake in "1 2 3 4 5 ?".Split(' ')
        from me in "calm irritated drained ?".Split(' ')
        select (Of(("signal", signal), ("change", change), ("proof", proof), ("stake", stake), ("me", me)), Table(signal, change, proof, stake, me));

    private static Case Of(params (string Id, string Stored)[] said) =>
        new(said.Aggregate(Answers.None, (answers, s) => answers.With(s_skill.Questions.Single(q => q.Id == s.Id), s.Stored)), CaseFile.Monday);

    private static Outcome Assess(params (string Id, string Stored)[] said) => s_skill.Assess(Of(said));

    private static string Text(Outcome outcome) => string.Join("\n", outcome.Advice.Deliverables.Select(d => d.Text));

    [Fact]
    public void Every_combination_gets_the_verdict_of_the_table()
    {
        var wrong = Every().Select(e => (e.Case, e.Verdict, Got: s_skill.Assess(e.Case).Verdict)).Where(e => e.Got != e.Verdict);
        Assert.Empty(wrong.Take(5).Select(w => $"{string.Join(",", w.Case.Answers.Values)}: {w.Got}, not {w.Verdict}"));
    }

    [Fact]
    public void Every_verdict_is_reached_and_every_row_speaks()
    {
        var outcomes = Every().Select(e => s_skill.Assess(e.Case)).ToList();
        Assert.Equal(s_skill.Verdicts.Keys.Order(), outcomes.Select(o => o.Verdict).Distinct().Order());
        Assert.Equal(s_skill.Rules.Select(r => r.Id).Order(), outcomes.Select(o => o.Row).Distinct().Order());
    }

    [Fact]
    public void Every_card_is_complete_and_its_reasons_rest_on_answers()
    {
        foreach (var (so, _) in Every())
        {
            var outcome = s_skill.Assess(so);
            Assert.InRange(outcome.Reasons.Count, outcome.Verdict == "SUPPORT" ? 1 : 2, 4);
            Assert.All(outcome.Reasons, r => Assert.Matches("^(You said|You were not sure|I took it)", r));
            Assert.All(outcome.Advice.Deliverables, d => Assert.DoesNotContain('[', d.Text));
            Assert.DoesNotContain('!', Text(outcome));
            Assert.StartsWith("I'd lean towards", outcome.Advice.Headline, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Steady_also_shows_the_verdict_of_a_calm_reader()
    {
        var outcome = Assess(("change", "marked"), ("proof", "saw"), ("stake", "5"), ("me", "irritated"));
        Assert.Contains(outcome.Advice.Notes, n => n.Contains("calm head", StringComparison.Ordinal) && n.Contains("TALK", StringComparison.Ordinal));
        Assert.Equal(new(2026, 11, 24), outcome.Advice.Next.On);
    }

    [Fact]
    public void Support_shows_contacts_and_no_analysis()
    {
        var outcome = Assess(("scene", "Ana cried after the call"), ("who", "Ana"), ("signal", "wellbeing"));
        Assert.Contains("HR team", Text(outcome), StringComparison.Ordinal);
        Assert.Contains("emergency", Text(outcome), StringComparison.Ordinal);
        Assert.DoesNotContain("xplanation", Text(outcome), StringComparison.Ordinal);
        Assert.Contains("Ana", Text(outcome), StringComparison.Ordinal);
        Assert.Equal(CaseFile.Monday.Today, outcome.Advice.Next.On);
        Assert.Empty(outcome.Advice.Offers);
        Assert.Equal(Confidence.High, outcome.Confidence);
    }

    [Fact]
    public void Support_asks_nothing_more()
    {
        var talk = Dialog.Open("1", s_skill, "Ana was in tears after the call", CaseFile.Monday, false);
        Assert.Null(talk.Next(s_skill, new(talk.Answers, CaseFile.Monday, talk.Opening)));
    }

    [Theory]
    [InlineData("TALK", "marked", "saw", "2026-11-23")]
    [InlineData("CHECK", "bit", "saw", "2026-11-25")]
    [InlineData("CHECK", "marked", "hearsay", "2026-11-25")]
    [InlineData("ROOM", "none", "saw", "2026-11-24")]
    public void The_next_action_is_dated_by_the_verdict(string verdict, string change, string proof, string next)
    {
        var outcome = Assess(("change", change), ("proof", proof), ("stake", "4"), ("me", "calm"), ("signal", "quiet"), ("who", "Sam"));
        Assert.Equal((verdict, DateOnly.Parse(next, CultureInfo.InvariantCulture)), (outcome.Verdict, outcome.Advice.Next.On));
        Assert.Equal(new Dated("Which explanation was true?", new(2026, 11, 30)), outcome.Advice.FollowUp);
    }

    [Fact]
    public void Facts_are_parted_from_story()
    {
        var text = Text(Assess(("scene", "Sam said nothing in three stand-ups. I think he is angry with me."), ("who", "Sam"), ("signal", "quiet"), ("change", "marked"), ("proof", "saw"), ("stake", "4")));
        var story = text.IndexOf("a story until checked", StringComparison.Ordinal);
        Assert.InRange(text.IndexOf("Sam said nothing", StringComparison.Ordinal), 0, story);
        Assert.True(text.IndexOf("I think he is angry", StringComparison.Ordinal) > story);
        Assert.Contains("Sam, thank you for making time. I have heard less", text, StringComparison.Ordinal);
        Assert.Contains("Two other explanations", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Hearsay_is_never_put_down_as_seen()
    {
        var text = Text(Assess(("scene", "Priya wants to leave."), ("who", "Priya"), ("proof", "hearsay")));
        Assert.Contains("Nothing first-hand", text, StringComparison.Ordinal);
        Assert.Contains("What I was told, unchecked:\n- Priya wants to leave.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_name_is_addressed() =>
        Assert.Contains("“I would rather ask", Text(Assess(("who", "the vendor"), ("change", "none"), ("proof", "saw"))), StringComparison.Ordinal);

    [Fact]
    public void Gone_quiet_without_a_change_is_asked_about_and_changes_the_answer()
    {
        var so = Of(("scene", "Sam has gone quiet"), ("change", "none"), ("proof", "saw"), ("signal", "quiet"), ("stake", "3"), ("me", "calm"), ("who", "Sam"));
        var talk = new Dialog { Id = "1", Skill = s_skill.Id, Started = so.Now.Today, Answers = so.Answers };
        var asked = talk.Next(s_skill, so);
        Assert.Equal("quieter", asked?.Id);
        talk = talk.Answer(asked!, "bit");
        Assert.Equal("CHECK", s_skill.Assess(so with { Answers = talk.Answers }).Verdict);
        Assert.Null(talk.Next(s_skill, so with { Answers = talk.Answers }));
    }

    [Fact]
    public void Several_people_bring_up_the_managers_own_news()
    {
        var talk = Dialog.Open("1", s_skill, "the team seems flat", CaseFile.Monday, false);
        var news = s_skill.Questions.Single(q => q.Id == "news");
        Assert.True(news.AskedWhen(new(talk.Answers, CaseFile.Monday, talk.Opening)));
        Assert.False(news.AskedWhen(Of(("scene", "Sam has gone quiet"), ("who", "Sam"))));
        var outcome = Assess(("scene", "the team seems flat"), ("proof", "saw"), ("news", "yes"));
        Assert.Contains(outcome.Advice.Notes, n => n.Contains("Your own news", StringComparison.Ordinal));
        Assert.Contains("how it landed", Text(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public void The_approach_follows_the_need()
    {
        var steps = Assess(("proof", "saw"), ("change", "bit")).Advice.Steps;
        Assert.Equal(4, steps.Count);
        Assert.Contains(steps, s => s.Contains("certainty: give a date", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Sam's gone quiet", "signal", "quiet")]
    [InlineData("he agrees, then nothing happens", "signal", "agreeing")]
    [InlineData("She snapped at the vendor and I'm annoyed", "me", "irritated")]
    [InlineData("she has gone quiet and cried yesterday", "signal", "wellbeing")]
    public void Explicit_words_are_taken_from_the_opening(string opening, string id, string word) =>
        Assert.Equal(word, s_skill.Questions.Single(q => q.Id == id).Find(opening, CaseFile.Monday));

    [Fact]
    public void Talking_and_checking_offer_to_prepare_the_words()
    {
        Assert.Equal("communicate", Assert.Single(Assess(("proof", "saw"), ("change", "bit")).Advice.Offers).Skill);
        Assert.Empty(Assess(("proof", "saw"), ("change", "none")).Advice.Offers);
    }

    [Fact]
    public void The_title_fits_and_labels_are_short()
    {
        Assert.InRange(s_skill.Title.Length, 1, 24);
        Assert.All(s_skill.Questions.SelectMany(q => q.Options), o => Assert.InRange(o.Label.Length, 1, 75));
    }
}
