using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Rhythm;
using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Tests.Stories;

public sealed class InputStories
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u0007\u0000")]
    [InlineData("\u200B\u200B")]
    public void An_empty_message_gets_an_answer(string text) => Story.Begin()
        .Say(text).Shows("That came through empty")
        .Say("delegate").Say(text).Shows("That came through empty", "Which piece of work is it?");

    [Fact]
    public void A_typed_slash_command_is_one_where_the_channel_has_none() => Story.Begin()
        .Say("/coach").Shows("Soft skills")
        .Say("/coach weekly monday 9").Shows("Monday")
        .Say("/coach delegate").Shows("Which piece of work is it?");

    [Fact]
    public void Words_about_settings_bring_them_up() => Story.Begin()
        .Say("your tuesday messages always land in my stand-up, can they come at another time").Shows("Your settings", "Next weekly card", "weekly monday 09:30");

    [Fact]
    public void A_very_long_message_is_read_and_cut_and_breaks_nothing()
    {
        var novel = string.Concat(Enumerable.Repeat("should I give the migration to Priya and so on ", 2200));
        Story.Begin().Say(novel).Check(s => Assert.NotEmpty(s.Cards)).Check(s => Assert.True(s.Memory.ToJson().Length < 60_000));
        Story.Begin().Say("delegate").Say(novel).Shows("Whose work is this")
            .Check(s => Assert.True(s.Memory.Open!.Answers.Values["task"].Length <= 2000));
        Story.Begin().Say("help me with this one", quoted: novel).Check(s => Assert.True(s.Memory.ToJson().Length < 60_000));
        Story.Begin().Press(Act.Typed(novel)).Check(s => Assert.NotEmpty(s.Cards));
    }

    [Theory]
    [InlineData("🎉🎉🎉")]
    [InlineData("تسليم النسخ الاحتياطي إلى فريق آخر")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<b>bold</b> & **markdown** [link](http://x)")]
    [InlineData("👩‍👩‍👧 rota")]
    public void Odd_text_is_kept_as_it_was_typed(string text) => Story.Begin()
        .Say(text).Check(s => Assert.NotEmpty(s.Cards))
        .Say("cancel").Say("delegate").Say(text).Shows("Whose work is this")
        .Check(s => Assert.Equal(text, s.Memory.Open!.Answers.Values["task"]));

    [Fact]
    public void Control_characters_and_turned_text_are_taken_out() => Story.Begin()
        .Say("delegate").Say("pat\u0000ching\u202E gnp").Check(s => Assert.Equal("patching gnp", s.Memory.Open!.Answers.Values["task"]));

    [Fact]
    public void Control_characters_in_a_forwarded_message_are_taken_out() => Story.Begin()
        .Say("delegate this", quoted: "give the pat\u0000ching\u202E to Sam").Check(s => Assert.DoesNotContain('\u202E', s.Memory.ToJson()))
        .Check(s => Assert.DoesNotContain("\\u0000", s.Memory.ToJson()));

    [Fact]
    public void Rows_are_pasted_as_lines_or_from_a_spreadsheet()
    {
        foreach (var pasted in (string[])["- licence cost - Ana\n- exit fee - Ben", "licence cost\tAna\r\nexit fee\tBen", "licence cost (Ana)\nexit fee (Ben)"])
            Story.Begin().Say("decide").Say("Which tool?").Say("costly").Say("some").Say("3").Say("find").Shows("Which facts would change your choice")
                .Say(pasted).Check(s => Assert.Equal("licence cost\tAna\nexit fee\tBen", s.Memory.Open!.Answers.Values["facts"]));
    }

    [Fact]
    public void A_stale_button_changes_nothing() => Story.Begin()
        .Say("delegate").Say("patching").Shows("Whose work").Check(s => s.Press("Perhaps nobody would miss it"))
        .Shows("[STOP]")
        .Press("It needs me: my decision, signature or people duty").Shows("You answered that already")
        .Check(s => Assert.Equal("none", s.Memory.Talks[0].Answers.Values["home"]));

    [Fact]
    public void A_button_of_a_forgotten_talk_says_so() => Story.Begin()
        .Press(new Act(Act.Answer, "gone", "undo", "easy")).Shows("something I no longer hold")
        .Press(new Act("nonsense")).Shows("something I no longer hold");

    [Fact]
    public void A_used_form_button_does_not_reopen_or_re_date_a_finished_talk() => Story.Begin(forms: true)
        .Say("delegate").Say("form")
        .Send([.. TypicalForm]).Shows("[CHECK-INS]")
        .On("2026-12-01 10:00").Press("One question at a time").Hides("[CHECK-INS]").Shows("already")
        .Check(s => Assert.Null(s.Reply.Keep))
        .Check(s => Assert.Equal(new DateOnly(2026, 11, 23), s.Memory.Commitments[0].On));

    [Fact]
    public void A_form_sent_twice_counts_once()
    {
        var story = Story.Begin(forms: true).Say("delegate").Say("form");
        var send = story.Form.Send;
        story.Send(send, [.. TypicalForm]).Shows("[CHECK-INS]")
            .Send(send, [.. TypicalForm]).Shows("That form has been sent already")
            .Check(s => Assert.Null(s.Reply.Keep))
            .Check(s => Assert.Single(s.Memory.Commitments));
    }

    [Fact]
    public void A_form_with_errors_keeps_everything_that_was_entered() => Story.Begin(forms: true)
        .Say("delegate").Say("form")
        .Send([.. TypicalForm.Where(f => f.Id is not ("due" or "task")), ("due", "1 March 2026"), ("task", "")])
        .Shows("Nearly there", "has passed", "I need this one")
        .Check(s => Assert.Equal("1 March 2026", s.Form.Fields.Single(f => f.Id == "due").Value))
        .Check(s => Assert.Equal("Sam", s.Form.Fields.Single(f => f.Id == "who").Value))
        .Check(s => Assert.Equal("similar", s.Form.Fields.Single(f => f.Id == "cap").Value))
        .Send([.. TypicalForm]).Shows("[CHECK-INS]");

    [Fact]
    public void A_form_that_contradicts_itself_gets_one_question_more() => Story.Begin(forms: true)
        .Say("delegate").Say("form")
        .Send([.. TypicalForm.Where(f => f.Id is not ("impact" or "undo")), ("impact", "5"), ("undo", "easy")])
        .Shows("One more thing before I answer.", "How exactly would it be undone?")
        .Say("It cannot be undone").Shows("[KEEP]");

    [Fact]
    public void A_form_put_aside_is_kept_and_resumed() => Story.Begin(forms: true)
        .Say("delegate").Say("form").PutAside(("task", "patching"), ("who", "Sam")).Shows("I kept your answers")
        .Say("resume").Check(s => Assert.Equal("patching", s.Memory.Open!.Answers.Values["task"]));

    [Theory]
    [InlineData("timezone Mars/Olympus", "I do not know the time zone “Mars/Olympus”")]
    [InlineData("timezone berlin", "Your time zone is Europe/Berlin")]
    [InlineData("time zone New York", "Your time zone is America/New_York")]
    [InlineData("timezone asia/kolkata", "Your time zone is Asia/Kolkata")]
    [InlineData("timezone", "I use Europe/Berlin")]
    public void A_time_zone_is_found_or_refused_by_name(string words, string shown) => Story.Begin().Say(words).Shows(shown);

    internal static IEnumerable<(string Id, string Value)> TypicalForm =>
    [
        ("task", "the monthly patching"), ("home", "ours"), ("who", "Sam"), ("room", "yes"), ("impact", "3"),
        ("undo", "costly"), ("cap", "similar"), ("seen", "team"), ("due", "2026-12-07"),
    ];
}

public sealed class SafetyStories
{
    [Fact]
    public void Something_sensitive_in_the_middle_drops_the_talk_and_keeps_nothing() => Story.Begin()
        .Say("delegate").Say("the patching for the Leeds office")
        .Say("Sam told me he wants to end his life").Shows("call your local emergency number", "not the right help")
        .Check(s => Assert.True(s.Reply.Discard))
        .Check(s => Assert.Empty(s.Memory.Talks))
        .Check(s => Assert.DoesNotContain("Leeds", s.Memory.ToJson()))
        .Check(s => Assert.Equal(SafetyCategory.SelfHarm, Assert.Single(s.Memory.Safety).Category));

    [Fact]
    public void Sensitive_words_in_a_form_or_a_quoted_message_stop_the_talk_too()
    {
        Story.Begin(forms: true).Say("delegate").Say("form").Send(("task", "he wants to end his life")).Shows("not the right help").Check(s => Assert.Empty(s.Memory.Talks));
        Story.Begin().Say("what do I answer", quoted: "I want to end my life").Shows("not the right help");
        Story.Begin().Command("delegate I want to end my life").Shows("not the right help");
    }

    [Fact]
    public void Nothing_comes_unasked_within_a_day_of_it() => Story.Begin()
        .Say("I want to end my life")
        .On("2026-11-24 09:30").Wakes().ShowsNothing()
        .On("2026-11-24 09:59").Wakes().ShowsNothing()
        .On("2026-11-24 10:00").Wakes().Shows("This week's ten minutes");

    [Fact]
    public void Even_its_kind_and_time_are_forgotten_after_thirty_days()
    {
        Story.Begin().Say("I want to end my life").On("2026-12-23 09:59").Say("hello").Check(s => Assert.Single(s.Memory.Safety))
            .On("2026-12-23 10:00").Say("hello").Check(s => Assert.Empty(s.Memory.Safety));
        Story.Begin().Say("stop").Say("I want to end my life")
            .Check(s => Assert.Equal(s.Now.AddDays(30), Story.NextWake(s.Memory, s.Now)))
            .Check(s => s.Later(TimeSpan.FromDays(30)).Wakes()).Check(s => Assert.Empty(s.Memory.Safety))
            .Check(s => Assert.Null(Story.NextWake(s.Memory, s.Now)));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("not sure")]
    [InlineData("maybe")]
    public void A_security_matter_of_unclear_timing_is_asked_about_and_anything_but_no_is_an_incident(string answer) => Story.Begin()
        .Say("what should I do about a data breach?").Shows("Is this happening now?")
        .Check(s => Assert.True(s.Reply.Discard))
        .Check(s => Assert.DoesNotContain("breach", s.Memory.ToJson()))
        .Say(answer).Shows("security incident", "incident plan")
        .Check(s => Assert.Equal(SafetyCategory.Security, Assert.Single(s.Memory.Safety).Category));

    [Fact]
    public void A_clear_no_goes_back_to_the_work() => Story.Begin()
        .Say("what should I do about a data breach?").Press("No").Shows("without the details of the incident")
        .Check(s => Assert.Empty(s.Memory.Safety))
        .Say("delegate").Shows("Which piece of work");

    [Fact]
    public void A_clear_no_in_a_talk_asks_its_open_question_again() => Story.Begin()
        .Say("delegate").Say("what should I do about a data breach?").Shows("Is this happening now?")
        .Say("no").Shows("Which piece of work is it?");

    [Fact]
    public void Something_graver_in_the_answer_is_heard() => Story.Begin()
        .Say("what should I do about a data breach?").Shows("Is this happening now?")
        .Say("no, but I want to end my life").Shows("call your local emergency number")
        .Check(s => Assert.Equal(SafetyCategory.SelfHarm, Assert.Single(s.Memory.Safety).Category));

    [Fact]
    public void A_question_about_an_incident_is_not_replaced_by_one_that_falls_due() => Story.Begin()
        .HasDelegated().On("2026-12-08 09:00").Say("what should I do about a data breach?").Shows("Is this happening now?")
        .On("2026-12-08 09:30").Wakes()
        .Say("yes").Shows("security incident");

    [Fact]
    public void Someone_not_yet_welcomed_stays_so_after_a_hand_off()
    {
        var coach = new Coach(Story.Catalog, Language.Learned.Language, new SafetyGate(), new(null, null, null, null, null), Skills.CaseFile.Monday.Calendar);
        var reply = coach.Hear(new Said.Words("I want to end my life"), new(new(), new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), Skills.CaseFile.Monday, false, "1"));
        Assert.False(reply.Memory.Welcomed);
    }
}

