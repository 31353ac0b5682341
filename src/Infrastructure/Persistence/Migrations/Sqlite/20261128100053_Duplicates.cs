using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Duplicates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "DismissedAt",
                table: "DuplicateSuggestions",
                type: "TEXT",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DismissedBy",
                table: "DuplicateSuggestions",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsDismissed",
                table: "DuplicateSuggestions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateSuggestions_TenantId_IsDismissed_CreatedAt_Id",
                table: "DuplicateSuggestions",
                columns: new[] { "TenantId", "IsDismissed", "CreatedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_DuplicateSuggestions_TenantId_IsDismissed_CreatedAt_Id",
                table: "DuplicateSuggestions");

            migrationBuilder.DropColumn(
                name: "DismissedAt",
                table: "DuplicateSuggestions");

            migrationBuilder.DropColumn(
                name: "DismissedBy",
                table: "DuplicateSuggestions");

            migrationBuilder.DropColumn(
                name: "IsDismissed",
                table: "DuplicateSuggestions");
        }
    }
}
