using System.Globalization;
using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Model;

/// <summary>Puts placeholders in the place of people before a text leaves the house, and the people back afterwards.</summary>
/// <remarks>It would rather hide a product than show a person: what it hides comes back unchanged.</remarks>
public sealed partial class NameMask
{
    private const int MostFound = 12;
    private readonly bool _on;
    private readonly Func<string, bool> _isOrdinary;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _surfaces = [];
    private readonly string _word;

    /// <param name="isOrdinary">Whether a lower-case word is ordinary English, so that one at the start of a sentence is not taken for a name.</param>
    /// <param name="texts">Everything that will be masked: names found in one text are hidden in all.</param>
    /// <param name="known">Names the person gave as such.</param>
    public NameMask(bool on, Func<string, bool> isOrdinary, IEnumerable<string> texts, IEnumerable<string> known)
    {
        (_on, _isOrdinary) = (on, isOrdinary);
        IReadOnlyList<string> all = [.. texts];
        _word = all.Any(t => Taken().IsMatch(t)) ? "Colleague" : "Person";
        if (!on) return;
        foreach (var name in known) Know(name);
        foreach (var text in all) Find(text);
    }

    /// <summary>The names a talk's answers hold: people asked for, and owners in grids.</summary>
    public static IEnumerable<string> NamesIn(Skill skill, Answers answers)
    {
        foreach (var question in skill.Questions)
        {
            if (answers[question] is not { } stored || stored == Answers.Unknown) continue;
            if (question is PersonQuestion) yield return stored;
            if (question is GridQuestion grid && grid.TryParse(stored, out var rows))
                foreach (var owner in from row in rows from column in grid.Columns.OfType<PersonQuestion>() select row[column])
                    if (owner is not null) yield return owner;
        }
    }

    public string Hide(string text)
    {
        if (!_on) return text;
        var hidden = Contact().Replace(text, m => Placeholder(m.Value));
        return _names.Count == 0 ? hidden : Pattern().Replace(hidden, m => Placeholder(m.Value));
    }

    /// <summary>Null when the text holds a placeholder that stands for nobody.</summary>
    public string? Show(string text)
    {
        if (!_on) return text;
        var lost = false;
        var shown = Regex.Replace(text, $@"\b{_word}(?<n>\d+)(?!\d)", m =>
        {
            var at = int.Parse(m.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture) - 1;
            if (at >= 0 && at < _surfaces.Count) return _surfaces[at];
            lost = true;
            return "";
        }, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return lost ? null : shown;
    }

    private Regex Pattern() => new($@"(?<![\w@])(?:{string.Join('|', _names.OrderByDescending(n => n.Length).Select(Regex.Escape))})(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    private string Placeholder(string surface)
    {
        var at = _surfaces.IndexOf(surface);
        if (at < 0)
        {
            at = _surfaces.Count;
            _surfaces.Add(surface);
        }
        return string.Create(CultureInfo.InvariantCulture, $"{_word}{at + 1}");
    }

    private void Know(string name)
    {
        var clean = name.Trim().Trim('@', '.', ',');
        if (clean.Length < 2 || !clean.Any(char.IsLetter)) return;
        _names.Add(clean);
        foreach (var part in clean.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (part.Length > 1 && char.IsUpper(part[0]) && !NameWords.NotPeople.Contains(Folded.Text(part))) _names.Add(part.Trim('\'', '’'));
    }

    private void Find(string text)
    {
        foreach (var sentence in Sentences().Split(text))
        {
            var rest = sentence;
            for (var found = 0; found < MostFound && Names.FindPerson(rest) is { } name; found++)
            {
                Know(name);
                var at = rest.IndexOf(name.Split(' ')[0], StringComparison.OrdinalIgnoreCase);
                if (at < 0) break;
                rest = rest[(at + name.Split(' ')[0].Length)..];
            }
        }
        foreach (Match word in Word().Matches(text))
            if (IsMaybePerson(text, word)) Know(word.Value);
    }

    /// <summary>A capital where none is due, a first word that is no English word, or a common given name in lower case.</summary>
    private bool IsMaybePerson(string text, Match word)
    {
        var key = Folded.Text(word.Value);
        if (NameWords.Known.Contains(key)) return true;
        if (!char.IsUpper(word.Value[0]) || word.Value.Skip(1).Any(char.IsUpper) && !word.Value.Contains('\'') && !word.Value.StartsWith("Mc", StringComparison.Ordinal)) return false;
        return !NameWords.NotPeople.Contains(key) && !_isOrdinary(word.Value.ToLowerInvariant());
    }

    [GeneratedRegex(@"[\p{L}][\p{L}'’\-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=[.!?\n:;])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\bPerson\d", RegexOptions.CultureInvariant)]
    private static partial Regex Taken();

    /// <summary>Mail addresses and telephone numbers name somebody too.</summary>
    [GeneratedRegex(@"[\w.+\-]+@[\w\-]+(\.[\w\-]+)+|\+?\d[\d ()/\-]{7,}\d", RegexOptions.CultureInvariant)]
    private static partial Regex Contact();
}
