using System.Text.Json;
using CoachBot.Channels.Slack;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Channels.Slack;

/// <summary>Holds the manifest to what the app serves and to Slack's limits.</summary>
public sealed class SlackManifestTests
{
    [Fact]
    public void The_file_is_what_the_app_prints() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Repo.Root, "manifests/slack/manifest.json")), SlackManifest.Write("https://coachbot.example.com"));

    [Fact]
    public void It_reads_no_channels_and_keeps_to_the_limits()
    {
        var manifest = JsonDocument.Parse(SlackManifest.Write("https://coach.example.com/")).RootElement;

        Assert.DoesNotContain(SlackManifest.Scopes, s => s.StartsWith("channels:", StringComparison.Ordinal) || s.StartsWith("groups:", StringComparison.Ordinal) || s.StartsWith("mpim:", StringComparison.Ordinal));
        Assert.InRange(manifest.GetProperty("display_information").GetProperty("description").GetString()!.Length, 1, 140);
        Assert.All(manifest.GetProperty("features").GetProperty("shortcuts").EnumerateArray(), s => Assert.InRange(s.GetProperty("name").GetString()!.Length, 1, 24));
        Assert.Equal("https://coach.example.com/slack/commands", manifest.GetProperty("features").GetProperty("slash_commands")[0].GetProperty("url").GetString());
    }

    [Fact]
    public void For_Socket_Mode_it_names_no_address() =>
        Assert.DoesNotContain("https://", SlackManifest.Write(null), StringComparison.Ordinal);
}
