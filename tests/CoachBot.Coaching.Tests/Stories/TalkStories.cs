using CoachBot.Coaching.Cards;

namespace CoachBot.Coaching.Tests.Stories;

public sealed class TalkStories
{
    [Fact]
    public void Opening_words_fill_in_what_they_say_and_are_confirmed_first() => Story.Begin()
        .Say("Should I give the VPN migration to Priya by 4 December?")
        .Shows("From what you wrote I took this", "The work: the VPN migration", "Person in mind: Priya", "Due: Friday 4 December 2026")
        .Say("yes")
        .Shows("Whose work is this, really?")
        .Say("1").Say("y").Say("3").Say("costly").Say("similar").Say("team")
        .Shows("[CHECK-INS]", "I'd lean towards", "Priya,", "You said", "Friday 4 December 2026");

    [Fact]
    public void A_correction_while_confirming_replaces_what_was_taken() => Story.Begin()
        .Say("Should I give the VPN migration to Priya?")
        .Say("give the firewall review to Sam")
        .Shows("The work: the firewall review", "Person in mind: Sam")
        .Say("yes").Shows("Whose work is this");

    [Fact]
    public void A_no_while_confirming_lets_one_answer_be_picked_and_changed() => Story.Begin()
        .Say("Should I give the VPN migration to Priya?")
        .Say("no").Shows("Which answer shall we change?", "1. The work", "2. Person in mind")
        .Say("2").Shows("Whom do you have in mind?", "So far: Priya")
        .Say("Ahmed").Shows("Whose work is this")
        .Check(s => Assert.Equal("Ahmed", s.Memory.Open!.Answers.Values["who"]));

    [Fact]
    public void Why_while_confirming_asks_nothing_new() => Story.Begin()
        .Say("Should I give the VPN migration to Priya?")
        .Say("why").Shows("Is it right?")
        .Say("yes").Shows("Whose work is this");

    [Fact]
    public void Back_takes_the_last_answer_away_and_asks_it_again() => Story.Begin()
        .Say("delegate").Say("patching").Say("ours").Shows("Whom do you have in mind?")
        .Say("back").Shows("Whose work is this, really?")
        .Say("go back").Shows("Which piece of work is it?")
        .Say("back").Shows("This is the first question.", "Which piece of work is it?");

    [Theory]
    [InlineData("skip")]
    [InlineData("don't know")]
    [InlineData("I don’t know.")]
    [InlineData("?")]
    [InlineData("Not sure")]
    [InlineData("idk")]
    public void Not_knowing_goes_on_in_any_wording(string words) => Story.Begin()
        .Say("delegate").Say(words).Shows("Whose work is this, really?")
        .Check(s => Assert.Equal("?", s.Memory.Open!.Answers.Values["task"]));

    [Fact]
    public void Why_explains_an_open_question_and_asks_it_again() => Story.Begin()
        .Say("delegate").Say("why?").Shows("Handing over a result makes an owner", "Which piece of work is it?")
        .Say("patching").Shows("Whose work is this");

    [Fact]
    public void Why_after_the_verdict_names_the_row_and_what_would_change_it() => Story.Begin()
        .HasDelegated().Say("why").Shows("similar-some-risk", "no language model did", "What would have changed it:", "You said");

    [Fact]
    public void Starting_over_leaves_nothing_of_the_first_attempt() => Story.Begin()
        .Say("delegate").Say("patching").Say("ours").Say("start over")
        .Shows("From the start, then.", "Which piece of work is it?")
        .Check(s => Assert.Empty(s.Memory.Open!.Answers.Values))
        .Check(s => Assert.Single(s.Memory.Talks));

    [Theory]
    [InlineData("edit 1")]
    [InlineData("edit task")]
    [InlineData("edit the work")]
    [InlineData("change answer 1")]
    public void An_answer_is_edited_by_number_or_name(string words) => Story.Begin()
        .Say("delegate").Say("patching").Say("ours").Say(words)
        .Shows("Which piece of work is it?", "So far: patching")
        .Say("certificates").Shows("Whom do you have in mind?")
        .Check(s => Assert.Equal("certificates", s.Memory.Open!.Answers.Values["task"]));

    [Fact]
    public void An_answer_is_edited_after_the_verdict_by_pressing_and_the_card_says_revised() => Story.Begin()
        .HasDelegated().Press("Edit answers").Shows("Which answer shall we change?")
        .Press("How ready they are").Shows("How ready is Sam for this?")
        .Say("has done it alone").Shows("[OUTRIGHT, revised]")
        .Check(s => Assert.True(s.Reply.Keep!.Value.Outcome.Revised))
        .Check(s => Assert.Single(s.Memory.Commitments));

