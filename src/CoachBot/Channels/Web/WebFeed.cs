using System.Collections.Concurrent;

namespace CoachBot.Channels.Web;

/// <summary>Tells the open pages of a person that their conversation has changed.</summary>
internal sealed class WebFeed
{
    private readonly ConcurrentDictionary<(string Person, Guid Page), Action> _pages = new();
    private readonly ConcurrentDictionary<string, (long? Line, string Text)> _writing = new();

    /// <summary>Calls <paramref name="changed"/> until the result is disposed.</summary>
    public IDisposable Listen(string person, Action changed)
    {
        var key = (person, Guid.NewGuid());
        _pages[key] = changed;
        return new Listener(() => _pages.TryRemove(key, out _));
    }

    /// <summary>What is being written to a person just now: the line it will stand in and its text so far, which is empty while only typing.</summary>
    public (long? Line, string Text)? WritingTo(string person) => _writing.TryGetValue(person, out var writing) ? writing : null;

    public void Show(string person, long? line, string text, bool ended)
    {
        if (ended) _writing.TryRemove(person, out _);
        else _writing[person] = (line, text);
        Ring(person);
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
