using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AuditLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "TenantId",
                table: "SecurityLog",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_SecurityLog_Subject_At",
                table: "SecurityLog",
                columns: new[] { "Subject", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SecurityLog_TenantId_At",
                table: "SecurityLog",
                columns: new[] { "TenantId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SecurityLog_Subject_At",
                table: "SecurityLog");

            migrationBuilder.DropIndex(
                name: "IX_SecurityLog_TenantId_At",
                table: "SecurityLog");

            migrationBuilder.DropColumn(
                name: "TenantId",
                table: "SecurityLog");
        }
    }
}
