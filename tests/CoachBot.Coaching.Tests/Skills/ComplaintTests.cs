using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Drafts;
using CoachBot.Coaching.Skills.Complaint;

namespace CoachBot.Coaching.Tests.Skills;

public sealed class ComplaintTests
{
    private static readonly string[] s_abouts = ["service", "manner", "rights"], s_sevs = ["annoying", "slowed", "stopped"],
        s_moods = ["calm", "annoyed", "angry", "abusive"], s_faults = ["ours", "partly", "rule", "stale", "notours", "unknown", "?"], s_reaches = ["one", "team", "many"];

    private static readonly int[] s_times = [1, 2, 3, 4];

    private readonly ComplaintSkill _skill = new();

    [Fact]
    public void Every_combination_gets_the_verdict_flag_and_dates_of_the_table()
    {
        var seen = new HashSet<string>();
        foreach (var (about, sev, mood, fault, reach, times) in Combinations())
        {
            var outcome = Assess(("about", about), ("sev", sev), ("mood", mood), ("fault", fault), ("reach", reach), ("times", $"{times}"));
            var where = $"{about} {sev} {mood} {fault} {reach} {times}";
            var verdict = Table(about, sev, mood, fault);
            seen.Add(outcome.Verdict);

            Assert.True(verdict == outcome.Verdict, $"{where}: {outcome.Verdict}, not {verdict}");
            Assert.True((verdict == "REFER" ? null : Flag(sev, reach, times)) == outcome.Advice.Problem, where);
            Assert.Equal(NextOn(about, sev, mood, reach), outcome.Advice.Next.On);
            Assert.Equal(FollowUpOn(verdict), outcome.Advice.FollowUp?.On);
            Assert.InRange(outcome.Reasons.Count, 2, 4);
            Assert.All(outcome.Reasons, r => Assert.Matches("^(You said|You were not sure|I took it) ", r));
        }
        Assert.Equal(_skill.Verdicts.Keys.Order(), seen.Order());
        Assert.Equal(_skill.Rules.Select(r => r.Verdict).Distinct().Order(), seen.Order());
    }

