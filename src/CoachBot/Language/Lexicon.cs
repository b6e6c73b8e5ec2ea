using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Language;

namespace CoachBot.Language;

/// <summary>Words that managers use in lower case: one of these at the start of a sentence is no name.</summary>
internal sealed partial class Lexicon
{
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    public Lexicon(SkillCatalog catalog)
    {
        var texts = catalog.PhrasesBySkill().Concat(Phrases.BesidesSkills()).SelectMany(p => p.Value)
            .Concat(catalog.Skills.SelectMany(s => s.Questions).SelectMany(q => q.Options).SelectMany(o => (string[])[o.Quote, .. o.Cues]));
        foreach (var text in texts)
            foreach (Match word in LowerWord().Matches(text))
                _words.Add(word.Value);
    }

    public bool Has(string word) => _words.Contains(word.Replace('’', '\''));

    [GeneratedRegex(@"(?<![\p{L}'])[\p{Ll}][\p{Ll}'\-]+", RegexOptions.CultureInvariant)]
    private static partial Regex LowerWord();
}
