using System.Diagnostics;
using System.Text;

namespace CoachBot.Tests.Kill;

/// <summary>The built program, run as a process of its own so that it can be killed like one.</summary>
internal sealed class CoachProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new(), _log = new();

    public CoachProcess(string provider, string connection, params string[] arguments) : this(provider, connection, [], arguments) { }

    /// <param name="settings">Settings besides, given as environment variables.</param>
    /// <param name="growsNoFile">No file may grow by a byte from the start on, until <see cref="LimitFilesAsync"/> lets it: a full disk that needs no disk.</param>
    public CoachProcess(string provider, string connection, IEnumerable<(string Name, string Value)> settings, string[] arguments, bool growsNoFile = false)
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"trap '' XFSZ; {(growsNoFile ? "ulimit -S -f 0; " : "")}exec dotnet \"$@\""); // the limit is an error to the writer, not its end
        start.ArgumentList.Add("dotnet");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "CoachBot.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["Storage__Provider"] = provider;
        start.Environment["Storage__ConnectionString"] = connection;
        start.Environment["Proactive__SweepSeconds"] = "1";
        start.Environment["Proactive__LeaseSeconds"] = "12"; // what a killed process held waits no longer
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_CONTENTROOT"] = AppContext.BaseDirectory; // for its appsettings.json, such as log levels
        if (growsNoFile) start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // it would make a file in memory
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) =>
        {
            lock (_log) _log.AppendLine(line.Data);
        };
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors) _errors.AppendLine(line.Data);
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool Gone => _process.HasExited;

    /// <summary>What it printed to its error output so far.</summary>
    public string Errors
    {
        get
        {
            lock (_errors) return _errors.ToString();
        }
    }

    /// <summary>What it logged so far.</summary>
    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    /// <summary>From now on no file may grow, or all may again.</summary>
    public async Task LimitFilesAsync(bool growNone)
    {
        using var limit = Process.Start("prlimit", ["--pid", $"{_process.Id}", growNone ? "--fsize=0:" : "--fsize=unlimited:"]);
        await limit.WaitForExitAsync();
        Assert.Equal(0, limit.ExitCode);
    }

    /// <summary>The names of the libraries it has in memory.</summary>
    public async Task<IReadOnlyList<string>> LibrariesAsync() =>
        [.. (await File.ReadAllLinesAsync($"/proc/{_process.Id}/maps")).Select(line => Path.GetFileName(line)).Where(name => name.EndsWith(".dll", StringComparison.Ordinal)).Distinct()];

    /// <summary>Asks it to stop, as an orchestrator does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async Task<int> EndedAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async Task SayAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends the input and waits.</summary>
    public async Task EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
