using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace CoachBot.Storage.Migrations;

/// <summary>The first tables. Written by hand for both databases: no column type is named.</summary>
[DbContext(typeof(CoachContext))]
[Migration("0001_Spine")]
internal sealed class M0001Spine : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("people", t => new
        {
            Id = Identity(t),
            Channel = t.Column<string>(),
            Tenant = t.Column<string>(),
            External = t.Column<string>(),
            Address = t.Column<string>(nullable: true),
            Memory = t.Column<string>(),
            DueAt = t.Column<long>(nullable: true),
            Unreachable = t.Column<string>(nullable: true),
            CreatedAt = t.Column<long>(),
            SeenAt = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_people", p => p.Id));
        migrationBuilder.CreateIndex("IX_people_Channel_Tenant_External", "people", ["Channel", "Tenant", "External"], unique: true);
        migrationBuilder.CreateIndex("IX_people_DueAt", "people", "DueAt");

        migrationBuilder.CreateTable("outcomes", t => new
        {
            Id = t.Column<string>(),
            PersonId = t.Column<long>(),
            At = t.Column<long>(),
            Outcome = t.Column<string>(),
            Talk = t.Column<string>(),
            Kept = t.Column<string>(nullable: true),
            Note = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_outcomes", o => o.Id));
        migrationBuilder.CreateIndex("IX_outcomes_PersonId_At", "outcomes", ["PersonId", "At"]);

        migrationBuilder.CreateTable("outbox", t => new
        {
            Id = Identity(t),
            PersonId = t.Column<long>(),
            Channel = t.Column<string>(),
            Tenant = t.Column<string>(),
            Key = t.Column<string>(),
            Kind = t.Column<string>(),
            Card = t.Column<string>(),
            Replaces = t.Column<string>(nullable: true),
            Address = t.Column<string>(nullable: true),
            State = t.Column<int>(),
            DueAt = t.Column<long>(),
            LeaseUntil = t.Column<long>(),
            Attempts = t.Column<int>(),
            Reason = t.Column<string>(nullable: true),
            CreatedAt = t.Column<long>(),
            SentAt = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_outbox", o => o.Id));
        migrationBuilder.CreateIndex("IX_outbox_Key", "outbox", "Key", unique: true);
        migrationBuilder.CreateIndex("IX_outbox_State_DueAt", "outbox", ["State", "DueAt"]);
        migrationBuilder.CreateIndex("IX_outbox_PersonId", "outbox", "PersonId");

        migrationBuilder.CreateTable("seen_turns", t => new
        {
            Key = t.Column<string>(),
            At = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_seen_turns", s => s.Key));
        migrationBuilder.CreateIndex("IX_seen_turns_At", "seen_turns", "At");

        migrationBuilder.CreateTable("web_entries", t => new
        {
            Id = Identity(t),
            PersonId = t.Column<long>(),
            Key = t.Column<string>(),
            Card = t.Column<string>(),
            At = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_web_entries", w => w.Id));
        migrationBuilder.CreateIndex("IX_web_entries_Key", "web_entries", "Key", unique: true);
        migrationBuilder.CreateIndex("IX_web_entries_PersonId_Id", "web_entries", ["PersonId", "Id"]);
    }

    /// <summary>Counts up by itself on either database; each reads only its own annotation.</summary>
    private static OperationBuilder<AddColumnOperation> Identity(ColumnsBuilder table) => table.Column<long>()
        .Annotation("Sqlite:Autoincrement", true)
        .Annotation("Npgsql:ValueGenerationStrategy", Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
}
