using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Safety;
using CoachBot.Coaching.Tests.Language;

namespace CoachBot.Coaching.Tests.Talk;

/// <summary>Whole conversations about services, standards and problems, in plain words and by pressing.</summary>
public sealed class ToolkitStories
{
    private static readonly SkillCatalog s_catalog = new();
    private static readonly Coach s_coach = new(s_catalog, Learned.Language, new SafetyGate(), new SafetyContacts(null, null, null, null, null), WorkCalendar.Plain);
    private Memory _memory = new() { Welcomed = true };
    private DateOnly _today = new(2026, 11, 23);
    private Card _card = Card.Say("");
    private int _talks;

    [Fact]
    public void A_service_review_is_reached_without_knowing_the_menu()
    {
        Say("I'd like to review our services and see which to keep, improve or retire");
        Assert.Contains("Which services do we look at", Shown(), StringComparison.Ordinal);
        Say("fax gateway\nguest wifi 4 rising 2 unstable fits");
        Assert.Contains("“fax gateway” (1 of 2)", Shown(), StringComparison.Ordinal);
        Say("1 falling 3 stable no fit");
        Assert.Contains("[IMPROVE]", Shown(), StringComparison.Ordinal);
        Assert.Contains("2. RETIRE: fax gateway", Shown(), StringComparison.Ordinal);
        Assert.Single(_memory.Talks);
    }

    [Fact]
    public void A_service_review_comes_as_a_form_with_rows()
    {
        Press(new(Act.Start, "review"), forms: true);
        var field = Assert.Single(_card.Form!.Fields);
        Assert.Equal((FieldKind.Rows, 10, 6), (field.Kind, field.Most, field.Columns.Count));
        Press(_card.Form.Send, forms: true, ("services", "fax\t1\tfalling\t3\tyes\tno\n\t3\tsteady\t3\tyes\tyes"));
        Assert.Contains("[RETIRE]", Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_name_no_tool_lead_to_one_question_and_on()
    {
        Say("our mission sounds like hot air, how do I write something better");
        Say("yes");
        Assert.Contains("Is there a statement already", Shown(), StringComparison.Ordinal);
        Say("cancel");
        Say("Half of what we offer nobody orders any more, and the rest isn't described anywhere. Let's look at what we keep.");
        Assert.Contains("Which of these do you need", Shown(), StringComparison.Ordinal);
        Say("services");
        Assert.Contains("Which services do we look at", Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_standards_check_by_typing()
    {
        Say("is our laptop policy any good");
        Assert.Contains("our laptop policy", Shown(), StringComparison.Ordinal);
        Say("yes");
        Say("yes");
        Assert.Contains("Can a user tell what to do?", Shown(), StringComparison.Ordinal);
        foreach (var mark in (string[])["yes", "partly", "yes", "no"]) Say(mark);
        Assert.Contains("[PATCH]", Shown(), StringComparison.Ordinal);
        Assert.Contains("Flexibility matters most", Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_record_opens_from_a_complaint_and_closes_when_quiet()
    {
        Complain();
        var offer = _card.Buttons.Single(b => b.Act is { Verb: Act.Start, First: "problem-record" });
        var complaint = _memory.Commitments.Single();
        Press(offer.Act, forms: true);
        Assert.Equal(complaint.About, _card.Form!.Fields.Single(f => f.Id == "pattern").Value);
        Press(_card.Form.Send, forms: true, ("pattern", complaint.About), ("quiet", "0"), ("times", "2"), ("severe", "no"), ("known", "no"), ("owner", "Ana"));
        Assert.Contains("[OPEN]", Shown(), StringComparison.Ordinal);
        Assert.Contains("flagged it", Shown(), StringComparison.Ordinal);
        Say("open problems");
        Assert.Contains("OPEN, Mon 23 Nov, with Ana, review Mon 7 Dec", Shown(), StringComparison.Ordinal);

        _today = _today.AddDays(14);
        var record = _memory.Commitments.Single(c => c.Skill == "problem-record");
        Assert.StartsWith("Seen again: ", record.Question, StringComparison.Ordinal);
        Press(new(Act.FollowUp, record.Id, "done"));
        Say("skip");
        Say("open problems");
        Assert.Contains("One open problem", Shown(), StringComparison.Ordinal);
        _today = _today.AddDays(16);
        Say("open problems");
        Assert.Contains("No problem record is open", Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_is_looked_at_again_and_closed()
    {
        Complain();
        Say("problem record");
        Say("yes");
        foreach (var answer in (string[])["finance", "0", "3", "no", "no", "skip", "skip", "Ana"]) Say(answer);
        Assert.Contains("[OPEN]", Shown(), StringComparison.Ordinal);

        _today = _today.AddDays(40);
        Say("open problems");
        Press(Assert.Single(_card.Buttons).Act);
        Say("days since last seen");
        Say("35");
        Assert.Contains("[CLOSE, revised]", Shown(), StringComparison.Ordinal);
        Say("open problems");
        Assert.Contains("No problem record is open", Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_menu_is_one_choice_of_three_and_then_of_a_few()
    {
        Say("menu");
        Assert.Equal(["Soft skills", "Balance and credibility", "Service toolkit"], _card.Buttons.Select(b => b.Label));
        Say("3");
        Assert.Contains("1. What are we here for? ", Shown(), StringComparison.Ordinal);
        Say("2");
        Assert.Contains("Which services do we look at", Shown(), StringComparison.Ordinal);
        Say("menu");
        Assert.StartsWith("Go on: Which services", _card.Buttons[0].Label, StringComparison.Ordinal);
        Press(_card.Buttons.Single(b => b.Label == "Soft skills").Act);
        Assert.Equal(12, _card.Buttons.Count(b => b.Act.Verb == Act.Start));
    }

    [Fact]
    public void After_the_menu_plain_words_still_say_what_is_going_on()
    {
        Say("menu");
        Say("should I give patching to Priya?");
        Assert.Contains("Priya", Shown(), StringComparison.Ordinal);
        Say("menu");
        Say("standards");
        Assert.Contains("Which kind of standard", Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_skill_stands_in_one_group_of_the_menu() =>
        Assert.Equal(s_catalog.Skills.Select(s => s.Id).Order(),
            Enum.GetValues<SkillGroup>().SelectMany(g => MenuCards.Group(s_catalog, g).Buttons).Where(b => b.Act.Verb == Act.Start).Select(b => b.Act.First).Order());

    private void Complain()
    {
        Press(new(Act.Start, "complaint"), forms: true);
        Press(_card.Form!.Send, forms: true, ("said", "the VPN drops every morning at nine"), ("who", "Finance"), ("about", "service"), ("sev", "slowed"), ("mood", "calm"), ("fault", "ours"), ("reach", "one"), ("times", "3"));
        Assert.Contains("Problem flag: OPEN", Shown(), StringComparison.Ordinal);
    }

    private void Say(string words) => Hear(new Said.Words(words), forms: false);

    private void Press(Act act, bool forms = false, params (string Id, string Value)[] fields) =>
        Hear(new Said.Pressed(act, fields.ToDictionary(f => f.Id, f => f.Value)), forms);

    private void Hear(Said said, bool forms)
    {
        var now = new DateTimeOffset(_today.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
        var reply = s_coach.Hear(said, new(_memory, now, new(_today, WorkCalendar.Plain), forms, $"talk-{++_talks}"));
        _memory = Memory.FromJson(reply.Memory.ToJson());
        _card = reply.Cards is [.., var last] ? last : reply.Replace ?? Card.Say("");
    }

    private string Shown() => CoachBot.Coaching.Cards.PlainText.Render(_card);
}
