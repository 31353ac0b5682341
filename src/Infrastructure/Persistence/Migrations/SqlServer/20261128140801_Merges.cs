using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Merges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ServiceMappings_TenantId_ClientId_ServiceProvider_BusinessId",
                table: "ServiceMappings");

            migrationBuilder.DropIndex(
                name: "IX_DuplicateSuggestions_TenantId_IsDismissed_CreatedAt_Id",
                table: "DuplicateSuggestions");

            migrationBuilder.DropIndex(
                name: "IX_Clients_TenantId_CreatedAt_Id",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_TenantId_LastBookingDate_Id",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_TenantId_SortName_Id",
                table: "Clients");

            migrationBuilder.AddColumn<Guid>(
                name: "OriginalClientId",
                table: "ServiceMappings",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "SettledBy",
                table: "DuplicateSuggestions",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OriginalClientId",
                table: "ContactPoints",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SurvivorId",
                table: "Clients",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OriginalClientId",
                table: "Bookings",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FormerNames",
                table: "Clients",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateTable(
                name: "ClientMerges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TenantId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SurvivorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MergedId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MergedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    MergedBy = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FirstBookingDate = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    LastBookingDate = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    UndoneBy = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClientMerges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClientMerges_Clients_MergedId",
                        column: x => x.MergedId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ClientMerges_Clients_SurvivorId",
                        column: x => x.SurvivorId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClientMergeValues",
                columns: table => new
                {
                    Field = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClientMergeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Before = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true, collation: "Latin1_General_100_BIN2"),
                    After = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClientMergeValues", x => new { x.ClientMergeId, x.Field });
                    table.ForeignKey(
                        name: "FK_ClientMergeValues_ClientMerges_ClientMergeId",
                        column: x => x.ClientMergeId,
                        principalTable: "ClientMerges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql("UPDATE [ServiceMappings] SET [OriginalClientId] = [ClientId]");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceMappings_TenantId_ClientId_ServiceProvider_BusinessId_OriginalClientId",
                table: "ServiceMappings",
                columns: new[] { "TenantId", "ClientId", "ServiceProvider", "BusinessId", "OriginalClientId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateSuggestions_TenantId_IsDismissed_CreatedAt_Id",
                table: "DuplicateSuggestions",
                columns: new[] { "TenantId", "IsDismissed", "CreatedAt", "Id" },
                filter: "SettledBy IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clients_SurvivorId",
                table: "Clients",
                column: "SurvivorId",
                filter: "SurvivorId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clients_TenantId_CreatedAt_Id",
                table: "Clients",
                columns: new[] { "TenantId", "CreatedAt", "Id" },
                filter: "SurvivorId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clients_TenantId_LastBookingDate_Id",
                table: "Clients",
                columns: new[] { "TenantId", "LastBookingDate", "Id" },
                filter: "SurvivorId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clients_TenantId_SortName_Id",
                table: "Clients",
                columns: new[] { "TenantId", "SortName", "Id" },
                filter: "SurvivorId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ClientMerges_MergedId_Standing",
                table: "ClientMerges",
                column: "MergedId",
                unique: true,
                filter: "UndoneAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ClientMerges_TenantId_MergedId_MergedAt",
                table: "ClientMerges",
                columns: new[] { "TenantId", "MergedId", "MergedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ClientMerges_TenantId_SurvivorId_MergedAt",
                table: "ClientMerges",
                columns: new[] { "TenantId", "SurvivorId", "MergedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ClientMergeValues");

            migrationBuilder.DropTable(
                name: "ClientMerges");

            migrationBuilder.DropIndex(
                name: "IX_ServiceMappings_TenantId_ClientId_ServiceProvider_BusinessId_OriginalClientId",
                table: "ServiceMappings");

            migrationBuilder.DropIndex(
                name: "IX_DuplicateSuggestions_TenantId_IsDismissed_CreatedAt_Id",
                table: "DuplicateSuggestions");

            migrationBuilder.DropIndex(
                name: "IX_Clients_SurvivorId",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_TenantId_CreatedAt_Id",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_TenantId_LastBookingDate_Id",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_TenantId_SortName_Id",
                table: "Clients");

            migrationBuilder.DropColumn(
                name: "OriginalClientId",
                table: "ServiceMappings");

            migrationBuilder.DropColumn(
                name: "SettledBy",
                table: "DuplicateSuggestions");

            migrationBuilder.DropColumn(
                name: "OriginalClientId",
                table: "ContactPoints");

            migrationBuilder.DropColumn(
                name: "FormerNames",
                table: "Clients");

            migrationBuilder.DropColumn(
                name: "SurvivorId",
                table: "Clients");

            migrationBuilder.DropColumn(
                name: "OriginalClientId",
                table: "Bookings");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceMappings_TenantId_ClientId_ServiceProvider_BusinessId",
                table: "ServiceMappings",
                columns: new[] { "TenantId", "ClientId", "ServiceProvider", "BusinessId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateSuggestions_TenantId_IsDismissed_CreatedAt_Id",
                table: "DuplicateSuggestions",
                columns: new[] { "TenantId", "IsDismissed", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_TenantId_CreatedAt_Id",
                table: "Clients",
                columns: new[] { "TenantId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_TenantId_LastBookingDate_Id",
                table: "Clients",
                columns: new[] { "TenantId", "LastBookingDate", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_TenantId_SortName_Id",
                table: "Clients",
                columns: new[] { "TenantId", "SortName", "Id" });
        }
    }
}
