using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EventsInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Events_TenantId",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_EventDeliveries_SubscriptionId_Sequence",
                table: "EventDeliveries");

            migrationBuilder.CreateIndex(
                name: "IX_Events_TenantId_Sequence",
                table: "Events",
                columns: new[] { "TenantId", "Sequence" },
                filter: "FannedOutAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_EventDeliveries_SubscriptionId_Sequence_NextAttemptAt",
                table: "EventDeliveries",
                columns: new[] { "SubscriptionId", "Sequence", "NextAttemptAt" },
                filter: "NextAttemptAt IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Events_TenantId_Sequence",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_EventDeliveries_SubscriptionId_Sequence_NextAttemptAt",
                table: "EventDeliveries");

            migrationBuilder.CreateIndex(
                name: "IX_Events_TenantId",
                table: "Events",
                column: "TenantId",
                filter: "FannedOutAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_EventDeliveries_SubscriptionId_Sequence",
                table: "EventDeliveries",
                columns: new[] { "SubscriptionId", "Sequence" },
                filter: "NextAttemptAt IS NOT NULL");
        }
    }
}
