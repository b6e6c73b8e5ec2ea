using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CoachBot.Storage.Migrations;

/// <summary>Installations: whose workspace we may write in, with their tokens.</summary>
[DbContext(typeof(CoachContext))]
[Migration("0002_Slack")]
internal sealed class M0002Slack : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable("installations", t => new
        {
            Channel = t.Column<string>(),
            Tenant = t.Column<string>(),
            Secret = t.Column<string>(),
            BotUser = t.Column<string>(nullable: true),
            ExpiresAt = t.Column<long>(nullable: true),
            RenewLease = t.Column<long>(),
            InstalledAt = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_installations", i => new { i.Channel, i.Tenant }));
}
