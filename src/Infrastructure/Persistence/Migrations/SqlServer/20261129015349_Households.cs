using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Households : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "HouseholdOwnerId",
                table: "Clients",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MemberId",
                table: "Bookings",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Clients_HouseholdOwnerId",
                table: "Clients",
                column: "HouseholdOwnerId",
                filter: "HouseholdOwnerId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_MemberId_BookingDate",
                table: "Bookings",
                columns: new[] { "MemberId", "BookingDate" },
                filter: "MemberId IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Clients_HouseholdOwnerId",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Bookings_MemberId_BookingDate",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "HouseholdOwnerId",
                table: "Clients");

            migrationBuilder.DropColumn(
                name: "MemberId",
                table: "Bookings");
        }
    }
}
