using CoachBot.Channels.Teams;
using Microsoft.Extensions.Configuration;

namespace CoachBot.Tests.Channels.Teams;

public sealed class TeamsSettingsTests
{
    [Theory]
    [InlineData("Teams:AppId", "not-a-guid")]
    [InlineData("Teams:AppPassword", "")]
    [InlineData("Teams:TenantId", "")]
    [InlineData("Teams:AppType", "Unknown")]
    [InlineData("Teams:OpenIdMetadata", "http://login.example.com/keys")]
    [InlineData("Teams:TokenEndpoint", "http://login.example.com/token")]
    [InlineData("Teams:AllowedServiceUrls", "http://connector.example.com")]
    [InlineData("Teams:DevelopmentSkipAuthentication", "true")]
    public void A_wrong_setting_is_named(string name, string value) =>
        Assert.StartsWith(name, Read((name, value)).Problem("Production"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Teams:OpenIdMetadata", "http://127.0.0.1:5000/keys")]
    [InlineData("Teams:TokenEndpoint", "http://localhost:5000/token")]
    [InlineData("Teams:AllowedServiceUrls", "http://localhost:5000/_connector,https://connector.example.com")]
    public void A_stand_in_on_this_machine_is_accepted_anywhere(string name, string value) =>
        Assert.Null(Read((name, value)).Problem("Production"));

    [Theory]
    [InlineData("http://localhost:5000/_connector", true)]
    [InlineData("http://localhost:5001/_connector", false)]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams", true)]
    [InlineData("https://teams.microsoft.com.evil.example/", false)]
    public void Tokens_go_to_allowed_hosts_only(string url, bool allowed) =>
        Assert.Equal(allowed, new ServiceUrls(Read(("Teams:AllowedServiceUrls", "http://localhost:5000/_connector"))).Allows(url));

    [Fact]
    public void Without_authentication_only_this_machine_is_written_to()
    {
        var urls = new ServiceUrls(Read(("Teams:DevelopmentSkipAuthentication", "true")));
        Assert.True(urls.Allows("http://localhost:56150/_connector"));
        Assert.False(urls.Allows(TeamsApp.ServiceUrl));
    }

    private static TeamsOptions Read(params (string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string?> { ["Teams:AppId"] = TeamsApp.AppId, ["Teams:AppPassword"] = "a-secret", ["Teams:TenantId"] = TeamsApp.Tenant };
        foreach (var (name, value) in changes) settings[name] = value;
        return TeamsOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}
