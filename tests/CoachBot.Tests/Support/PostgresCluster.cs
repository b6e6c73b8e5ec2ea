using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CoachBot.Tests.Support;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace CoachBot.Tests.Support;

/// <summary>A PostgreSQL of this test run's own, started when the first test asks for it. Where none is installed, those tests are skipped.</summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"coachbot-pg-{Guid.NewGuid():N}");
    private int _port;

    private static string? Programs => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).LastOrDefault(d => File.Exists(Path.Combine(d, "pg_ctl")))
        : null;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>An empty database; its connection string.</summary>
    public async Task<string> DatabaseAsync()
    {
        Assert.SkipWhen(Programs is null, "PostgreSQL is not installed.");
        await _starting.WaitAsync();
        try
        {
            if (_port == 0) await StartAsync();
        }
        finally
        {
            _starting.Release();
        }
        var name = $"t{Guid.NewGuid():N}";
        await CommandAsync($"CREATE DATABASE {name}");
        return Connection(name);
    }

    /// <summary>Runs a statement as the server's owner, outside any test's database.</summary>
    public async Task CommandAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Connection("postgres"));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_port != 0) await RunAsync("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "stop");
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        _starting.Dispose();
    }

    private string Connection(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Maximum Pool Size=20";

    private async Task StartAsync()
    {
        Directory.CreateDirectory(_folder);
        if (Environment.UserName == "root") await RunPlainAsync("chown", "postgres", _folder);
        var port = FreePort();
        var data = Path.Combine(_folder, "data");
        await RunAsync("initdb", "-D", data, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
        await RunAsync("pg_ctl", "-D", data, "-w", "-l", Path.Combine(_folder, "log"), "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c fsync=off -c max_connections=500", "start");
        _port = port;
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static Task RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        return Environment.UserName == "root" ? RunPlainAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunPlainAsync(path, arguments);
    }

    private static async Task RunPlainAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.RedirectStandardOutput = !arguments.Contains("start"); // the server would inherit the pipe and keep it open
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
