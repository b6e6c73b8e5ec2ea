namespace CoachBot.Coaching.Dialogs;

/// <summary>Finds a phrase as whole words in what a person wrote, however the apostrophes and capitals fell.</summary>
public static class Cue
{
    public static bool In(string text, string phrase)
    {
        var plain = text.Replace('’', '\'');
        for (var at = 0; (at = plain.IndexOf(phrase, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            if (IsEdge(plain, at - 1) && IsEdge(plain, at + phrase.Length))
                return true;
        return false;
    }

    private static bool IsEdge(string text, int at) => at < 0 || at >= text.Length || !char.IsLetterOrDigit(text[at]);
}