    [Fact]
    public void Leaving_the_list_of_answers_alone_in_a_talk_goes_on_with_it() => Story.Begin()
        .Say("delegate").Say("patching").Say("edit").Shows("Which answer shall we change?")
        .Say("skip").Shows("Whose work is this, really?");

    [Fact]
    public void Cancelling_an_edit_leaves_the_verdict_as_it_was() => Story.Begin()
        .HasDelegated().Say("edit due").Shows("When is it due?")
        .Say("cancel").Shows("stands").Hides("keep nothing")
        .Check(s => Assert.Null(s.Memory.Open))
        .Check(s => Assert.Single(s.Memory.Commitments))
        .Say("why").Shows("similar-some-risk");

    [Fact]
    public void The_menu_keeps_the_open_talk_and_resume_goes_back_to_it() => Story.Begin()
        .Say("delegate").Say("patching").Say("menu")
        .Shows("What can I help with?", "go on: should i delegate this?")
        .Say("resume").Shows("Where we were", "Whose work is this, really?");

    [Fact]
    public void The_numbers_of_the_menu_can_be_typed() => Story.Begin()
        .Say("menu").Say("1").Say("1").Shows("Which piece of work is it?")
        .Say("menu").Say("soft skills").Say("2").Shows("Which decision is it?");

    [Fact]
    public void Help_answers_and_leaves_the_question_open() => Story.Begin()
        .Say("delegate").Say("help").Shows("What you can say")
        .Say("patching").Shows("Whose work is this, really?");

    [Fact]
    public void Stop_wins_over_an_open_question_and_the_talk_is_kept() => Story.Begin()
        .Say("delegate").Say("patching").Say("stop").Shows("Stopped.", "Our open talk is kept.")
        .Check(s => Assert.True(s.Memory.Schedule.Stopped))
        .Say("resume").Shows("I am back.", "Whose work is this, really?")
        .Check(s => Assert.False(s.Memory.Schedule.Stopped));

    [Fact]
    public void Cancel_drops_the_talk() => Story.Begin()
        .Say("delegate").Say("patching").Say("cancel").Shows("Dropped; I keep nothing of it.")
        .Check(s => Assert.Empty(s.Memory.Talks))
        .Say("back").Shows("Nothing is open right now.");

    [Fact]
    public void A_form_appears_on_request_and_typing_on_leaves_it() => Story.Begin(forms: true)
        .Say("delegate").Say("form").Check(s => Assert.Equal(9, s.Form.Fields.Count))
        .Press("One question at a time").Shows("Which piece of work is it?");

    [Fact]
    public void Where_there_are_no_forms_one_question_stays() => Story.Begin()
        .Say("delegate").Say("form").Shows("There are no forms here", "Which piece of work is it?");

    [Theory]
    [InlineData("weekly patching of servers")]
    [InlineData("weekly on-call handover notes")]
    [InlineData("weekly monday meeting minutes")]
    [InlineData("weekly on call rota")]
    [InlineData("pause the rollout until Bob is back")]
    [InlineData("pause until Bob is back")]
    [InlineData("edit user accounts")]
    [InlineData("edit the firewall rules for the branch offices")]
    [InlineData("time zone trouble with Manila")]
    [InlineData("timezone differences in rosters")]
    [InlineData("remind me why we chose Jira")]
    [InlineData("remind me on duty rosters")]
    [InlineData("menu planning for the canteen")]
    [InlineData("help desk")]
    [InlineData("stop the nightly batch")]
    [InlineData("back up the mail server")]
    [InlineData("check the backups")]
    [InlineData("history of changes")]
    [InlineData("form for new starters")]
    public void What_merely_begins_like_a_command_is_an_answer(string words) => Story.Begin()
        .Say("delegate").Say(words).Shows("Whose work is this, really?")
        .Check(s => Assert.Equal(words, s.Memory.Open!.Answers.Values["task"]))
        .Check(s => Assert.Equal(new CoachBot.Coaching.Rhythm.Schedule { Zone = "Europe/Berlin", LastWeek = new(2026, 11, 16) }, s.Memory.Schedule));

    [Theory]
    [InlineData("weekly patching of servers")]
    [InlineData("weekly report nobody reads")]
    [InlineData("pause the rollout until Bob is back")]
    [InlineData("time zone trouble with the Manila team")]
    public void What_merely_begins_like_a_command_also_opens_a_talk(string words) => Story.Begin()
        .Say(words).Hides("nothing has changed", "Nothing has changed", "I do not know the time zone");

