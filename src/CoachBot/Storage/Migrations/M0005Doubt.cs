using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CoachBot.Storage.Migrations;

/// <summary>Whether a card may have arrived although nobody saw it. Empty in rows of the version before, which goes on working.</summary>
[DbContext(typeof(CoachContext))]
[Migration("0005_Doubt")]
internal sealed class M0005Doubt : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<bool>("InDoubt", "outbox", nullable: true);
}
