using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Tests.Stories;

/// <summary>Every command at every point of a conversation: always an answer, never a talk lost by accident.</summary>
public sealed class AnyPointStories
{
    private static readonly Dictionary<string, Func<Story>> s_points = new()
    {
        ["at the start"] = () => Story.Begin(),
        ["in the menu"] = () => Story.Begin().Say("menu"),
        ["at suggestions"] = () => Story.Begin().Say("hmm it is all a bit much lately with things"),
        ["at a text question"] = () => Story.Begin().Say("delegate"),
        ["at a choice"] = () => Story.Begin().Say("delegate").Say("patching"),
        ["at a date"] = () => Story.Begin().Say("delegate").Say("patching").Say("ours").Say("Sam").Say("yes").Say("3").Say("costly").Say("similar").Say("team"),
        ["at rows"] = () => Story.Begin().Say("decide").Say("Which tool?").Say("costly").Say("some").Say("3").Say("find"),
        ["while confirming"] = () => Story.Begin().Say("Should I give the VPN migration to Priya?"),
        ["in a form"] = () => Story.Begin(forms: true).Say("delegate").Say("form"),
        ["at a contradiction"] = () => Story.Begin().Say("delegate").Say("patching").Say("ours").Say("Sam").Say("yes").Say("5").Say("easy").Say("similar").Say("team").Say("in 2 weeks").Shows("How exactly would it be undone?"),
        ["picking an edit"] = () => Story.Begin().Say("delegate").Say("patching").Say("edit"),
        ["editing"] = () => Story.Begin().Say("delegate").Say("patching").Say("edit 1"),
        ["after the verdict"] = () => Story.Begin().HasDelegated(),
        ["editing after the verdict"] = () => Story.Begin().HasDelegated().Say("edit due"),
        ["saying why it is otherwise"] = () => Story.Begin().HasDelegated().Press("I see it differently"),
        ["choosing a reminder"] = () => Story.Begin().HasDelegated().Press("Remind me"),
        ["asked back"] = () => Story.Begin().HasDelegated().On("2026-12-08 09:30").Wakes(),
        ["adding a note"] = () => Story.Begin().HasDelegated().On("2026-12-08 09:30").Wakes().Press("Partly"),
        ["pasting a draft"] = () => Story.Begin().Say("check my reply"),
        ["deleting"] = () => Story.Begin().Say("delegate").Say("delete my data"),
        ["parked"] = () => Story.Begin().Say("delegate").Say("patching").Say("menu"),
        ["stopped"] = () => Story.Begin().Say("delegate").Say("patching").Say("stop"),
    };

    private static readonly string[] s_commands =
    [
        "back", "skip", "don't know", "why", "start over", "edit", "edit 1", "edit due", "edit 99", "menu", "help", "stop", "cancel", "resume", "form", "one by one",
        "history", "export my data", "delete my data", "weekly", "weekly now", "weekly off", "weekly monday 09:30", "pause 2 weeks", "timezone Europe/Paris",
        "check my reply: calm down", "remind me tomorrow", "remind me", "done", "partly", "not yet", "yes", "no", "1", "99", "", "🙂",
    ];

    public static TheoryData<string> Points => [.. s_points.Keys];

    [Theory]
    [MemberData(nameof(Points))]
    public void Every_command_is_answered(string point)
    {
        foreach (var command in s_commands)
        {
            var story = s_points[point]().Say(command);
            Assert.True(story.Cards.Count > 0 || story.Reply.Errand != Errand.None, $"{point}, “{command}”: no answer");
            Assert.True(story.Memory.Talks.Count <= 2, $"{point}, “{command}”: {story.Memory.Talks.Count} talks");
            Assert.DoesNotContain(story.Memory.Talks.Skip(1), t => t.Editing is not null);
            story.Say("menu").Shows("What can I help with?").Say("help").Shows("What you can say");
        }
    }

    [Theory]
    [InlineData("at a text question")]
    [InlineData("at a choice")]
    [InlineData("at a date")]
    [InlineData("while confirming")]
    [InlineData("in a form")]
    [InlineData("at a contradiction")]
    [InlineData("editing")]
    public void What_is_no_answer_leaves_the_answers_alone(string point)
    {
        foreach (var command in s_commands.Except(["back", "skip", "don't know", "start over", "cancel", "done", "partly", "not yet", "yes", "no", "1", "99", "", "🙂", "edit 99", "edit due"]))
        {
            var before = s_points[point]().Memory.Open!.Answers;
            var after = s_points[point]().Say(command).Memory.Talks.Single(t => !t.Finished).Answers;
            Assert.True(before.Values.SequenceEqual(after.Values), $"{point}, “{command}” changed the answers");
        }
    }
}
