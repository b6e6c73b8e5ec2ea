using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using CoachBot.Coaching.Cards;
using CoachBot.Tests.Kill;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Operations;

public sealed class OperationsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coachbot-ops-");

    private string Database => Path.Combine(_folder.FullName, "c.db");

    [Fact]
    public async Task Ready_tells_what_works_and_how_far_behind_it_is()
    {
        await using var app = new CoachApp();
        await app.SayAsync("ana", "hello");
        using var http = app.CreateClient();
        await Seeds.UntilAsync(async () => (await http.GetAsync("/health/ready")).IsSuccessStatusCode);
        app.Clock.Set(new(2026, 11, 24, 10, 30, 0, TimeSpan.Zero));

        using var report = JsonDocument.Parse(await http.GetStringAsync("/health/ready"));

        Assert.Equal("late", report.RootElement.GetProperty("status").GetString());
        Assert.Equal("ready", report.RootElement.GetProperty("database").GetProperty("status").GetString());
        Assert.Equal("ready", report.RootElement.GetProperty("scheduler").GetProperty("status").GetString());
        Assert.Equal(3600, report.RootElement.GetProperty("overdue").GetProperty("oldestPersonSeconds").GetInt64());
    }

    [Fact]
    public async Task A_backup_made_while_it_runs_goes_on_where_the_original_was()
    {
        var copy = Path.Combine(_folder.FullName, "copy.db");
        await using (var app = new CoachApp(Database))
        {
            await app.SayAsync("ana", "delegate");
            await app.SayAsync("ana", "patching");
            using var backup = new CoachProcess("Sqlite", $"Data Source={Database}", "backup", copy);
            Assert.Equal(0, await backup.EndedAsync());
            await app.SayAsync("ana", "menu");
        }

        await using var restored = new CoachApp(copy);

        Assert.Contains("Whom do you have in mind", PlainText.Render((await restored.SayAsync("ana", "ours"))[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_refused_in_one_sentence()
    {
        await File.WriteAllTextAsync(Database, new string('x', 20_000));

        using var process = new CoachProcess("Sqlite", $"Data Source={Database}");

        Assert.Equal(1, await process.EndedAsync());
        Assert.Contains("damaged", process.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_said_in_one_sentence()
    {
        using var process = new CoachProcess("Postgres", "Host=127.0.0.1;Port=9;Database=none");

        Assert.Equal(1, await process.EndedAsync());
        Assert.Contains("Storage:ConnectionString", process.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_only_file_is_told_on_ready_and_does_not_end_the_program()
    {
        await using (var app = new CoachApp(Database)) await app.SayAsync("ana", "hello");
        var url = $"http://127.0.0.1:{PostgresCluster.FreePort()}";

        using var process = new CoachProcess("Sqlite", $"Data Source={Database};Mode=ReadOnly", "--urls", url);

        var (status, body) = (HttpStatusCode.OK, "");
        using var http = Http();
        await Seeds.UntilAsync(async () =>
        {
            try
            {
                using var answer = await http.GetAsync($"{url}/health/ready");
                (status, body) = (answer.StatusCode, await answer.Content.ReadAsStringAsync());
                return body.Contains("read-only", StringComparison.Ordinal);
            }
            catch (HttpRequestException)
            {
                return false; // not listening yet
            }
        }, seconds: 40);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.False(process.Gone);
    }

    [Fact]
    public async Task Asked_to_stop_it_ends_within_ten_seconds()
    {
        var url = $"http://127.0.0.1:{PostgresCluster.FreePort()}";
        using var process = new CoachProcess("Sqlite", $"Data Source={Database}", "--urls", url);
        using var http = Http();
        await Seeds.UntilAsync(async () =>
        {
            try { return (await http.GetAsync($"{url}/health/ready")).IsSuccessStatusCode; }
            catch (HttpRequestException) { return false; }
        }, seconds: 40);

        var began = Stopwatch.GetTimestamp();
        Assert.Equal(0, await process.StopAsync());

        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task Metrics_and_traces_are_exported_when_asked_for_and_hold_nobodys_words()
    {
        using var collector = new HttpListener();
        var url = $"http://127.0.0.1:{PostgresCluster.FreePort()}/";
        collector.Prefixes.Add(url);
        collector.Start();
        var received = new ConcurrentDictionary<string, string>();
        var collecting = CollectAsync(collector, received);

        await using (var app = new CoachApp(settings: [("OTEL_EXPORTER_OTLP_ENDPOINT", url), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")]))
            await app.SayAsync("ana-person", "zebra quartermaster");
        await Seeds.UntilAsync(() => Task.FromResult(received.Count == 2));
        collector.Stop();
        await collecting;

        Assert.Contains("coachbot.turn.duration", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("coachbot.sends", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("turn", received["/v1/traces"], StringComparison.Ordinal);
        foreach (var words in new[] { "zebra", "ana-person" }) Assert.DoesNotContain(words, string.Concat(received.Values), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static HttpClient Http() => new ServiceCollection().AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient();

    private static async Task CollectAsync(HttpListener collector, ConcurrentDictionary<string, string> received)
    {
        while (collector.IsListening)
        {
            HttpListenerContext call;
            try { call = await collector.GetContextAsync(); }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException) { return; } // stopped
            using var body = new MemoryStream();
            await call.Request.InputStream.CopyToAsync(body);
            received.AddOrUpdate(call.Request.Url!.AbsolutePath, _ => Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
            call.Response.Close();
        }
    }
}
