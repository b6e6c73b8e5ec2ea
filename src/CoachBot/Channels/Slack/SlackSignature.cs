using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoachBot.Channels.Slack;

/// <summary>Slack's request signature: HMAC-SHA256 over <c>v0:timestamp:body</c>, five minutes either way.</summary>
internal static class SlackSignature
{
    public const string SignatureHeader = "X-Slack-Signature", TimestampHeader = "X-Slack-Request-Timestamp";
    private const string Version = "v0=";
    private const long MostSeconds = 300;

    public static bool IsValid(string secret, string timestamp, string signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent)) return false;
        var age = now.ToUnixTimeSeconds() - sent;
        if (age is > MostSeconds or < -MostSeconds) return false;
        if (!signature.StartsWith(Version, StringComparison.Ordinal) || signature.Length != Version.Length + (HMACSHA256.HashSizeInBytes * 2)) return false;
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (Convert.FromHexString(signature.AsSpan(Version.Length), given, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        return CryptographicOperations.FixedTimeEquals(given, Compute(secret, timestamp, body));
    }

    private static byte[] Compute(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
