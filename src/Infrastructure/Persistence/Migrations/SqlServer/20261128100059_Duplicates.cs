using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.SqlServer
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
                type: "datetime2(3)",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DismissedBy",
                table: "DuplicateSuggestions",
                type: "nvarchar(120)",
                maxLength: 120,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<bool>(
                name: "IsDismissed",
                table: "DuplicateSuggestions",
                type: "bit",
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
