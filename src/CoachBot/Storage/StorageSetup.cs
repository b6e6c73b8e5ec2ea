using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace CoachBot.Storage;

internal static class StorageSetup
{
    public static void AddStorage(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section);
        builder.Services.AddPooledDbContextFactory<CoachDb>((services, db) =>
        {
            var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
            db.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning)); // migrations are written by hand, without a snapshot to compare with
            if (options.IsPostgres) UsePostgres(db, options); // apart, so that its library is loaded only where it is used
            else db.UseSqlite(SqliteConnection(options, builder.Environment.ContentRootPath)).AddInterceptors(new SqlitePragmas());
        });
        builder.Services.AddSingleton<DatabaseState>();
        builder.Services.AddSingleton<Store>();
        builder.Services.AddSingleton<TurnRows>();
        builder.Services.AddSingleton<PeopleAtHand>();
        builder.Services.AddSingleton<Transcript>();
    }

    private static void UsePostgres(DbContextOptionsBuilder db, StorageOptions options) => db.UseNpgsql(PostgresConnection(options));

    /// <summary>The connection, with the few statements of every turn prepared on the server and nothing reset between turns, unless the setting says otherwise.</summary>
    internal static string PostgresConnection(StorageOptions options)
    {
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(options.ConnectionString);
        var given = connection.Keys.Cast<string>().ToHashSet(); // ContainsKey is true for any that exists
        if (!given.Contains("Max Auto Prepare")) connection.MaxAutoPrepare = 40;
        if (!given.Contains("No Reset On Close")) connection.NoResetOnClose = true; // no statement here leaves anything behind in the session
        return connection.ConnectionString;
    }

    /// <summary>The connection with its file under the content root, and the folder made.</summary>
    public static string SqliteConnection(StorageOptions options, string contentRoot)
    {
        var connection = new SqliteConnectionStringBuilder(string.IsNullOrWhiteSpace(options.ConnectionString) ? "Data Source=data/coachbot.db" : options.ConnectionString);
        if (connection.DataSource is { Length: > 0 } file && !file.StartsWith(':') && !file.StartsWith("file:", StringComparison.Ordinal))
        {
            connection.DataSource = Path.GetFullPath(file, contentRoot);
            Directory.CreateDirectory(Path.GetDirectoryName(connection.DataSource)!);
        }
        return connection.ConnectionString;
    }
}
