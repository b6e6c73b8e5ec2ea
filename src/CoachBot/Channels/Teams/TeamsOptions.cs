using System.Security.Cryptography.X509Certificates;

namespace CoachBot.Channels.Teams;

/// <summary>How CoachBot is registered with Microsoft Teams. Section <c>Teams</c>; without an app id the room is off.</summary>
internal sealed record TeamsOptions
{
    public const string Section = "Teams";

    public const string SingleTenant = "SingleTenant", MultiTenant = "MultiTenant", ManagedIdentity = "UserAssignedMSI";

    /// <summary>The bot's application (client) id.</summary>
    public string? AppId { get; init; }

    /// <summary>The client secret.</summary>
    public string? AppPassword { get; init; }

    /// <summary>In place of a secret: a certificate with its private key in the user's or the machine's store.</summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>In place of a secret: the client id of a user-assigned managed identity.</summary>
    public string? ManagedIdentityClientId { get; init; }

    /// <summary>The tenant the bot is registered in.</summary>
    public string? TenantId { get; init; }

    /// <summary><c>SingleTenant</c> (the default), <c>UserAssignedMSI</c> or <c>MultiTenant</c>.</summary>
    public string AppType { get; init; } = SingleTenant;

    /// <summary>Where the signing keys of incoming requests are announced.</summary>
    public string OpenIdMetadata { get; init; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>In place of Microsoft's token endpoint.</summary>
    public string? TokenEndpoint { get; init; }

    /// <summary>Service URLs to write to besides Microsoft's own.</summary>
    public IReadOnlyList<string> AllowedServiceUrls { get; init; } = [];

    /// <summary>Tenants that may talk to the bot; empty means every tenant it is installed in.</summary>
    public IReadOnlyList<string> AllowedTenants { get; init; } = [];

    /// <summary>Accepts unsigned requests from this machine and writes to this machine only. Refused outside Development.</summary>
    public bool DevelopmentSkipAuthentication { get; init; }

    public bool IsOn => !string.IsNullOrWhiteSpace(AppId) || DevelopmentSkipAuthentication;

    /// <summary>Lists may be written as lists or as one value parted by commas.</summary>
    public static TeamsOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var options = section.Get<TeamsOptions>() ?? new();
        return options with
        {
            AppId = options.AppId?.Trim(),
            AllowedServiceUrls = List(section, nameof(AllowedServiceUrls)),
            AllowedTenants = List(section, nameof(AllowedTenants)),
        };
    }

    /// <summary>What is wrong, in one sentence that names the setting; null when nothing is.</summary>
    public string? Problem(string? environment)
    {
        if (DevelopmentSkipAuthentication && !string.Equals(environment, Environments.Development, StringComparison.OrdinalIgnoreCase))
            return "Teams:DevelopmentSkipAuthentication is on; requests may go unchecked in Development only.";
        if (string.IsNullOrWhiteSpace(AppId)) return null;
        return IdentityProblem() ?? AddressProblem();
    }

    private string? IdentityProblem()
    {
        if (!Guid.TryParse(AppId, out _)) return "Teams:AppId is not an application id; it looks like 00000000-0000-0000-0000-000000000000.";
        if (AppType is not (SingleTenant or MultiTenant or ManagedIdentity)) return $"Teams:AppType is “{AppType}”; it must be SingleTenant, UserAssignedMSI or MultiTenant.";
        if (DevelopmentSkipAuthentication) return null;
        if (AppType == ManagedIdentity || ManagedIdentityClientId is not null)
            return Guid.TryParse(ManagedIdentityClientId ?? AppId, out _) ? null : "Teams:ManagedIdentityClientId is not a client id.";
        if (string.IsNullOrWhiteSpace(AppPassword) && string.IsNullOrWhiteSpace(CertificateThumbprint))
            return "Teams:AppPassword is missing; a bot needs it, Teams:CertificateThumbprint or Teams:ManagedIdentityClientId.";
        if (!string.IsNullOrWhiteSpace(CertificateThumbprint) && FindCertificate() is null)
            return "Teams:CertificateThumbprint names no certificate with a private key in the user's or the machine's store.";
        return AppType == SingleTenant && string.IsNullOrWhiteSpace(TenantId) && TokenEndpoint is null
            ? "Teams:TenantId is missing; a single-tenant bot needs the tenant it is registered in."
            : null;
    }

    private string? AddressProblem() =>
        !ServiceUrls.IsSafe(OpenIdMetadata) ? "Teams:OpenIdMetadata must be an https address; http is for this machine only."
        : TokenEndpoint is not null && !ServiceUrls.IsSafe(TokenEndpoint) ? "Teams:TokenEndpoint must be an https address; http is for this machine only."
        : AllowedServiceUrls.FirstOrDefault(u => !ServiceUrls.IsSafe(u)) is { } wrong ? $"Teams:AllowedServiceUrls holds “{wrong}”; it takes https addresses, and http for this machine only."
        : null;

    public X509Certificate2? FindCertificate()
    {
        foreach (var location in (StoreLocation[])[StoreLocation.CurrentUser, StoreLocation.LocalMachine])
        {
            using var store = new X509Store(StoreName.My, location);
            try { store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly); }
            catch (System.Security.Cryptography.CryptographicException) { continue; } // this machine has no such store
            if (store.Certificates.Find(X509FindType.FindByThumbprint, CertificateThumbprint!, validOnly: false).FirstOrDefault(c => c.HasPrivateKey) is { } found) return found;
        }
        return null;
    }

    private static string[] List(IConfigurationSection section, string name) =>
        section[name] is { } line
            ? line.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [.. section.GetSection(name).GetChildren().Select(c => c.Value?.Trim()).OfType<string>().Where(v => v.Length > 0)];
}
