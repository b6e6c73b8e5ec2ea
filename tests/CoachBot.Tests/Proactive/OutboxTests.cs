using System.Collections.Concurrent;
using CoachBot.Channels;
using CoachBot.Coaching;
using CoachBot.Operations;
using CoachBot.Proactive;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using CoachBot.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoachBot.Tests.Proactive;

public sealed class OutboxTests
{
    private static readonly Sent.Later s_down = new("the channel answered 503");

    [Fact]
    public async Task A_tenant_that_asked_for_a_day_gets_no_further_call_and_delays_no_other()
    {
        var sink = new SinkChannel(d => d.Tenant == "slow" ? new Sent.Later("429", TimeSpan.FromDays(1), WholeTenant: true) : new Sent.Done());
        await using var app = Start(sink);
        var (store, now) = (app.Services.GetRequiredService<Store>(), app.Clock.GetUtcNow());
        var slow = await Seeds.PeopleAsync(store, "sink", "slow", 150, now);
        var quick = await Seeds.PeopleAsync(store, "sink", "quick", 20, now);
        foreach (var person in slow.Concat(quick)) await Seeds.OwedAsync(store, person, now, person.External);

        app.Services.GetRequiredService<OutboxSender>().Look();
        await Seeds.UntilAsync(() => Task.FromResult(sink.Taken.Count == 20));
        await IdleAsync(app);
        var refused = sink.Tries.Count(t => t.Tenant == "slow");
        Assert.InRange(refused, 1, 64);

        for (var looks = 0; looks < 3; looks++) await LookAsync(app);
        Assert.Equal(refused, sink.Tries.Count(t => t.Tenant == "slow"));
        await using var db = await store.OpenAsync(CancellationToken.None);
        Assert.Equal(150 - refused, await db.Outbox.CountAsync(o => o.Tenant == "slow" && o.Attempts == 0));
    }

    [Fact]
    public async Task Refusals_in_several_conversations_hold_the_tenant_even_when_the_channel_does_not_say_so()
    {
        var sink = new SinkChannel(_ => new Sent.Later("429", TimeSpan.FromSeconds(30)));
        await using var app = Start(sink);
        var (store, now) = (app.Services.GetRequiredService<Store>(), app.Clock.GetUtcNow());
        foreach (var person in await Seeds.PeopleAsync(store, "sink", "t", 200, now)) await Seeds.OwedAsync(store, person, now, person.External);

        await LookAsync(app);
        await LookAsync(app);

        Assert.InRange(sink.Tries.Count, 3, 64);
    }

    [Fact]
    public async Task Cards_of_one_person_keep_their_order_while_the_first_is_late()
    {
        var failing = true;
        var sink = new SinkChannel(_ => Volatile.Read(ref failing) ? s_down : new Sent.Done());
        await using var app = Start(sink);
        var (store, now) = (app.Services.GetRequiredService<Store>(), app.Clock.GetUtcNow());
        var person = (await Seeds.PeopleAsync(store, "sink", "t", 1, now))[0];
        foreach (var key in new[] { "a", "b", "c" }) await Seeds.OwedAsync(store, person, now, key);

        await LookAsync(app);
        Volatile.Write(ref failing, false);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Seeds.UntilAsync(() => LookedAsync(app, () => sink.Taken.Count == 3));

        Assert.Equal(["a", "b", "c"], sink.Taken.Select(t => t.Key));
    }

