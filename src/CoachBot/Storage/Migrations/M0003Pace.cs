using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CoachBot.Storage.Migrations;

/// <summary>How fast each tenant may be written to, shared by all replicas, and an index to find each tenant's due cards. Only adds, so the version before goes on working.</summary>
[DbContext(typeof(CoachContext))]
[Migration("0003_Pace")]
internal sealed class M0003Pace : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("paces", t => new
        {
            Channel = t.Column<string>(),
            Tenant = t.Column<string>(),
            FreeAt = t.Column<long>(),
            HeldUntil = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_paces", p => new { p.Channel, p.Tenant }));
        migrationBuilder.CreateIndex("IX_outbox_State_Channel_Tenant_DueAt", "outbox", ["State", "Channel", "Tenant", "DueAt"]);
    }
}
