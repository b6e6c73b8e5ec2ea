using Microsoft.EntityFrameworkCore;

namespace CoachBot.Storage;

/// <summary>People, what is owed to them, what has reached us, and how talks ended. Times are Unix milliseconds, UTC.</summary>
internal sealed class CoachDb(DbContextOptions<CoachDb> options) : DbContext(options)
{
    /// <summary>A database that has it needs no other.</summary>
    public const string LastMigration = "0005_Doubt";

    /// <summary>Of the one connection that writes to SQLite; null elsewhere.</summary>
    public PreparedStatements? Prepared { get; set; }

    /// <summary>Whether the transaction's last statement has already committed it.</summary>
    public bool IsCommitted { get; set; }

    public DbSet<Person> People => Set<Person>();

    public DbSet<KeptOutcome> Outcomes => Set<KeptOutcome>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<SeenTurn> SeenTurns => Set<SeenTurn>();

    public DbSet<WebEntry> WebEntries => Set<WebEntry>();

    public DbSet<PulsePage> PulsePages => Set<PulsePage>();

    public DbSet<Installation> Installations => Set<Installation>();

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
}
