namespace CoachBot.Language;

/// <summary>The language model that may word things. Section <c>Language</c>; without <see cref="Endpoint"/> there is none.</summary>
internal sealed record LanguageOptions
{
    public const string Section = "Language";

    private static readonly string[] s_azureHosts = [".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com", ".openai.azure.us", ".cognitiveservices.azure.us"];

    /// <summary>An Azure OpenAI resource (<c>https://name.openai.azure.com</c>), or with a path the base address of any OpenAI-compatible service (<c>https://api.openai.com/v1</c>).</summary>
    public string? Endpoint { get; init; }

    /// <summary>The deployment, or the model's name elsewhere.</summary>
    public string? Deployment { get; init; }

    /// <summary>Without one, the host's managed identity is used; that works with Azure only.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Names of people are replaced before anything is sent, and put back afterwards.</summary>
    public bool MaskNames { get; init; } = true;

    /// <summary>Seconds to wait for the model; nobody waits with it.</summary>
    public double TimeoutSeconds { get; init; } = 8;

    /// <summary>Tokens for one person and day.</summary>
    public int DailyTokens { get; init; } = 40_000;

    public bool IsOn => !string.IsNullOrWhiteSpace(Endpoint);

    /// <summary>Where requests go: a bare resource gets Azure's v1 path, an address with a path is taken as it stands.</summary>
    public Uri BaseAddress => new Uri(Endpoint!) is var uri && uri.AbsolutePath is "/" ? new(uri, "openai/v1/") : new(uri.AbsoluteUri.TrimEnd('/') + "/");

    public string? Problem() =>
        !IsOn ? string.IsNullOrWhiteSpace(Deployment) && string.IsNullOrWhiteSpace(ApiKey) ? null : "Language:Endpoint is missing, though Language:Deployment or Language:ApiKey is set."
        : !Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") ? "Language:Endpoint is no web address; it looks like https://name.openai.azure.com."
        : uri.Scheme == "http" && !uri.IsLoopback ? "Language:Endpoint must start with https://; only this machine itself may be spoken to without."
        : uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0 ? "Language:Endpoint must hold no user, query or fragment; the key belongs into Language:ApiKey."
        : string.IsNullOrWhiteSpace(Deployment) ? "Language:Deployment is missing: it names the deployment or model to use."
        : string.IsNullOrWhiteSpace(ApiKey) && !s_azureHosts.Any(h => uri.Host.EndsWith(h, StringComparison.OrdinalIgnoreCase)) ? "Language:ApiKey is missing: only an Azure endpoint works without one, by managed identity."
        : TimeoutSeconds is not (>= 0.1 and <= 120) ? "Language:TimeoutSeconds must lie between 0.1 and 120."
        : DailyTokens is < 0 or > 100_000_000 ? "Language:DailyTokens must lie between 0 and 100000000."
        : null;
}