public sealed class FollowUpStories
{
    [Theory]
    [InlineData("done", "done", "Noted: done.")]
    [InlineData("Done", "done", "Noted: done.")]
    [InlineData("2", "partly", "What is the piece that is left?")]
    [InlineData("changed my mind", "changed", "you changed your mind")]
    public void It_is_asked_when_due_and_answered_with_a_note(string typed, string kept, string shown) => Story.Begin()
        .HasDelegated()
        .On("2026-12-08 09:29").Wakes().Hides("Asking back")
        .On("2026-12-08 09:30").Wakes().Shows("Asking back, as agreed", "the monthly patching", "What came back")
        .Say(typed).Shows(shown)
        .Check(s => Assert.Equal(kept, s.Reply.FollowedUp!.Value.Kept))
        .Say("Sam did it alone").Shows("Kept with it.")
        .Check(s => Assert.Equal("Sam did it alone", s.Reply.FollowedUp!.Value.Note))
        .On("2026-12-09 09:30").Wakes().Hides("Asking back");

    [Fact]
    public void Not_yet_is_asked_again_later() => Story.Begin()
        .HasDelegated().On("2026-12-08 09:30").Wakes().Press("Not yet").Shows("I will ask again on Tuesday 15 December 2026")
        .Say("skip").Shows("Until next time")
        .On("2026-12-14 12:00").Wakes().Hides("Asking back")
        .On("2026-12-15 09:30").Wakes().Shows("Asking back").Press("Done").Shows("Noted: done.");

