using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Drafts;

/// <summary>The three parts a reply to a complaint cannot do without: their cost, our promise, its date.</summary>
internal static class DraftNeeds
{
    public const string Effect = "What it cost them, such as \"you waited\" or \"you could not\"";
    public const string Promise = "What you will do, such as \"I will\" or \"we will\"";
    public const string Date = "When, as a day or a time";

    private static readonly char[] SentenceEnds = ['.', '?', '!', '\n', ';'];

    public static IReadOnlyList<string> MissingFrom(string own)
    {
        var sentences = Sentences(own).ToList();
        var missing = new List<string>();
        if (!sentences.Any(HasEffect))
        {
            missing.Add(Effect);
        }

        if (!sentences.Any(HasPromise))
        {
            missing.Add(Promise);
        }

        if (!sentences.Any(HasDate))
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

    // A mark ends a sentence only before white space, so that 10.30 and 15.12. stay whole.
    private static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (SentenceEnds.Contains(text[i]) && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || text[i] == '\n'))
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }
}
