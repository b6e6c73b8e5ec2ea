namespace CoachBot.Tests.Support;

/// <summary>The repository's own files, found upwards from where the tests run.</summary>
internal static class Repo
{
    public static string Root { get; } = Find();

    public static IEnumerable<(string Path, string Text)> Sources(string under) =>
        Directory.EnumerateFiles(Path.Combine(Root, under), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Select(f => (f, File.ReadAllText(Path.Combine(Root, f))));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CoachBot.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("CoachBot.sln is in no folder above the tests.");
        return folder;
    }
}
