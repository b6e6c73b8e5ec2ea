using CoachBot.Coaching.Cards;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Proactive;

public sealed class SweeperTests
{
    private static readonly DateTimeOffset s_monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_weekly_card_comes_on_its_day_and_only_once()
    {
        await using var app = new CoachApp(clock: new(s_monday));
        await app.SayAsync("ana", "hello");
        Assert.Equal(0, await app.SweepAsync());

        app.Clock.Set(new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero));
        Assert.Equal(1, await app.SweepAsync());
        Assert.Equal(0, await app.SweepAsync());

        Assert.Contains("This week's ten minutes", PlainText.Render((await app.LinesAsync("ana"))[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_weeks_of_downtime_bring_one_card_late_and_none_stacked()
    {
        await using var app = new CoachApp(clock: new(s_monday));
        await app.SayAsync("ana", "hello");

        app.Clock.Set(new(2026, 12, 14, 11, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await app.SweepAsync());
        app.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(0, await app.SweepAsync());
    }

    [Fact]
    public async Task Stop_in_one_word_ends_everything_unasked()
    {
        await using var app = new CoachApp(clock: new(s_monday));
        await app.SayAsync("ana", "stop");

        app.Clock.Advance(TimeSpan.FromDays(21));

        Assert.Equal(0, await app.SweepAsync());
    }

    [Fact]
    public async Task A_follow_up_is_asked_when_due_and_its_answer_is_kept()
    {
        await using var app = new CoachApp(clock: new(s_monday));
        foreach (var words in new[] { "weekly off", "delegate", "the licence report", "other" }) await app.SayAsync("ana", words);
        app.Clock.Set(new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero));

        Assert.Equal(1, await app.SweepAsync());
        Assert.Contains("Was it accepted", PlainText.Render((await app.LinesAsync("ana"))[^1]), StringComparison.Ordinal);
        await app.SayAsync("ana", "done");
        await app.SayAsync("ana", "skip");
        var history = await app.SayAsync("ana", "history");

        Assert.Contains("ROUTE (done)", PlainText.Render(history[0]), StringComparison.Ordinal);
    }
}
