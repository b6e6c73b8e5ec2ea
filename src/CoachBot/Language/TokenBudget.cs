using System.Collections.Concurrent;
using CoachBot.Turns;

namespace CoachBot.Language;

/// <summary>Tokens of a person and day. What a call may cost is set aside before it, so that calls side by side do not overdraw.</summary>
internal sealed class TokenBudget
{
    private readonly ConcurrentDictionary<(string, string, string), (DateOnly Day, int Tokens)> _spent = new();

    /// <summary>False when the day's tokens would not last for this.</summary>
    public bool TryReserve(Wished wished, int most, int limit)
    {
        var day = wished.Hearing.Moment.Today;
        var stored = wished.Memory.Ai.SpentOn(day); // by other replicas too, or before a restart
        var fits = false;
        _spent.AddOrUpdate(Key(wished), _ => Take(0), (_, known) => Take(known.Day == day ? known.Tokens : 0));
        return fits;

        (DateOnly, int) Take(int known)
        {
            var spent = Math.Max(known, stored);
            fits = spent + most <= limit;
            return (day, fits ? spent + most : spent);
        }
    }

    /// <summary>Puts what it did cost in the place of what was set aside.</summary>
    public void Settle(Wished wished, int reserved, int tokens)
    {
        var day = wished.Hearing.Moment.Today;
        _spent.AddOrUpdate(Key(wished), _ => (day, tokens), (_, known) => known.Day == day ? (day, Math.Max(0, known.Tokens - reserved + tokens)) : known);
    }

    private static (string, string, string) Key(Wished wished) => (wished.Turn.Channel, wished.Turn.Tenant, wished.Turn.External);
}
