using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Drafts;

/// <summary>The three parts a reply to a complaint cannot do without: their cost, our promise, its date.</summary>
internal static class DraftNeeds
{
    public const string Effect = "What it cost them, such as \"you waited\" or \"you could not\"";
    public const string Promise = "What you will do, such as \"I will\" or \"we will\"";
    public const string Date = "When, as a day or a time";

    /// <param name="sentences">The draft's own sentences, each with what the ear made of it.</param>
    public static IReadOnlyList<string> MissingFrom(IReadOnlyList<(string Words, DraftHeard? Heard)> sentences)
    {
        var missing = new List<string>();
        if (!sentences.Any(s => s.Heard is { NamesEffect: true } || HasEffect(s.Words)))
        {
            missing.Add(Effect);
        }

        if (!sentences.Any(s => s.Heard is { Promises: true } || HasPromise(s.Words)))
        {
            missing.Add(Promise);
        }

        if (!sentences.Any(s => HasDate(s.Words)))
        {
            missing.Add(Date);
        }

        return missing;
    }

    private static bool HasEffect(string sentence) =>
        Matches(NeedWords.EffectOnYou, sentence).Any(words => !NeedWords.SpeaksOfUs.IsMatch(words))
        || NeedWords.DoneToYou.IsMatch(sentence);

    private static bool HasPromise(string sentence) =>
        Matches(NeedWords.Promise, sentence).Any(words => !NeedWords.Refuses.IsMatch(words))
        || NeedWords.NamedPromise.IsMatch(sentence)
        || (NeedWords.UnderWay.IsMatch(sentence) && HasDate(sentence));

    // "Tuesday" may be the day it broke. It counts as a date to expect only when the sentence looks forward.
    private static bool HasDate(string sentence) =>
        NeedWords.DateAhead.IsMatch(sentence)
        || (NeedWords.DateEitherWay.IsMatch(sentence)
            && (NeedWords.LooksForward.IsMatch(sentence) || !NeedWords.LooksBack.IsMatch(sentence)));

    private static IEnumerable<string> Matches(Regex regex, string sentence)
    {
        for (var match = regex.Match(sentence); match.Success; match = match.NextMatch())
        {
            yield return match.Value;
        }
    }
}
