using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace CoachBot.Storage;

/// <summary>The statements of one SQLite connection that stay prepared: reading the same SQL again would cost each turn a tenth of its time. Used by one writer at a time.</summary>
internal sealed class PreparedStatements(SqliteConnection connection)
{
    private readonly Dictionary<string, KeptCommand> _commands = [];

    /// <summary>The command for a text, without parameters; disposing it keeps it prepared.</summary>
    /// <param name="text">One of few: each is kept as long as the connection.</param>
    public SqliteCommand Take(string text)
    {
        if (!_commands.TryGetValue(text, out var command)) _commands[text] = command = new() { Connection = connection, CommandText = text };
        return command;
    }

    private sealed class KeptCommand : SqliteCommand
    {
        [SuppressMessage("Usage", "CA2215", Justification = "The base class would drop what is prepared; the connection does when it closes.")]
        protected override void Dispose(bool disposing)
        {
            Parameters.Clear();
            Transaction = null;
        }
    }
}
