using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DuplicateScans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_DuplicateSuggestions_TenantId_IsDismissed_CreatedAt_Id",
                table: "DuplicateSuggestions");

            migrationBuilder.AddColumn<int>(
                name: "Sign",
                table: "DuplicateSuggestions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 5);   // until then each came from a booking that named both

            migrationBuilder.AddColumn<string>(
                name: "EmailKey",
                table: "Clients",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DuplicateScans",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Step = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Position = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CompletedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuplicateScans", x => x.TenantId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateSuggestions_TenantId_IsDismissed_Sign_CreatedAt_Id",
                table: "DuplicateSuggestions",
                columns: new[] { "TenantId", "IsDismissed", "Sign", "CreatedAt", "Id" },
                filter: "SettledBy IS NULL");

            migrationBuilder.Sql("UPDATE Clients SET EmailKey = LOWER(Email) WHERE Email IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clients_TenantId_EmailKey",
                table: "Clients",
                columns: new[] { "TenantId", "EmailKey" },
                filter: "SurvivorId IS NULL AND EmailKey IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DuplicateScans");

            migrationBuilder.DropIndex(
                name: "IX_DuplicateSuggestions_TenantId_IsDismissed_Sign_CreatedAt_Id",
                table: "DuplicateSuggestions");

            migrationBuilder.DropIndex(
                name: "IX_Clients_TenantId_EmailKey",
                table: "Clients");

            migrationBuilder.DropColumn(
                name: "Sign",
                table: "DuplicateSuggestions");

            migrationBuilder.DropColumn(
                name: "EmailKey",
                table: "Clients");

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateSuggestions_TenantId_IsDismissed_CreatedAt_Id",
                table: "DuplicateSuggestions",
                columns: new[] { "TenantId", "IsDismissed", "CreatedAt", "Id" },
                filter: "SettledBy IS NULL");
        }
    }
}
