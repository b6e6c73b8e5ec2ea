using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Language;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Tests.Talk;

/// <summary>Talking about an outcome and rehearsing, with no model anywhere.</summary>
public sealed class SessionTests
{
    private static readonly SkillCatalog s_catalog = new();
    private static readonly Coach s_coach = new(s_catalog, new StatisticalLanguage(s_catalog.PhrasesBySkill()), new SafetyGate(), new(null, null, null, null, null), WorkCalendar.Plain);
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private Memory _memory = new() { Welcomed = true };

    [Fact]
    public void A_verdict_can_be_talked_about_one_open_question_at_a_time_and_nothing_is_kept()
    {
        Finish();

        Say("talk about it");
        var first = Say("I fear they think I dump it on them");
        var second = Say("and I like doing it myself");

        Assert.Contains("“I fear they think I dump it on them”", first, StringComparison.Ordinal);
        Assert.Equal(1, second.Count(c => c == '?'));
        Assert.NotEqual(first.Split('”')[1], second.Split('”')[1]);
        Assert.Contains("next step stands", Say("end"), StringComparison.Ordinal);
        Assert.Null(_memory.Session);
        Assert.DoesNotContain("dump", _memory.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rehearsal_answers_by_how_the_words_land_and_is_scored_when_the_person_ends_it()
    {
        Assert.Contains("Two days", Say("practise with an angry user"), StringComparison.Ordinal);

        Assert.Contains("So now it is my doing?", Say("calm down, you should have logged a ticket"), StringComparison.Ordinal);
        Assert.Contains("Thank you for saying it plainly", Say("I am sorry. That was ours, and you lost two days. I will fix it by Friday."), StringComparison.Ordinal);

        var score = Say("end practice");
        Assert.Contains("[CLEAR] Practice ended", score, StringComparison.Ordinal);
        Assert.Contains("REWRITE", score, StringComparison.Ordinal);
        Assert.Contains("stung less than your first", score, StringComparison.Ordinal);
        Assert.Null(_memory.Session);
    }

    [Theory]
    [InlineData("practise with a sceptical manager", "a sceptical manager")]
    [InlineData("rehearse with a disappointed colleague", "a disappointed colleague")]
    [InlineData("practice", "an angry user")]
    public void Somebody_to_practise_with_is_found_by_name(string words, string title) =>
        Assert.Contains($"Practice with {title}", Say(words), StringComparison.Ordinal);

    [Fact]
    public void Something_else_ends_a_rehearsal_and_an_open_talk_waits_meanwhile()
    {
        Say("delegate");
        Say("practise");
        Say("I hear you");

        Assert.Contains("Which piece of work", Say("resume"), StringComparison.Ordinal);

        Assert.Null(_memory.Session);
    }

    [Fact]
    public void Words_that_need_a_person_end_a_rehearsal_too()
    {
        Say("practise");

        Say("I want to end my life");

        Assert.Null(_memory.Session);
        Assert.Single(_memory.Safety);
    }

    [Fact]
    public void End_is_an_ordinary_word_where_nothing_is_to_end()
    {
        Say("delegate");

        Say("end");

        Assert.Equal("end", _memory.Open!.Answers.Values["task"]);
    }

    private void Finish()
    {
        foreach (var words in (string[])["delegate", "patching", "ours", "Sam", "yes", "3", "easy", "proven", "team", "in 3 weeks"]) Say(words);
        Assert.True(_memory.Talks[0].Finished);
    }

    private string Say(string words)
    {
        var reply = s_coach.Hear(new Said.Words(words), new(_memory, s_now, new(DateOnly.FromDateTime(s_now.DateTime), WorkCalendar.Plain), true, Guid.NewGuid().ToString("N")));
        _memory = reply.Memory;
        return string.Join('\n', reply.Cards.Select(Coaching.Cards.PlainText.Render));
    }
}