    [Fact]
    public async Task A_card_that_cannot_be_read_becomes_a_dead_letter_and_holds_nobody_up()
    {
        var sink = new SinkChannel();
        await using var app = Start(sink);
        var (store, now) = (app.Services.GetRequiredService<Store>(), app.Clock.GetUtcNow());
        var people = await Seeds.PeopleAsync(store, "sink", "t", 2, now);
        await Seeds.OwedAsync(store, people[0], now, "broken", card: """{"Blocks":[{"is":"unheard of"}]}""");
        await Seeds.OwedAsync(store, people[0], now, "behind it");
        await Seeds.OwedAsync(store, people[1], now, "other");

        await Seeds.UntilAsync(() =>
        {
            app.Clock.Advance(TimeSpan.FromMinutes(2));
            return LookedAsync(app, () => sink.Taken.Count == 2);
        });

        await using var db = await store.OpenAsync(CancellationToken.None);
        var dead = await db.Outbox.SingleAsync(o => o.State == OutboxMessage.Dead);
        Assert.Equal("broken", dead.Key);
        Assert.Contains("cannot be shown", dead.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Someone_who_blocked_the_bot_is_listed_and_a_dead_letter_can_be_retried()
    {
        var blocked = true;
        var sink = new SinkChannel(_ => Volatile.Read(ref blocked) ? new Sent.GivenUp("403 MessageWritesBlocked", Unreachable: true) : new Sent.Done());
        await using var app = Start(sink);
        var (store, now) = (app.Services.GetRequiredService<Store>(), app.Clock.GetUtcNow());
        var person = (await Seeds.PeopleAsync(store, "sink", "t", 1, now))[0];
        var id = await Seeds.OwedAsync(store, person, now, "zebra words");

        await LookAsync(app);
        var status = new Status(store, app.Clock);
        var before = string.Join('\n', await status.LinesAsync());
        Assert.Contains("1 not reached", before, StringComparison.Ordinal);
        Assert.Contains("403 MessageWritesBlocked", before, StringComparison.Ordinal);
        Assert.Contains($"{id}: followup", before, StringComparison.Ordinal);
        Assert.DoesNotContain("zebra", before, StringComparison.Ordinal);

        Volatile.Write(ref blocked, false);
        Assert.Equal(1, await status.RetryAsync(id));
        await LookAsync(app);
        Assert.Single(sink.Taken);
    }

    [Fact]
    public async Task What_a_channel_learns_by_itself_does_not_make_someone_reachable_again()
    {
        var blocked = true;
        await using var app = Start(new SinkChannel(_ => Volatile.Read(ref blocked) ? new Sent.GivenUp("403 MessageWritesBlocked", Unreachable: true) : new Sent.Done()));
        var turns = app.Services.GetRequiredService<TurnHandler>();
        await turns.HandleAsync(new("sink", "t", "ana", "1", new Said.Words("help")), CancellationToken.None);
        await LookAsync(app);
        Assert.Null(await DueAsync());

        await turns.HandleAsync(new("sink", "t", "ana", "zone", new Said.Arrived()) { Zone = "Asia/Tokyo", FromPerson = false }, CancellationToken.None);
        Assert.Null(await DueAsync());
        Volatile.Write(ref blocked, false);
        await turns.HandleAsync(new("sink", "t", "ana", "2", new Said.Words("help")), CancellationToken.None);
        Assert.NotNull(await DueAsync());

        async Task<long?> DueAsync()
        {
            await using var db = await app.Services.GetRequiredService<Store>().OpenAsync(CancellationToken.None);
            return (await db.People.SingleAsync()).DueAt;
        }
    }

    [Fact]
    public async Task No_more_goes_to_a_tenant_in_a_second_than_its_rate()
    {
        var sink = new SinkChannel { Name = "slack" };
        await using var app = Start(sink);
        var (store, now) = (app.Services.GetRequiredService<Store>(), app.Clock.GetUtcNow());
        foreach (var person in await Seeds.PeopleAsync(store, "slack", "t", 40, now)) await Seeds.OwedAsync(store, person, now, person.External);

        for (var looks = 0; looks < 3; looks++) await LookAsync(app);
        await Seeds.UntilAsync(() => LookedAsync(app, () => sink.Taken.Count == 8));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await Seeds.UntilAsync(() => LookedAsync(app, () => sink.Taken.Count == 16));
        await LookAsync(app);

        Assert.Equal(16, sink.Taken.Count);
    }

    [Fact]
    public async Task A_weekly_card_left_over_from_an_earlier_week_is_not_sent()
    {
        var sink = new SinkChannel();
        await using var app = Start(sink);
        var (store, now) = (app.Services.GetRequiredService<Store>(), app.Clock.GetUtcNow());
        var person = (await Seeds.PeopleAsync(store, "sink", "t", 1, now))[0];
        await Seeds.OwedAsync(store, person, now.AddDays(-14), "old", kind: "weekly");
        await Seeds.OwedAsync(store, person, now, "new", kind: "weekly");

        await Seeds.UntilAsync(() => LookedAsync(app, () => !sink.Taken.IsEmpty));

        Assert.Equal("new", Assert.Single(sink.Tries).Key);
    }

    [Fact]
    public async Task Failures_of_every_kind_delay_cards_but_lose_and_copy_none()
    {
        var chance = new Random(7);
        var seen = new ConcurrentDictionary<string, int>();
        var sink = new SinkChannel(_ =>
        {
            int roll;
            lock (chance) roll = chance.Next(100);
            return roll switch
            {
                < 15 => s_down,
                < 25 => new Sent.Later("429", TimeSpan.FromSeconds(2)),
                < 35 => throw new HttpRequestException("reset"),
                _ => new Sent.Done(),
            };
        });
        await using var app = Start(sink);
        var (store, now) = (app.Services.GetRequiredService<Store>(), app.Clock.GetUtcNow());
        foreach (var person in await Seeds.PeopleAsync(store, "sink", "t", 200, now)) await Seeds.OwedAsync(store, person, now, person.External);

        await Seeds.UntilAsync(() =>
        {
            app.Clock.Advance(TimeSpan.FromSeconds(20));
            return LookedAsync(app, () => sink.Taken.Count >= 200);
        }, seconds: 60);
        await LookAsync(app);

        Assert.Equal(200, sink.Taken.Count);
        Assert.Equal(200, sink.Taken.Select(t => t.Key).Distinct().Count());
    }

    [Fact]
    public async Task Whether_a_card_may_have_arrived_is_remembered_over_tries_whoever_makes_them()
    {
        Sent[] answers = [new Sent.Later("429"), new Sent.Later("reset", InDoubt: true), new Sent.Later("429"), new Sent.Done()];
        var tries = 0;
        var sink = new SinkChannel(_ => answers[tries++]);
        await using var app = Start(sink);
        var (store, now) = (app.Services.GetRequiredService<Store>(), app.Clock.GetUtcNow());
        await Seeds.OwedAsync(store, (await Seeds.PeopleAsync(store, "sink", "t", 1, now))[0], now, "card");

        await Seeds.UntilAsync(() =>
        {
            app.Clock.Advance(TimeSpan.FromSeconds(10));
            return LookedAsync(app, () => !sink.Taken.IsEmpty);
        });

        Assert.Equal([false, false, true, true], sink.Tries.Select(t => t.InDoubt));
    }

    [Theory]
    [InlineData(1L, 0, false)] // a process held it and died
    [InlineData(0L, 1, null)] // tried by a version that noted no doubts
    public async Task A_card_whose_last_try_nobody_saw_end_is_in_doubt(long lease, int attempts, bool? noted)
    {
        var sink = new SinkChannel();
        await using var app = Start(sink);
        var (store, now) = (app.Services.GetRequiredService<Store>(), app.Clock.GetUtcNow());
        var id = await Seeds.OwedAsync(store, (await Seeds.PeopleAsync(store, "sink", "t", 1, now))[0], now.AddDays(1), "card");
        await store.WriteAsync(async db => (await db.Outbox.Where(o => o.Id == id).ExecuteUpdateAsync(s => s
            .SetProperty(o => o.LeaseUntil, lease).SetProperty(o => o.Attempts, attempts).SetProperty(o => o.InDoubt, noted).SetProperty(o => o.DueAt, now.ToUnixTimeMilliseconds())), true), CancellationToken.None);

        await Seeds.UntilAsync(() => LookedAsync(app, () => !sink.Taken.IsEmpty));

        Assert.True(sink.Taken.Single().InDoubt);
    }

    [Theory]
    [InlineData(false, 20, 50)]
    [InlineData(true, 60, 250)]
    public async Task A_card_whose_arrival_stays_in_doubt_is_tried_for_a_day_but_brings_few_copies(bool noticesCopies, int fewest, int most)
    {
        var sink = new SinkChannel(_ => new Sent.Later("the answer was cut", InDoubt: true)) { NoticesCopies = noticesCopies };
        await using var app = Start(sink);
        var (store, now) = (app.Services.GetRequiredService<Store>(), app.Clock.GetUtcNow());
        await Seeds.OwedAsync(store, (await Seeds.PeopleAsync(store, "sink", "t", 1, now))[0], now, "card");

        var row = await RowAsync();
        while (row.State == OutboxMessage.Waiting)
        {
            app.Clock.Set(DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(row.DueAt, app.Clock.GetUtcNow().ToUnixTimeMilliseconds())));
            var tries = row.Attempts;
            await Seeds.UntilAsync(async () =>
            {
                app.Services.GetRequiredService<OutboxSender>().Look();
                row = await RowAsync();
                return row.Attempts > tries || row.State != OutboxMessage.Waiting;
            });
        }

        Assert.InRange(app.Clock.GetUtcNow() - now, TimeSpan.FromHours(24), TimeSpan.FromHours(48));
        Assert.InRange(sink.Tries.Count, fewest, most);

        async Task<OutboxMessage> RowAsync()
        {
            await using var db = await store.OpenAsync(CancellationToken.None);
            return await db.Outbox.AsNoTracking().SingleAsync();
        }
    }

    [Fact]
    public async Task No_try_begins_that_might_outlast_its_lease_however_long_cards_wait_for_a_silent_channel()
    {
        var silent = new SilentChannel();
        await using var app = new CoachApp(services: s => s.RemoveAll<IChannel>().AddSingleton<IChannel>(silent));
        var (store, lease, now) = (app.Services.GetRequiredService<Store>(), app.Services.GetRequiredService<Lease>(), app.Clock.GetUtcNow());
        silent.Left = async key =>
        {
            await using var db = await store.OpenAsync(CancellationToken.None);
            return DateTimeOffset.FromUnixTimeMilliseconds(await db.Outbox.Where(o => o.Key == key).Select(o => o.LeaseUntil).SingleAsync()) - app.Clock.GetUtcNow();
        };
        foreach (var person in await Seeds.PeopleAsync(store, "sink", "t", 300, now)) await Seeds.OwedAsync(store, person, now, person.External);

        app.Services.GetRequiredService<OutboxSender>().Look();
        for (var batch = 1; batch <= 4; batch++)
        {
            await Seeds.UntilAsync(() => Task.FromResult(silent.Begun.Count >= batch * 20));
            await Task.Delay(100);
            app.Clock.Advance(TimeSpan.FromSeconds(10));
            silent.TimeOut();
        }

        Assert.All(silent.Begun, left => Assert.InRange(left, lease.Least, lease.Claimed));
    }

    private static CoachApp Start(SinkChannel sink)
    {
        var app = new CoachApp(services: s => s.RemoveAll<IChannel>().AddSingleton<IChannel>(sink));
        _ = app.Services;
        return app;
    }

    private static async Task LookAsync(CoachApp app)
    {
        app.Services.GetRequiredService<OutboxSender>().Look();
        await Task.Delay(150);
        await IdleAsync(app);
    }

    private static async Task<bool> LookedAsync(CoachApp app, Func<bool> holds)
    {
        app.Services.GetRequiredService<OutboxSender>().Look();
        await Task.Delay(50);
        return holds();
    }

    private static Task IdleAsync(CoachApp app) => app.Services.GetRequiredService<OutboxSender>().SettledAsync();

    /// <summary>Does not answer in time, and notes how much of its lease was left when each try began.</summary>
    private sealed class SilentChannel : IChannel
    {
        private TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "sink";

        public Func<string, Task<TimeSpan>> Left { get; set; } = _ => Task.FromResult(TimeSpan.Zero);

        public ConcurrentQueue<TimeSpan> Begun { get; } = [];

        /// <summary>Ends the tries under way.</summary>
        public void TimeOut() => Interlocked.Exchange(ref _over, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

        public async Task<Sent> SendAsync(Delivery delivery, CancellationToken stop)
        {
            var over = Volatile.Read(ref _over).Task;
            Begun.Enqueue(await Left(delivery.Key));
            await over;
            return new Sent.Later("no answer in time", InDoubt: true);
        }
    }
}
