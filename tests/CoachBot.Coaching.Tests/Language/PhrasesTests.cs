using CoachBot.Coaching.Language;

namespace CoachBot.Coaching.Tests.Language;

public class PhrasesTests
{
    private static readonly string[] Skills =
    [
        "delegate", "decide", "complaint", "prioritize", "communicate", "mistakes", "read-people", "risk",
        "objections", "end-user", "open-mind", "micromanage",
    ];

    [Fact]
    public void Only_bullet_lines_are_phrases() =>
        Assert.Equal(["one", "two - three"], Phrases.Read("# Title\n\n- one\nplain text\r\n-  two - three \n- \n* no\n"));

    [Fact]
    public void Every_skill_has_three_hundred_phrases() =>
        Assert.All(Skills, skill => Assert.True(Learned.Phrases[skill].Count >= 300, skill));

    [Fact]
    public void Every_other_label_has_three_hundred_phrases()
    {
        var others = Learned.Phrases.Where(pair => !Skills.Contains(pair.Key)).ToArray();
        Assert.Equal(
            ["credibility", "hats", "help", "out-of-scope", "settings", "smalltalk", "standards", "vision"],
            others.Select(pair => pair.Key).Order());
        Assert.All(others, pair => Assert.True(pair.Value.Count >= 300, pair.Key));
    }

    [Fact]
    public void No_phrase_is_taught_twice() =>
        Assert.Empty(Learned.Phrases.Values
            .SelectMany(phrases => phrases)
            .GroupBy(phrase => phrase.ToLowerInvariant())
            .Where(same => same.Count() > 1)
            .Select(same => same.Key));

    [Fact]
    public void No_phrase_names_its_own_skill() =>
        Assert.All(Skills, skill => Assert.DoesNotContain(
            Learned.Phrases[skill],
            phrase => $" {phrase.ToLowerInvariant()} ".Contains($" {skill.Replace('-', ' ')} ", StringComparison.Ordinal)));
}
