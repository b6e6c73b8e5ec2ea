using System.Data.Common;

namespace CoachBot.Storage;

/// <summary>Plain commands inside a context's transaction, for the statements every message passes through. Parameters are named, as both databases read them.</summary>
internal static class Sql
{
    public static DbCommand Command(this CoachDb db, string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = db.Connection.CreateCommand();
        command.CommandText = text;
        return command.In(db, parameters);
    }

    /// <summary>The same for a text of which there are few, and which is run often. Not to be asked for again before it is disposed.</summary>
    public static DbCommand Prepared(this CoachDb db, string text, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        db.Prepared is { } prepared ? prepared.Take(text).In(db, parameters) : db.Command(text, parameters);

    private static DbCommand In(this DbCommand command, CoachDb db, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        command.Transaction = db.Transaction;
        foreach (var (name, value) in parameters) command.Set(name, value);
        return command;
    }

    public static void Set(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    public static async Task<int> RunAsync(this DbCommand command, CancellationToken stop)
    {
        await using (command) return await command.ExecuteNonQueryAsync(stop);
    }

    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? Number(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
