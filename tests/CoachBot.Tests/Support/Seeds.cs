using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Rhythm;
using CoachBot.Proactive;
using CoachBot.Storage;

namespace CoachBot.Tests.Support;

/// <summary>People and owed cards put straight into the database, and waiting for what becomes of them.</summary>
internal static class Seeds
{
    /// <summary>People to whom the weekly card is due at <paramref name="now"/>.</summary>
    /// <param name="who">The channel's id of each, counted from 1, and where to write to them.</param>
    public static Task<List<Person>> DuePeopleAsync(Store store, string channel, int count, DateTimeOffset now, string tenant = "", Func<int, (string External, string? Address)>? who = null) =>
        PeopleAsync(store, channel, tenant, count, now, Subscriber(now), due: true, who);

    /// <summary>What is remembered of someone whose weekly card is due today, in a zone where it is about noon.</summary>
    public static string Subscriber(DateTimeOffset now)
    {
        var east = 12 - now.Hour;
        var zone = east == 0 ? "Etc/GMT" : $"Etc/GMT{(east > 0 ? "-" : "+")}{Math.Abs(east)}"; // these names count westwards
        return new Memory { Welcomed = true, Schedule = new() { Zone = zone, ZoneChosen = true, Day = now.AddHours(east).DayOfWeek, Time = new(9, 0) } }.ToJson();
    }

    public static Task<List<Person>> PeopleAsync(Store store, string channel, string tenant, int count, DateTimeOffset now, string memory = "{}", bool due = false, Func<int, (string External, string? Address)>? who = null) => store.WriteAsync(async db =>
    {
        var people = Enumerable.Range(1, count).Select(who ?? (i => ($"{tenant}p{i}", null))).Select(named => new Person
        {
            Channel = channel,
            Tenant = tenant,
            External = named.External,
            Address = named.Address,
            Memory = memory,
            DueAt = due ? now.ToUnixTimeMilliseconds() : null,
            CreatedAt = now.ToUnixTimeMilliseconds(),
            SeenAt = now.ToUnixTimeMilliseconds(),
        }).ToList();
        db.People.AddRange(people);
        await db.Ef.SaveChangesAsync();
        return (people, true);
    }, CancellationToken.None);

    /// <summary>One card owed to a person.</summary>
    public static Task<long> OwedAsync(Store store, Person person, DateTimeOffset now, string key, string? card = null, string kind = "followup") => store.WriteAsync(async db =>
    {
        var row = new OutboxMessage
        {
            PersonId = person.Id,
            Channel = person.Channel,
            Tenant = person.Tenant,
            Key = key,
            Kind = kind,
            Card = card ?? CoachJson.Write(Card.Say(key)),
            DueAt = now.ToUnixTimeMilliseconds(),
            CreatedAt = now.ToUnixTimeMilliseconds(),
        };
        db.Outbox.Add(row);
        await db.Ef.SaveChangesAsync();
        return (row.Id, true);
    }, CancellationToken.None);

    /// <summary>Waits until something holds.</summary>
    /// <param name="pause">Between two looks; 20 ms unless said.</param>
    public static async Task UntilAsync(Func<Task<bool>> holds, int seconds = 20, TimeSpan? pause = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!await holds())
        {
            Assert.False(limit.IsCancellationRequested, $"It did not happen within {seconds} s.");
            await Task.Delay(pause ?? TimeSpan.FromMilliseconds(20));
        }
    }
}
