using CoachBot.Channels;
using CoachBot.Channels.Web;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Proactive;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using CoachBot.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Storage;

/// <summary>Statements that are written out as SQL mean the same on both databases.</summary>
public sealed class WrittenOutTests(PostgresCluster cluster)
{
    private const string Channel = "sink", Tenant = "t";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_follow_up_goes_into_the_history_and_a_forgotten_talk_out_of_it(bool postgres)
    {
        await using var app = await StartAsync(postgres);
        foreach (var words in new[] { "weekly off", "delegate", "the licence report", "other" }) await app.SayAsync("ana", words);
        app.Clock.Set(new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero));
        Assert.Equal(1, await app.SweepAsync());
        foreach (var words in new[] { "done", "a note" }) await app.SayAsync("ana", words);
        Assert.Contains("ROUTE (done)", PlainText.Render((await app.SayAsync("ana", "history"))[0]), StringComparison.Ordinal);

        var outcome = Assert.Single(await AllAsync(app, db => db.Outcomes));
        Assert.Equal(("done", "a note"), (outcome.Kept, outcome.Note));
        var person = Assert.Single(await AllAsync(app, db => db.People));
        await Store(app).WriteAsync(async db =>
        {
            await OutcomeRows.KeepAsync(db, person, new(Memory.FromJson(person.Memory), []) { Forget = outcome.Id }, app.Clock.GetUtcNow(), CancellationToken.None);
            return (true, true);
        }, CancellationToken.None);
        Assert.Empty(await AllAsync(app, db => db.Outcomes));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_moved_is_written_to_there_and_who_left_is_owed_nothing(bool postgres)
    {
        await using var app = await StartAsync(postgres);
        var people = await Seeds.PeopleAsync(Store(app), Channel, Tenant, 2, app.Clock.GetUtcNow().AddDays(1), due: true);
        foreach (var person in people) await Seeds.OwedAsync(Store(app), person, app.Clock.GetUtcNow().AddDays(1), person.External);
        var places = app.Services.GetRequiredService<Whereabouts>();

        foreach (var address in new[] { "there", "here" }) await places.MovedAsync(Channel, Tenant, people[0].External, address, CancellationToken.None);
        await places.LeftAsync(Channel, Tenant, people[1].External, "uninstalled", CancellationToken.None);

        Assert.Equal([("here", null, true), (null, "uninstalled", false)], (await AllAsync(app, db => db.People.OrderBy(p => p.Id))).Select(p => (p.Address, p.Unreachable, p.DueAt is not null)));
        Assert.Equal([(OutboxMessage.Waiting, null), (OutboxMessage.Dead, "uninstalled")], (await AllAsync(app, db => db.Outbox.OrderBy(o => o.Id))).Select(o => (o.State, o.Reason)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_given_up_ends_alone_unless_nobody_is_there_any_more(bool postgres)
    {
        var sink = new SinkChannel(d => d.Key is "last word" ? new Sent.GivenUp("refused", Unreachable: false) : new Sent.GivenUp("blocked", Unreachable: true));
        await using var app = await StartAsync(postgres, sink);
        var people = await Seeds.PeopleAsync(Store(app), Channel, Tenant, 2, app.Clock.GetUtcNow().AddDays(1), due: true);
        foreach (var (person, key, days) in new[] { (0, "last word", 0), (0, "later", 1), (1, "knock", 0), (1, "knock again", 1) })
            await Seeds.OwedAsync(Store(app), people[person], app.Clock.GetUtcNow().AddDays(days), key);

        await Seeds.UntilAsync(async () =>
        {
            app.Services.GetRequiredService<OutboxSender>().Look();
            return (await AllAsync(app, db => db.Outbox.Where(o => o.State == OutboxMessage.Dead))).Count == 3;
        });

        Assert.Equal([("last word", "refused"), ("later", null), ("knock", "blocked"), ("knock again", "blocked")], (await AllAsync(app, db => db.Outbox.OrderBy(o => o.Id))).Select(o => (o.Key, o.Reason)));
        Assert.Equal([(null, true), ("blocked", false)], (await AllAsync(app, db => db.People.OrderBy(p => p.Id))).Select(p => (p.Unreachable, p.DueAt is not null)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_transcript_keeps_a_line_once_and_can_change_it(bool postgres)
    {
        await using var app = await StartAsync(postgres);
        var (lines, table) = (app.Services.GetRequiredService<Transcript>(), app.Services.GetRequiredService<OutboxTable>());
        var person = (await Seeds.PeopleAsync(Store(app), WebChannel.ChannelName, "", 1, app.Clock.GetUtcNow()))[0];
        Assert.Null(await lines.NewestAsync(WebChannel.ChannelName, person.External, CancellationToken.None));
        Assert.False(await table.OwesAsync(WebChannel.ChannelName, person.External, CancellationToken.None));
        await Seeds.OwedAsync(Store(app), person, app.Clock.GetUtcNow().AddDays(1), "tomorrow");
        Assert.True(await table.OwesAsync(WebChannel.ChannelName, person.External, CancellationToken.None));
        Assert.Equal(1, await table.TakeOverAsync(WebChannel.ChannelName, person.External, CancellationToken.None));

        var first = await lines.AddAsync(person.Id, "first", Card.Say("One."), CancellationToken.None);
        Assert.Equal(first, await lines.AddAsync(person.Id, "first", Card.Say("Another one."), CancellationToken.None));
        Assert.Equal(0, await lines.AddAsync(person.Id + 1, "nobody's", Card.Say("To nobody."), CancellationToken.None));
        var second = await lines.AddAsync(person.Id, "second", Card.Say("Two."), CancellationToken.None);
        await lines.ReplaceAsync(person.Id, first, Card.Say("Once."), CancellationToken.None);
        await lines.ReplaceAsync(person.Id + 1, second, Card.Say("Not theirs."), CancellationToken.None);

        Assert.Equal(second, await lines.NewestAsync(WebChannel.ChannelName, person.External, CancellationToken.None));
        Assert.Equal([(first, "Once."), (second, "Two.")], (await lines.ReadAsync(WebChannel.ChannelName, person.External, 10, CancellationToken.None)).Select(l => (l.Id, PlainText.Render(l.Card).Trim())));
        Assert.Equal([second], (await lines.ReadAsync(WebChannel.ChannelName, person.External, 1, CancellationToken.None)).Select(l => l.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_event_without_a_turn_is_the_first_once_and_only_who_is_known_is_suggested_to(bool postgres)
    {
        await using var app = await StartAsync(postgres);
        var recall = app.Services.GetRequiredService<PersonRecall>();
        Assert.True(await recall.IsFirstAsync(Channel, Tenant, "event", CancellationToken.None));
        Assert.False(await recall.IsFirstAsync(Channel, Tenant, "event", CancellationToken.None));

        await Seeds.PeopleAsync(Store(app), Channel, Tenant, 1, app.Clock.GetUtcNow());
        Assert.True(await KnowsAsync($"{Tenant}p1"));
        Assert.False(await KnowsAsync("nobody"));

        Task<bool> KnowsAsync(string external) => Store(app).ReadAsync(db => TurnRows.KnowsAsync(db, Channel, Tenant, external, CancellationToken.None), CancellationToken.None);
    }

    private static Store Store(CoachApp app) => app.Services.GetRequiredService<Store>();

    private static async Task<List<T>> AllAsync<T>(CoachApp app, Func<CoachDb, IQueryable<T>> rows) where T : class
    {
        await using var db = await Store(app).OpenAsync(CancellationToken.None);
        return await rows(db).AsNoTracking().ToListAsync();
    }

    private async Task<CoachApp> StartAsync(bool postgres, SinkChannel? sink = null) => new(
        clock: new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)),
        postgres: postgres ? await cluster.DatabaseAsync() : null,
        services: s => s.AddSingleton<IChannel>(sink ?? new()).AddSingleton<PersonRecall>().AddSingleton<Whereabouts>());
}
