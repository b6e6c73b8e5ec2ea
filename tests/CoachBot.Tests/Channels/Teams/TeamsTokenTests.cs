using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Channels.Teams;

/// <summary>The bot's own token, asked for as each kind of registration does.</summary>
public sealed class TeamsTokenTests
{
    [Fact]
    public async Task A_secret_asks_the_bots_own_tenant_once_for_many_messages()
    {
        await using var app = new TeamsApp();
        await app.SendAsync(Payloads.Text("help"));
        await app.SaidAsync("Hello, I'm CoachBot");
        await app.SendAsync(Payloads.Text("menu", "2"));
        await app.SaidAsync("Soft skills");

        var asked = Assert.Single(app.Tokens.Requests);
        Assert.Equal($"https://login.microsoftonline.com/{TeamsApp.Tenant}/oauth2/v2.0/token", asked.Url.GetLeftPart(UriPartial.Path));
        Assert.Contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default", asked.Body, StringComparison.Ordinal);
        Assert.Contains("grant_type=client_credentials", asked.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_signs_the_request_and_no_secret_is_sent()
    {
        using var certificate = Certificate();
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser, OpenFlags.ReadWrite);
        store.Add(certificate);
        try
        {
            await using var app = new TeamsApp(("Teams:AppPassword", ""), ("Teams:CertificateThumbprint", certificate.Thumbprint));
            await app.SendAsync(Payloads.Text("help"));
            Assert.Equal("Bearer the-bots-token", (await app.SaidAsync("Hello, I'm CoachBot")).Authorization);

            var asked = Assert.Single(app.Tokens.Requests);
            Assert.Contains("client_assertion=", asked.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("client_secret", asked.Body, StringComparison.Ordinal);
        }
        finally
        {
            store.Remove(certificate);
        }
    }

    [Fact]
    public async Task A_managed_identity_asks_the_machine_it_runs_on()
    {
        const string client = "33333333-3333-4333-8333-333333333333";
        await using var app = new TeamsApp(("Teams:AppPassword", ""), ("Teams:AppType", "UserAssignedMSI"), ("Teams:ManagedIdentityClientId", client));
        var ends = TimeProvider.System.GetUtcNow().AddHours(8).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        app.Tokens.Answer = _ => CaughtHttp.Json($$"""{"token_type":"Bearer","expires_on":"{{ends}}","resource":"https://api.botframework.com","access_token":"the-machines-token"}""");
        await app.SendAsync(Payloads.Text("help"));
        Assert.Equal("Bearer the-machines-token", (await app.SaidAsync("Hello, I'm CoachBot")).Authorization);

        var asked = app.Tokens.Requests.Last();
        Assert.Equal("169.254.169.254", asked.Url.Host);
        Assert.Contains("resource=https://api.botframework.com", Uri.UnescapeDataString(asked.Url.Query), StringComparison.Ordinal);
        Assert.Contains(client, asked.Url.Query, StringComparison.Ordinal);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest($"CN=coachbot-test-{Guid.NewGuid():N}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.PersistKeySet | X509KeyStorageFlags.Exportable);
    }
}
