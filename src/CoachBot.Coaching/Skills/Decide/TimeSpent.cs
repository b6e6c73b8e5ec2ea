using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Skills.Decide;

/// <summary>How long a decision has been studied, in working days, from "three weeks" as people say it.</summary>
internal static class TimeSpent
{
    public const int Most = 1000;

    private static readonly HashSet<string> s_passedOver = ["the", "about", "over", "more", "than", "nearly", "almost", "some", "around", "roughly", "already"];
    private static readonly HashSet<string> s_before = ["for", "spent", "after", "past", "last", "took", "taken", "lost"];
    private static readonly HashSet<string> s_after = ["now", "already", "comparing", "studying", "evaluating", "discussing"];
    private static readonly HashSet<string> s_waiting = ["wait", "waiting", "pause", "postpone", "hold", "postponed"];

    /// <summary>A length of time typed as the answer, or null for a bare number.</summary>
    public static decimal? Typed(string answer) =>
        answer.Length <= Folded.LongestAnswer ? Lengths(Folded.Pieces(answer)).Select(l => (decimal?)l.Workdays).FirstOrDefault() : null;

    /// <summary>A length in a first message that is said to have gone by: "for three weeks", not "in three weeks".</summary>
    public static decimal? GoneBy(string opening)
    {
        if (opening.Length > Folded.LongestMessage) return null;
        var words = Folded.Pieces(opening);
        foreach (var (from, to, workdays) in Lengths(words))
        {
            var lead = from - 1;
            while (lead >= 0 && s_passedOver.Contains(words[lead])) lead--;
            var saidBefore = lead >= 0 && s_before.Contains(words[lead]) && !(lead > 0 && s_waiting.Contains(words[lead - 1]));
            var saidAfter = to < words.Count && (s_after.Contains(words[to]) || words[to] == "of" && to + 1 < words.Count && words[to + 1].EndsWith("ing", StringComparison.Ordinal));
            if (saidBefore || saidAfter) return workdays;
        }
        return null;
    }

    private static IEnumerable<(int From, int To, decimal Workdays)> Lengths(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var to = i;
            if (Length.Read(words, ref to) is not { } length) continue;
            yield return (i, to, Math.Min(Most, Workdays(length)));
            i = to - 1;
        }
    }

    private static decimal Workdays(Length length) => Math.Min(length.Count, Most) * length.Unit switch
    {
        LengthUnit.Minute => 0,
        LengthUnit.Hour => 0.125m,
        LengthUnit.Week => 5,
        LengthUnit.Month => 21,
        LengthUnit.Quarter => 63,
        LengthUnit.Year => 250,
        _ => 1,
    };
}
