using CoachBot.Channels.Web;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Proactive;
using CoachBot.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoachBot.Tests.Support;

/// <summary>The running app on a SQLite file of its own, with a clock that stands still.</summary>
internal sealed class CoachApp : WebApplicationFactory<Program>
{
    private readonly bool _ownsFile;
    private readonly string? _postgres;
    private readonly Action<IServiceCollection>? _services;
    private readonly (string Name, string Value)[] _settings;

    /// <param name="postgres">A connection string, to run on PostgreSQL instead of a SQLite file.</param>
    /// <param name="services">Changes what the app is made of, such as a channel of the test's own.</param>
    public CoachApp(string? file = null, FakeClock? clock = null, string? postgres = null, Action<IServiceCollection>? services = null, params (string Name, string Value)[] settings)
    {
        _postgres = postgres;
        _services = services;
        _settings = settings;
        _ownsFile = file is null;
        File = file ?? Path.Combine(Path.GetTempPath(), $"coachbot-{Guid.NewGuid():N}.db");
        Clock = clock ?? new FakeClock(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    }

    public string File { get; }

    public FakeClock Clock { get; }

    /// <summary>Says something as a person on the web channel and waits until the answer is delivered.</summary>
    public async Task<IReadOnlyList<Card>> SayAsync(string person, string words, string? key = null)
    {
        var before = await LinesAsync(person);
        var shown = await Services.GetRequiredService<WebConversation>().SayAsync(person, key ?? Guid.NewGuid().ToString("N"), new Said.Words(words), true, null, null, CancellationToken.None);
        await Services.GetRequiredService<OutboxSender>().SettledAsync();
        return [.. shown, .. (await LinesAsync(person)).Skip(before.Count).Where(c => c.Blocks is not [Spoken])];
    }

    public async Task<IReadOnlyList<Card>> LinesAsync(string person) =>
        [.. (await Services.GetRequiredService<WebConversation>().ReadAsync(person, CancellationToken.None)).Select(l => l.Card)];

    /// <summary>Lets the sweeper look now and waits until what it found is delivered.</summary>
    public async Task<int> SweepAsync()
    {
        var owed = await Services.GetRequiredService<Sweeper>().SweepAsync(CancellationToken.None);
        var store = Services.GetRequiredService<Store>();
        for (var tries = 0; tries < 200; tries++)
        {
            await using var db = await store.OpenAsync(CancellationToken.None);
            if (!db.Outbox.Any(o => o.State == OutboxMessage.Waiting)) break;
            Services.GetRequiredService<OutboxSender>().Look();
            await Task.Delay(20);
        }
        return owed;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Storage:Provider", _postgres is null ? "Sqlite" : "Postgres");
        builder.UseSetting("Storage:ConnectionString", _postgres ?? $"Data Source={File}");
        builder.UseSetting("Proactive:SweepSeconds", "3600");
        foreach (var (name, value) in _settings) builder.UseSetting(name, value);
        builder.ConfigureServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            _services?.Invoke(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (!_ownsFile) return;
        foreach (var file in (string[])[File, File + "-wal", File + "-shm"]) System.IO.File.Delete(file);
    }
}
