using System.Reflection;
using System.Text;
using CoachBot.Coaching.Language;

namespace CoachBot.Coaching.Tests.Language;

/// <summary>The phrases that ship with the coach, and one language trained on all of them.</summary>
internal static class Learned
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Phrases { get; } = Read();

    public static StatisticalLanguage Language { get; } = new(Phrases);

    private static Dictionary<string, IReadOnlyList<string>> Read()
    {
        var assembly = typeof(StatisticalLanguage).Assembly;
        var phrases = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var name in assembly.GetManifestResourceNames())
            if (Label(name.Replace('\\', '/')) is { } label)
                phrases[label] = CoachBot.Coaching.Language.Phrases.Read(Text(assembly, name));
        return phrases;
    }

    private static string? Label(string name) => name.Split('/') switch
    {
        [.., var folder, "phrases.md"] => Dashed(folder),
        ["Language", "Phrases", var file] => Path.GetFileNameWithoutExtension(file),
        _ => null,
    };

    private static string Dashed(string folder)
    {
        var dashed = new StringBuilder();
        foreach (var letter in folder)
        {
            if (char.IsUpper(letter) && dashed.Length > 0)
                dashed.Append('-');
            dashed.Append(char.ToLowerInvariant(letter));
        }

        return dashed.ToString();
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
