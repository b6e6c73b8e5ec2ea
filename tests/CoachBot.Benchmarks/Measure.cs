using System.Diagnostics;
using System.Globalization;
using CoachBot.Channels;
using CoachBot.Coaching;
using CoachBot.Operations;
using CoachBot.Proactive;
using CoachBot.Pulse;
using CoachBot.Storage;
using CoachBot.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoachBot.Benchmarks;

/// <summary>Measures the app's own part of a turn and of a weekly send: no wire, and a channel that takes everything at once.</summary>
internal static class Measure
{
    private const string Channel = "measured";
    private static readonly string[] s_talk = Environment.GetEnvironmentVariable("TALK")?.Split('|') ?? ["delegate", "patching", "ours", "Sam", "yes", "3", "easy", "similar", "team", "in 2 weeks"];

    /// <summary><c>turns [SECONDS] [PEOPLE] [Host=… connection string]</c></summary>
    public static async Task<int> TurnsAsync(string[] args)
    {
        var (seconds, people) = (Number(args, 0, 5), Number(args, 1, 16));
        await using var app = await StartAsync(args.ElementAtOrDefault(2), null);
        var turns = app.Services.GetRequiredService<TurnHandler>();
        await LoopAsync(turns, people, 4);
        var (cpu, allocated) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes());
        var (count, time) = await LoopAsync(turns, people, seconds);
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        Print($"turns/s {count / time.TotalSeconds:F0}  CPU-s/10k {cpu.TotalSeconds / count * 10_000:F2}  KiB/turn {(GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / count:F1}  peak MiB {Process.GetCurrentProcess().PeakWorkingSet64 >> 20}");
        await app.StopAsync();
        return 0;
    }

    /// <summary><c>fanout [PEOPLE] [PER SECOND, 0 for no limit] [Host=… connection string]</c></summary>
    public static async Task<int> FanOutAsync(string[] args)
    {
        var (people, rate) = (Number(args, 0, 10_000), Number(args, 1, 0));
        var sink = new Sink(rate);
        await using var app = await StartAsync(args.ElementAtOrDefault(2), sink);
        var store = app.Services.GetRequiredService<Store>();
        await SeedAsync(store, people);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var before = Process.GetCurrentProcess();
        var (cpu, began, memory) = (before.TotalProcessorTime, Stopwatch.GetTimestamp(), before.WorkingSet64 >> 20);
        var sweeping = app.Services.GetRequiredService<Sweeper>().SweepAsync(CancellationToken.None);
        var most = memory;
        while (sink.Taken < people)
        {
            await Task.Delay(50);
            most = Math.Max(most, Process.GetCurrentProcess().WorkingSet64 >> 20);
        }
        var time = Stopwatch.GetElapsedTime(began);
        await sweeping;
        await app.Services.GetRequiredService<OutboxSender>().SettledAsync();
        var now = Process.GetCurrentProcess();
        await using var db = await store.OpenAsync(CancellationToken.None);
        var sent = await db.Outbox.CountAsync(o => o.State == OutboxMessage.Sent);
        Print($"cards {people}  seconds {time.TotalSeconds:F1}  cards/s {people / time.TotalSeconds:F0}  refused {sink.Refused}  written down {sent}  CPU-s/10k {(now.TotalProcessorTime - cpu).TotalSeconds / people * 10_000:F2}  MiB {memory} before and at most {most} during the send");
        await app.StopAsync();
        return 0;
    }

    private static async Task<(int Turns, TimeSpan Time)> LoopAsync(TurnHandler turns, int people, int seconds)
    {
        var (count, began, length) = (0, Stopwatch.GetTimestamp(), TimeSpan.FromSeconds(seconds));
        await Task.WhenAll(Enumerable.Range(0, people).Select(p => Task.Run(async () =>
        {
            for (var i = 0; Stopwatch.GetElapsedTime(began) < length; i++)
            {
                await turns.HandleAsync(new(Channel, "t", $"person{p}", Guid.NewGuid().ToString("N"), new Said.Words(s_talk[i % s_talk.Length])) { Address = "somewhere" }, CancellationToken.None);
                Interlocked.Increment(ref count);
            }
        })));
        return (count, Stopwatch.GetElapsedTime(began));
    }

    private static async Task<WebApplication> StartAsync(string? postgres, Sink? sink)
    {
        var file = Path.Combine(Path.GetTempPath(), $"coachbot-measure-{Guid.NewGuid():N}.db");
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Storage:Provider"] = postgres is null ? "Sqlite" : "Postgres";
        builder.Configuration["Storage:ConnectionString"] = postgres ?? $"Data Source={file}";
        if (sink is { Rate: > 0 })
        {
            builder.Configuration[$"Proactive:Pace:{Channel}:TenantPerSecond"] = (sink.Rate - 1).ToString(CultureInfo.InvariantCulture);
            builder.Configuration[$"Proactive:Pace:{Channel}:ConversationPerSecond"] = "7";
        }
        builder.AddStorage();
        builder.AddCoaching();
        builder.AddProactive(rhythm: false);
        builder.AddPulse();
        builder.AddOperations();
        builder.Services.AddSingleton<IChannel>(sink ?? new Sink(0));
        var app = builder.Build();
        if (await app.PrepareAsync() is { } failure) throw new InvalidOperationException(failure);
        await app.StartAsync();
        return app;
    }

    /// <summary>People to whom the weekly card is due now, wherever it is noon.</summary>
    private static async Task SeedAsync(Store store, int people)
    {
        var now = TimeProvider.System.GetUtcNow();
        var east = 12 - now.Hour;
        var zone = east == 0 ? "Etc/GMT" : $"Etc/GMT{(east > 0 ? "-" : "+")}{Math.Abs(east)}";
        var memory = new Memory { Welcomed = true, Schedule = new() { Zone = zone, ZoneChosen = true, Day = now.AddHours(east).DayOfWeek, Time = new(9, 0) } }.ToJson();
        foreach (var part in Enumerable.Range(0, people).Chunk(1000))
            await store.WriteAsync(async db =>
            {
                db.People.AddRange(part.Select(i => new Person { Channel = Channel, Tenant = "t", External = $"p{i}", Memory = memory, DueAt = 1, SeenAt = now.ToUnixTimeMilliseconds() }));
                await db.Ef.SaveChangesAsync();
                return (0, true);
            }, CancellationToken.None);
    }

    private static int Number(string[] args, int at, int usual) => int.TryParse(args.ElementAtOrDefault(at), CultureInfo.InvariantCulture, out var number) ? number : usual;

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    /// <summary>Takes everything, or refuses what is more than <paramref name="rate"/> in a second.</summary>
    private sealed class Sink(int rate) : IChannel
    {
        private readonly Queue<long> _recent = new();
        private readonly Lock _lock = new();
        private int _taken, _refused;

        public string Name => Channel;

        public int Rate => rate;

        public int Taken => Volatile.Read(ref _taken);

        public int Refused => Volatile.Read(ref _refused);

        public Task<Sent> SendAsync(Delivery delivery, CancellationToken stop)
        {
            lock (_lock)
            {
                while (_recent.Count > 0 && Stopwatch.GetElapsedTime(_recent.Peek()) > TimeSpan.FromSeconds(1)) _recent.Dequeue();
                if (rate > 0 && _recent.Count >= rate)
                {
                    _refused++;
                    return Task.FromResult<Sent>(new Sent.Later("429", TimeSpan.FromSeconds(1)));
                }
                if (rate > 0) _recent.Enqueue(Stopwatch.GetTimestamp());
                _taken++;
            }
            return Task.FromResult<Sent>(new Sent.Done());
        }
    }
}
