using System.Text;
using CoachBot.Coaching.Cards;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Turns;

public sealed class TurnTests
{
    private const string Secret = "zebra-quartermaster";

    [Fact]
    public async Task A_first_message_is_welcomed_and_answered()
    {
        await using var app = new CoachApp();

        var cards = await app.SayAsync("ana", "should I give the migration to Priya?");

        Assert.Equal("Hello, I'm CoachBot", Assert.IsType<Heading>(cards[0].Blocks[0]).Text);
        Assert.Contains("Priya", PlainText.Render(cards[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_message_delivered_twice_counts_once()
    {
        await using var app = new CoachApp();
        await app.SayAsync("ana", "delegate");
        await app.SayAsync("ana", "patching");

        await app.SayAsync("ana", "ours", key: "same");
        var again = await app.SayAsync("ana", "ours", key: "same");

        Assert.Empty(again);
        Assert.Contains("Whom do you have in mind", PlainText.Render((await app.LinesAsync("ana"))[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_of_one_person_at_the_same_time_lose_no_answer()
    {
        await using var app = new CoachApp();
        await app.SayAsync("ana", "delegate");

        await Task.WhenAll(new[] { "patching", "ours", "Sam", "yes", "3", "easy", "similar", "team", "in 2 weeks" }.Select(words => app.SayAsync("ana", words)));

        Assert.Contains("OUTRIGHT", string.Join('\n', (await app.LinesAsync("ana")).Select(PlainText.Render)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_talk_survives_a_restart()
    {
        var file = Path.Combine(Path.GetTempPath(), $"coachbot-{Guid.NewGuid():N}.db");
        await using (var app = new CoachApp(file))
        {
            await app.SayAsync("ana", "delegate");
            await app.SayAsync("ana", "patching");
        }
        await using var restarted = new CoachApp(file);

        var cards = await restarted.SayAsync("ana", "ours");

        Assert.Contains("Whom do you have in mind", PlainText.Render(cards[0]), StringComparison.Ordinal);
        System.IO.File.Delete(file);
    }

    [Fact]
    public async Task Export_holds_everything_and_delete_leaves_no_row_and_no_trace_in_the_file()
    {
        await using var app = new CoachApp();
        foreach (var words in new[] { "delegate", Secret, "other", "history", $"check my reply: {Secret} you should have known", "complaint", $"{Secret} said no" })
            await app.SayAsync("ana-person", words);
        var export = await app.SayAsync("ana-person", "export my data");
        Assert.Contains(Secret, PlainText.Render(export[^1]), StringComparison.Ordinal);

        await app.SayAsync("ana-person", "delete my data");
        var gone = await app.SayAsync("ana-person", "yes");

        Assert.Contains("deleted", PlainText.Render(Assert.Single(gone)), StringComparison.Ordinal);
        await using (var db = await app.Services.GetRequiredService<Store>().OpenAsync(CancellationToken.None))
        {
            Assert.Equal(0, await db.People.CountAsync() + await db.Outcomes.CountAsync() + await db.Outbox.CountAsync() + await db.WebEntries.CountAsync());
        }
        foreach (var file in (string[])[app.File, app.File + "-wal"])
        {
            var bytes = Encoding.Latin1.GetString(await ReadAsync(file));
            Assert.DoesNotContain(Secret, bytes, StringComparison.Ordinal);
            Assert.DoesNotContain("ana-person", bytes, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Delete_asks_once_and_a_no_keeps_everything()
    {
        await using var app = new CoachApp();
        await app.SayAsync("ana", "hello");

        await app.SayAsync("ana", "delete my data");
        var kept = await app.SayAsync("ana", "no");

        Assert.Contains("Nothing was deleted", PlainText.Render(kept[0]), StringComparison.Ordinal);
        Assert.NotEmpty(await app.LinesAsync("ana"));
    }

    [Fact]
    public async Task Words_that_need_a_person_instead_of_a_coach_are_not_kept()
    {
        await using var app = new CoachApp();
        await app.SayAsync("ana", "delegate");

        await app.SayAsync("ana", "I want to end my life zebra");

        await using var db = await app.Services.GetRequiredService<Store>().OpenAsync(CancellationToken.None);
        var kept = string.Join('\n', db.WebEntries.Select(w => w.Card).ToList().Concat(db.People.Select(p => p.Memory)).Concat(db.Outbox.Select(o => o.Card)));
        Assert.DoesNotContain("zebra", kept, StringComparison.Ordinal);
        Assert.Contains("SelfHarm", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_delivered_leaves_no_text_in_the_outbox()
    {
        await using var app = new CoachApp();
        await app.SayAsync("ana", "should I give the migration to Priya?");

        await using var db = await app.Services.GetRequiredService<Store>().OpenAsync(CancellationToken.None);
        for (var tries = 0; tries < 100 && await db.Outbox.AnyAsync(); tries++) await Task.Delay(20);

        Assert.Empty(await db.Outbox.ToListAsync());
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        if (!System.IO.File.Exists(file)) return [];
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }
}
