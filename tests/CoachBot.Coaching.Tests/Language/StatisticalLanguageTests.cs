using CoachBot.Coaching.Language;

namespace CoachBot.Coaching.Tests.Language;

public class StatisticalLanguageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("...?!")]
    public void Nothing_said_gives_no_guess(string words) => Assert.Empty(Learned.Language.Guess(words));

    [Theory]
    [InlineData("привет, как у вас дела с серверами")]
    [InlineData("サーバーが止まりました")]
    [InlineData("😀😀🎉")]
    [InlineData("xqzt wvvk pljh")]
    public void What_cannot_be_read_stays_uncertain(string words) =>
        Assert.All(Learned.Language.Guess(words), guess => Assert.True(guess.Confidence < 0.45));

    [Theory]
    [InlineData("I don't want to delegate, I want to decide", "decide")]
    [InlineData("I don't need help with a complaint, I need to prioritise the backlog", "prioritize")]
    [InlineData("it's not about the angry users, but should I give the migration to Priya?", "delegate")]
    public void What_is_wanted_counts_more_than_what_is_not(string words, string label) =>
        Assert.Equal(label, Learned.Language.Guess(words)[0].Label);

    [Fact]
    public void Markup_is_not_read_as_words() =>
        Assert.Equal(
            Learned.Language.Guess("finance is furious about the outage"),
            Learned.Language.Guess("<p class=\"x\">finance is <b>furious</b> about&nbsp;the outage</p>"));

    [Fact]
    public void Guesses_come_best_first_and_no_more_than_asked()
    {
        var guesses = Learned.Language.Guess("still comparing the two MDM tools", most: 5);
        Assert.Equal(5, guesses.Count);
        Assert.Equal(guesses.OrderByDescending(guess => guess.Confidence), guesses);
        Assert.InRange(guesses.Sum(guess => guess.Confidence), 0, 1.0001);
    }

    [Fact]
    public void A_hundred_thousand_characters_are_survived()
    {
        var words = string.Concat(Enumerable.Repeat("the server in the cellar is <humming & ", 2_600)) + "who should own patching?";
        Assert.Equal(3, Learned.Language.Guess(words).Count);
    }

    [Fact]
    public void The_same_phrases_always_teach_the_same()
    {
        var some = Learned.Phrases.OrderBy(pair => pair.Key, StringComparer.Ordinal).Where((_, place) => place % 5 == 0).ToList();
        var (once, again) = (new StatisticalLanguage(some.ToDictionary()), new StatisticalLanguage(Enumerable.Reverse(some).ToDictionary()));
        Assert.Equal(once.Guess("she wants it by tonight"), again.Guess("she wants it by tonight"));
    }

    [Fact]
    public void A_few_labels_are_enough_to_learn_from()
    {
        var few = Learned.Phrases.Where(pair => pair.Key is "delegate" or "vision").ToDictionary();
        Assert.Equal("delegate", new StatisticalLanguage(few).Guess("who could take over the backups from me?")[0].Label);
    }

    [Fact]
    public void No_labels_means_no_guess() =>
        Assert.Empty(new StatisticalLanguage(new Dictionary<string, IReadOnlyList<string>>()).Guess("hello"));

    [Fact]
    public void Many_can_ask_at_once()
    {
        var alone = Learned.Language.Guess("my team says I hover");
        var together = new IReadOnlyList<Guess>[64];
        Parallel.For(0, together.Length, i => together[i] = Learned.Language.Guess("my team says I hover"));
        Assert.All(together, guesses => Assert.Equal(alone, guesses));
    }

    [Fact]
    public void Two_needs_are_both_heard()
    {
        var needs = Learned.Language.Needs("finance is furious about the outage and I also can't decide on the MDM vendor");
        Assert.Equal(["complaint", "decide"], needs.Select(need => need.Label));
    }

    [Fact]
    public void One_need_stays_one() =>
        Assert.Equal("prioritize", Assert.Single(Learned.Language.Needs("Everything is urgent. What do I drop this week?")).Label);

    [Theory]
    [InlineData("Still contemplating which backup product. At this rate the old one will retire before I do.")]
    [InlineData("We shipped 600 orders to old addresses because I skipped the sync check. What do I tell my boss first?")]
    [InlineData("too many asks this wk. solar office setup, audit laptops, website, 2 trainings. only 3 of us. what to drop")]
    public void A_story_of_several_sentences_is_one_need(string story) => Assert.Single(Learned.Language.Needs(story));

    [Fact]
    public void Nothing_clear_means_no_need() => Assert.Empty(Learned.Language.Needs("xqzt wvvk pljh"));
}
