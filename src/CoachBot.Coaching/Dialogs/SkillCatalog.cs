using System.Reflection;
using CoachBot.Coaching.Language;
using CoachBot.Coaching.Rhythm;

namespace CoachBot.Coaching.Dialogs;

/// <summary>Every skill in the assembly, found at start, with the texts that lie in its folder.</summary>
public sealed class SkillCatalog
{
    private readonly Dictionary<string, Skill> _byId;
    private readonly Dictionary<string, IReadOnlyList<Tip>> _tips;

    public SkillCatalog(params Assembly[] assemblies)
    {
        Skills = [.. (assemblies.Length > 0 ? assemblies : [typeof(Skill).Assembly])
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsSubclassOf(typeof(Skill)) && !t.IsAbstract)
            .Select(t => (Skill)Activator.CreateInstance(t)!)
            .OrderBy(s => s.Order).ThenBy(s => s.Id, StringComparer.Ordinal)];
        _byId = Skills.ToDictionary(s => s.Id, StringComparer.OrdinalIgnoreCase);
        _tips = Skills.ToDictionary(s => s.Id, s => Tip.Read(s.Id, Text(s, "tips.md")));
    }

    public IReadOnlyList<Skill> Skills { get; }

    public Skill? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id.Trim());

    public IReadOnlyList<Tip> Tips(string skill) => _tips.GetValueOrDefault(skill) ?? [];

    /// <summary>What managers type when they need each skill.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PhrasesBySkill() =>
        Skills.ToDictionary(s => s.Id, s => Phrases.Read(Text(s, "phrases.md")));

    /// <summary>A file of the skill's own folder, empty when there is none.</summary>
    public static string Text(Skill skill, string file)
    {
        var type = skill.GetType();
        var folder = type.Namespace![(type.Namespace!.LastIndexOf('.') + 1)..];
        using var stream = type.Assembly.GetManifestResourceStream($"{folder}/{file}");
        if (stream is null) return "";
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
