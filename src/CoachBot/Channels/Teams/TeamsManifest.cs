using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Channels.Teams;

/// <summary>The app package an administrator uploads: the manifest with this bot's id, host and version, and its two icons.</summary>
internal static class TeamsManifest
{
    private const string Folder = "manifests/teams/";
    private static readonly string[] s_icons = ["color.png", "outline.png"];
    private static readonly JsonSerializerOptions s_readable = new(TeamsJson.Options) { WriteIndented = true };

    public static void Write(Stream package, string appId, string host, string version)
    {
        using var zip = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true);
        using (var manifest = new StreamWriter(zip.CreateEntry("manifest.json").Open())) manifest.Write(Fill(appId, host, version).ToJsonString(s_readable));
        foreach (var icon in s_icons)
        {
            using var source = Open(icon);
            using var target = zip.CreateEntry(icon).Open();
            source.CopyTo(target);
        }
    }

    public static JsonNode Fill(string appId, string host, string version)
    {
        using var template = Open("manifest.json");
        var manifest = JsonNode.Parse(template)!;
        var about = $"https://{host}{TeamsPages.Path}";
        manifest["id"] = appId;
        manifest["version"] = version;
        manifest["developer"]!["websiteUrl"] = about;
        manifest["developer"]!["privacyUrl"] = $"{about}#privacy";
        manifest["developer"]!["termsOfUseUrl"] = $"{about}#terms";
        manifest["bots"]![0]!["botId"] = appId;
        manifest["composeExtensions"]![0]!["botId"] = appId;
        manifest["validDomains"] = new JsonArray(new Uri($"https://{host}").Host);
        return manifest;
    }

    private static Stream Open(string file) =>
        typeof(TeamsManifest).Assembly.GetManifestResourceStream(Folder + file) ?? throw new InvalidOperationException($"{Folder}{file} is not in the program.");
}
