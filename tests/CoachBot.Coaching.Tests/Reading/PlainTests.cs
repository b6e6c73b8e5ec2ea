using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Tests.Reading;

public sealed class PlainTests
{
    [Theory]
    [InlineData("  hi \t", "hi")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("a\u0000\u0007b", "ab")]
    [InlineData("pass\u200Bword\uFEFF", "password")]
    [InlineData("abc\u202Etxt.exe", "abctxt.exe")]
    [InlineData("a\u2066b\u2069", "ab")]
    [InlineData("a\u200Db", "ab")]
    [InlineData("שלום", "שלום")]
    [InlineData("👨‍👩‍👧", "👨‍👩‍👧")]
    [InlineData("می‌خواهم", "می‌خواهم")]
    public void What_cannot_be_seen_is_taken_out(string text, string expected) => Assert.Equal(expected, Plain.Clean(text, 100));

    [Theory]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("👨‍👩‍👧👍🏽x", 2, "👨‍👩‍👧👍🏽")]
    [InlineData("e\u0301a", 1, "e\u0301")]
    [InlineData("abc", 0, "")]
    [InlineData("abc", -1, "")]
    public void A_cap_never_splits_what_looks_like_one_letter(string text, int most, string expected) => Assert.Equal(expected, Plain.Clean(text, most));

    [Fact]
    public void Half_a_letter_is_taken_out() => Assert.Equal("ab", Plain.Clean("a\ud800b", 10));

    [Fact]
    public void A_tower_of_accents_does_not_pass_the_cap() =>
        Assert.True(Plain.Clean("a" + new string('\u0301', 100_000) + "b", 10).Length <= 64);
}
