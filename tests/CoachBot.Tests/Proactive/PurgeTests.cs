using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Proactive;

/// <summary>What the daily job deletes, and what it leaves.</summary>
public sealed class PurgeTests(PostgresCluster cluster)
{
    private const int Months = 3;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_daily_job_deletes_what_is_past_its_time_and_nothing_younger(bool postgres)
    {
        await using var app = new CoachApp(postgres: postgres ? await cluster.DatabaseAsync() : null, settings: [("Proactive:RetentionMonths", $"{Months}")]);
        var (store, now) = (app.Services.GetRequiredService<Store>(), app.Clock.GetUtcNow());
        var line = now.AddMonths(-Months);
        var people = await Seeds.PeopleAsync(store, "web", "", 4, now);
        await store.WriteAsync(async db =>
        {
            await db.People.Where(p => p.Id == people[0].Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.SeenAt, At(line.AddMinutes(-1))));
            await db.People.Where(p => p.Id == people[1].Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.SeenAt, At(line.AddMinutes(1))));
            foreach (var (name, at) in ((string, DateTimeOffset)[])[("old", line.AddMinutes(-1)), ("young", line.AddMinutes(1))])
            {
                db.Outcomes.Add(new() { Id = name, PersonId = people[2].Id, At = At(at), Outcome = "{}", Talk = "{}" });
                db.PulsePages.Add(new() { Token = name, PersonId = people[2].Id, Quarter = name, Closes = DateOnly.FromDateTime(at.UtcDateTime.AddDays(name == "old" ? -1 : 1)) });
                db.WebEntries.Add(new() { Key = name, PersonId = people[2].Id, At = At(at), Card = CoachJson.Write(Card.Say(name)) });
            }
            db.Outcomes.Add(new() { Id = "of the one long gone", PersonId = people[0].Id, At = At(now), Outcome = "{}", Talk = "{}" });
            foreach (var (name, days) in ((string, int)[])[("old", -14), ("young", -13)]) db.SeenTurns.Add(new() { Key = name, At = At(now.AddDays(days).AddMinutes(-1)) });
            foreach (var (name, days, state) in ((string, int, int)[])[("sent, old", -60, 1), ("sent, young", -59, 1), ("dead, blanked", -8, 2), ("dead, kept", -6, 2), ("waiting for ever", -90, 0)])
                db.Outbox.Add(new() { Key = name, PersonId = people[3].Id, Channel = "web", Tenant = "", Kind = "followup", Card = "words", State = state, DueAt = At(now.AddYears(1)), CreatedAt = At(now.AddDays(days).AddMinutes(-1)), SentAt = At(now.AddDays(days)) });
            await db.Ef.SaveChangesAsync();
            return (0, true);
        }, CancellationToken.None);

        var next = await Jobs.RunAsync(app.Services, "purge");

        Assert.Equal(new TimeSpan(3, 17, 0), next!.Value.ToLocalTime().TimeOfDay);
        await using var db = await store.OpenAsync(CancellationToken.None);
        Assert.Equal(people.Skip(1).Select(p => p.Id), await db.People.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync());
        Assert.Equal(["young"], await db.Outcomes.Select(o => o.Id).ToListAsync());
        Assert.Equal(["young"], await db.WebEntries.Select(w => w.Key).ToListAsync());
        Assert.Equal(["young"], await db.PulsePages.Select(p => p.Token).ToListAsync());
        Assert.Equal(["young"], await db.SeenTurns.Select(s => s.Key).ToListAsync());
        Assert.Equal(["dead, blanked: ", "dead, kept: words", "sent, young: words", "waiting for ever: words"], (await db.Outbox.ToListAsync()).Select(o => $"{o.Key}: {o.Card}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Someone_who_goes_on_writing_keeps_what_they_agreed_on_when_its_talk_goes_and_is_asked_about_it()
    {
        await using var app = new CoachApp(settings: [("Proactive:RetentionMonths", "1")]);
        foreach (var words in new[] { "weekly off", "delegate", "the licence report", "other" }) await app.SayAsync("ana", words);
        await MoveDueAsync(app, new(2027, 1, 13));
        app.Clock.Set(new(2027, 1, 4, 10, 0, 0, TimeSpan.Zero)); // six weeks on
        await app.SayAsync("ana", "menu");

        await Jobs.RunAsync(app.Services, "purge");
        await using (var db = await app.Services.GetRequiredService<Store>().OpenAsync(CancellationToken.None)) Assert.Equal(0, await db.Outcomes.CountAsync());
        app.Clock.Set(new(2027, 1, 13, 10, 0, 0, TimeSpan.Zero));

        Assert.Equal(1, await app.SweepAsync());
        Assert.Contains("Was it accepted", PlainText.Render((await app.LinesAsync("ana"))[^1]), StringComparison.Ordinal);
        Assert.DoesNotContain("could not", PlainText.Render((await app.SayAsync("ana", "done"))[0]), StringComparison.Ordinal);
    }

    /// <summary>As if the follow-up had been agreed for a later day.</summary>
    private static Task<int> MoveDueAsync(CoachApp app, DateOnly due) => app.Services.GetRequiredService<Store>().WriteAsync(async db =>
    {
        var person = await db.People.SingleAsync();
        var memory = Memory.FromJson(person.Memory);
        person.Memory = (memory with { Commitments = memory.Commitments.ConvertAll(c => c with { Due = due }) }).ToJson();
        person.DueAt = At(new(due.ToDateTime(new(9, 30)), TimeSpan.Zero));
        await db.Ef.SaveChangesAsync();
        return (0, true);
    }, CancellationToken.None);

    private static long At(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();
}
