using System.Globalization;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Cards;

/// <summary>What there is to pick from: the groups of skills, the skills of one group, and what stayed open.</summary>
public static class MenuCards
{
    private const int MostButtons = 5, ShortestPart = 4;

    private static readonly (SkillGroup Group, string Name, string Holds)[] s_groups =
    [
        (SkillGroup.SoftSkills, "Soft skills", "one situation with work or people, such as handing over, deciding or a complaint"),
        (SkillGroup.Balance, "Balance and credibility", "where your hours go, how others see IT, whether your standards hold"),
        (SkillGroup.Toolkit, "Service toolkit", "your purpose, services, processes, partners and recurring problems"),
    ];

    public static Card Menu(SkillCatalog catalog, IReadOnlyList<Dialog> waiting) => new(
    [
        new Heading("What can I help with?"),
        new Bullets(null, [.. s_groups.Select(g => $"{g.Name}: {g.Holds}")], Numbered: true),
        new Note("You need not know the menu: tell me what is going on and I find the right one. “help” shows the rest."),
    ])
    {
        Buttons =
        [
            .. waiting.Take(1).Select(t => new Button($"Go on: {Wording.Short(catalog.Find(t.Skill)?.Title ?? "", 50)}", Act.Typed("resume"), ButtonStyle.Primary)),
            .. s_groups.Select(g => new Button(g.Name, Act.Typed($"menu {g.Name.ToLowerInvariant()}"))),
        ],
    };

    public static Card Group(SkillCatalog catalog, SkillGroup group)
    {
        List<Skill> skills = [.. catalog.Skills.Where(s => s.Group == group)];
        return new(
        [
            new Heading(s_groups.First(g => g.Group == group).Name),
            new Bullets(null, [.. skills.Select(s => s.Title.EndsWith('?') ? $"{s.Title} {s.Summary}" : $"{s.Title}: {Wording.Lower(s.Summary)}")], Numbered: true),
            new Note("Pick one by number or name, or just tell me what is going on."),
        ])
        { Buttons = [.. skills.Select(s => new Button(s.Title, new(Act.Start, s.Id))), new("Back to the menu", Act.Typed("menu"))] };
    }

    /// <summary>The group meant by its number or a part of its name, such as "toolkit".</summary>
    public static SkillGroup? GroupOf(string typed)
    {
        var words = typed.Trim().TrimEnd('.', ')');
        var index = int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number - 1
            : words.Length < ShortestPart ? -1 : Array.FindIndex(s_groups, g => g.Name.Contains(words, StringComparison.OrdinalIgnoreCase));
        return index >= 0 && index < s_groups.Length ? s_groups[index].Group : null;
    }

    /// <summary>What stays open until it is closed, each with a way to look at it again.</summary>
    public static Card Problems(IReadOnlyList<Commitment> open, Memory memory) => open.Count == 0
        ? Card.Say("No problem record is open. Tell me what keeps coming back and we write one.", new Button("Service toolkit", Act.Typed("menu service toolkit")))
        : new(
        [
            new Heading(open.Count == 1 ? "One open problem" : $"{open.Count} open problems"),
            new Bullets(null, [.. open.Select(Line)]),
            new Note("One that has not been seen for 30 days is closed."),
        ])
        {
            Buttons = [.. open.Take(MostButtons).Select(c => new Button($"Look again: {Wording.Short(c.About, 50)}", Again(c, memory)))],
        };

    private static string Line(Commitment record) =>
        $"{record.About}: {record.Verdict}, {Wording.ShortDay(record.On)}{(record.Subject is { } owner ? $", with {owner}" : ", no owner yet")}{((record.Due ?? record.EndsOn) is { } day ? $", review {Wording.ShortDay(day)}" : "")}";

    /// <summary>Its answers while they are held; later a new talk about the same.</summary>
    private static Act Again(Commitment record, Memory memory) =>
        memory.Talk(record.Id) is not null ? new(Act.Card, "edit", record.Id) : new(Act.Start, record.Skill, Act.About, record.Id);
}
