using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Tests.Safety;

/// <summary>A sentence a manager might type, and the category it belongs to; none for coaching material.</summary>
internal sealed record SafetySentence(string Label, string Text)
{
    public bool NeedsHandOff => Label != "none";

    public static string LabelOf(SafetyFinding? finding) =>
        finding is null ? "none" : SafetyWords.Id(finding.Category) + (finding.AskWhetherNow ? "?" : "");

    public static IReadOnlyList<SafetySentence> Tuning => [.. Labelled("tuning.tsv"), .. Ordinary("ordinary-tuning.txt")];

    public static IReadOnlyList<SafetySentence> HeldOut => [.. Labelled("held-out.tsv"), .. Labelled("second-look.tsv"), .. Ordinary("ordinary-held-out.txt")];

    /// <summary>By two authors who knew the specification alone, half of them in a roundabout way.</summary>
    public static IReadOnlyList<SafetySentence> Elsewhere => [.. Labelled("elsewhere.tsv")];

    /// <summary>By two more, of whom the second wrote when everything was decided.</summary>
    public static IReadOnlyList<SafetySentence> Later => [.. Labelled("later.tsv")];

    private static IEnumerable<SafetySentence> Labelled(string file) =>
        Lines(file).Select(line => line.Split('\t')).Select(cells => new SafetySentence(cells[0], cells[1]));

    private static IEnumerable<SafetySentence> Ordinary(string file) => Lines(file).Select(line => new SafetySentence("none", line));

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(SafetySentence).Assembly.GetManifestResourceStream("Safety/" + file)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return line;
        }
    }
}
