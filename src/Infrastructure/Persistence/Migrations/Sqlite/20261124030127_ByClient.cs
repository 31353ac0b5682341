using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ByClient : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SearchTerms_TenantId_ClientId_Term",
                table: "SearchTerms");

            migrationBuilder.DropIndex(
                name: "IX_Deliveries_TenantId_ClientId_ReceivedAt",
                table: "Deliveries");

            migrationBuilder.CreateIndex(
                name: "IX_SearchTerms_ClientId_Term",
                table: "SearchTerms",
                columns: new[] { "ClientId", "Term" });

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_ClientId_ReceivedAt",
                table: "Deliveries",
                columns: new[] { "ClientId", "ReceivedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SearchTerms_ClientId_Term",
                table: "SearchTerms");

            migrationBuilder.DropIndex(
                name: "IX_Deliveries_ClientId_ReceivedAt",
                table: "Deliveries");

            migrationBuilder.CreateIndex(
                name: "IX_SearchTerms_TenantId_ClientId_Term",
                table: "SearchTerms",
                columns: new[] { "TenantId", "ClientId", "Term" });

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_TenantId_ClientId_ReceivedAt",
                table: "Deliveries",
                columns: new[] { "TenantId", "ClientId", "ReceivedAt" });
        }
    }
}
