using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CoachBot.Storage;

/// <summary>Whether the database can be written at present. Trouble is logged once when it starts and once when it ends.</summary>
internal sealed partial class DatabaseState(ILogger<DatabaseState> log)
{
    public const int ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;
    private string? _trouble;

    /// <summary>What is wrong, in a few words; null when nothing is.</summary>
    public string? Trouble => Volatile.Read(ref _trouble);

    public void Works()
    {
        if (Volatile.Read(ref _trouble) is not null && Interlocked.Exchange(ref _trouble, null) is { } was) Recovered(log, was);
    }

    public void Fails(Exception error)
    {
        if (Describe(error) is not { } trouble)
        {
            if (Trouble is null) StatementFailed(log, error.GetType().Name, (error as SqliteException)?.SqliteErrorCode.ToString(CultureInfo.InvariantCulture) ?? (error as DbException)?.SqlState);
            return;
        }
        if (Interlocked.Exchange(ref _trouble, trouble) != trouble) Failed(log, trouble);
    }

    /// <summary>Null when the statement was at fault, not the database.</summary>
    private static string? Describe(Exception error) => error switch
    {
        SqliteException { SqliteErrorCode: ReadOnly } => "the database file is read-only",
        SqliteException { SqliteErrorCode: Full } => "the disk is full",
        SqliteException { SqliteErrorCode: InputOutput } => "the disk fails",
        SqliteException { SqliteErrorCode: Corrupt } => "the database file is damaged",
        SqliteException { SqliteErrorCode: CannotOpen } => "the database file cannot be opened",
        SqliteException => null,
        Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.DiskFull } => "the database's disk is full",
        Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.ReadOnlySqlTransaction } => "the database is read-only",
        Npgsql.PostgresException { SqlState: ['5', '7', 'P', ..] or ['0', '8', ..] } => "the database cannot be reached",
        Npgsql.PostgresException => null,
        DbException or TimeoutException => "the database cannot be reached",
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing can be stored: {Trouble}. Messages are refused until it can be written again.")]
    private static partial void Failed(ILogger log, string trouble);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database works but refused a statement ({Error} {Code}).")]
    private static partial void StatementFailed(ILogger log, string error, string? code);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database works again (before: {Trouble}).")]
    private static partial void Recovered(ILogger log, string trouble);
}