    [Fact]
    public void Every_reply_it_writes_is_clear_to_send()
    {
        (string, string)[][] told =
        [
            [],
            [("said", "finance is furious about the outage"), ("who", "Anna"), ("because", "it protects everyone's accounts"), ("offer", "lend her a spare laptop"), ("owner", "Facilities")],
            [("said", "You idiots never answer! The VPN has been down for two days."), ("who", "the CEO"), ("because", "policy requires it"), ("offer", "calm down first"), ("owner", "the idiots downstairs")],
            [("said", "she says we never reply"), ("who", "Sam [x]"), ("because", "security"), ("offer", "a faster laptop"), ("owner", "network team")],
            [("said", "You should have told me. It was only a minor issue, you said, per policy, and \"calm down"), ("owner", "not sure"), ("because", "rules are rules, \"sorry"), ("offer", "nothing")],
        ];
        foreach (var (at, (about, sev, mood, fault, reach, times)) in Combinations().Where(c => c.About != "rights" && c.Times <= 2).Index())
        {
            var words = told[(at + at / told.Length) % told.Length]; // shifted, so that each meets every answer
            var outcome = Assess([("about", about), ("sev", sev), ("mood", mood), ("fault", fault), ("reach", reach), ("times", $"{times}"), .. words]);
            var draft = Assert.Single(outcome.Advice.Deliverables).Text;
            var report = DraftCheck.Read(draft);

            Assert.True(report.Verdict == DraftVerdict.Clear && report.Hits.Count == 0, $"{report.Word} {string.Join(", ", report.Hits.Select(h => h.Category + " " + h.Span))} {string.Join(", ", report.Missing)}\n{draft}");
            Assert.DoesNotContain('[', draft);
            Assert.Contains("Write to me directly; you need no ticket for this.", draft, StringComparison.Ordinal);
            Assert.Matches("[Yy]ou (and your team )?(lost|could not|had to|waited|came for help and had to)", draft);
            Assert.Contains(Line(about, fault), draft, StringComparison.Ordinal);
            Assert.DoesNotContain("idiot", draft, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("finance is furious about the outage", "You told me about the outage.")]
    [InlineData("she says we never reply", "You told me that we never reply.")]
    [InlineData("third printer complaint", "You told me about the printer.")]
    [InlineData("Anna is angry because her laptop is still not replaced", "You told me that your laptop is still not replaced.")]
    [InlineData("Tom says he was promised a laptop in May", "You told me that you were promised a laptop in May.")]
    [InlineData("Priya complained that nobody called her back", "You told me that nobody called you back.")]
    [InlineData("the director is angry with us about her broken docking station again", "You told me about your broken docking station.")]
    [InlineData("I can't print since Monday!", "You told me: “I can't print since Monday.”")]
    [InlineData("You are useless. The VPN has been down for two days.", "You told me: “The VPN has been down for two days.”")]
    [InlineData("She wrote: \"My laptop crashes every morning.\"", "You told me: “My laptop crashes every morning.”")]
    [InlineData("Hi team,\nI've been waiting three weeks for my laptop.\nRegards\nTom", "You told me: “I've been waiting three weeks for my laptop.”")]
    [InlineData("VPN drops every hour", "You told me: “VPN drops every hour.”")]
    [InlineData("the outage", "You told me about the outage.")]
    public void The_reply_starts_with_their_point(string said, string first) => Assert.Equal(first, Heard(said));

    [Theory]
    [InlineData("got a rude email")]
    [InlineData("the CEO copied everyone")]
    [InlineData("is this reply okay?")]
    [InlineData("it wasn't even our fault")]
    [InlineData("you are all idiots")]
    [InlineData("finance says they never call back")]
    [InlineData("she says he ignored her")]
    [InlineData("finance is furious with us")]
    public void Words_that_do_not_say_what_it_was_about_are_not_guessed_at(string said)
    {
        var outcome = Assess(("said", said), ("fault", "ours"));

        Assert.Equal("Thank you for telling me plainly what went wrong for you.", Heard(said));
        Assert.Contains(outcome.Advice.Notes, n => n.Contains("first line is general", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reply_names_the_person_and_real_dates()
    {
        var outcome = Assess(("said", "finance is furious about the outage"), ("who", "Anna"), ("fault", "ours"));
        var draft = outcome.Advice.Deliverables[0];

        Assert.Equal("Reply draft", draft.Title);
        Assert.StartsWith("Hello Anna,\nYou told me about the outage.\n", draft.Text, StringComparison.Ordinal);
        Assert.Contains("put right by Wednesday 25 November 2026", draft.Text, StringComparison.Ordinal);
        Assert.Contains("That was ours, and I am sorry.", draft.Text, StringComparison.Ordinal);
        Assert.Equal("What did they say when you asked if it is settled?", outcome.Advice.FollowUp!.Text);
        Assert.Contains("Anna", outcome.Advice.Next.Text, StringComparison.Ordinal);
        Assert.Equal("Anna", outcome.Advice.Subject);
    }

    [Theory]
    [InlineData("it protects everyone's accounts", "lend her a spare laptop", "I can't change this, because it protects everyone's accounts; what I can do is lend you a spare laptop.")]
    [InlineData("Because of cost.", "we could offer him a spare laptop", "I can't change this, because of cost; what I can offer you is a spare laptop.")]
    [InlineData("security", "setting up a shared mailbox", "I can't change this, because of security; what I can offer you is setting up a shared mailbox.")]
    [InlineData(null, null, "I can't change this, because I owe everyone who asks the same answer; what I can do is sit down with you and look for the nearest thing that helps.")]
    public void A_no_carries_its_reason_and_the_nearest_offer(string? because, string? offer, string line)
    {
        var outcome = Assess(Given(("fault", "rule"), ("because", because), ("offer", offer)));

        Assert.Equal("HOLD", outcome.Verdict);
        Assert.Contains(line, outcome.Advice.Deliverables[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Facilities", "Facilities")]
    [InlineData("it's the building team.", "the building team")]
    [InlineData("network team", "the network team")]
    [InlineData("no idea", "another team")]
    [InlineData(null, "another team")]
    public void An_owner_is_named_when_known(string? owner, string named)
    {
        var outcome = Assess(Given(("fault", "notours"), ("owner", owner)));

        Assert.Contains($"This sits with {named}; I have asked them for you.", outcome.Advice.Deliverables[0].Text, StringComparison.Ordinal);
        Assert.Contains(outcome.Advice.Steps, s => s.Contains("before you send the reply", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_that_would_sting_stay_out_of_the_reply_and_it_says_so()
    {
        var outcome = Assess(("fault", "rule"), ("because", "policy requires it"));

        Assert.DoesNotContain("policy", outcome.Advice.Deliverables[0].Text, StringComparison.Ordinal);
        Assert.Contains(outcome.Advice.Notes, n => n.Contains("your words for the reason", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("because", "rule", true)]
    [InlineData("offer", "rule", true)]
    [InlineData("because", "ours", false)]
    [InlineData("owner", "notours", true)]
    [InlineData("owner", "partly", false)]
    public void Extra_facts_are_asked_only_where_the_reply_needs_them(string id, string fault, bool asked) =>
        Assert.Equal(asked, Question(id).AskedWhen(Of([("about", "service"), ("fault", fault)])));

    [Fact]
    public void A_repeat_that_is_not_ours_asks_whom_users_take_for_the_owner()
    {
        var question = Question("users-think");

        Assert.True(question.Clarifies);
        Assert.True(question.AskedWhen(Of([("fault", "notours"), ("times", "2")])));
        Assert.False(question.AskedWhen(Of([("fault", "notours"), ("times", "1")])));
        Assert.False(question.AskedWhen(Of([("fault", "ours"), ("times", "2")])));
        Assert.Contains(Assess(("fault", "notours"), ("times", "2"), ("users-think", "the service desk")).Advice.Notes,
            n => n.Contains("Users take this for the owner: the service desk.", StringComparison.Ordinal));
    }

    [Fact]
    public void Rights_end_the_questions_and_give_steps_only()
    {
        var so = Of([("said", "she says we read her sick note"), ("who", "Nora"), ("about", "rights")]);
        var outcome = _skill.Assess(so);

        Assert.All(_skill.Questions.Skip(3), q => Assert.False(q.AskedWhen(so)));
        Assert.Empty(outcome.Advice.Deliverables);
        Assert.Empty(outcome.Advice.Offers);
        Assert.Null(outcome.Advice.FollowUp);
        Assert.Contains(outcome.Advice.Steps, s => s.StartsWith("Preserve the records", StringComparison.Ordinal));
        Assert.Contains("within one hour", outcome.Advice.Next.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sick", outcome.Advice.About, StringComparison.Ordinal);
    }

    [Fact]
    public void Someone_angry_is_spoken_to_first()
    {
        var advice = Assess(("said", "finance is furious about the outage"), ("mood", "angry"), ("fault", "ours")).Advice;

        Assert.Contains("within four hours: speak first, write after", advice.Next.Text, StringComparison.Ordinal);
        Assert.Contains("You told me about the outage.", advice.Steps[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_complaint_about_manner_repeats_and_judges_nothing_in_writing()
    {
        var advice = Assess(("said", "he says Ben was rude to him"), ("about", "manner"), ("fault", "ours")).Advice;

        Assert.StartsWith("Safety first", advice.Steps[0], StringComparison.Ordinal);
        Assert.Contains("Ask both sides, separately.", advice.Steps);
        Assert.Contains(advice.Notes, n => n.Contains("no judgement of the person in writing", StringComparison.Ordinal));
        Assert.DoesNotContain("rude", advice.Deliverables[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ours", advice.Deliverables[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rumour_without_a_complainer_leads_to_reading_people()
    {
        var so = Of([("fault", "unknown")]) with { Opening = "I hear the warehouse is grumbling about the scanners" };

        Assert.Equal("read-people", _skill.Assess(so).Advice.Offers[0].Skill);
        Assert.NotEqual("read-people", _skill.Assess(so with { Answers = so.Answers.With(Question("who"), "Omar") }).Advice.Offers is [var first, ..] ? first.Skill : null);
    }

    [Theory]
    [InlineData("ours", "slowed", "annoyed", "mistakes")]
    [InlineData("stale", "slowed", "annoyed", "standards")]
    [InlineData("rule", "slowed", "annoyed", "objections")]
    [InlineData("notours", "slowed", "annoyed", "end-user")]
    [InlineData("ours", "slowed", "abusive", "read-people")]
    public void Each_verdict_offers_what_helps_next(string fault, string sev, string mood, string offer)
    {
        Assert.Equal(offer, Assess(("fault", fault), ("sev", sev), ("mood", mood)).Advice.Offers[0].Skill);
        Assert.Equal("problem-record", Assess(("fault", fault), ("sev", sev), ("mood", mood), ("times", "3")).Advice.Offers[0].Skill);
    }

    [Fact]
    public void Three_people_with_one_theme_in_ninety_days_open_a_problem()
    {
        var so = Of([("said", "sales is upset about the printers"), ("who", "Cleo"), ("fault", "ours")]);
        Past From(string who, int daysAgo, string about = "the printer") => new("complaint", "OWN", who, CaseFile.Monday.Today.AddDays(-daysAgo), null, null) { About = about };
        string? FlagAfter(params Past[] past) => _skill.Assess(so with { Past = past }).Advice.Problem;

        Assert.Equal("OPEN", FlagAfter(From("Anna", 10), From("Ben", 90)));
        Assert.Equal("NO", FlagAfter(From("Anna", 10), From("Ben", 91)));
        Assert.Equal("NO", FlagAfter(From("Anna", 10), From("Cleo", 20)));
        Assert.Equal("NO", FlagAfter(From("Anna", 10), From("Ben", 20, "the outage")));
        Assert.Contains(_skill.Assess(so with { Past = [From("Anna", 10), From("Ben", 20)] }).Advice.Notes, n => n.Contains("Anna, Ben and Cleo", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("third printer complaint", "times", "3")]
    [InlineData("this is the 2nd time she writes", "times", "2")]
    [InlineData("got a rude email", "times", null)]
    [InlineData("finance is furious about the outage", "mood", "angry")]
    [InlineData("it wasn't even our fault", "fault", "notours")]
    [InlineData("was it our fault?", "fault", null)]
    [InlineData("they cannot work since nine", "sev", "stopped")]
    [InlineData("got a rude email", "about", null)]
    public void Only_explicit_words_answer_in_passing(string opening, string id, string? answer) =>
        Assert.Equal(answer, Question(id).Find(opening, CaseFile.Monday));

    [Fact]
    public void Not_knowing_lowers_confidence_and_is_found_out_unless_today_counts()
    {
        var unknown = Assess(("about", "?"), ("sev", "?"), ("fault", "?"));

        Assert.Equal(Confidence.Low, unknown.Confidence);
        Assert.Equal("FIND OUT", unknown.Verdict);
        Assert.StartsWith("Find out “What it is about”", unknown.Advice.Next.Text, StringComparison.Ordinal);
        Assert.StartsWith("Contact", Assess(("about", "?"), ("fault", "?"), ("times", "?"), ("sev", "stopped")).Advice.Next.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_flag_never_falls_as_anything_gets_worse()
    {
        int Rank(int sev, int reach, int times) => Array.IndexOf(["NO", "WATCH", "OPEN"],
            Assess(("sev", s_sevs[sev]), ("reach", s_reaches[reach]), ("times", $"{times}"), ("fault", "ours")).Advice.Problem);
        for (var sev = 0; sev < 3; sev++)
            for (var reach = 0; reach < 3; reach++)
                for (var times = 1; times <= 4; times++)
                {
                    var rank = Rank(sev, reach, times);
                    Assert.True(Rank(Math.Min(sev + 1, 2), reach, times) >= rank);
                    Assert.True(Rank(sev, Math.Min(reach + 1, 2), times) >= rank);
                    Assert.True(Rank(sev, reach, times + 1) >= rank);
                }
    }

    [Fact]
    public void The_skill_fits_the_channels()
    {
        Assert.True(_skill.Title.Length <= 24);
        Assert.All(_skill.Questions.SelectMany(q => q.Options), o => Assert.True(o.Label.Length <= 75, o.Label));
        Assert.Equal(6, CoachBot.Coaching.Rhythm.Tip.Read("complaint", SkillCatalog.Text(_skill, "tips.md")).Count);
    }

    private static string Table(string about, string sev, string mood, string fault)
    {
        if (about == "rights") return "REFER";
        if (mood == "abusive") return "BOUNDARY";
        if (sev == "stopped") return "RESTORE";
        if (about == "manner" || fault is "unknown" or "?") return "FIND OUT";
        if (fault is "ours" or "partly") return "OWN";
        if (fault == "stale") return "RETHINK";
        return fault == "rule" ? "HOLD" : "EXPLAIN";
    }

    private static string Flag(string sev, string reach, int times)
    {
        if (times >= 3) return "OPEN";
        if (times == 2) return reach != "one" || sev == "stopped" ? "OPEN" : "WATCH";
        return "NO";
    }

    private static DateOnly NextOn(string about, string sev, string mood, string reach) =>
        about == "rights" || sev == "stopped" || mood is "abusive" or "angry" || reach == "many" ? new(2026, 11, 23) : new(2026, 11, 24);

    private static DateOnly? FollowUpOn(string verdict) => verdict switch
    {
        "REFER" => null,
        "BOUNDARY" or "RESTORE" => new DateOnly(2026, 11, 24),
        "FIND OUT" => new DateOnly(2026, 11, 25),
        "OWN" => new DateOnly(2026, 11, 26),
        "RETHINK" => new DateOnly(2026, 12, 8),
        _ => new DateOnly(2026, 11, 30),
    };

    private static string Line(string about, string fault) => about == "manner" ? "I don't know the cause yet" : fault switch
    {
        "ours" or "partly" => "That was ours, and I am sorry.",
        "stale" => "That rule deserves another look.",
        "rule" => "I can't change this, because ",
        "notours" => "; I have asked them for you.",
        _ => "I don't know the cause yet.",
    };

    private static IEnumerable<(string About, string Sev, string Mood, string Fault, string Reach, int Times)> Combinations() =>
        from about in s_abouts
        from sev in s_sevs
        from mood in s_moods
        from fault in s_faults
        from reach in s_reaches
        from times in s_times
        select (about, sev, mood, fault, reach, times);

    private string Heard(string said) => Assess(("said", said), ("fault", "ours")).Advice.Deliverables[0].Text.Split('\n')[1];

    private static (string, string)[] Given(params (string Id, string? Answer)[] answers) =>
        [.. answers.Where(a => a.Answer is not null).Select(a => (a.Id, a.Answer!))];

    private Question Question(string id) => _skill.Questions.Single(q => q.Id == id);

    private Case Of((string Id, string Answer)[] answers) =>
        new(answers.Aggregate(Answers.None, (all, a) => all.With(Question(a.Id), a.Answer)), CaseFile.Monday);

    private Outcome Assess(params (string Id, string Answer)[] answers) => _skill.Assess(Of(answers));
}
