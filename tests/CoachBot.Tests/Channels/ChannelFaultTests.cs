using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using CoachBot.Channels.Slack;
using CoachBot.Channels.Teams;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Proactive;
using CoachBot.Storage;
using CoachBot.Tests.Channels.Slack;
using CoachBot.Tests.Channels.Teams;
using CoachBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Channels;

/// <summary>Cards to many people through channels that fail in every way over real sockets: connections cut before and after, 5xx, 429, no answer.</summary>
public sealed partial class ChannelFaultTests
{
    private const int People = 40, Seed = 20261122, Wait = 30;

    [Fact]
    public async Task Through_Slack_each_card_arrives_once_and_nothing_is_posted_before_retry_after()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var app = new CoachApp(settings: [.. SlackApp.Settings(slack)]);
        var faults = new Faults(app.Clock, TimeSpan.FromSeconds(10), ("reset", 8), ("drop", 8), ("503", 8), ("429", 4), ("silence", 1));
        slack.Fault = (method, _) => method == "chat.postMessage" ? faults.Next("T1") : null;
        (slack.RetryAfter, slack.Clock) = (Wait, app.Clock);
        var cards = await OwedAsync(app, SlackChannel.ChannelName, "T1", person => new SlackAddress($"D{person}").ToString());

        await DeliveredAsync(app);

        Assert.Equal(cards.Order(StringComparer.Ordinal), slack.Messages.Select(m => (string)m["text"]!).Order(StringComparer.Ordinal));
        Assert.Empty(slack.Violations); // among them the same key twice
        faults.AssertPlayed();
    }

    [Fact]
    public async Task Through_Teams_no_card_is_lost_copies_come_only_where_an_answer_was_cut_and_retry_after_is_honoured()
    {
        await using var teams = await FakeTeams.StartAsync();
        await using var app = new CoachApp(settings: [.. teams.Settings]);
        var faults = new Faults(app.Clock, TimeSpan.Zero, ("reset", 8), ("drop", 8), ("503", 8), ("412", 4), ("429", 8), ("silence", 1));
        teams.Fault = faults.Next;
        teams.RetryAfter = () => Wait.ToString(CultureInfo.InvariantCulture);
        var cards = await OwedAsync(app, TeamsChannel.ChannelName, TeamsApp.Tenant, person => new TeamsAddress(teams.Root, $"a:{person}", "28:bot", $"29:{person}", TeamsApp.Tenant).Write());

        await DeliveredAsync(app);

        var arrived = teams.Messages.Select(m => Words().Match(m.Message.ToJsonString()).Value).ToList();
        Assert.Equal(cards.Order(StringComparer.Ordinal), arrived.Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(arrived.Count - cards.Count, 0, faults.Played.Count(f => f is "drop" or "silence"));
        foreach (var own in teams.Messages.GroupBy(m => m.Conversation)) // in order, a copy right behind its original
            Assert.Equal(own.Select(m => Words().Match(m.Message.ToJsonString()).Value).Order(StringComparer.Ordinal), own.Select(m => Words().Match(m.Message.ToJsonString()).Value));
        faults.AssertPlayed();
    }

    [Fact]
    public async Task A_date_in_retry_after_is_honoured_too()
    {
        await using var teams = await FakeTeams.StartAsync();
        await using var app = new CoachApp(settings: [.. teams.Settings]);
        var calls = new ConcurrentQueue<DateTimeOffset>();
        var until = app.Clock.GetUtcNow().AddSeconds(40);
        teams.Fault = _ =>
        {
            calls.Enqueue(app.Clock.GetUtcNow());
            return calls.Count == 1 ? "429" : null;
        };
        teams.RetryAfter = () => until.ToString("R", CultureInfo.InvariantCulture);
        var store = app.Services.GetRequiredService<Store>();
        var person = (await Seeds.PeopleAsync(store, TeamsChannel.ChannelName, TeamsApp.Tenant, 1, app.Clock.GetUtcNow()))[0];
        await store.WriteAsync(async db => (await db.People.ExecuteUpdateAsync(s => s.SetProperty(p => p.Address, new TeamsAddress(teams.Root, "a:1", "28:bot", "29:1", TeamsApp.Tenant).Write())), true), CancellationToken.None);
        await Seeds.OwedAsync(store, person, app.Clock.GetUtcNow(), "card");

        await DeliveredAsync(app);

        Assert.Equal(2, calls.Count);
        Assert.True(calls.Last() >= until, $"tried again at {calls.Last():t}");
    }

    /// <summary>Two cards to each person; what they say.</summary>
    private static async Task<List<string>> OwedAsync(CoachApp app, string channel, string tenant, Func<string, string> address)
    {
        var (store, now) = (app.Services.GetRequiredService<Store>(), app.Clock.GetUtcNow());
        var people = await Seeds.PeopleAsync(store, channel, tenant, People, now);
        var cards = new List<string>();
        foreach (var person in people)
        {
            var to = address($"{person.Id}");
            await store.WriteAsync(async db => (await db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Address, to)), true), CancellationToken.None);
            foreach (var part in (string[])["a", "b"])
            {
                cards.Add($"card {person.Id}{part}");
                await Seeds.OwedAsync(store, person, now, cards[^1], CoachJson.Write(Card.Say(cards[^1])));
            }
        }
        return cards;
    }

    /// <summary>Lets time pass in small steps until nothing waits any more.</summary>
    private static Task DeliveredAsync(CoachApp app) => Seeds.UntilAsync(async () =>
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        app.Services.GetRequiredService<OutboxSender>().Look();
        await Task.Delay(15);
        await using var db = await app.Services.GetRequiredService<Store>().OpenAsync(CancellationToken.None);
        return !await db.Outbox.AnyAsync(o => o.State == OutboxMessage.Waiting);
    }, seconds: 120);

    [GeneratedRegex("card [0-9]+[ab]")]
    private static partial Regex Words();

    /// <summary>A seeded order of faults among good answers, and a watch over what follows a 429.</summary>
    /// <param name="underWay">How long after a 429 calls may still come in that had left before.</param>
    private sealed class Faults(FakeClock clock, TimeSpan underWay, params (string Kind, int Times)[] kinds)
    {
        private readonly Lock _lock = new();
        private readonly Queue<string?> _order = Shuffled(kinds);
        private readonly Dictionary<string, DateTimeOffset> _notBefore = [];
        private readonly List<string> _played = [], _early = [];

        public IReadOnlyList<string> Played
        {
            get
            {
                lock (_lock) return [.. _played];
            }
        }

        /// <summary>The fate of the next call to a conversation or workspace.</summary>
        public string? Next(string to)
        {
            lock (_lock)
            {
                var now = clock.GetUtcNow();
                if (_notBefore.TryGetValue(to, out var until) && now < until && now >= until.AddSeconds(-Wait) + underWay) _early.Add($"{to} {until - now} early");
                var fault = _order.TryDequeue(out var next) ? next : null;
                if (fault is not null) _played.Add(fault);
                if (fault == "429") _notBefore[to] = now.AddSeconds(Wait);
                return fault;
            }
        }

        public void AssertPlayed()
        {
            Assert.Equal(kinds.Sum(k => k.Times), Played.Count);
            Assert.Empty(_early);
        }

        private static Queue<string?> Shuffled((string Kind, int Times)[] kinds)
        {
            var bad = kinds.SelectMany(k => Enumerable.Repeat<string?>(k.Kind, k.Times)).ToList();
            string?[] order = [.. bad, .. Enumerable.Repeat<string?>(null, People * 2 - bad.Count)];
            new Random(Seed).Shuffle(order);
            return new(order);
        }
    }
}
