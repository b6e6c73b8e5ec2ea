using System.Collections.Concurrent;

namespace CoachBot.Channels.Web;

/// <summary>Tells the open pages of a person that their conversation has changed.</summary>
internal sealed class WebFeed
{
    private readonly ConcurrentDictionary<(string Person, Guid Page), Action> _pages = new();

    /// <summary>Calls <paramref name="changed"/> until the result is disposed.</summary>
    public IDisposable Listen(string person, Action changed)
    {
        var key = (person, Guid.NewGuid());
        _pages[key] = changed;
        return new Listener(() => _pages.TryRemove(key, out _));
    }

    public void Ring(string person)
    {
        foreach (var (key, changed) in _pages)
            if (key.Person == person)
                changed();
    }

    private sealed class Listener(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
