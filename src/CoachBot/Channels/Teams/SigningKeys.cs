using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace CoachBot.Channels.Teams;

/// <summary>A key that signs requests to bots, and the channels it vouches for.</summary>
internal sealed record SigningKey(SecurityKey Key, IReadOnlySet<string> Endorsements);

/// <summary>The Bot Framework's published keys: kept a day, fetched anew for an unknown key id, but never in a storm.</summary>
internal sealed partial class SigningKeys(TeamsOptions options, IHttpClientFactory http, TimeProvider clock, ILogger<SigningKeys> log) : IDisposable
{
    public const string HttpClientName = "teams-keys";
    private const int LeastBits = 2048, MostKeys = 100;

    /// <summary>Short enough that a rotated key is accepted within ten seconds.</summary>
    private static readonly TimeSpan s_leastBetween = TimeSpan.FromSeconds(8);

    /// <summary>What invented key ids may cost: so many fetches an hour.</summary>
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);
    private const int MostAnHour = 6;
    private static readonly TimeSpan s_keep = TimeSpan.FromHours(24);
    private readonly SemaphoreSlim _fetching = new(1, 1);
    private Published? _published;
    private readonly Queue<DateTimeOffset> _tries = [];
    private DateTimeOffset _lastTry = DateTimeOffset.MinValue;

    /// <returns>Null when no such key is published.</returns>
    /// <exception cref="HttpRequestException">No keys are known and none can be fetched.</exception>
    public async Task<SigningKey?> FindAsync(string kid, CancellationToken stop)
    {
        var known = _published;
        if (known is not null && clock.GetUtcNow() - known.At < s_keep && known.Keys.TryGetValue(kid, out var key)) return key;
        var current = await RefreshAsync(kid, stop);
        return current?.Keys.GetValueOrDefault(kid);
    }

    public void Dispose() => _fetching.Dispose();

    private async Task<Published?> RefreshAsync(string kid, CancellationToken stop)
    {
        await _fetching.WaitAsync(stop);
        try
        {
            var now = clock.GetUtcNow();
            var known = _published;
            if (known is not null && now - known.At < s_keep && known.Keys.ContainsKey(kid)) return known;
            if (now - _lastTry < s_leastBetween) return known ?? throw new HttpRequestException("The signing keys could not be fetched a moment ago.");
            while (_tries.TryPeek(out var first) && now - first >= s_hour) _tries.Dequeue();
            if (known is not null && now - known.At < s_keep && _tries.Count >= MostAnHour) return known;
            _tries.Enqueue(now);
            _lastTry = now;
            return _published = await FetchAsync(known, now, stop);
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or InvalidOperationException or CryptographicException or FormatException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            CannotFetch(log, error.GetType().Name);
            return _published ?? throw new HttpRequestException("The signing keys cannot be fetched.", error);
        }
        finally
        {
            _fetching.Release();
        }
    }

    /// <summary>The key list alone while its address is fresh; the metadata that names it once a day.</summary>
    private async Task<Published> FetchAsync(Published? known, DateTimeOffset now, CancellationToken stop)
    {
        var address = known is not null && now - known.MetadataAt < s_keep ? known.KeysAddress : null;
        var metadataAt = address is null ? now : known!.MetadataAt;
        if (address is null)
        {
            using var metadata = await GetAsync(options.OpenIdMetadata, stop);
            address = metadata.RootElement.GetProperty("jwks_uri").GetString();
            if (!ServiceUrls.IsSafe(address)) throw new InvalidOperationException("jwks_uri is no https address.");
        }
        using var list = await GetAsync(address!, stop);
        return new(Read(list.RootElement).ToFrozenDictionary(StringComparer.Ordinal), address!, metadataAt, now);
    }

    private async Task<JsonDocument> GetAsync(string address, CancellationToken stop)
    {
        using var client = http.CreateClient(HttpClientName);
        return JsonDocument.Parse(await client.GetByteArrayAsync(address, stop));
    }

    private static Dictionary<string, SigningKey> Read(JsonElement set)
    {
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var key in set.GetProperty("keys").EnumerateArray().Take(MostKeys))
        {
            if (Text(key, "kty") != "RSA" || Text(key, "use") is not (null or "sig") || Text(key, "kid") is not { Length: > 0 } kid) continue;
            if (Text(key, "n") is not { } modulus || Text(key, "e") is not { } exponent) continue;
            var rsa = new RsaSecurityKey(new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(modulus), Exponent = Base64UrlEncoder.DecodeBytes(exponent) }) { KeyId = kid };
            if (rsa.KeySize >= LeastBits) keys[kid] = new(rsa, Endorsements(key));
        }
        return keys;
    }

    private static HashSet<string> Endorsements(JsonElement key) =>
        key.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)]
            : [];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record Published(FrozenDictionary<string, SigningKey> Keys, string KeysAddress, DateTimeOffset MetadataAt, DateTimeOffset At);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys that sign requests from Teams cannot be fetched ({Error}).")]
    private static partial void CannotFetch(ILogger log, string error);
}
