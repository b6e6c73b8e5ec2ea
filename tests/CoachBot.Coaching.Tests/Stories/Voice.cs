using CoachBot.Coaching.Cards;

namespace CoachBot.Coaching.Tests.Stories;

/// <summary>How the coach speaks outside cards: short, and one thing asked at a time.</summary>
internal static class Voice
{
    private const int FewerThan = 60;

    public static void Holds(Card card)
    {
        if (card.Form is not null || card.Blocks.Any(b => b is Heading)) return;
        var said = string.Join(' ', card.Blocks.OfType<Paragraph>().Select(p => p.Text));
        Assert.True(said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length < FewerThan, $"Too long: {said}");
        Assert.DoesNotContain('!', said);
        var asked = Story.Catalog.Skills.Aggregate(said, (text, skill) => text.Replace(skill.Title, "", StringComparison.Ordinal));
        Assert.True(asked.Count(c => c == '?') <= 1, $"More than one question: {said}");
        Assert.All(card.Buttons, b => Assert.InRange(b.Label.Length, 1, 75));
    }
}
