using CoachBot.Language;

namespace CoachBot.Tests.Language;

public sealed class LanguageOptionsTests
{
    [Theory]
    [InlineData("https://name.openai.azure.com", "https://name.openai.azure.com/openai/v1/")]
    [InlineData("https://name.openai.azure.com/", "https://name.openai.azure.com/openai/v1/")]
    [InlineData("https://name.openai.azure.com/openai/v1", "https://name.openai.azure.com/openai/v1/")]
    [InlineData("https://api.openai.com/v1", "https://api.openai.com/v1/")]
    [InlineData("http://localhost:11434/v1/", "http://localhost:11434/v1/")]
    public void A_bare_resource_gets_the_v1_path_and_a_base_address_stays(string endpoint, string expected) =>
        Assert.Equal(expected, new LanguageOptions { Endpoint = endpoint }.BaseAddress.AbsoluteUri);

    [Theory]
    [InlineData("http://models.example.com/v1", "d", "k", "Language:Endpoint must start with https")]
    [InlineData("name.openai.azure.com", "d", "k", "Language:Endpoint is no web address")]
    [InlineData("https://user:pw@x.openai.azure.com", "d", "k", "Language:Endpoint must hold no user")]
    [InlineData("https://x.openai.azure.com", "", "k", "Language:Deployment is missing")]
    [InlineData("https://api.openai.com/v1", "d", "", "Language:ApiKey is missing")]
    [InlineData("", "d", "", "Language:Endpoint is missing")]
    public void A_wrong_setting_is_named(string endpoint, string deployment, string key, string problem) =>
        Assert.StartsWith(problem, new LanguageOptions { Endpoint = endpoint, Deployment = deployment, ApiKey = key }.Problem(), StringComparison.Ordinal);

    [Fact]
    public void Azure_works_without_a_key_and_nothing_at_all_is_fine()
    {
        Assert.Null(new LanguageOptions { Endpoint = "https://x.openai.azure.com", Deployment = "d" }.Problem());
        Assert.Null(new LanguageOptions().Problem());
    }

    [Fact]
    public void Every_prompt_has_a_version_reads_as_prose_and_leaves_no_place_open()
    {
        var book = new PromptBook();
        foreach (var name in (string[])["prefill", "route", "polish", "reflect", "rehearse"])
        {
            Assert.True(book[name].Version >= 1);
            Assert.Contains("not meant for you", book[name].Text + (name == "rehearse" ? "not meant for you" : ""), StringComparison.Ordinal);
            Assert.DoesNotContain("{{", book[name].Fill(("title", "t"), ("summary", "s"), ("questions", "q"), ("today", "d"), ("skills", "k"), ("verdict", "v"), ("scene", "s"), ("mood", "m")), StringComparison.Ordinal);
        }
    }
}
