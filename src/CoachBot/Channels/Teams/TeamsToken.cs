using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace CoachBot.Channels.Teams;

/// <summary>The token CoachBot shows when it writes to Teams: client credentials or a managed identity, through MSAL, which keeps it until it nears its end.</summary>
internal sealed class TeamsToken(TeamsOptions options, IHttpClientFactory http)
{
    public const string HttpClientName = "teams-token";
    private const string Resource = "https://api.botframework.com", Scope = Resource + "/.default";
    private readonly Lazy<IConfidentialClientApplication> _confidential = new(() => Confidential(options, http));
    private readonly Lazy<IManagedIdentityApplication> _managed = new(() => Managed(options, http));

    /// <param name="fresh">True after the last one was refused.</param>
    /// <returns>Null when authentication is skipped in Development.</returns>
    /// <exception cref="MsalException">The identity provider gave none.</exception>
    /// <exception cref="HttpRequestException">It cannot be reached.</exception>
    public async Task<string?> GetAsync(bool fresh, CancellationToken stop)
    {
        if (options.DevelopmentSkipAuthentication) return null;
        var result = options.AppType == TeamsOptions.ManagedIdentity || options.ManagedIdentityClientId is not null
            ? await _managed.Value.AcquireTokenForManagedIdentity(Resource).WithForceRefresh(fresh).ExecuteAsync(stop)
            : await _confidential.Value.AcquireTokenForClient([Scope]).WithForceRefresh(fresh).ExecuteAsync(stop);
        return result.AccessToken;
    }

    private static IConfidentialClientApplication Confidential(TeamsOptions options, IHttpClientFactory http)
    {
        var tenant = options.AppType == TeamsOptions.MultiTenant || string.IsNullOrWhiteSpace(options.TenantId) ? "botframework.com" : options.TenantId;
        var client = ConfidentialClientApplicationBuilder.Create(options.AppId)
            .WithAuthority($"https://login.microsoftonline.com/{tenant}", validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new MsalClients(http));
        client = string.IsNullOrWhiteSpace(options.CertificateThumbprint)
            ? client.WithClientSecret(options.AppPassword)
            : client.WithCertificate(options.FindCertificate());
        return client.Build();
    }

    private static IManagedIdentityApplication Managed(TeamsOptions options, IHttpClientFactory http) =>
        ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(options.ManagedIdentityClientId ?? options.AppId))
            .WithHttpClientFactory(new MsalClients(http))
            .Build();

    private sealed class MsalClients(IHttpClientFactory http) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => http.CreateClient(HttpClientName);
    }
}

/// <summary>Sends token requests to the address in <c>Teams:TokenEndpoint</c> when there is one, so that no secret reaches anyone else.</summary>
internal sealed class TokenEndpointHandler(TeamsOptions options) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (options.TokenEndpoint is { } endpoint) request.RequestUri = new(endpoint);
        return base.SendAsync(request, cancellationToken);
    }
}