    [Fact]
    public void A_look_at_ones_own_closeness_is_offered_when_the_work_has_come_back_and_not_before() => Story.Begin()
        .Say("delegate").Say("the monthly patching").Say("1").Say("Sam").Say("yes").Say("3").Say("costly").Say("new").Say("team").Say("2026-12-07")
        .Shows("[COACH]").Hides("too hands-on")
        .On("2026-12-08 09:30").Wakes().Shows("Asking back").Say("done").Shows("whether you stand too close", "Anything worth remembering").Press("Am I too hands-on?").Shows("Which work is it, and with whom");

    [Fact]
    public void A_draft_that_was_asked_for_is_still_read_when_a_question_falls_due_meanwhile() => Story.Begin()
        .HasDelegated().On("2026-12-08 09:29").Say("check my reply").Shows("Paste your draft")
        .On("2026-12-08 09:30").Wakes().Shows("Asking back")
        .Say("You should have logged a ticket.").Shows("BLAME");

    [Fact]
    public void A_reminder_comes_on_its_day_once() => Story.Begin()
        .HasDelegated().Press("Remind me").Shows("When shall I remind you?")
        .Say("friday").Shows("I will remind you on Friday 27 November 2026")
        .On("2026-11-27 09:29").Wakes().Hides("A reminder")
        .On("2026-11-27 09:30").Wakes().Shows("A reminder you asked for", "hand it over to Sam")
        .On("2026-11-28 09:30").Wakes().Hides("A reminder");

