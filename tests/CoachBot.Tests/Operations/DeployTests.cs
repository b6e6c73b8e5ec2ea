using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using CoachBot.Channels.Slack;
using CoachBot.Channels.Teams;
using CoachBot.Channels.Web;
using CoachBot.Language;
using CoachBot.Operations;
using CoachBot.Proactive;
using CoachBot.Pulse;
using CoachBot.Storage;
using CoachBot.Tests.Channels.Slack;
using CoachBot.Tests.Channels.Teams;
using CoachBot.Tests.Kill;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Operations;

/// <summary>What the files for containers say about the program is true of it. Their form is held by tests/node/validate-deploy.mjs.</summary>
public sealed class DeployTests
{
    private static readonly Type[] s_sections =
    [
        typeof(StorageOptions), typeof(ProactiveOptions), typeof(SafetyOptions), typeof(WebOptions), typeof(PulseOptions),
        typeof(OperationsOptions), typeof(LanguageOptions), typeof(SlackOptions), typeof(TeamsOptions),
    ];

    private static IEnumerable<(string Path, string Text)> Files =>
        Directory.EnumerateFiles(Path.Combine(Repo.Root, "deploy"), "*", SearchOption.AllDirectories).Append(Path.Combine(Repo.Root, "Containerfile")).Select(f => (f, File.ReadAllText(f)));

    [Fact]
    public void Every_setting_they_name_is_one_of_ours()
    {
        var named = Files.SelectMany(f => Regex.Matches(f.Text, @"\b([A-Z]\w*?)__([A-Z]\w*)").Select(m => (f.Path, Section: m.Groups[1].Value, Name: m.Groups[2].Value))).ToList();

        Assert.True(named.Count >= 6);
        Assert.All(named, n =>
        {
            var section = s_sections.FirstOrDefault(s => (string)s.GetField("Section", BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue()! == n.Section);
            Assert.True(section?.GetProperty(n.Name) is { CanWrite: true }, $"{n.Path} names {n.Section}:{n.Name}");
        });
    }

    [Fact]
    public async Task Every_path_they_probe_or_let_in_is_answered()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var teams = await FakeTeams.StartAsync();
        await using var app = new CoachApp(settings: [.. SlackApp.Settings(slack), .. teams.Settings]);
        using var http = app.CreateClient();
        var probed = Files.Where(f => f.Path.EndsWith("deployment.yaml", StringComparison.Ordinal)).SelectMany(f => Regex.Matches(f.Text, @"path: (/\S+)").Select(m => m.Groups[1].Value)).ToList();
        var letIn = Files.Where(f => f.Path.EndsWith("ingress.yaml", StringComparison.Ordinal)).SelectMany(f => Regex.Matches(f.Text, @"path: (/\S+)\s+pathType: (\w+)").Select(m => m.Groups[2].Value == "Exact" ? m.Groups[1].Value : $"{m.Groups[1].Value}/events")).ToList();

        Assert.Equal(3, probed.Count);
        await Seeds.UntilAsync(async () =>
        {
            foreach (var path in probed)
                if (!(await http.GetAsync(path)).IsSuccessStatusCode) return false;
            return true;
        });
        Assert.Equal(2, letIn.Count);
        foreach (var path in letIn) Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync(path, null)).StatusCode);
    }

    [Fact]
    public async Task A_folder_for_keys_that_cannot_be_made_is_refused_in_one_sentence()
    {
        using var process = new CoachProcess("Postgres", "Host=127.0.0.1;Port=9;Database=none", [("Storage:KeysPath", "/dev/null/keys"), ("Web:Enabled", "true")], []);

        Assert.Equal(1, await process.EndedAsync());
        Assert.Contains("Storage:KeysPath", process.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Errors, StringComparison.Ordinal);
    }
}
