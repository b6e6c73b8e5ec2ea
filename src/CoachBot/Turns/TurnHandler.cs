using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Rhythm;
using CoachBot.Operations;
using CoachBot.Proactive;
using CoachBot.Pulse;
using CoachBot.Storage;

namespace CoachBot.Turns;

/// <summary>The one door for everything that comes in: drops repeats, loads, asks the coach, saves and writes down what is owed, all in one transaction.</summary>
internal sealed class TurnHandler(Store store, TurnRows rows, PeopleAtHand people, Coach coach, Wake wake, WorkCalendar calendar, OutboxSender sender, Lease lease, PersonOrder order, PulsePages pulse, Wishes wishes, DeliveredMessages delivered, TimeProvider clock)
{
    /// <summary>Hears one turn. The same key again returns <see cref="TurnResult.Repeat"/>.</summary>
    /// <exception cref="System.Data.Common.DbException">The database refused; nothing has happened and the sender may try again.</exception>
    public Task<TurnResult> HandleAsync(Turn turn, CancellationToken stop) =>
        order.RunAsync($"{turn.Channel}\n{turn.Tenant}\n{turn.External}", () => OnceAsync(turn, stop));

    private async Task<TurnResult> OnceAsync(Turn turn, CancellationToken stop)
    {
        var (now, began) = (clock.GetUtcNow(), clock.GetTimestamp());
        using var activity = Meters.Activities.StartActivity("turn");
        activity?.SetTag("channel", turn.Channel);
        var (hash, undelivered) = (Hash(turn), people.Undelivered);
        var heard = await AtHandAsync(turn, hash, now, stop) ?? await FromTableAsync(turn, hash, now, stop);
        Meters.Turn(turn.Channel, clock.GetElapsedTime(began), heard.Result.Repeated);
        if (heard.Erased) await store.CheckpointAsync(CancellationToken.None);
        if (Wished(turn, heard, now) is { } wished) wishes.Add(wished);
        if (heard is { Direct: true, Person: { } person }) people.Keep(person, undelivered);
        if (heard.Direct) sender.Send(heard.Owed);
        else if (heard.Owed.Count > 0) sender.Look();
        return heard.Result;
    }

    /// <summary>Answers from the person's row as this process left it, in one statement.</summary>
    /// <returns>Null when that does not do; then nothing has happened.</returns>
    private async Task<Heard?> AtHandAsync(Turn turn, string hash, DateTimeOffset now, CancellationToken stop)
    {
        if (people.Take(turn.Channel, turn.Tenant, turn.External) is not { } person || turn.Said is Said.Suggested) return null;
        var reply = Hear(turn, Recall(person, turn), now);
        if (reply is not { Errand: Errand.None, Forget: null, FollowedUp: null, Keep: null }) return null;
        var heard = Answer(turn, hash, person, reply, reply.Cards, direct: true, now);
        if (await store.WriteAtOnceAsync(db => TurnRows.SaveUnchangedAsync(db, hash, person, now.ToUnixTimeMilliseconds(), heard.Rows, stop), stop)) return heard;
        people.Leave(person);
        return null;
    }

    /// <summary>Answers from the table, under lock.</summary>
    private Task<Heard> FromTableAsync(Turn turn, string hash, DateTimeOffset now, CancellationToken stop) =>
        store.WriteAsync(async db =>
        {
            if (turn.Said is Said.Suggested && !await TurnRows.KnowsAsync(db, turn.Channel, turn.Tenant, turn.External, stop)) return (Heard.Before, false); // they had everything deleted meanwhile
            if (await rows.OpenAsync(db, hash, turn.Channel, turn.Tenant, turn.External, now.ToUnixTimeMilliseconds(), stop) is not var (person, waiting)) return (Heard.Before, false);
            var reply = Hear(turn, Recall(person, turn), now);
            var cards = reply.Errand == Errand.None ? reply.Cards : await RunErrandAsync(db, person, reply, stop);
            if (reply.Errand == Errand.Erase) return (new Heard(new(false, null, cards), []) { Erased = true }, true);
            await OutcomeRows.KeepAsync(db, person, reply, now, stop);
            var heard = Answer(turn, hash, person, reply, cards, sender.Holds(waiting), now);
            await rows.SaveLastAsync(db, person, heard.Rows, stop);
            return (heard, true);
        }, stop);

    /// <summary>What the person's row becomes, and what is owed to them.</summary>
    /// <param name="direct">All that was owed before is under way here, so that this can follow at once.</param>
    private Heard Answer(Turn turn, string hash, Person person, Reply reply, IReadOnlyList<Card> cards, bool direct, DateTimeOffset now)
    {
        Remember(person, turn, reply, now);
        var shown = turn.Answering == Answering.Inline ? cards : turn.AtOnce(cards);
        var owed = Owed(turn, hash, person, reply, [.. cards.Except(shown, ReferenceEqualityComparer.Instance).Cast<Card>()], now, direct ? now + lease.Fresh : default).ToList();
        return new(new(false, turn.Answering == Answering.Outbox ? null : reply.Replace, shown, owed.Count > 0), owed) { Person = person, Reply = reply, Direct = direct };
    }

    private static Memory Recall(Person person, Turn turn)
    {
        var memory = Memory.FromJson(person.Memory);
        return turn.Zone is not null && !memory.Schedule.ZoneChosen && memory.Schedule.Zone != turn.Zone && TimeZoneInfo.TryFindSystemTimeZoneById(turn.Zone, out _)
            ? memory with { Schedule = memory.Schedule with { Zone = turn.Zone } }
            : memory;
    }

