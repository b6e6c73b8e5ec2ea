using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Complaint;

/// <summary>Finds a theme that several people have complained about.</summary>
internal static class Theme
{
    private const int Days = 90, PeopleForProblem = 3, ShortestWord = 4;

    private static readonly HashSet<string> s_noTheme = new(StringComparer.OrdinalIgnoreCase)
    {
        "about", "again", "after", "always", "because", "been", "cannot", "complaint", "could", "does", "down", "email", "ever", "every", "from", "have", "into", "just",
        "late", "long", "more", "never", "nobody", "only", "over", "people", "reply", "said", "says", "slow", "some", "still", "team", "that", "their", "them", "there",
        "they", "thing", "this", "time", "today", "told", "took", "wait", "waited", "waiting", "want", "week", "were", "what", "when", "which", "with", "without",
        "work", "working", "wrong", "your", "HR", "IT", "CEO", "CFO",
    };

    /// <summary>The word three or more people share within 90 days, this one included, and who they are; null when there is none.</summary>
    public static (string Word, IReadOnlyList<string> People)? Shared(Case so, string about, string? who)
    {
        if (who is null) return null;
        foreach (var word in Words(about))
        {
            string[] people =
            [
                .. so.Past
                    .Where(p => p.Skill == "complaint" && p.Subject is not null && so.Now.Today.DayNumber - p.On.DayNumber <= Days && Words(p.About).Contains(word, StringComparer.OrdinalIgnoreCase))
                    .Select(p => p.Subject!)
                    .Append(who)
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ];
            if (people.Length >= PeopleForProblem) return (word, people);
        }
        return null;
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split([' ', '\n', ',', '.', ';', ':', '!', '?', '“', '”', '"', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => !s_noTheme.Contains(w) && (w.Length >= ShortestWord || (w.Length >= 2 && w.All(char.IsUpper))))
            .Select(w => w.Length > ShortestWord && w.EndsWith('s') && !w.EndsWith("ss", StringComparison.Ordinal) ? w[..^1] : w);
}
