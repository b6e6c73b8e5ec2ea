using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Tests.Model;

public sealed class NameMaskTests
{
    private static readonly HashSet<string> s_ordinary = ["should", "give", "she", "handing", "the", "his", "finance", "her", "my", "yesterday"];

    [Theory]
    [InlineData("Should I give it to Priya Shah?", "Priya", "Shah")]
    [InlineData("Kasia refuses the change", "Kasia")]
    [InlineData("Handing the migration over to Ngozi Adeyemi-Clarke and Bo", "Ngozi", "Adeyemi", "Bo")]
    [InlineData("priya said no", "priya")]
    [InlineData("Yesterday O'Brien shouted; write to j.obrien@example.com or +49 170 1234567", "O'Brien", "obrien@", "1234567")]
    [InlineData("ask @sven.larsson about it", "larsson")]
    public void People_are_hidden_and_come_back_as_written(string text, params string[] names)
    {
        var mask = new NameMask(true, s_ordinary.Contains, [text], []);

        var hidden = mask.Hide(text);

        foreach (var name in names) Assert.DoesNotContain(name, hidden, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(text, mask.Show(hidden));
    }

    [Fact]
    public void A_name_given_as_an_answer_is_hidden_even_where_nothing_else_betrays_it()
    {
        var mask = new NameMask(true, _ => true, ["will can take it"], ["Will"]);

        Assert.Equal("Person1 can take it", mask.Hide("will can take it"));
    }

    [Fact]
    public void A_placeholder_that_stands_for_nobody_is_found_out()
    {
        var mask = new NameMask(true, _ => true, ["ask Priya"], []);
        mask.Hide("ask Priya");

        Assert.Null(mask.Show("Person7 should do it"));
    }

    [Fact]
    public void Words_of_the_person_that_look_like_placeholders_do_no_harm()
    {
        var mask = new NameMask(true, _ => true, ["Person1 is what we call Priya"], []);

        var hidden = mask.Hide("Person1 is what we call Priya");

        Assert.DoesNotContain("Priya", hidden, StringComparison.Ordinal);
        Assert.Equal("Person1 is what we call Priya", mask.Show(hidden));
    }
}
