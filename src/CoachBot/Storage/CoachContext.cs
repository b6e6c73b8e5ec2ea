using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CoachBot.Storage;

/// <summary>The tables as EF knows them: for migrations, and for what is asked seldom.</summary>
internal sealed class CoachContext(DbContextOptions<CoachContext> options) : DbContext(options)
{
    /// <summary>A database that has it needs no other.</summary>
    public const string LastMigration = "0005_Doubt";

    public DbSet<Person> People => Set<Person>();

    public DbSet<KeptOutcome> Outcomes => Set<KeptOutcome>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<SeenTurn> SeenTurns => Set<SeenTurn>();

    public DbSet<WebEntry> WebEntries => Set<WebEntry>();

    public DbSet<PulsePage> PulsePages => Set<PulsePage>();

    public DbSet<Installation> Installations => Set<Installation>();

    /// <summary>On a connection that stays its owner's, within its transaction.</summary>
    public static CoachContext On(DbConnection connection, DbTransaction? transaction)
    {
        var options = new DbContextOptionsBuilder<CoachContext>();
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning)); // migrations are written by hand, without a snapshot to compare with
        if (connection is SqliteConnection) options.UseSqlite(connection);
        else UsePostgres(options, connection);
        var context = new CoachContext(options.Options);
        context.Database.UseTransaction(transaction);
        return context;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>(e =>
        {
            e.ToTable("people");
            e.HasIndex(p => new { p.Channel, p.Tenant, p.External }).IsUnique();
            e.HasIndex(p => p.DueAt);
            e.Ignore(p => p.Version);
        });
        modelBuilder.Entity<KeptOutcome>(e =>
        {
            e.ToTable("outcomes");
            e.HasIndex(o => new { o.PersonId, o.At });
        });
        modelBuilder.Entity<OutboxMessage>(e =>
        {
            e.ToTable("outbox");
            e.HasIndex(o => o.Key).IsUnique();
            e.HasIndex(o => new { o.State, o.DueAt });
            e.HasIndex(o => o.PersonId);
        });
        modelBuilder.Entity<SeenTurn>(e =>
        {
            e.ToTable("seen_turns");
            e.HasKey(s => s.Key);
            e.HasIndex(s => s.At);
        });
        modelBuilder.Entity<WebEntry>(e =>
        {
            e.ToTable("web_entries");
            e.HasIndex(w => w.Key).IsUnique();
            e.HasIndex(w => new { w.PersonId, w.Id });
        });
        modelBuilder.Entity<PulsePage>(e =>
        {
            e.ToTable("pulse_pages");
            e.HasIndex(p => p.Token).IsUnique();
            e.HasIndex(p => new { p.PersonId, p.Quarter }).IsUnique();
        });
        modelBuilder.Entity<Installation>(e =>
        {
            e.ToTable("installations");
            e.HasKey(i => new { i.Channel, i.Tenant });
        });
    }

    /// <summary>Apart, so that its library is loaded only where it is used.</summary>
    private static void UsePostgres(DbContextOptionsBuilder<CoachContext> options, DbConnection connection) => options.UseNpgsql(connection);
}
