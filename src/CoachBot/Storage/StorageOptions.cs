namespace CoachBot.Storage;

/// <summary>Where CoachBot remembers. Section <c>Storage</c>.</summary>
internal sealed record StorageOptions
{
    public const string Section = "Storage";

    /// <summary><c>Sqlite</c> (a file, the default) or <c>Postgres</c>.</summary>
    public string Provider { get; init; } = "Sqlite";

    /// <summary>For SQLite the default is <c>Data Source=data/coachbot.db</c> under the content root.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The folder for the keys that protect cookies and tokens; replicas share it. Beside the SQLite file unless said.</summary>
    public string? KeysPath { get; init; }

    public bool IsPostgres => Provider.Equals("Postgres", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong, in one sentence that names the setting; null when nothing is.</summary>
    public string? Problem() => (Provider.ToLowerInvariant(), ConnectionString) switch
    {
        ("sqlite" or "postgres", _) when IsPostgres && string.IsNullOrWhiteSpace(ConnectionString) =>
            "Storage:ConnectionString is missing: with Storage:Provider=Postgres it must name the database.",
        ("sqlite" or "postgres", _) => null,
        _ => $"Storage:Provider is “{Provider}”; it must be Sqlite or Postgres.",
    };
}