    [Fact]
    public void A_reminder_for_the_past_is_refused() => Story.Begin()
        .HasDelegated().Say("remind me on 1 March 2026").Shows("still ahead");

    [Fact]
    public void Answered_questions_do_not_stay_in_memory_for_ever() => Story.Begin()
        .HasDelegated("first").On("2026-12-08 09:30").Wakes().Say("done").Say("skip")
        .On("2027-06-01 10:00").HasDelegated("second")
        .Check(s => Assert.Equal("second", Assert.Single(s.Memory.Commitments).About));

    [Fact]
    public void An_edit_after_the_due_day_is_not_followed_up_in_the_past() => Story.Begin()
        .HasDelegated().On("2026-12-20 10:00").Say("edit cap").Say("proven").Shows("[OUTRIGHT, revised]")
        .Check(s => Assert.True(s.Memory.Commitments[0].Due > new DateOnly(2026, 12, 20)));
}

public sealed class DraftStories
{
    [Fact]
    public void A_draft_is_read_where_it_stands() => Story.Begin()
        .Say("check my reply: Calm down, it was only two minutes.").Shows("[REWRITE]", "COUNTER", "MINIMISE", "Why it stings", "Instead");

    [Fact]
    public void A_draft_is_pasted_after_asking_also_in_the_middle_of_a_talk() => Story.Begin()
        .Say("delegate").Say("patching").Say("check my reply").Shows("Paste your draft")
        .Say("Calm down, it was only two minutes.").Shows("[REWRITE]")
        .Say("ours").Shows("Whom do you have in mind?");
}

public sealed class SettingsStories
{
    [Theory]
    [InlineData("weekly monday 09:30", "Done. Next weekly card: Monday 30 November 2026, 09:30 (Europe/Berlin).")]
    [InlineData("weekly on monday 09:30", "Monday 30 November 2026, 09:30")]
    [InlineData("weekly on mondays at 10am", "Monday 30 November 2026, 10:00")]
    [InlineData("weekly wed 14:00", "Wednesday 25 November 2026, 14:00")]
    [InlineData("weekly friday", "Friday 27 November 2026, 09:30")]
    [InlineData("weekly off", "Weekly tips are off. What we agree on, I still ask about.")]
    [InlineData("weekly", "Next weekly card: Tuesday 24 November 2026, 09:30 (Europe/Berlin).")]
    [InlineData("weekly monday 22:00", "I keep 18:00 to 08:00 quiet")]
    [InlineData("weekly qqq 09:30", "I could not read a day")]
    [InlineData("weekly monday 99:99", "I could not read a time")]
    [InlineData("timezone Australia/Sydney", "Your time zone is Australia/Sydney now. Next weekly card: Tuesday 24 November 2026, 09:30 (Australia/Sydney).")]
    [InlineData("pause 2 weeks", "Nothing comes unasked before Monday 7 December 2026")]
    [InlineData("pause until 15 Jan", "Nothing comes unasked before Friday 15 January 2027")]
    [InlineData("pause until qqq", "Until when?")]
    [InlineData("pause until 15 January 2020", "is not ahead of us")]
    [InlineData("resume", "Nothing is waiting.")]
    [InlineData("stop", "Stopped. I will not write first any more")]
    [InlineData("unsubscribe", "Stopped.")]
    public void Every_setting_is_confirmed_readably(string words, string shown) => Story.Begin().Say(words).Shows(shown);

