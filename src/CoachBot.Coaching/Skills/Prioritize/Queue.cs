using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Skills.Prioritize;

/// <summary>One request with what stands about it.</summary>
/// <param name="Said">What was said; the rest is assumed.</param>
internal sealed record Item(string Name, Rating Said)
{
    private Rating Full => Said.Or(Rating.Usual);

    public int Impact => Full.Impact!.Value;

    public When When => Full.When!.Value;

    public Effort Effort => Full.Effort!.Value;

    public bool Must => Full.Must == Mark.Yes;

    public bool Purpose => Full.Purpose == Mark.Yes;

    public decimal Days => ItemTable.Days(Effort);

    public Fate Fate => ItemTable.Judge(Impact, When, Effort, Must, Purpose);

    public bool IsPressing => When == When.Today || Impact == 5;
}

/// <summary>All requests, merged and ranked, against the hands there are this week.</summary>
internal sealed class Queue
{
    private const int ManyFrom = 4;
    private const decimal TightFrom = 0.8m;
    private const int MostDays = 500;
    private readonly decimal _capacity;

    public Queue(IEnumerable<Item> items, decimal capacity)
    {
        _capacity = capacity;
        Ranked = [.. items.Select((item, place) => (item, place))
            .OrderBy(i => i.item.Fate)
            .ThenByDescending(i => i.item.Must)
            .ThenByDescending(i => ItemTable.Weight(i.item.Impact, i.item.When, i.item.Effort))
            .ThenBy(i => i.item.When).ThenBy(i => i.item.Effort).ThenBy(i => i.place)
            .Select(i => i.item)];
    }

    public IReadOnlyList<Item> Ranked { get; }

    public IEnumerable<Item> Of(Fate fate) => Ranked.Where(i => i.Fate == fate);

    public int Pressing => Ranked.Count(i => i.IsPressing);

    public bool AllUrgent => Ranked.Count >= ManyFrom && Pressing * 2 > Ranked.Count;

    /// <summary>Person-days the work for now needs.</summary>
    public decimal Needed => Of(Fate.Now).Sum(i => i.Days);

    public bool IsOver => Needed > _capacity;

    public bool IsTight => !IsOver && Needed > 0 && Needed >= TightFrom * _capacity;

    /// <summary>What gets hands, in order: first the work for now, then what is planned.</summary>
    public IReadOnlyList<Item> Line => [.. Of(Fate.Now), .. Of(Fate.Schedule)];

    /// <summary>When an item is done if <paramref name="line"/> is worked off in its order at this week's pace; null without hands.</summary>
    public DateOnly? Done(IEnumerable<Item> line, Item item, Moment now)
    {
        if (_capacity <= 0) return null;
        var days = line.TakeWhile(i => i != item).Sum(i => i.Days) + item.Days;
        var workdays = (int)Math.Ceiling(days * 5 / _capacity) - 1;
        var first = now.Calendar.NextOrSame(now.Today);
        return workdays <= 0 ? first : now.Calendar.Add(first, Math.Min(workdays, MostDays));
    }

    /// <summary>Requests with the same name are one; returns them with how often each was listed.</summary>
    public static IEnumerable<(Item Item, int Listed)> Merge(IEnumerable<Item> items) => items
        .GroupBy(i => Key(i.Name))
        .Select(twins => (twins.First() with { Said = twins.Select(t => t.Said).Aggregate((a, b) => a.Merge(b)) }, twins.Count()));

    private static string Key(string name) => Folded.Words(name).Where(w => w is not ("the" or "a" or "an" or "please")).ToList() is { Count: > 0 } words
        ? string.Join(' ', words)
        : name.Trim();
}
