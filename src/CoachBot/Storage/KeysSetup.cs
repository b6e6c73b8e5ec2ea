using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;

namespace CoachBot.Storage;

internal static class KeysSetup
{
    /// <summary>Protects cookies and tokens with keys that outlive a restart.</summary>
    /// <returns>Why the keys cannot be kept, in one sentence; null when they can.</returns>
    public static string? AddKeys(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new();
        var folder = KeysFolder(options, builder.Environment.ContentRootPath);
        try
        {
            builder.Services.AddDataProtection().SetApplicationName("CoachBot").PersistKeysToFileSystem(Directory.CreateDirectory(folder));
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"the folder for keys, {folder}, cannot be made ({error.Message.TrimEnd('.')}). Storage:KeysPath names another, which replicas share.";
        }
    }

    /// <summary>The folder named, else <c>keys</c> beside the database file, else <c>data/keys</c>.</summary>
    public static string KeysFolder(StorageOptions options, string contentRoot)
    {
        if (!string.IsNullOrWhiteSpace(options.KeysPath)) return Path.GetFullPath(options.KeysPath, contentRoot);
        var file = options.IsPostgres ? "" : new SqliteConnectionStringBuilder(Connections.SqliteText(options, contentRoot)).DataSource;
        return Path.Combine(Path.IsPathFullyQualified(file) ? Path.GetDirectoryName(file)! : Path.Combine(contentRoot, "data"), "keys");
    }
}
