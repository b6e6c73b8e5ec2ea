namespace CoachBot.Coaching.Language;

/// <summary>Reads a phrases.md: one phrase per bullet line, everything else is for people.</summary>
public static class Phrases
{
    public static IReadOnlyList<string> Read(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var phrases = new List<string>();
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.StartsWith("- ") && trimmed[2..].Trim() is { IsEmpty: false } phrase)
                phrases.Add(phrase.ToString());
        }

        return phrases;
    }
}
