using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CoachBot.Storage;

/// <summary>Opens connections to the database that the settings name.</summary>
internal class Connections(IOptions<StorageOptions> options, IHostEnvironment environment)
{
    /// <summary>Deleted text is overwritten; writers wait for each other.</summary>
    private const string Pragmas = "PRAGMA busy_timeout=10000; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;";

    /// <summary>SQLite's handles that are set up. A pooled one comes back with all its settings.</summary>
    private readonly ConditionalWeakTable<object, object> _done = [];
    private readonly Lazy<string> _text = new(() => options.Value.IsPostgres ? PostgresText(options.Value) : SqliteText(options.Value, environment.ContentRootPath));

    public bool IsPostgres => options.Value.IsPostgres;

    /// <summary>SQLite's file; null on PostgreSQL.</summary>
    public string? File => IsPostgres ? null : new SqliteConnectionStringBuilder(_text.Value).DataSource;

    /// <exception cref="DbException">The database cannot be reached or opened.</exception>
    public async Task<DbConnection> OpenAsync(CancellationToken stop)
    {
        var connection = IsPostgres ? Postgres(_text.Value) : Sqlite(_text.Value);
        try
        {
            await connection.OpenAsync(stop);
            if (connection is SqliteConnection { Handle: { } handle } && _done.TryAdd(handle, this)) await SetUpAsync(connection, stop);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The connection, with the few statements of every turn prepared on the server and nothing reset between turns, unless the setting says otherwise.</summary>
    internal static string PostgresText(StorageOptions options)
    {
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        var given = connection.Keys.Cast<string>().ToHashSet(); // ContainsKey is true for any that exists
        if (!given.Contains("Max Auto Prepare")) connection.MaxAutoPrepare = 40;
        if (!given.Contains("No Reset On Close")) connection.NoResetOnClose = true; // no statement here leaves anything behind in the session
        return connection.ConnectionString;
    }

    /// <summary>The connection with its file under the content root, and the folder made.</summary>
    public static string SqliteText(StorageOptions options, string contentRoot)
    {
        var connection = new SqliteConnectionStringBuilder(string.IsNullOrWhiteSpace(options.ConnectionString) ? "Data Source=data/coachbot.db" : options.ConnectionString);
        if (connection.DataSource is { Length: > 0 } file && !file.StartsWith(':') && !file.StartsWith("file:", StringComparison.Ordinal))
        {
            connection.DataSource = Path.GetFullPath(file, contentRoot);
            Directory.CreateDirectory(Path.GetDirectoryName(connection.DataSource)!);
        }
        return connection.ConnectionString;
    }

    protected virtual DbConnection Sqlite(string connection) => new SqliteConnection(connection);

    /// <summary>Apart, so that its library is loaded only where it is used.</summary>
    protected virtual DbConnection Postgres(string connection) => new NpgsqlConnection(connection);

    private static async Task SetUpAsync(DbConnection connection, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(stop);
    }
}
