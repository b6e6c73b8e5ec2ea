using System.Reflection;

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

    /// <summary>The labels that are no skill, such as small talk, with their phrases.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> BesidesSkills() => In("Language/Phrases/");

    /// <summary>The phrases of every skill in this assembly.</summary>
    internal static IEnumerable<string> OfSkills()
    {
        var assembly = typeof(Phrases).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith("/phrases.md", StringComparison.Ordinal)))
            foreach (var phrase in Read(assembly, name))
                yield return phrase;
    }

    /// <summary>The phrases of each file in an embedded folder, by the file's name.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> In(string folder)
    {
        var assembly = typeof(Phrases).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).ToDictionary(
            name => Path.GetFileNameWithoutExtension(name),
            name => Read(assembly, name));
    }

    private static IReadOnlyList<string> Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return Read(reader.ReadToEnd());
    }
}
