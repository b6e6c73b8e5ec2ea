using System.Net;
using System.Text.RegularExpressions;
using CoachBot.Tests.Channels.Slack;
using CoachBot.Tests.Kill;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Operations;

/// <summary>The built program, started when nothing can be written, then given room, then none, then room again.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coachbot-full-");

    /// <summary>A real disk that is full, where one may be mounted; and always a limit on files, which needs no rights.</summary>
    public static TheoryData<bool> OnARealDisk => SmallDisk.CanBeMade ? [true, false] : [false];

    [Theory]
    [MemberData(nameof(OnARealDisk))]
    public async Task Without_room_it_refuses_says_why_once_and_goes_on_when_there_is_room(bool real)
    {
        using var disk = real ? SmallDisk.TryMake()! : null;
        var folder = disk?.Folder ?? _folder.FullName;
        Directory.CreateDirectory(Path.Combine(folder, "keys"));
        disk?.Fill();
        await using var slack = await FakeSlack.StartAsync();
        var url = $"http://127.0.0.1:{PostgresCluster.FreePort()}";
        using var process = new CoachProcess("Sqlite", $"Data Source={Path.Combine(folder, "c.db")}", SlackApp.Settings(slack), ["--urls", url], growsNoFile: !real);
        using var http = new ServiceCollection().AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient();

        for (var round = 1; round <= 2; round++)
        {
            var message = SlackApp.Message("help", $"{round}.000001", $"Ev{round}").ToJsonString();
            await RefusesAsync(message);
            await Seeds.UntilAsync(async () => (await ReadyAsync()) is (HttpStatusCode.ServiceUnavailable, var why) && why.Contains(real ? "the disk is full" : "the disk fails", StringComparison.Ordinal));
            await RefusesAsync(message);

            await RoomAsync(true);
            await Seeds.UntilAsync(async () => (await ReadyAsync()).Status == HttpStatusCode.OK, seconds: 40);
            Assert.Equal(HttpStatusCode.OK, (await TryAsync(message))?.StatusCode);
            await Seeds.UntilAsync(() => Task.FromResult(slack.Messages.Count(m => (string?)m["thread_ts"] == $"{round}.000001") == 3 - round)); // at first also a welcome
            if (round == 1) await RoomAsync(false);
        }

        Assert.False(process.Gone);
        Assert.Empty(slack.Violations);
        Assert.Equal(2, Regex.Count(process.Log, "Nothing can be stored"));
        Assert.Equal(2, Regex.Count(process.Log, "The database works again"));
        Assert.Equal(2, Regex.Count(process.Log, @"^(fail|crit|warn): (?!Microsoft\.AspNetCore\.DataProtection)", RegexOptions.Multiline)); // whose keys could not be written at the start either

        async Task RefusesAsync(string message)
        {
            HttpResponseMessage? answer = null;
            await Seeds.UntilAsync(async () => (answer = await TryAsync(message)) is not null, seconds: 40);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer!.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
        }

        async Task<HttpResponseMessage?> TryAsync(string message)
        {
            try { return await http.SendAsync(SlackApp.Request($"{url}/slack/events", message)); }
            catch (HttpRequestException) { return process.Gone ? throw new InvalidOperationException(process.Errors + process.Log) : null; } // not listening yet
        }

        async Task<(HttpStatusCode Status, string Body)> ReadyAsync()
        {
            using var answer = await http.GetAsync($"{url}/health/ready");
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        async Task RoomAsync(bool room)
        {
            if (!real) await process.LimitFilesAsync(growNone: !room);
            else if (room) disk!.Free();
            else disk!.Fill();
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
