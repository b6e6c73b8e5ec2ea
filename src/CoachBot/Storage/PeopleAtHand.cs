using Microsoft.Extensions.Caching.Memory;

namespace CoachBot.Storage;

/// <summary>
/// People this process has just heard, as their rows on PostgreSQL stood then. Their next turn needs not read anything first: it saves on condition that nobody
/// else has written to the row since. They stay in memory for two minutes, also when another process erases them meanwhile; never longer.
/// </summary>
/// <remarks>Whoever adds a waiting row for a person writes to the person too. So as long as the row is unchanged and nothing was left undelivered here, nothing waits for them elsewhere, but for a dead letter that an operator retries: that one has lost its place.</remarks>
internal sealed class PeopleAtHand(Store store) : IDisposable
{
    private const int Most = 1000;
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(2);
    private readonly MemoryCache _people = new(new MemoryCacheOptions { SizeLimit = Most });
    private long _undelivered;

    /// <summary>Grows when a card could not be delivered. To be asked before what <see cref="Keep"/> is given was read.</summary>
    public long Undelivered => Volatile.Read(ref _undelivered);

    /// <summary>The person, who is not at hand any more until kept again. Only for the one whose turn it is.</summary>
    public Person? Take(string channel, string tenant, string external)
    {
        if (!store.IsPostgres || !_people.TryGetValue((channel, tenant, external), out Person? person) || person is null) return null;
        _people.Remove((channel, tenant, external));
        return person;
    }

    /// <param name="person">As just committed, with the version that gave it. All that waits for them is under way in this process.</param>
    /// <param name="undelivered">As it was when that was known; they are not kept when a card has been left undelivered since.</param>
    public void Keep(Person person, long undelivered)
    {
        var name = (person.Channel, person.Tenant, person.External);
        if (person.Version is not null && undelivered == Undelivered && !_people.TryGetValue(name, out _)) Set(name, person);
    }

    /// <summary>Somebody else writes to this person too: to keep them here would only cost further tries in vain.</summary>
    public void Leave(Person person) => Set((person.Channel, person.Tenant, person.External), null);

    /// <summary>A card for this person could not be delivered: it waits in the table, and what follows must wait behind it.</summary>
    public void LetGo(long person)
    {
        Interlocked.Increment(ref _undelivered);
        foreach (var name in _people.Keys)
            if (_people.TryGetValue(name, out Person? kept) && kept?.Id == person)
                _people.Remove(name);
    }

    public void Dispose() => _people.Dispose();

    private void Set(object name, Person? person) => _people.Set(name, person, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = s_kept });
}