    [Fact]
    public void A_card_on_request_counts_as_this_weeks() => Story.Begin()
        .Say("weekly now").Shows("This week's ten minutes")
        .On("2026-11-24 09:30").Wakes().ShowsNothing()
        .On("2026-12-01 09:30").Wakes().Shows("This week's ten minutes");

    [Fact]
    public void Four_ignored_cards_bring_one_question_and_then_silence_until_an_answer() => Story.Begin()
        .Check(Ignores)
        .Press("Keep Tuesdays").Shows("Next weekly card")
        .Check(s => s.Later(TimeSpan.FromDays(7)).Wakes()).Shows("Do:").Hides("found no answer");

    [Fact]
    public void Pausing_after_four_ignored_cards_lets_them_come_back() => Story.Begin()
        .Check(Ignores)
        .Press("Pause 4 weeks").Shows("then it goes on by itself")
        .Check(s => s.Later(TimeSpan.FromDays(35)).Wakes()).Shows("Do:").Hides("found no answer");

    [Fact]
    public void Asking_for_a_card_after_four_ignored_ones_gives_a_card() => Story.Begin()
        .Check(Ignores)
        .Say("weekly now").Shows("Do:");

    [Fact]
    public void An_answered_tip_is_a_full_stop()
    {
        foreach (var label in (string[])["Did it", "Later", "Not for me"])
            Story.Begin().On("2026-11-24 09:30").Wakes().Press(label).Hides("?");
        Story.Begin().On("2026-11-24 09:30").Wakes().Press("Later").On("2026-11-26 09:30").Wakes().Shows("A reminder you asked for");
        Story.Begin().On("2026-11-24 09:30").Wakes().Press("Coach me on this").Check(s => Assert.NotNull(s.Memory.Open));
    }

    [Fact]
    public void Deleting_asks_once() => Story.Begin()
        .Say("delete my data").Shows("Delete it all?")
        .Check(s => Assert.Equal(Errand.None, s.Reply.Errand))
        .Press("No, keep it").Shows("Nothing was deleted.")
        .Say("delete my data").Say("what?").Shows("Nothing was deleted.")
        .Say("delete my data").Say("yes").Check(s => Assert.Equal(Errand.Erase, s.Reply.Errand));

    [Fact]
    public void A_yes_to_something_else_never_deletes() => Story.Begin()
        .HasDelegated().Say("delete my data").Say("why").Shows("similar-some-risk")
        .Say("yes").Check(s => Assert.Equal(Errand.None, s.Reply.Errand));

    [Fact]
    public void Not_being_sure_about_deleting_answers_no_other_question() => Story.Begin()
        .Say("delegate").Say("delete my data").Say("not sure").Shows("Which piece of work is it?")
        .Check(s => Assert.Empty(s.Memory.Open!.Answers.Values))
        .Say("yes").Check(s => Assert.Equal(Errand.None, s.Reply.Errand));

    /// <summary>Wakes daily until the coach asks whether to go on, and then for eight quiet weeks.</summary>
    private static void Ignores(Story story)
    {
        var tips = 0;
        story.On("2026-11-24 09:30");
        for (var day = 0; day < 120 && !story.Screen.Contains("found no answer", StringComparison.Ordinal); day++)
        {
            story.Wakes();
            if (story.Screen.Contains("Do:", StringComparison.Ordinal)) tips++;
            story.Later(TimeSpan.FromDays(1));
        }
        Assert.Equal(4, tips);
        var asked = story.Cards;
        Assert.NotEmpty(asked);
        for (var day = 0; day < 56; day++) story.Later(TimeSpan.FromDays(1)).Wakes().ShowsNothing();
    }
}
