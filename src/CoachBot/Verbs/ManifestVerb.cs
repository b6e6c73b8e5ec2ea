using CoachBot.Channels.Slack;

namespace CoachBot.Verbs;

/// <summary>Prints what an administrator uploads, for the address this server has.</summary>
internal static class ManifestVerb
{
    private const string Usage = "Usage: manifest slack [--host https://…]    without a host: for Socket Mode";

    public static async Task<int> RunAsync(string[] args)
    {
        var host = args is [_, "--host", var given] ? given : null;
        if (args.Length is not (1 or 3) || (args.Length == 3 && !(Uri.TryCreate(host, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))) return await RefuseAsync();
        switch (args[0])
        {
            case "slack":
                await Console.Out.WriteAsync(SlackManifest.Write(host));
                return 0;
            default:
                return await RefuseAsync();
        }
    }

    private static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync(Usage);
        return 2;
    }
}
