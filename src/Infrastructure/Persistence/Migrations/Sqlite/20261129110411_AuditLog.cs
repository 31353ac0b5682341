using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AuditLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "TenantId",
                table: "SecurityLog",
                type: "BLOB",
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
