using System.Reflection;
using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CoachBot.Tests.House;

/// <summary>Keeps the rooms apart by reading the source.</summary>
public sealed class HouseRulesTests
{
    private static readonly string[] s_channels = ["Teams", "Slack", "Web"];

    [Fact]
    public void The_coaching_project_references_nothing()
    {
        var project = File.ReadAllText(Path.Combine(Repo.Root, "src/CoachBot.Coaching/CoachBot.Coaching.csproj"));

        Assert.DoesNotContain("PackageReference", project, StringComparison.Ordinal);
        Assert.DoesNotContain("ProjectReference", project, StringComparison.Ordinal);
    }

    [Fact]
    public void The_coaching_project_touches_no_file_network_or_clock()
    {
        foreach (var (path, text) in Repo.Sources("src/CoachBot.Coaching"))
            Assert.False(Regex.IsMatch(text, @"\b(File|Directory|HttpClient|Socket|Console|Environment|TimeProvider)\."), $"{path} does I/O or asks for the time");
    }

    [Fact]
    public void A_channel_never_mentions_another_channel()
    {
        foreach (var channel in s_channels)
            foreach (var (path, text) in Repo.Sources("src/CoachBot").Where(s => s.Path.Contains($"/Channels/{channel}/", StringComparison.Ordinal)))
                foreach (var other in s_channels.Where(c => c != channel))
                    Assert.False(text.Contains($"Channels.{other}", StringComparison.Ordinal), $"{path} mentions {other}");
    }

    /// <summary>The agreed rhythm speaks of certain skills: which records give a signal, which check-ins return, whose figures become pictures.</summary>
    private static readonly string[] s_rhythm = ["Rhythm/Signals.cs", "Rhythm/CheckIns.cs", "Rhythm/Scores.cs", "Cards/ProgressCard.cs", "Cards/PulseCard.cs"];

    [Fact]
    public void Nothing_but_the_agreed_rhythm_names_a_skill_outside_its_folder()
    {
        var skills = new SkillCatalog().Skills;
        foreach (var (path, text) in Repo.Sources("src").Where(s => !Regex.IsMatch(s.Path, "/(Skills|Reading)/"))) // Reading knows ordinary words, some of which are skills' ids
            foreach (var skill in skills.Where(_ => !s_rhythm.Any(r => path.EndsWith(r, StringComparison.Ordinal))))
                Assert.False(text.Contains($"\"{skill.Id}\"", StringComparison.Ordinal) || text.Contains(skill.GetType().Name, StringComparison.Ordinal), $"{path} names {skill.Id}");
    }

    [Fact]
    public void Only_turns_proactive_storage_and_operations_touch_the_database()
    {
        foreach (var (path, text) in Repo.Sources("src/CoachBot").Where(s => !Regex.IsMatch(s.Path, "/(Turns|Proactive|Storage|Operations|Pulse)/")))
            Assert.False(Regex.IsMatch(text, @"\bCoach(Db|Context)\b|EntityFrameworkCore"), $"{path} touches the database");
    }

    [Fact]
    public void The_last_migration_named_is_the_last_there_is() =>
        Assert.Equal(CoachContext.LastMigration, typeof(CoachContext).Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).Max(StringComparer.Ordinal));

    [Fact]
    public void Only_proactive_knows_the_scheduler()
    {
        foreach (var (path, text) in Repo.Sources("src/CoachBot").Where(s => !s.Path.Contains("/Proactive/", StringComparison.Ordinal)))
            Assert.False(text.Contains("using Quartz", StringComparison.Ordinal), $"{path} knows Quartz");
    }

    [Fact]
    public void Only_language_knows_the_model_service()
    {
        foreach (var (path, text) in Repo.Sources("src").Where(s => !s.Path.Contains("/CoachBot/Language/", StringComparison.Ordinal)))
            Assert.False(Regex.IsMatch(text, @"using (OpenAI|Polly|Azure\.Identity|System\.ClientModel)"), $"{path} knows the model service");
    }

    [Fact]
    public void The_life_of_a_message_names_files_that_are_there()
    {
        var page = File.ReadAllText(Path.Combine(Repo.Root, "docs/life-of-a-message.md"));
        var names = Regex.Matches(page, @"^\d+\. `(?<file>[^`]+)`", RegexOptions.Multiline).Select(m => m.Groups["file"].Value).ToList();

        Assert.True(names.Count > 15);
        Assert.All(names, name => Assert.True(File.Exists(Path.Combine(Repo.Root, name)), $"{name} is not there"));
    }

    [Fact]
    public void The_pages_link_to_files_that_are_there()
    {
        foreach (var page in Directory.EnumerateFiles(Repo.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Repo.Root, "docs"), "*.md", SearchOption.AllDirectories)))
            foreach (Match link in Regex.Matches(File.ReadAllText(page), @"\]\((?<to>[^)#]+)\)"))
                if (!link.Groups["to"].Value.Contains("://", StringComparison.Ordinal))
                    Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link.Groups["to"].Value)), $"{page} links to {link.Groups["to"].Value}");
    }
}
