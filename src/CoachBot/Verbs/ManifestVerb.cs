using System.Reflection;
using CoachBot.Channels.Slack;
using CoachBot.Channels.Teams;

namespace CoachBot.Verbs;

/// <summary>Writes what an administrator uploads so that a channel knows CoachBot, filled from the settings.</summary>
internal static class ManifestVerb
{
    private const string ExampleHost = "coachbot.example.com";
    private const string Usage = "Usage: manifest teams --out FILE.zip [--app-id ID] [--host coachbot.example.com] [--version 1.0.0]\n       manifest slack [--host https://…]    without a host: for Socket Mode";
    private static readonly Dictionary<string, string> s_switches = new() { ["--out"] = "out", ["--app-id"] = "Teams:AppId", ["--host"] = "PublicHost", ["--version"] = "version" };

    public static Task<int> RunAsync(string[] args)
    {
        var configuration = new ConfigurationBuilder()
            .AddConfiguration(Settings.Builder([]).Configuration)
            .AddCommandLine(args.Skip(1).ToArray(), s_switches)
            .Build();
        return Task.FromResult(args.FirstOrDefault() switch
        {
            "teams" => Teams(configuration),
            "slack" => Slack(args),
            _ => Say(Usage, 2),
        });
    }

    private static int Teams(IConfiguration settings)
    {
        if (settings["out"] is not { Length: > 0 } file) return Say(Usage, 2);
        if (!Guid.TryParse(settings["Teams:AppId"], out var appId)) return Settings.Refuse("Teams:AppId (or --app-id) must be the bot's application id; the manifest names it.");
        if (Host(settings) is not { } host) return Settings.Refuse("PublicHost (or --host) must be the public host name of this server, such as coachbot.example.com.");
        using (var package = File.Create(file)) TeamsManifest.Write(package, appId.ToString(), host, Version(settings));
        if (host == ExampleHost) Console.Error.WriteLine("PublicHost (or --host) is not set, so the manifest's links lead nowhere; the bot itself works without them.");
        return Say($"Wrote {file} for {host}.", 0);
    }

    private static int Slack(string[] args)
    {
        var host = args is [_, "--host", var given] ? given : null;
        if (args.Length is not (1 or 3) || (args.Length == 3 && !(Uri.TryCreate(host, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps))) return Say(Usage, 2);
        Console.Out.Write(SlackManifest.Write(host));
        return 0;
    }

    /// <summary>A host name, also when a whole address was given.</summary>
    private static string? Host(IConfiguration settings)
    {
        var given = settings["PublicHost"]?.Trim() is { Length: > 0 } set ? set : ExampleHost;
        return Uri.TryCreate(given.Contains("://", StringComparison.Ordinal) ? given : $"https://{given}", UriKind.Absolute, out var url) && url.Host.Length > 0 ? url.Authority : null;
    }

    private static string Version(IConfiguration settings) =>
        settings["version"] ?? typeof(ManifestVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "1.0.0";

    private static int Say(string text, int code)
    {
        (code == 0 ? Console.Out : Console.Error).WriteLine(text);
        return code;
    }
}
