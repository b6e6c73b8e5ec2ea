using CoachBot.Channels;
using CoachBot.Channels.Web;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Model;
using CoachBot.Proactive;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using CoachBot.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Storage;

/// <summary>Turns on PostgreSQL of someone this process has just heard: saved in one statement, unless anything came between.</summary>
public sealed class PeopleAtHandTests(PostgresCluster cluster)
{
    [Fact]
    public async Task Who_was_heard_is_at_hand_as_the_table_has_them_and_a_turn_keeps_them_so()
    {
        await using var app = new CoachApp(postgres: await cluster.DatabaseAsync());

        foreach (var words in new[] { "delegate", "patching", "ours", "menu" })
        {
            await app.SayAsync("ana", words);
            var person = Take(app);
            Assert.NotNull(person);
            Assert.Equal((await StoredAsync(app)).Memory, person.Memory);
            People(app).Keep(person, People(app).Undelivered);
        }
    }

    [Fact]
    public async Task On_a_file_nobody_is_at_hand()
    {
        await using var app = new CoachApp();
        await app.SayAsync("ana", "menu");

        Assert.Null(Take(app));
    }

    [Fact]
    public async Task A_key_that_was_noted_does_nothing_again()
    {
        await using var app = new CoachApp(postgres: await cluster.DatabaseAsync());
        await app.SayAsync("ana", "delegate");
        await app.SayAsync("ana", "patching", "k");
        var before = await StoredAsync(app);

        Assert.Empty(await app.SayAsync("ana", "ours", "k"));
        Assert.Empty(await app.SayAsync("ana", "ours", "k"));
        Assert.Equal(before.Memory, (await StoredAsync(app)).Memory);
    }

    [Fact]
    public async Task What_another_wrote_meanwhile_counts()
    {
        await using var app = new CoachApp(postgres: await cluster.DatabaseAsync());
        await app.SayAsync("ana", "delegate");
        await using (var db = await app.Services.GetRequiredService<Store>().OpenAsync(CancellationToken.None))
            await db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.Memory, new Memory { Welcomed = true, Schedule = new() { Zone = "Europe/Vienna" } }.ToJson()));

        await app.SayAsync("ana", "menu");

        Assert.Equal("Europe/Vienna", Memory.FromJson((await StoredAsync(app)).Memory).Schedule.Zone);
        Assert.Null(Take(app)); // no further tries in vain for a while
    }

    [Fact]
    public async Task What_a_model_suggests_leaves_them_at_hand()
    {
        await using var app = new CoachApp(postgres: await cluster.DatabaseAsync());
        await app.SayAsync("ana", "delegate");
        var talk = Memory.FromJson((await StoredAsync(app)).Memory).Open!;

        await app.Services.GetRequiredService<TurnHandler>().HandleAsync(new(WebChannel.ChannelName, "", "ana", "s", new Said.Suggested(new Wish.Answers(talk.Id, "a moment ago"), new Dictionary<string, string>(), "test/1", 5, null)), CancellationToken.None);

        Assert.Equal((await StoredAsync(app)).Memory, Take(app)?.Memory);
    }

    [Fact]
    public async Task Who_was_erased_by_another_is_met_anew()
    {
        await using var app = new CoachApp(postgres: await cluster.DatabaseAsync());
        await app.SayAsync("ana", "delegate");
        await app.Services.GetRequiredService<Store>().WriteAsync(async db =>
        {
            await Store.EraseAsync(db, (await db.People.SingleAsync()).Id, CancellationToken.None);
            return (true, true);
        }, CancellationToken.None);

        var cards = await app.SayAsync("ana", "menu");

        Assert.Contains(cards, c => c.Blocks[0] is Heading { Text: "Hello, I'm CoachBot" });
    }

    [Fact]
    public async Task An_answer_waits_behind_one_that_could_not_be_delivered()
    {
        var away = true;
        var sink = new SinkChannel(_ => away ? new Sent.Later("away") : new Sent.Done());
        var clock = new FakeClock(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await using var app = new CoachApp(clock: clock, postgres: await cluster.DatabaseAsync(), services: s => s.AddSingleton<IChannel>(sink));

        await SayAsync("delegate");
        away = false;
        Assert.Null(People(app).Take(sink.Name, "", "ana"));
        await SayAsync("patching");
        Assert.Empty(sink.Taken);

        clock.Advance(TimeSpan.FromMinutes(2));
        await app.SweepAsync();
        var keys = sink.Taken.Select(t => t.Key).ToList();
        Assert.Equal(3, keys.Count); // the welcome, the first question, the second
        Assert.Equal(TurnHandler.Hash(sink.Name, "", "patching") + "-0", keys[2]);

        async Task SayAsync(string words)
        {
            await app.Services.GetRequiredService<TurnHandler>().HandleAsync(new(sink.Name, "", "ana", words, new Said.Words(words)) { Address = "there" }, CancellationToken.None);
            await app.Services.GetRequiredService<OutboxSender>().SettledAsync();
        }
    }

    private static PeopleAtHand People(CoachApp app) => app.Services.GetRequiredService<PeopleAtHand>();

    private static Person? Take(CoachApp app) => People(app).Take(WebChannel.ChannelName, "", "ana");

    private static async Task<Person> StoredAsync(CoachApp app)
    {
        await using var db = await app.Services.GetRequiredService<Store>().OpenAsync(CancellationToken.None);
        return await db.People.AsNoTracking().SingleAsync();
    }
}
