using System.Buffers.Text;
using System.Security.Cryptography;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Skills.Credibility;
using CoachBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoachBot.Pulse;

/// <summary>Keeps one page for a person and quarter, and adds answers up. What the person gets to see moves only in steps.</summary>
internal sealed class PulsePages(Store store, IOptions<PulseOptions> options, IHostEnvironment environment, TimeProvider clock)
{
    private const string LocalUrl = "http://localhost:3978";

    /// <summary>The person's page of this quarter, made when there is none, as the card that shows it.</summary>
    public async Task<Card> ShowAsync(CoachDb db, Person person, Memory memory, DateOnly today, CancellationToken stop)
    {
        if (BaseUrl() is not { } url) return PulseCard.NoAddress();
        var quarter = Quarter.Of(today);
        var page = await db.PulsePages.FirstOrDefaultAsync(p => p.PersonId == person.Id && p.Quarter == quarter, stop);
        if (page is null)
        {
            page = new() { PersonId = person.Id, Token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)), Quarter = quarter, Closes = Quarter.Last(today) };
            db.PulsePages.Add(page);
            await db.Ef.SaveChangesAsync(stop);
        }
        return PulseCard.Of(memory, $"{url}/pulse/{page.Token}", quarter, page.Closes);
    }

    /// <summary>Whether a page is there, and whether it still takes answers.</summary>
    public async Task<PulseState> FindAsync(string token, CancellationToken stop)
    {
        await using var db = await store.OpenAsync(stop);
        return StateOf(await db.PulsePages.AsNoTracking().FirstOrDefaultAsync(p => p.Token == token, stop));
    }

    /// <summary>Adds one answer to the sums; at every fifth the owner's figures move.</summary>
    /// <param name="ratings">One to five for each dimension, in their order.</param>
    public Task<PulseState> AddAsync(string token, IReadOnlyList<int> ratings, CancellationToken stop) => store.WriteAsync(async db =>
    {
        var found = await db.PulsePages.AsNoTracking().FirstOrDefaultAsync(p => p.Token == token, stop);
        if (StateOf(found) != PulseState.Open) return (StateOf(found), false);
        var person = await LockAsync(db, found!.PersonId, stop);
        var page = await db.PulsePages.FirstOrDefaultAsync(p => p.Token == token, stop);
        if (person is null || StateOf(page) != PulseState.Open) return (PulseState.None, false);
        page!.Answers++;
        page.Capable += ratings[0];
        page.Interested += ratings[1];
        page.Invested += ratings[2];
        page.Equipped += ratings[3];
        if (page.Answers % PulseReading.Step == 0) person.Memory = Memory.FromJson(person.Memory).WithPulse(Read(page)).ToJson();
        await db.Ef.SaveChangesAsync(stop);
        return (PulseState.Open, true);
    }, stop);

    private PulseReading Read(PulsePage page)
    {
        int[] sums = [page.Capable, page.Interested, page.Invested, page.Equipped];
        return new(page.Quarter, Today(), page.Answers, Dimension.All.Select((d, i) => (d.Id, Share: Math.Round(PulseGap.Share((decimal)sums[i] / page.Answers), 2))).ToDictionary(d => d.Id, d => d.Share));
    }

    private PulseState StateOf(PulsePage? page) =>
        page is null ? PulseState.None : page.Closes < Today() ? PulseState.Closed : PulseState.Open;

    /// <summary>The owner's row, waited for: the one thing that keeps two answers from counting as the same.</summary>
    private Task<Person?> LockAsync(CoachDb db, long id, CancellationToken stop) => store.IsPostgres
        ? db.People.FromSql($"""SELECT * FROM people WHERE "Id" = {id} FOR UPDATE""").FirstOrDefaultAsync(stop)
        : db.People.FirstOrDefaultAsync(p => p.Id == id, stop);

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private string? BaseUrl() => options.Value.PublicUrl is { Length: > 0 } url ? url.TrimEnd('/') : environment.IsDevelopment() ? LocalUrl : null;
}

internal enum PulseState
{
    None,
    Open,
    Closed,
}