    /// <summary>A first message is welcomed and answered.</summary>
    private Reply Hear(Turn turn, Memory memory, DateTimeOffset now)
    {
        var hearing = Hearing(turn, memory, now);
        if (turn.Said is Said.Arrived) return memory.Welcomed ? new(memory, []) : coach.Welcome(hearing);
        if (memory.Welcomed) return coach.Hear(turn.Said, hearing);
        var welcome = coach.Welcome(hearing);
        var reply = coach.Hear(turn.Said, hearing with { Memory = welcome.Memory });
        return reply.Discard ? reply with { Memory = reply.Memory with { Welcomed = false } } : reply with { Cards = [.. welcome.Cards, .. reply.Cards] };
    }

    private Hearing Hearing(Turn turn, Memory memory, DateTimeOffset now) =>
        new(memory, now, new(memory.Schedule.ZoneInfo.Local(now).Day, calendar), turn.Forms, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))) { Model = wishes.Model };

    /// <summary>What a model may do about the last card of the answer; null when that card does not go out as a message of its own.</summary>
    private Wished? Wished(Turn turn, Heard heard, DateTimeOffset now) =>
        wishes.Model is not null && heard.Reply is { Wish: { } wish, Cards: [.., var card] } reply && heard.Owed is [.., var last] && ReferenceEquals(last.Card, card)
            ? new(turn, wish, reply.Memory, Hearing(turn, reply.Memory, now), turn.AnswerTo ?? last.Address, delivered.Watch(last.Row.Key))
            : null;

    private async Task<IReadOnlyList<Card>> RunErrandAsync(CoachDb db, Person person, Reply reply, CancellationToken stop)
    {
        switch (reply.Errand)
        {
            case Errand.History:
                return [.. reply.Cards, CoachCards.History(await OutcomeRows.NewestAsync(db, person, stop))];
            case Errand.Pulse:
                return [.. reply.Cards, await pulse.ShowAsync(db, person, reply.Memory, reply.Memory.Schedule.ZoneInfo.Local(clock.GetUtcNow()).Day, stop)];
            case Errand.Export:
                return [.. reply.Cards, CoachCards.Export(await PersonExport.WriteAsync(db, person, stop))];
            case Errand.Erase:
                await Store.EraseAsync(db, person.Id, stop);
                return [.. reply.Cards, Card.Say("Everything I held about you is deleted. Write any time to begin anew.")];
            default:
                return reply.Cards;
        }
    }

    private void Remember(Person person, Turn turn, Reply reply, DateTimeOffset now)
    {
        person.Memory = reply.Memory.ToJson();
        person.Address = turn.Address ?? person.Address ?? turn.FirstAddress;
        if (turn.FromPerson && turn.Said is not Said.Suggested)
        {
            person.SeenAt = now.ToUnixTimeMilliseconds();
            person.Unreachable = null;
        }
        person.DueAt = person.Unreachable is null ? wake.Next(reply.Memory, now)?.ToUnixTimeMilliseconds() : null;
    }

    /// <summary>The rows owed for this answer. Until <paramref name="lease"/> no other process sends them.</summary>
    private static IEnumerable<FreshRow> Owed(Turn turn, string hash, Person person, Reply reply, IReadOnlyList<Card> cards, DateTimeOffset now, DateTimeOffset lease)
    {
        if (turn.Echo && Spoken(turn.Said, reply) is { } spoken) yield return Row("e", new([new Spoken(spoken)]), null);
        if (turn.Notice is { } notice) yield return Row("n", notice.Card, null, notice.Address);
        if (turn.Answering == Answering.Outbox && reply.Replace is { } replace && turn.Origin is { } origin) yield return Row("r", replace, origin);
        for (var i = 0; i < cards.Count; i++)
            yield return Row(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{i}"), cards[i], null);

        FreshRow Row(string part, Card card, string? replaces, string? address = null) => new(new()
        {
            PersonId = person.Id,
            Channel = turn.Channel,
            Tenant = turn.Tenant,
            Key = $"{hash}-{part}",
            Kind = OutboxMessage.Reply,
            Card = CoachJson.Write(card),
            Replaces = replaces,
            Address = address ?? turn.AnswerTo,
            DueAt = now.ToUnixTimeMilliseconds(),
            LeaseUntil = lease == default ? 0 : lease.ToUnixTimeMilliseconds(),
            CreatedAt = now.ToUnixTimeMilliseconds(),
        }, card, person.External, person.Address);
    }

    /// <summary>The person's words for the transcript; a placeholder where they must not be kept.</summary>
    private static string? Spoken(Said said, Reply reply) => said switch
    {
        Said.Words when reply.Discard => "(not kept)",
        Said.Words words => words.Quoted is null ? words.Text : $"{words.Text}\n“{words.Quoted}”",
        Said.Pressed { Act: { Verb: Act.Say } act } => act.First,
        _ => null,
    };

    /// <param name="Owed">Rows for the outbox.</param>
    private sealed record Heard(TurnResult Result, IReadOnlyList<FreshRow> Owed)
    {
        public static Heard Before { get; } = new(TurnResult.Repeat, []);

        /// <summary>Sent by this process at once.</summary>
        public bool Direct { get; init; }

        public bool Erased { get; init; }

        /// <summary>As saved; null, like <see cref="Reply"/>, when the turn was a repeat or erased everything.</summary>
        public Person? Person { get; init; }

        public Reply? Reply { get; init; }

        public IReadOnlyList<OutboxMessage> Rows { get; } = [.. Owed.Select(o => o.Row)];
    }

    /// <summary>Names nobody: only tells whether the same event came before.</summary>
    public static string Hash(string channel, string tenant, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel}\n{tenant}\n{key}")).AsSpan(0, 16));

    private static string Hash(Turn turn) => Hash(turn.Channel, turn.Tenant, turn.Key);
}
