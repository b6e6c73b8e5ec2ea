using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Skills.Prioritize;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class PrioritizeTests
{
    private static readonly PrioritizeSkill s_skill = new();

    /// <summary>The table for one item once more, from the document.</summary>
    private static string Expected(int impact, string when, string effort, bool must, bool purpose)
    {
        var soon = when is "today" or "week";
        if (must && soon) return "Now";
        if (must) return "Schedule";
        if (impact == 5 && when == "today") return "Now";
        if (!purpose) return "Clarify";
        if (impact >= 4 && soon) return "Now";
        if (impact == 3 && when == "today" && effort == "hours") return "Now";
        if (impact <= 2 && (when == "later" || effort == "weeks")) return "Decline";
        if (impact <= 2 && soon) return "HandOver";
        return "Schedule";
    }

    private static readonly int[] s_sizes = [2, 3, 4, 5, 10];

    private static decimal Days(string effort) => effort switch { "hours" => 0.25m, "days" => 2, _ => 5 };

    private static readonly (int Impact, string When, string Effort, bool Must, bool Purpose)[] s_kinds =
    [
        .. from impact in Enumerable.Range(1, 5)
           from when in "today week month later".Split(' ')
           from effort in "hours days weeks".Split(' ')
           from must in new[] { true, false }
           from purpose in new[] { true, false }
           select (impact, when, effort, must, purpose),
    ];

    private static readonly string[] s_capacities = ["0", "2.5", "5", "6.25", "20"];

    [Fact]
    public void Every_rating_of_an_item_gets_the_fate_of_the_table()
    {
        Assert.Equal(240, s_kinds.Length);
        var seen = new HashSet<string>();
        foreach (var (impact, when, effort, must, purpose) in s_kinds)
        {
            var fate = ItemTable.Judge(impact, Enum.Parse<When>(when, true), Enum.Parse<Effort>(effort, true), must, purpose).ToString();
            Assert.Equal(Expected(impact, when, effort, must, purpose), fate);
            seen.Add(fate);
        }
        Assert.Equal(5, seen.Count);
    }

    [Fact]
    public void Every_queue_gets_the_verdict_of_the_document()
    {
        var seen = new HashSet<string>();
        var count = 0;
        var next = 7;
        foreach (var kind in s_kinds)
            foreach (var size in s_sizes.Where(n => n < 10 || kind.Must))
            {
                var capacity = s_capacities[(count + count / s_capacities.Length) % s_capacities.Length]; // each size meets each
                // A fixed walk through the kinds stands in for their 240 to the power of ten mixtures.
                var items = Enumerable.Range(0, size).Select(_ => s_kinds[(next = (next * 131 + 17) % 100_003) % s_kinds.Length]).Prepend(kind).Take(size).ToList();
                var so = CaseFile.Of(s_skill, ("items", Rows(items)), ("capacity", capacity));
                var ruling = s_skill.Judge(so);
                var hands = decimal.Parse(capacity, System.Globalization.CultureInfo.InvariantCulture);
                var load = items.Where(i => Expected(i.Impact, i.When, i.Effort, i.Must, i.Purpose) == "Now").Sum(i => Days(i.Effort));
                var pressing = items.Count(i => i.When == "today" || i.Impact == 5);
                var expected = items.Count >= 4 && pressing > items.Count / 2.0 ? "ALL URGENT"
                    : hands == 0 ? load > 0 ? "OVER" : "FITS"
                    : load / hands > 1 ? "OVER" : load / hands >= 0.8m ? "TIGHT" : "FITS";
                Assert.Equal(expected, ruling.Verdict);
                Assert.InRange(ruling.Reasons.Count, 2, 4);
                if (capacity is "0" or "5" && size == 5) Assert.DoesNotContain('[', CaseFile.AllText(s_skill.Assess(so)));
                seen.Add(ruling.Verdict);
                count++;
            }
        Assert.Equal(s_skill.Verdicts.Keys.Order(), seen.Order());
        Assert.True(count > 1_000);
    }

    private static string Rows(IEnumerable<(int Impact, string When, string Effort, bool Must, bool Purpose)> items) => string.Join('\n', items.Select((i, at) =>
        $"audit {(char)('A' + at)}\t{i.Impact}\t{i.When}\t{i.Effort}\t{(i.Must ? "yes" : "no")}\t{(i.Purpose ? "yes" : "no")}"));

    [Fact]
    public void Within_a_fate_a_must_goes_first_then_the_weight_then_the_smaller_effort_then_the_older()
    {
        var queue = PrioritizeSkill.QueueOf(CaseFile.Of(s_skill, ("items", "older 4 week days\nnewer 4 week days\nlight 4 week hours\nheavy 5 today weeks\naudit 1 week weeks must")));
        Assert.Equal(["audit", "heavy", "light", "older", "newer"], queue.Ranked.Select(i => i.Name));
    }

    [Theory]
    [InlineData("payroll bug 5 today hours", "payroll bug", 5, When.Today, Effort.Hours, null, null)]
    [InlineData("payroll bug - hours, impact 5, today, must", "payroll bug", 5, When.Today, Effort.Hours, Mark.Yes, null)]
    [InlineData("badge reader: 4", "badge reader", 4, null, null, null, null)]
    [InlineData("wiki clean-up later 2 weeks no purpose", "wiki clean-up", 2, When.Later, Effort.Weeks, null, Mark.No)]
    [InlineData("firewall 4 week 2 days must no", "firewall", 4, When.Week, Effort.Days, Mark.No, null)]
    [InlineData("laptop 3 month days no yes", "laptop", 3, When.Month, Effort.Days, Mark.No, Mark.Yes)]
    [InlineData("Windows 11", "Windows 11", null, null, null, null, null)]
    [InlineData("Phase 2 today hours", "Phase 2", null, When.Today, Effort.Hours, null, null)]
    [InlineData("upgrade to version 5", "upgrade to version 5", null, null, null, null, null)]
    [InlineData("back up every week", "back up every week", null, null, null, null, null)]
    [InlineData("do it today", "do it today", null, null, null, null, null)]
    public void A_pasted_line_parts_into_name_and_rating(string line, string name, int? impact, object? when, object? effort, object? must, object? purpose) =>
        Assert.Equal((name, new Rating(impact, (When?)when, (Effort?)effort, (Mark?)must, (Mark?)purpose)), RatingWords.Part(line));

    [Theory]
    [InlineData("hours 5 today")]
    [InlineData("5, today, hours")]
    [InlineData("Impact 5/5. It is for today, a few hours")]
    [InlineData("todya 5 huors")]
    [InlineData("five today hours")]
    public void A_rating_reads_in_any_order(string typed)
    {
        var rating = RatingWords.Read(typed)!;
        Assert.Equal((5, When.Today, Effort.Hours), (rating.Impact, rating.When, rating.Effort));
    }

    [Theory]
    [InlineData("payroll bug, badge reader and a printer", 2)]
    [InlineData("payroll bug, badge reader, and a printer", 3)]
    [InlineData("payroll bug, 5, today; badge reader, 2", 2)]
    [InlineData("1. payroll bug\n2) badge reader\n- printer, ground floor", 3)]
    public void Items_come_a_line_each_or_parted_on_one_line(string typed, int count) => Assert.Equal(count, Queue(("items", typed)).Ranked.Count);

    [Fact]
    public void Fewer_than_two_and_more_than_ten_are_sent_back_kindly()
    {
        Assert.Contains("at least 2", Ask("items").Read("payroll bug", CaseFile.Monday).Problem, StringComparison.Ordinal);
        Assert.Contains("keep the 10", Ask("items").Read(string.Join('\n', Enumerable.Range(1, 11).Select(i => $"item number{i}x")), CaseFile.Monday).Problem, StringComparison.Ordinal);
        Assert.NotNull(Ask("items").Read("payroll bug\t3\tmonth\tdays\tno\tyes\n\t3\tmonth\tdays\tno\tyes", CaseFile.Monday).Problem);
        Assert.Contains("no “Request”", Ask("items").Read("a\t3\tmonth\tdays\tno\tyes\nb\t\t\t\t\t\n\t5\ttoday\tdays\tno\tyes", CaseFile.Monday).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_unrated_items_are_asked_for_and_the_rest_can_be_left_to_the_defaults()
    {
        var so = CaseFile.Of(s_skill, ("items", "payroll bug 5 today hours\nprinter\nwiki\nlaptop"));
        Assert.Equal(["rate-2", "rate-3", "rate-4"], Rates().Where(q => q.AskedWhen(so)).Select(q => q.Id));
        Assert.Contains("“printer” (2 of 4)", Ask("rate-2").Ask(so), StringComparison.Ordinal);
        var done = so with { Answers = so.Answers.With(Ask("rate-2"), Ask("rate-2").Read("defaults for the rest", CaseFile.Monday).Value!) };
        Assert.DoesNotContain(Rates(), q => q.AskedWhen(done) && !done.IsAnswered(q));
        Assert.NotNull(Ask("rate-2").Read("hm, hard to say", CaseFile.Monday).Problem);
    }

    [Fact]
    public void A_typed_talk_asks_for_each_unrated_request_and_then_for_the_capacity()
    {
        var talk = Dialog.Open("1", s_skill, "help me order these: payroll bug 5 today hours, printer, wiki", CaseFile.Monday, asForm: false);
        var asked = new List<string>();
        while (talk.Next(s_skill, new(talk.Answers, CaseFile.Monday, talk.Opening)) is { } question)
        {
            asked.Add(question.Id);
            talk = talk.Answer(question, question.Id == "rate-2" ? "2 later weeks" : Answers.Unknown);
        }
        Assert.Equal(["rate-2", "rate-3", "capacity"], asked);
        var outcome = s_skill.Assess(new(talk.Answers, CaseFile.Monday));
        Assert.Equal(("FITS", Confidence.Medium), (outcome.Verdict, outcome.Confidence));
        Assert.Contains("3. DECLINE: printer", outcome.Advice.Deliverables[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("-")]
    [InlineData("🙂 5 today")]
    [InlineData(",,,;;;\n\n")]
    [InlineData("no no no must must 5 5 5 5 weeks week")]
    public void Odd_lines_are_read_or_sent_back_and_never_fail(string typed)
    {
        var heard = Ask("items").Read(typed, CaseFile.Monday);
        Assert.True(heard.Value is null != heard.Problem is null);
        Ask("rate-1").Read(typed, CaseFile.Monday);
    }

    [Fact]
    public void Ratings_are_typed_one_by_one_but_stand_in_the_columns_of_a_form()
    {
        var so = CaseFile.Of(s_skill);
        var form = CoachCards.Form(Dialog.Open("1", s_skill, "", CaseFile.Monday, asForm: true), s_skill, so).Form!;
        Assert.Equal(["items", "capacity"], form.Fields.Select(f => f.Id));
        Assert.Equal(["item", "impact", "when", "effort", "must", "purpose"], form.Fields[0].Columns.Select(c => c.Id));
    }

    [Fact]
    public void A_changed_list_drops_the_ratings_that_belonged_to_the_old_one()
    {
        var so = CaseFile.Of(s_skill, ("items", "printer\nwiki"), ("rate-1", "5 today"));
        var dialog = new Dialog { Id = "1", Skill = s_skill.Id, Started = CaseFile.Monday.Today, Answers = so.Answers, Trail = ["items", "rate-1"] };
        var changed = dialog.Answer(Ask("items"), Ask("items").Read("wiki\nprinter", CaseFile.Monday).Value!);
        Assert.Null(changed.Answers[Ask("rate-1")]);
        Assert.Equal(["items"], changed.Trail);
    }

    [Fact]
    public void Duplicates_merge_and_the_more_pressing_rating_stands()
    {
        var outcome = Assess(("items", "Payroll bug 3 month hours\nthe payroll  bug 5 today days\nwiki 2 later days"));
        Assert.Contains(outcome.Advice.Notes, n => n.Contains("“Payroll bug” was listed more than once", StringComparison.Ordinal));
        var item = Queue(("items", "Payroll bug 3 month hours\nthe payroll  bug 5 today days\nwiki 2 later days")).Ranked[0];
        Assert.Equal((5, When.Today, Effort.Days), (item.Impact, item.When, item.Effort));
    }

    [Fact]
    public void A_must_without_a_named_rule_is_asked_about_and_falls_when_there_is_none()
    {
        (string, string)[] said = [("items", "new logo 2 week weeks must\nwiki 1 later hours"), ("capacity", "5")];
        Assert.True(Ask("rule").AskedWhen(CaseFile.Of(s_skill, said)));
        Assert.False(Ask("rule").AskedWhen(CaseFile.Of(s_skill, ("items", "GDPR request 2 week weeks must\nwiki 1 later hours"))));
        Assert.Equal("TIGHT", Assess(said).Verdict);
        Assert.Equal("TIGHT", Assess([.. said, ("rule", "the trademark law")]).Verdict);
        var without = Assess([.. said, ("rule", "none")]);
        Assert.Equal("FITS", without.Verdict);
        Assert.Contains(without.Advice.Notes, n => n.Contains("No rule makes “new logo” a must", StringComparison.Ordinal));
    }

    [Fact]
    public void Rank_is_never_scored_but_what_they_know_is_asked()
    {
        var so = CaseFile.Of(s_skill, CaseFile.Monday, "VIP wants it today", ("items", "laptop 2 month days\nwiki 2 month days"));
        Assert.True(Ask("knows").AskedWhen(so));
        Assert.Contains(s_skill.Assess(so).Advice.Notes, n => n.StartsWith("Rank was not scored.", StringComparison.Ordinal));
        var told = so with { Answers = so.Answers.With(Ask("knows"), "the contract ends Friday") };
        Assert.Contains("the contract ends Friday", CaseFile.AllText(s_skill.Assess(told)), StringComparison.Ordinal);
        Assert.Equal(s_skill.Judge(so).Verdict, s_skill.Judge(so with { Opening = "" }).Verdict);
    }

    [Fact]
    public void The_trade_off_note_says_what_moves_to_which_day()
    {
        var advice = Assess(("items", "payroll bug 5 today days\nbadge reader 4 week weeks"), ("capacity", "5")).Advice;
        var note = advice.Deliverables.Single(d => d.Title == "Trade-off note").Text;
        Assert.Contains("we have 5 person-days, and the work for now needs 7 person-days. Not all of it fits.", note, StringComparison.Ordinal);
        Assert.Contains("1. payroll bug, done about Tuesday 24 November 2026", note, StringComparison.Ordinal);
        Assert.Contains("Doing “payroll bug” moves “badge reader” to Tuesday 1 December 2026. The other way round, “payroll bug” is done about Tuesday 1 December 2026.", note, StringComparison.Ordinal);
    }

    [Fact]
    public void All_urgent_asks_the_owner_pair_by_pair()
    {
        var outcome = Assess(("items", "alpha 5 today hours\nbeta 4 today days\ngamma 3 today days\ndelta 2 later weeks"), ("capacity", "5"));
        var note = outcome.Advice.Deliverables.Single(d => d.Title == "Trade-off note").Text;
        Assert.Contains("- “alpha” or “beta”?", note, StringComparison.Ordinal);
        Assert.Contains("“gamma”?", note, StringComparison.Ordinal);
        Assert.DoesNotContain("delta", note, StringComparison.Ordinal);
        Assert.Equal("objections", outcome.Advice.Offers[0].Skill);
    }

    [Fact]
    public void Everyone_who_waits_or_must_explain_gets_a_reply_of_their_own()
    {
        var advice = Assess(("items", "payroll bug 5 today hours\nwiki 1 later weeks\nportal 4 week days no purpose\nprinter 2 today hours")).Advice;
        var replies = advice.Deliverables.Where(d => d.Title.StartsWith("“Not now”", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, replies.Count);
        Assert.Contains(replies, r => r.Text.Contains("“wiki”", StringComparison.Ordinal) && r.Text.Contains("“payroll bug” comes first", StringComparison.Ordinal));
        Assert.Contains(replies, r => r.Text.Contains("who owns it and what it is for", StringComparison.Ordinal));
        Assert.Contains(advice.Steps, s => s.Contains("“printer”", StringComparison.Ordinal));
        Assert.Equal(["delegate", "communicate"], advice.Offers.Select(o => o.Skill));
    }

    [Fact]
    public void The_note_goes_today_and_the_question_comes_in_five_working_days()
    {
        var advice = Assess(("items", "a thing 5 today hours\nb thing 1 later hours")).Advice;
        Assert.Equal(new DateOnly(2026, 11, 23), advice.Next.On);
        Assert.Equal(new DateOnly(2026, 11, 30), advice.FollowUp!.On);
        Assert.Equal("Which item jumped the queue, and was it right?", advice.FollowUp.Text);
    }

    [Fact]
    public void Nobody_free_gives_no_dates_and_no_failure()
    {
        var note = Assess(("items", "alpha 5 today hours\nbeta 4 week days"), ("capacity", "0")).Advice.Deliverables.Single(d => d.Title == "Trade-off note").Text;
        Assert.Contains("leaves “beta” without a date", note, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wanted_sooner_than_it_can_be_done_is_said() =>
        Assert.Contains("“beta” is wanted this week, but at this pace it is done about Tuesday 1 December 2026.", CaseFile.AllText(Assess(("items", "alpha 5 today days\nbeta 4 week weeks"), ("capacity", "5"))), StringComparison.Ordinal);

    [Fact]
    public void When_everything_is_declined_the_headline_says_so() =>
        Assert.Contains("“not now”", Assess(("items", "logo 2 later weeks\nwiki 1 later hours")).Advice.Headline, StringComparison.Ordinal);

    [Fact]
    public void With_nothing_listed_the_advice_is_to_list()
    {
        var outcome = s_skill.Assess(CaseFile.Of(s_skill, ("items", "?"), ("capacity", "?")));
        Assert.Contains("listing the requests first", outcome.Advice.Headline, StringComparison.Ordinal);
        Assert.Empty(outcome.Advice.Deliverables);
    }

    [Theory]
    [InlineData("help me order these:\n- payroll bug\n- badge reader", "payroll bug; badge reader")]
    [InlineData("everything is urgent: payroll bug, badge reader", "payroll bug; badge reader")]
    [InlineData("everything is urgent", null)]
    [InlineData("sales jumped the queue", null)]
    public void A_list_in_the_opening_is_taken(string opening, string? shown) =>
        Assert.Equal(shown, Ask("items").Find(opening, CaseFile.Monday) is { } stored ? Ask("items").Show(stored) : null);

    private static Outcome Assess(params (string, string)[] answers) => s_skill.Assess(CaseFile.Of(s_skill, answers));

    private static Queue Queue(params (string, string)[] answers) => PrioritizeSkill.QueueOf(CaseFile.Of(s_skill, answers));

    private static Question Ask(string id) => s_skill.Questions.Single(q => q.Id == id);

    private static IEnumerable<Question> Rates() => s_skill.Questions.Where(q => q.Id.StartsWith("rate-", StringComparison.Ordinal));
}
