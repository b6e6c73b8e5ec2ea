using CoachBot.Storage;

namespace CoachBot.Verbs;

/// <summary>Copies the SQLite database into a file while CoachBot runs.</summary>
internal static class BackupVerb
{
    private const string Usage = "Usage: backup FILE";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.FirstOrDefault() is not { Length: > 0 } named || named.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }
        var file = Path.GetFullPath(named);
        var builder = Settings.Builder(args[1..]);
        builder.Logging.ClearProviders();
        if (Settings.Problem(builder.Configuration) is { } problem) return Settings.Refuse(problem);
        builder.AddStorage();
        await using var app = builder.Build();
        var store = app.Services.GetRequiredService<Store>();
        if (store.IsPostgres) return await RefuseAsync("this is PostgreSQL: back it up with pg_dump, or with the database's own continuous archiving.");
        if (File.Exists(file)) return await RefuseAsync($"{file} is there already.");
        try
        {
            await store.BackUpAsync(file, CancellationToken.None);
        }
        catch (Microsoft.Data.Sqlite.SqliteException error)
        {
            return await RefuseAsync(error.Message);
        }
        await Console.Out.WriteLineAsync($"Backed up to {file} ({new FileInfo(file).Length / 1024} KiB).");
        return 0;
    }

    private static async Task<int> RefuseAsync(string why)
    {
        await Console.Error.WriteLineAsync($"No backup was made: {why}");
        return 1;
    }
}
