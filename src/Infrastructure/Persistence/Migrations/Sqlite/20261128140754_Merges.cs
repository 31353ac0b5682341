using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.Sqlite
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

            migrationBuilder.AddColumn<byte[]>(
                name: "OriginalClientId",
                table: "ServiceMappings",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "SettledBy",
                table: "DuplicateSuggestions",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "OriginalClientId",
                table: "ContactPoints",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SurvivorId",
                table: "Clients",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "OriginalClientId",
                table: "Bookings",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FormerNames",
                table: "Clients",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ClientMerges",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SurvivorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MergedId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MergedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    MergedBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    FirstBookingDate = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    LastBookingDate = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    UndoneBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true)
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
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ClientMergeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Before = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    After = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true)
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

            migrationBuilder.Sql("UPDATE \"ServiceMappings\" SET \"OriginalClientId\" = \"ClientId\"");

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
