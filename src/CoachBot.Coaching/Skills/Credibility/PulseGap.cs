using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Credibility;

/// <summary>What IT says of itself beside what users say, for one dimension.</summary>
public sealed record PulseGap(Dimension Dimension, decimal Self, decimal Pulse)
{
    public const string BlindSpot = "BLIND SPOT", HiddenStrength = "HIDDEN STRENGTH", Aligned = "ALIGNED";

    private const decimal Wide = 20;

    public decimal Gap => Self - Pulse;

    public string Verdict => Gap >= Wide ? BlindSpot : Gap <= -Wide ? HiddenStrength : Aligned;

    /// <summary>One for each dimension of which both sides are known.</summary>
    public static IReadOnlyList<PulseGap> Between(IReadOnlyDictionary<string, decimal>? self, PulseReading? pulse) => self is null || pulse is null ? [] :
        [.. Dimension.All.Where(d => self.ContainsKey(d.Id) && pulse.Shares.ContainsKey(d.Id)).Select(d => new PulseGap(d, self[d.Id], pulse.Shares[d.Id]))];

    /// <summary>A mean of answers from 1 to 5 as a share of 100.</summary>
    public static decimal Share(decimal mean) => (mean - 1) / 4 * 100;
}
