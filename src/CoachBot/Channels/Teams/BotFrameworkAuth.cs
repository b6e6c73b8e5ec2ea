using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoachBot.Channels.Teams;

/// <summary>A token that is genuine and meant for this bot; whether it covers an activity is still to be asked.</summary>
internal sealed record ChannelToken(string ServiceUrl, IReadOnlySet<string> Endorsements)
{
    /// <summary>The signing key vouches for the activity's channel, and the activity's service URL is the one that was signed.</summary>
    public bool Covers(Activity activity) =>
        activity.ChannelId == Activity.TeamsChannel && Endorsements.Contains(activity.ChannelId) && ServiceUrls.Same(ServiceUrl, activity.ServiceUrl);
}

/// <summary>Verifies the token on an incoming request: issuer, key, RS256 only, lifetime, audience.</summary>
internal sealed class BotFrameworkAuth(TeamsOptions options, SigningKeys keys, TimeProvider clock)
{
    private const string Issuer = "https://api.botframework.com", Scheme = "Bearer ";
    private const int MostCharacters = 8192;
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(5);
    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = MostCharacters };

    /// <returns>Null when the request must be refused.</returns>
    /// <exception cref="HttpRequestException">No signing keys are known and none can be fetched.</exception>
    public async Task<ChannelToken?> VerifyAsync(string? authorization, CancellationToken stop)
    {
        if (authorization is not { Length: <= MostCharacters } || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        if (Read(authorization[Scheme.Length..].Trim()) is not { } token || !LooksRight(token)) return null;
        if (await keys.FindAsync(token.Kid, stop) is not { } key) return null;
        var result = await _handler.ValidateTokenAsync(token, Rules(key));
        return result.IsValid && token.TryGetPayloadValue<string>("serviceurl", out var serviceUrl) && serviceUrl is { Length: > 0 }
            ? new(serviceUrl, key.Endorsements)
            : null;
    }

    private JsonWebToken? Read(string token)
    {
        try
        {
            return _handler.CanReadToken(token) ? _handler.ReadJsonWebToken(token) : null;
        }
        catch (ArgumentException) // what cannot be read is simply not a token
        {
            return null;
        }
    }

    /// <summary>What a forger must get right before a key is even looked up.</summary>
    private bool LooksRight(JsonWebToken token) =>
        token.Alg == SecurityAlgorithms.RsaSha256 && !string.IsNullOrEmpty(token.Kid) && token.Kid.Length <= 200
        && token.Issuer == Issuer && IsOurs(token.Audiences) && IsAlive(token.ValidFrom, token.ValidTo);

    private TokenValidationParameters Rules(SigningKey key) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKey = key.Key,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidIssuer = Issuer,
        AudienceValidator = (audiences, _, _) => IsOurs(audiences),
        LifetimeValidator = (from, to, _, _) => to is { } end && IsAlive(from ?? DateTime.MinValue, end),
    };

    private bool IsOurs(IEnumerable<string> audiences) => audiences.ToList() is [var only] && only.Equals(options.AppId, StringComparison.OrdinalIgnoreCase);

    private bool IsAlive(DateTime from, DateTime to)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return to != DateTime.MinValue && now - s_tolerance < to && now + s_tolerance > from;
    }
}
