using System.Globalization;

namespace CoachBot.Language;

/// <summary>The prompts, read once. Each begins with its version; places in double braces are filled with the skill's own wording.</summary>
internal sealed class PromptBook
{
    private readonly Dictionary<string, Prompt> _prompts = new[] { "prefill", "route", "polish", "reflect", "rehearse" }.ToDictionary(name => name, Read);

    public Prompt this[string name] => _prompts[name];

    private static Prompt Read(string name)
    {
        using var stream = typeof(PromptBook).Assembly.GetManifestResourceStream($"prompts/{name}.md") ?? throw new InvalidOperationException($"The prompt “{name}” is not in the program.");
        using var reader = new StreamReader(stream);
        var first = reader.ReadLine() ?? "";
        return first.StartsWith("version: ", StringComparison.Ordinal) && int.TryParse(first[9..], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(name, version, reader.ReadToEnd().Trim())
            : throw new InvalidOperationException($"The prompt “{name}” must begin with a line such as “version: 1”.");
    }
}

internal sealed record Prompt(string Name, int Version, string Text)
{
    /// <summary>As shown for "why".</summary>
    public string Label => string.Create(CultureInfo.InvariantCulture, $"“{Name}” version {Version}");

    public string Fill(params (string Place, string Text)[] places) => places.Aggregate(Text, (text, p) => text.Replace("{{" + p.Place + "}}", p.Text, StringComparison.Ordinal));
}
