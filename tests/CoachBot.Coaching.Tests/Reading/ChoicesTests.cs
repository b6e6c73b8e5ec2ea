using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Tests.Reading;

public sealed class ChoicesTests
{
    private static readonly string[][] Undo =
        [["easy", "Easily undone", "rollback"], ["costly", "Costly to undo", "expensive"], ["none", "Cannot be undone", "irreversible"]];

    private static readonly string[][] Options = [["0"], ["1"], ["2-3"], ["4+"]];
    private static readonly string[][] Fault = [["ours", "Our fault"], ["partly", "Partly ours"], ["notours", "Not ours"]];

    [Theory]
    [InlineData("2", 1)]
    [InlineData("2.", 1)]
    [InlineData("2)", 1)]
    [InlineData("2️⃣", 1)]
    [InlineData("#2", 1)]
    [InlineData("option 2", 1)]
    [InlineData("the second", 1)]
    [InlineData("the second one please", 1)]
    [InlineData("I'd go with 3", 2)]
    [InlineData("last", 2)]
    [InlineData("the last one", 2)]
    [InlineData("one", 0)]
    [InlineData("b", 1)]
    [InlineData("b)", 1)]
    [InlineData("option c", 2)]
    [InlineData("2. Costly to undo", 1)]
    public void A_place_names_a_choice(string typed, int expected) => Assert.Equal(expected, Choices.Match(typed, Undo));

    [Theory]
    [InlineData("easy", 0)]
    [InlineData("EASY!", 0)]
    [InlineData("éasy 😀", 0)]
    [InlineData("cost", 1)]
    [InlineData("cannot", 2)]
    [InlineData("irrev", 2)]
    [InlineData("roll back", 0)]
    [InlineData("rollbck", 0)]
    [InlineData("eazy", 0)]
    [InlineData("costyl", 1)]
    [InlineData("expnesive", 1)]
    [InlineData("cannot be undnoe", 2)]
    public void A_name_or_nearly_its_spelling_names_a_choice(string typed, int expected) => Assert.Equal(expected, Choices.Match(typed, Undo));

    [Theory]
    [InlineData("I think it's costly", 1)]
    [InlineData("not easy, costly", 1)]
    [InlineData("costly, not easy", 1)]
    [InlineData("not easy but costly", 1)]
    [InlineData("no, it's easy", 0)]
    [InlineData("it cannot be undone at all", 2)]
    public void A_sentence_names_the_choice_it_does_not_deny(string typed, int expected) => Assert.Equal(expected, Choices.Match(typed, Undo));

    [Theory]
    [InlineData("not easy")]
    [InlineData("it isn't easy")]
    [InlineData("it's not that easy")]
    [InlineData("easy it is not")]
    [InlineData("easy? not really")]
    [InlineData("uneasy")]
    [InlineData("don't know if it's easy")]
    [InlineData("can be undone")]
    [InlineData("easy or costly")]
    [InlineData("undo")]
    [InlineData("4")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1 or 2")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    [InlineData("none of these")]
    [InlineData("c")]
    [InlineData("z")]
    [InlineData("")]
    [InlineData("😀")]
    [InlineData("banana")]
    public void What_is_denied_or_unclear_names_none(string typed) => Assert.Null(Choices.Match(typed, Undo));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("2", 2)]
    [InlineData("three", 2)]
    [InlineData("2-3", 2)]
    [InlineData("4+", 3)]
    [InlineData("7", 3)]
    [InlineData("option 2", 1)]
    [InlineData("the second", 1)]
    public void Where_choices_are_numbers_a_number_is_a_size(string typed, int expected) => Assert.Equal(expected, Choices.Match(typed, Options));

    [Theory]
    [InlineData("not ours", 2)]
    [InlineData("it was not ours", 2)]
    [InlineData("it was ours", 0)]
    [InlineData("it's partly ours", 1)]
    public void The_longer_name_wins_over_the_one_inside_it(string typed, int expected) => Assert.Equal(expected, Choices.Match(typed, Fault));

    [Fact]
    public void A_name_that_denies_another_is_not_matched_by_it() => Assert.Null(Choices.Match("easy", [["hard", "not easy"], ["other"]]));

    [Fact]
    public void A_flood_of_text_names_none() => Assert.Null(Choices.Match(new string('e', 100_000), Undo));
}
