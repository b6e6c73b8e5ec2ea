using CoachBot.Coaching.Skills.Credibility;

namespace CoachBot.Coaching.Rhythm;

/// <summary>How a person's skills stand, as far as anything is known: from the quarterly check and from what users say.</summary>
public static class Scores
{
    private const int PerBlindSpot = 15;

    /// <returns>Skill id → 0 to 100. A skill nothing is known of is missing.</returns>
    public static IReadOnlyDictionary<string, int> Of(Memory memory)
    {
        var self = SelfRating(memory);
        var pulse = memory.Pulse.LastOrDefault();
        var gaps = PulseGap.Between(self, pulse);
        var scores = new Dictionary<string, int>();
        foreach (var dimension in Dimension.All)
        {
            if (Known(dimension.Id) is not { } share) continue;
            var isBlindSpot = gaps.Any(g => g.Dimension == dimension && g.Verdict == PulseGap.BlindSpot);
            var score = Math.Clamp((int)Math.Round(share) - (isBlindSpot ? PerBlindSpot : 0), 0, 100);
            foreach (var skill in dimension.Skills) scores[skill] = score;
        }
        return scores;

        // what users say outranks what one says of oneself
        decimal? Known(string dimension) =>
            pulse?.Shares.TryGetValue(dimension, out var users) == true ? users
            : self?.TryGetValue(dimension, out var own) == true ? own
            : null;
    }

    /// <summary>The shares of the newest credibility check; null before the first.</summary>
    public static IReadOnlyDictionary<string, decimal>? SelfRating(Memory memory) =>
        memory.Commitments.Where(c => c.Skill == "credibility" && !c.Reminder && c.Figures.Count > 0).MaxBy(c => c.On)?.Figures;
}
