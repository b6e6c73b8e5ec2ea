namespace CoachBot.Channels;

/// <summary>Tells words that read the same with and without Markdown from those that might become a list, a link or bold.</summary>
internal static class Markup
{
    private const string MeansSomething = "*_[]#~`<>&\\|{}\n";

    public static bool MayBeIn(string text) =>
        text.IndexOfAny([.. MeansSomething]) >= 0 || text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase)
        || text.TrimStart() is ['-' or '+' or (>= '0' and <= '9'), ..] or "";
}