    [Theory]
    [InlineData("weekly off", "Weekly tips are off.")]
    [InlineData("pause 2 weeks", "Paused.")]
    [InlineData("pause until 15 Jan", "Friday 15 January 2027")]
    [InlineData("timezone Asia/Tokyo", "Your time zone is Asia/Tokyo")]
    [InlineData("delete my data", "Delete it all?")]
    [InlineData("weekly monday 09:30", "Monday 30 November 2026, 09:30")]
    public void Settings_win_over_an_open_text_question_which_stays_open(string words, string shown) => Story.Begin()
        .Say("delegate").Say(words).Shows(shown)
        .Say("no").Check(s => Assert.Equal("delegate", s.Memory.Open!.Skill));

    [Theory]
    [InlineData("similr", "similar")]
    [InlineData("2", "similar")]
    [InlineData("something like it", "similar")]
    [InlineData("First time", "new")]
    [InlineData("b", "similar")]
    public void Choices_are_understood_by_number_word_and_near_miss(string typed, string stored) => Story.Begin()
        .Say("delegate").Say("patching").Say("ours").Say("Sam").Say("yes").Say("3").Say("costly").Say(typed)
        .Check(s => Assert.Equal(stored, s.Memory.Open!.Answers.Values["cap"]));

    [Fact]
    public void A_number_that_is_no_choice_is_refused_by_name_and_nothing_is_lost() => Story.Begin()
        .Say("delegate").Say("patching").Say("9").Shows("There is no 9 here. Pick 1 to 4", "Whose work is this, really?")
        .Say("1").Say("Sam").Say("yes").Say("7").Shows("from 1 to 5", "How much harm if it fails?")
        .Say("3.5").Shows("whole numbers")
        .Say("4").Shows("how hard is it to undo?");

    [Fact]
    public void A_past_date_is_refused_with_a_suggestion() => Story.Begin()
        .Say("delegate").Say("patching").Say("ours").Say("Sam").Say("yes").Say("3").Say("costly").Say("similar").Say("team")
        .Say("1 March 2026").Shows("Sunday 1 March 2026 has passed", "Monday 1 March 2027", "When is it due?")
        .Say("blue").Shows("I could not read a date")
        .Say("1 March 2027").Shows("[CHECK-INS]");

    [Fact]
    public void Unclear_words_get_two_suggestions_and_something_else() => Story.Begin()
        .Say("hmm it is all a bit much lately with things")
        .Shows("Which is nearer?", "something else")
        .Check(s => Assert.Equal(3, s.Cards[^1].Buttons.Count))
        .Press("Something else").Shows("What can I help with?");

    [Fact]
    public void A_suggestion_is_taken_by_number_with_the_words_already_said() => Story.Begin()
        .Say("hmm it is all a bit much lately with things")
        .Say("1").Check(s => Assert.Equal("hmm it is all a bit much lately with things", s.Memory.Open!.Opening));

    [Fact]
    public void A_second_talk_parks_the_first_which_can_be_resumed_after_it() => Story.Begin()
        .Say("delegate").Say("patching").Press(new Act(Act.Start, "decide"))
        .Shows("I keep “Should I delegate this?” for later", "Which decision is it?")
        .Say("cancel").Say("resume").Shows("Where we were: Should I delegate this?", "Whose work is this, really?");

    [Fact]
    public void Two_suggested_skills_differ_from_the_talks_in_progress_by_nothing_said() => Story.Begin()
        .Command("delegate the patching to Sam").Shows("the patching");

    [Fact]
    public void Seeing_it_differently_keeps_the_reason() => Story.Begin()
        .HasDelegated().Press("I see it differently").Shows("tell me why")
        .Say("Sam asked for it himself").Shows("Noted, with your reason.")
        .Check(s => Assert.Equal("Sees it differently: Sam asked for it himself", s.Reply.FollowedUp!.Value.Note));

    [Fact]
    public void Forgetting_removes_the_talk_and_what_would_have_been_asked() => Story.Begin()
        .HasDelegated().Say("remind me tomorrow").Press("Forget this").Shows("Forgotten")
        .Check(s => Assert.Empty(s.Memory.Talks))
        .Check(s => Assert.Empty(s.Memory.Commitments))
        .Check(s => Assert.NotNull(s.Reply.Forget))
        .On("2027-01-15 10:00").Wakes().Hides("Asking back", "A reminder");

    [Fact]
    public void Copying_gives_the_text_alone() => Story.Begin()
        .HasDelegated().Press("Copy text").Check(s => Assert.IsType<Copyable>(Assert.Single(s.Cards[0].Blocks)));
}
