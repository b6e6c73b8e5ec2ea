using System.Diagnostics;

namespace CoachBot.Tests.Support;

/// <summary>A disk of a few megabytes in memory. Only root may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    public static bool CanBeMade { get; } = Probe();

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Null where nothing may be mounted.</summary>
    public static SmallDisk? TryMake()
    {
        var folder = Directory.CreateTempSubdirectory("coachbot-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder) == 0) return new(folder);
        Directory.Delete(folder);
        return null;
    }

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true) file.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // now it is full
        }
    }

    public void Free() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder, recursive: true);
    }

    private static bool Probe()
    {
        using var disk = TryMake();
        return disk is not null;
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
