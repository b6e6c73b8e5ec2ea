using System.Globalization;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Talk;

/// <summary>The menu and what is picked from it.</summary>
internal sealed class MenuTalk(SkillCatalog catalog, DialogTalk dialogs)
{
    public Reply Show(Hearing hearing, SkillGroup? group = null) => new(
        hearing.Memory with { Expects = new(Expecting.Menu, group?.ToString() ?? ""), Parked = hearing.Memory.Parked || hearing.Memory.Open is not null },
        [group is { } one ? MenuCards.Group(catalog, one) : MenuCards.Menu(catalog, hearing.Memory.Waiting)]);

    /// <summary>A group by number or name, or a skill by number; null when the words are something else.</summary>
    public Reply? Pick(Hearing hearing, string shown, string text)
    {
        if (catalog.Find(text) is not null) return null;
        if (!Enum.TryParse<SkillGroup>(shown, out var group)) return MenuCards.GroupOf(text) is { } picked ? Show(hearing, picked) : null;
        return int.TryParse(text.TrimEnd('.', ')'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && catalog.Skills.Where(s => s.Group == group).ElementAtOrDefault(number - 1) is { } skill
            ? dialogs.Open(hearing, skill, "", asForm: true)
            : null;
    }

    /// <summary>The problem records still open.</summary>
    public Reply Problems(Hearing hearing) => hearing.Say(MenuCards.Problems(
        [.. hearing.Memory.Commitments
            .Where(c => !c.Reminder)
            .GroupBy(c => (c.Skill, About: c.About.ToUpperInvariant()))
            .Select(same => same.Last())
            .Where(c => catalog.Find(c.Skill)?.StaysOpen(c.ToPast(), hearing.Moment.Today) == true)],
        hearing.Memory));
}
