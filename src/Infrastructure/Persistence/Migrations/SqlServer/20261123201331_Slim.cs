using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Slim : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_SearchTerms_Clients_ClientId",
                table: "SearchTerms");

            migrationBuilder.DropIndex(
                name: "IX_Staff_LastTenantId",
                table: "Staff");

            migrationBuilder.DropIndex(
                name: "IX_ServiceMappings_ClientId",
                table: "ServiceMappings");

            migrationBuilder.DropIndex(
                name: "IX_SearchTerms_ClientId",
                table: "SearchTerms");

            migrationBuilder.DropIndex(
                name: "IX_DuplicateSuggestions_ClientId",
                table: "DuplicateSuggestions");

            migrationBuilder.DropIndex(
                name: "IX_DuplicateSuggestions_OtherClientId",
                table: "DuplicateSuggestions");

            migrationBuilder.DropIndex(
                name: "IX_Deliveries_TenantId_Outcome_ReceivedAt",
                table: "Deliveries");

            migrationBuilder.CreateIndex(
                name: "IX_SearchTerms_ClientId",
                table: "SearchTerms",
                column: "ClientId",
                filter: "Origin >= 'name'");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_TenantId_Outcome_ReceivedAt",
                table: "Deliveries",
                columns: new[] { "TenantId", "Outcome", "ReceivedAt" },
                filter: "Outcome <> 'tracked'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SearchTerms_ClientId",
                table: "SearchTerms");

            migrationBuilder.DropIndex(
                name: "IX_Deliveries_TenantId_Outcome_ReceivedAt",
                table: "Deliveries");

            migrationBuilder.CreateIndex(
                name: "IX_Staff_LastTenantId",
                table: "Staff",
                column: "LastTenantId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceMappings_ClientId",
                table: "ServiceMappings",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchTerms_ClientId",
                table: "SearchTerms",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateSuggestions_ClientId",
                table: "DuplicateSuggestions",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateSuggestions_OtherClientId",
                table: "DuplicateSuggestions",
                column: "OtherClientId");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_TenantId_Outcome_ReceivedAt",
                table: "Deliveries",
                columns: new[] { "TenantId", "Outcome", "ReceivedAt" });

            migrationBuilder.AddForeignKey(
                name: "FK_SearchTerms_Clients_ClientId",
                table: "SearchTerms",
                column: "ClientId",
                principalTable: "Clients",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
