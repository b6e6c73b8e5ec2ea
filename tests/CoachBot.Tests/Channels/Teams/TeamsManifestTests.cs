using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using CoachBot.Channels.Teams;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Channels.Teams;

public sealed class TeamsManifestTests
{
    [Fact]
    public void The_package_is_filled_and_holds_both_icons()
    {
        using var stream = new MemoryStream();
        TeamsManifest.Write(stream, TeamsApp.AppId, "coach.contoso.com", "1.2.3");
        using var zip = new ZipArchive(stream);
        Assert.Equal(["manifest.json", "color.png", "outline.png"], zip.Entries.Select(e => e.Name));
        using var entry = zip.Entries[0].Open();
        var manifest = JsonNode.Parse(entry)!;
        Assert.Equal([TeamsApp.AppId, TeamsApp.AppId, TeamsApp.AppId], [(string)manifest["id"]!, (string)manifest["bots"]![0]!["botId"]!, (string)manifest["composeExtensions"]![0]!["botId"]!]);
        Assert.Equal("1.2.3", (string)manifest["version"]!);
        Assert.DoesNotContain("example.com", manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("00000000", manifest.ToJsonString(), StringComparison.Ordinal);
        var folder = Directory.CreateDirectory(Path.Combine(Repo.Root, "artifacts", "teams-manifest"));
        foreach (var file in zip.Entries) file.ExtractToFile(Path.Combine(folder.FullName, file.Name), overwrite: true);
    }

    [Fact]
    public async Task Its_commands_and_links_are_ones_the_app_serves()
    {
        await using var app = new TeamsApp();
        var manifest = TeamsManifest.Fill(TeamsApp.AppId, "coach.contoso.com", "1.0.0");
        using var client = app.CreateClient();
        foreach (var link in new[] { "websiteUrl", "privacyUrl", "termsOfUseUrl" })
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri((string)manifest["developer"]![link]!).PathAndQuery, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal([TeamsDialogs.CoachThis, TeamsDialogs.CheckReply], manifest["composeExtensions"]![0]!["commands"]!.AsArray().Select(c => (string)c!["id"]!));
        var prompts = manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray().Select(c => (string)c!["prompt"]!).ToList();
        for (var i = 0; i < prompts.Count; i++) await app.SendAsync(Payloads.Text(prompts[i], $"{i}"));
        await app.SaidAsync("What you can say");
        Assert.DoesNotContain(app.Connector.Requests, c => c.Body.Contains("I want to get this right", StringComparison.Ordinal));
    }
}
