using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CoachBot.Storage.Migrations;

/// <summary>The anonymous pulse: sums by person and quarter, and nothing about who answered.</summary>
[DbContext(typeof(CoachContext))]
[Migration("0004_Pulse")]
internal sealed class M0004Pulse : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("pulse_pages", t => new
        {
            Id = t.Column<long>()
                .Annotation("Sqlite:Autoincrement", true)
                .Annotation("Npgsql:ValueGenerationStrategy", Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
            PersonId = t.Column<long>(),
            Token = t.Column<string>(),
            Quarter = t.Column<string>(),
            Closes = t.Column<DateOnly>(),
            Answers = t.Column<int>(),
            Capable = t.Column<int>(),
            Interested = t.Column<int>(),
            Invested = t.Column<int>(),
            Equipped = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_pulse_pages", p => p.Id));
        migrationBuilder.CreateIndex("IX_pulse_pages_Token", "pulse_pages", "Token", unique: true);
        migrationBuilder.CreateIndex("IX_pulse_pages_PersonId_Quarter", "pulse_pages", ["PersonId", "Quarter"], unique: true);
    }
}
