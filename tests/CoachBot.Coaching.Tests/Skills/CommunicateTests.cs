using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Skills.Communicate;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class CommunicateTests
{
    private const string Good = "You cannot print on Friday from 17:00 to 19:00. No action is needed.";
    private const string Four = "You cannot print on Friday from 17:00 to 19:00.";
    private const string Poor = "The controller had old firmware. The vendor recommends an update.";
    private static readonly CommunicateSkill s_skill = new();

    /// <summary>The table once more, from the document.</summary>
    private static string Expected(string purpose, string reach, string facts, string when, string stakes, int lint)
    {
        var confirmed = facts == "yes";
        if (purpose == "person") return "TALK";
        var (high, notMany) = (stakes is "4" or "5", reach is "one" or "few");
        if (purpose == "badnews" && high && notMany && (confirmed || when == "now")) return "TALK";
        if (!confirmed && when == "now") return "HOLDING NOTE";
        if (!confirmed) return "WAIT";
        return lint < 4 ? "REWRITE" : "SEND";
    }

    [Fact]
    public void Every_combination_of_answers_gets_the_verdict_of_the_table()
    {
        var seen = new HashSet<string>();
        var count = 0;
        foreach (var (draft, lint) in new[] { ((string?)null, 0), (Poor, 2), (Four, 4), (Good, 5) })
            foreach (var purpose in new[] { "inform", "ask", "badnews", "person", "?" })
                foreach (var reach in new[] { "one", "few", "many", "?" })
                    foreach (var audience in new[] { "users", "team", "executives", "other" })
                        foreach (var facts in new[] { "yes", "no", "?" })
                            foreach (var when in new[] { "now", "today", "week", "?" })
                                foreach (var stakes in new[] { "1", "3", "4", "5", "?" })
                                {
                                    (string, string)[] said = [("purpose", purpose), ("reach", reach), ("audience", audience), ("facts", facts), ("when", when), ("stakes", stakes)];
                                    var so = CaseFile.Of(s_skill, draft is null ? said : [("draft", draft), .. said]);
                                    var ruling = s_skill.Judge(so);
                                    Assert.Equal(Expected(purpose, reach, facts, when, stakes, lint), ruling.Verdict);
                                    Assert.InRange(ruling.Reasons.Count, 2, 4);
                                    seen.Add(ruling.Verdict);
                                    if (count++ % 11 != 0) continue; // prime to every list above, so that all of them meet
                                    var outcome = s_skill.Assess(so);
                                    Assert.NotEmpty(outcome.Advice.Deliverables);
                                    Assert.DoesNotContain('[', CaseFile.AllText(outcome));
                                }
        Assert.Equal(s_skill.Verdicts.Keys.Order(), seen.Order());
    }

    [Theory]
    [InlineData("now", "2026-11-23", "2026-11-25")]
    [InlineData("today", "2026-11-23", "2026-11-25")]
    [InlineData("week", "2026-11-27", "2026-12-01")]
    public void It_goes_out_when_it_has_to_and_two_working_days_later_I_ask(string when, string next, string later)
    {
        var advice = Assess(("draft", Good), ("when", when)).Advice;
        Assert.Equal((next, later), ($"{advice.Next.On:yyyy-MM-dd}", $"{advice.FollowUp!.On:yyyy-MM-dd}"));
        Assert.Equal("What did someone repeat back to you?", advice.FollowUp.Text);
    }

    [Fact]
    public void This_week_ends_with_its_last_working_day_even_on_that_day()
    {
        var friday = CaseFile.Monday with { Today = new(2026, 11, 27) };
        Assert.Equal(new(2026, 11, 27), s_skill.Assess(CaseFile.Of(s_skill, friday, "", ("when", "week"))).Advice.Next.On);
        var saturday = CaseFile.Monday with { Today = new(2026, 11, 28) };
        Assert.Equal(new(2026, 11, 30), s_skill.Assess(CaseFile.Of(s_skill, saturday, "", ("when", "week"))).Advice.Next.On);
    }

    [Fact]
    public void Effect_ask_and_date_come_first_and_nothing_is_lost()
    {
        const string draft = "Hi all,\nthe controller had old firmware. The vendor recommends an update. You cannot print on Friday from 17:00. Please print before that.\nRegards\nKim";
        var text = Text(Assess(("draft", draft), ("reach", "many")), "Improved message");
        Assert.StartsWith("Hi all,\nYou cannot print on Friday from 17:00. Please print before that.", text, StringComparison.Ordinal);
        foreach (var kept in new[] { "the controller had old firmware.", "The vendor recommends an update.", "Regards\nKim" })
            Assert.Contains(kept, text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_draft_lacks_comes_from_the_answers_or_is_named()
    {
        var told = Text(Assess(("draft", Poor), ("point", "you cannot print on Friday evening"), ("action", "print before five"), ("day", "2026-11-27")), "Improved message");
        Assert.Contains("You cannot print on Friday evening. Please print before five. The date to note: Friday 27 November 2026.", told, StringComparison.Ordinal);
        var untold = Assess(("draft", Poor));
        Assert.Equal(3, untold.Advice.Notes.Count(n => n.StartsWith("It still", StringComparison.Ordinal)));
        Assert.DoesNotContain("Please", Text(untold, "Improved message"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_do_is_said_in_so_many_words() =>
        Assert.Equal("Hello,\nYou can print again. No action is needed.", Text(Assess(("when", "now"), ("facts", "yes"), ("point", "you can print again"), ("action", "nothing")), "Message from a template"));

    [Fact]
    public void Without_a_draft_or_a_fact_there_is_an_order_to_follow() =>
        Assert.Contains("First sentence: what changes", Text(Assess(("when", "now")), "Order of the message"), StringComparison.Ordinal);

    [Theory]
    [InlineData("users", 150)]
    [InlineData("executives", 100)]
    public void What_is_too_long_moves_word_for_word_to_the_details(string audience, int most)
    {
        var draft = "You cannot print on Friday. Please print before noon. " + string.Join(' ', Enumerable.Range(1, 40).Select(i => $"Background sentence number {i} follows."));
        var advice = Assess(("draft", draft), ("audience", audience)).Advice;
        var body = advice.Deliverables[0].Text.Split('\n').Where(l => !l.StartsWith("Subject:", StringComparison.Ordinal));
        Assert.InRange(body.Sum(MessageText.WordsIn), most - 10, most);
        var details = advice.Deliverables.Single(d => d.Title == "Details, if they ask").Text;
        Assert.EndsWith("Background sentence number 40 follows.", details, StringComparison.Ordinal);
        Assert.Equal(40, (advice.Deliverables[0].Text + details).Split("Background sentence").Length - 1);
    }

    [Fact]
    public void One_ask_stays_and_the_others_wait_for_a_message_of_their_own()
    {
        var outcome = Assess(("draft", "You will get a new laptop. Please read the guide. Please clean your desk."));
        Assert.Equal("Hello,\nYou will get a new laptop. Please read the guide.", Text(outcome, "Improved message"));
        Assert.Equal("Please clean your desk.", Text(outcome, "The other asks, to send another day"));
    }

    [Fact]
    public void A_message_that_still_lacks_something_is_completed_before_it_goes()
    {
        Assert.Equal("Add what is still missing, then send the message.", Assess(("draft", Poor)).Advice.Next.Text);
        Assert.Equal("Send the message.", Assess(("draft", Good)).Advice.Next.Text);
    }

    [Fact]
    public void Executives_find_the_ask_in_the_subject() =>
        Assert.StartsWith("Subject: Please approve the new date by Friday\n", Text(Assess(("draft", "We met the vendor. The rollout slips by two weeks. Please approve the new date by Friday. We looked at it."), ("audience", "executives")), "Improved message"), StringComparison.Ordinal);

    [Fact]
    public void Abbreviations_are_explained_once_or_named()
    {
        var advice = Assess(("draft", "You need MFA for the VPN and the XQZ from Friday. Please install it. VPN matters. Ask DNS.")).Advice;
        Assert.Contains("MFA (a second step when signing in) for the VPN (the secure connection", advice.Deliverables[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, advice.Deliverables[0].Text.Split("VPN (").Length);
        Assert.Contains(advice.Notes, n => n.Contains("XQZ", StringComparison.Ordinal));
    }

    [Fact]
    public void Confirmed_and_probably_do_not_go_together()
    {
        var so = CaseFile.Of(s_skill, ("draft", "You can probably print again on Friday. No action is needed."), ("facts", "yes"));
        var sure = s_skill.Questions.Single(q => q.Id == "sure");
        Assert.True(sure.AskedWhen(so));
        Assert.Contains("“probably”", sure.Ask(so), StringComparison.Ordinal);
        Assert.Equal("no", sure.Revises("no")!.Value.Stored);
        Assert.Null(sure.Revises("yes"));
        Assert.False(sure.AskedWhen(CaseFile.Of(s_skill, ("draft", Good), ("facts", "yes"))));
    }

    [Fact]
    public void Bad_news_to_many_with_much_at_stake_warns_the_key_people_first()
    {
        Assert.Contains(Assess(("draft", Good), ("purpose", "badnews"), ("stakes", "4")).Advice.Steps, s => s.Contains("key people", StringComparison.Ordinal));
        Assert.Empty(Assess(("draft", Good), ("purpose", "badnews"), ("stakes", "3")).Advice.Steps);
    }

    [Fact]
    public void A_holding_note_says_what_is_known_what_is_not_and_when_more_comes()
    {
        var text = Text(Assess(("draft", "You cannot log in. It is probably the network."), ("facts", "no"), ("when", "now")), "Holding note");
        Assert.Contains("What we know: You cannot log in.", text, StringComparison.Ordinal);
        Assert.Contains("What we do not know yet: whether this holds: It is probably the network.", text, StringComparison.Ordinal);
        Assert.Contains("Next update: within two hours", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_names_who_confirms()
    {
        var outcome = Assess(("draft", Good), ("facts", "no"), ("confirmer", "Ana"));
        Assert.Contains("Hello Ana,", Text(outcome, "Note to confirm it"), StringComparison.Ordinal);
        Assert.Contains("Ana", outcome.Advice.Next.Text, StringComparison.Ordinal);
        Assert.Equal("decide", outcome.Advice.Offers.Single().Skill);
        Assert.Contains(Assess(("facts", "no")).Advice.Notes, n => n.Contains("Name one person", StringComparison.Ordinal));
    }

    [Fact]
    public void A_talk_has_point_effect_ask_and_their_questions()
    {
        var outcome = Assess(("purpose", "badnews"), ("reach", "few"), ("stakes", "5"), ("point", "the move slips to May"));
        var text = Text(outcome, "Talk outline");
        foreach (var part in new[] { "Point: The move slips to May.", "Effect:", "Ask:", "Their questions:" })
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.Equal("read-people", outcome.Advice.Offers.Single().Skill);
    }

    [Theory]
    [InlineData("check this email: Hi all, you cannot print on Friday.", "Hi all, you cannot print on Friday.")]
    [InlineData("Is this message okay?\nYou cannot print on Friday evening.", "You cannot print on Friday evening.")]
    [InlineData("how do I announce the outage?", null)]
    [InlineData("nobody reads our notices", null)]
    public void Only_a_real_draft_is_taken_from_the_opening(string opening, string? draft) =>
        Assert.Equal(draft, s_skill.Questions[0].Find(opening, CaseFile.Monday));

    private static Outcome Assess(params (string, string)[] answers) => s_skill.Assess(CaseFile.Of(s_skill, answers));

    private static string Text(Outcome outcome, string title) => outcome.Advice.Deliverables.Single(d => d.Title == title).Text;
}
