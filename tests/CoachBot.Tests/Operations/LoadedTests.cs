using CoachBot.Tests.Kill;

namespace CoachBot.Tests.Operations;

/// <summary>What a talk brings into memory: libraries that it does without stay on the disk.</summary>
public sealed class LoadedTests
{
    [Fact]
    public async Task A_talk_in_Slack_and_Teams_on_a_file_loads_no_library_it_does_without() => await KilledOnSqliteTests.WithFileAsync(async file =>
    {
        await using var run = await Replicas.StartAsync("Sqlite", file, 1, ("Proactive:Pace:slack:ConversationPerSecond", "50"));
        for (var line = 0; line < KillRun.Lines.Length; line++)
            await Task.WhenAll(run.HeardAsync(0, Replicas.InSlack("ana", KillRun.Lines[line], line)), run.HeardAsync(0, run.InTeams("ana", KillRun.Lines[line], line)));
        await run.SentAsync(60);

        var loaded = await run.LibrariesAsync(0);
        Assert.Contains("Microsoft.Data.Sqlite.dll", loaded);
        foreach (var library in (string[])["Microsoft.EntityFrameworkCore", "Npgsql", "OpenAI", "OpenTelemetry.Exporter", "Microsoft.AspNetCore.Components.Server"])
            Assert.DoesNotContain(loaded, l => l.StartsWith(library, StringComparison.Ordinal));
    });
}
