using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using CoachBot.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace CoachBot.Channels.Slack;

/// <summary>Whose token to use where: the one from the settings, or those people gave by installing, stored encrypted and renewed in time.</summary>
internal sealed partial class SlackInstallations(
    InstallationTable table, SlackClient client, IDataProtectionProvider protection, IOptions<SlackOptions> options, TimeProvider clock, ILogger<SlackInstallations> log)
{
    private static readonly TimeSpan s_renewBefore = TimeSpan.FromHours(2), s_remembered = TimeSpan.FromMinutes(1), s_lease = TimeSpan.FromSeconds(30);
    private readonly IDataProtector _protector = protection.CreateProtector("CoachBot.Slack.Tokens");
    private readonly ConcurrentDictionary<string, (SlackToken Token, string? BotUser, DateTimeOffset Until)> _known = new();

    private sealed record Secret(string Access, string? Refresh);

    /// <summary>The token for a workspace or organisation; null when CoachBot is not installed there, or not any more.</summary>
    public async Task<SlackToken?> TokenAsync(string tenant, CancellationToken stop)
    {
        if (!string.IsNullOrWhiteSpace(options.Value.BotToken)) return new(tenant, options.Value.BotToken);
        if (_known.TryGetValue(tenant, out var known) && known.Until > clock.GetUtcNow()) return known.Token;
        if (await table.FindAsync(SlackChannel.ChannelName, tenant, stop) is not { } installation) return null;
        if (installation.ExpiresAt is { } ends && DateTimeOffset.FromUnixTimeMilliseconds(ends) - clock.GetUtcNow() < s_renewBefore)
            installation = await RenewAsync(installation, stop);
        return Open(installation) is { } secret ? Remember(installation, secret) : null;
    }

    /// <summary>Our own user there, where known without asking.</summary>
    public string? BotUser(string tenant) => _known.TryGetValue(tenant, out var known) ? known.BotUser : null;

    /// <summary>Slack refused the token: read it anew next time.</summary>
    public void Doubt(string tenant) => _known.TryRemove(tenant, out _);

    /// <summary>Keeps what <c>oauth.v2.access</c> answered.</summary>
    /// <returns>The installation's key; null when the answer holds no bot token.</returns>
    public async Task<string?> KeepAsync(JsonElement granted, CancellationToken stop)
    {
        var tenant = granted.Flag("is_enterprise_install") ? granted.Text("enterprise", "id") : granted.Text("team", "id");
        if (tenant is null || granted.Text("access_token") is not { } access) return null;
        await table.SaveAsync(new()
        {
            Channel = SlackChannel.ChannelName,
            Tenant = tenant,
            Secret = Close(new(access, granted.Text("refresh_token"))),
            BotUser = granted.Text("bot_user_id"),
            ExpiresAt = Ends(granted),
            InstalledAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        }, stop);
        Doubt(tenant);
        return tenant;
    }

    /// <summary>CoachBot was taken out of a workspace, or its tokens were revoked.</summary>
    public async Task RemoveAsync(string tenant, DateTimeOffset at, string reason, CancellationToken stop)
    {
        await table.RemoveAsync(SlackChannel.ChannelName, tenant, at, reason, stop);
        Doubt(tenant);
        Removed(log, tenant, reason);
    }

    /// <summary>A refresh token works once, so one process alone exchanges it and keeps the new pair before anyone uses it.</summary>
    private async Task<Installation> RenewAsync(Installation installation, CancellationToken stop)
    {
        if (Open(installation)?.Refresh is not { } refresh || !await table.TryLeaseAsync(installation, s_lease, stop))
            return await table.FindAsync(SlackChannel.ChannelName, installation.Tenant, stop) ?? installation;
        var answer = await client.PostFormAsync("oauth.v2.access", null,
        [
            new("client_id", options.Value.ClientId ?? ""), new("client_secret", options.Value.ClientSecret ?? ""),
            new("grant_type", "refresh_token"), new("refresh_token", refresh),
        ], CancellationToken.None);
        if (answer.IsOk && answer.Body.Text("access_token") is { } access)
        {
            installation.Secret = Close(new(access, answer.Body.Text("refresh_token") ?? refresh));
            installation.ExpiresAt = Ends(answer.Body);
            await table.RenewAsync(installation, CancellationToken.None);
        }
        else NotRenewed(log, installation.Tenant, answer.Error ?? "no token");
        return installation;
    }

    private SlackToken Remember(Installation installation, Secret secret)
    {
        var token = new SlackToken(installation.Tenant, secret.Access);
        _known[installation.Tenant] = (token, installation.BotUser, clock.GetUtcNow() + s_remembered);
        return token;
    }

    private long? Ends(JsonElement granted) =>
        granted.Text("expires_in") is { } text && long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var seconds)
            ? (clock.GetUtcNow() + TimeSpan.FromSeconds(seconds)).ToUnixTimeMilliseconds()
            : null;

    private string Close(Secret secret) => _protector.Protect(JsonSerializer.Serialize(secret));

    private Secret? Open(Installation installation)
    {
        try
        {
            return JsonSerializer.Deserialize<Secret>(_protector.Unprotect(installation.Secret));
        }
        catch (CryptographicException)
        {
            CannotOpen(log, installation.Tenant);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack: {Tenant} is no longer installed: {Reason}.")]
    private static partial void Removed(ILogger log, string tenant, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Slack: the tokens of {Tenant} could not be renewed: {Error}.")]
    private static partial void NotRenewed(ILogger log, string tenant, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Slack: the tokens of {Tenant} cannot be decrypted; are the keys of Storage:KeysPath gone? Install again.")]
    private static partial void CannotOpen(ILogger log, string tenant);
}
