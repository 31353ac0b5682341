using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SortName",
                table: "Clients",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateTable(
                name: "SearchTerms",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Term = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClientId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Origin = table.Column<string>(type: "nvarchar(170)", maxLength: 170, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchTerms", x => new { x.TenantId, x.Term, x.ClientId, x.Origin });
                    table.ForeignKey(
                        name: "FK_SearchTerms_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_TenantId_LastBookingDate_Id",
                table: "Clients",
                columns: new[] { "TenantId", "LastBookingDate", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_TenantId_SortName_Id",
                table: "Clients",
                columns: new[] { "TenantId", "SortName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SearchTerms_ClientId",
                table: "SearchTerms",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchTerms_TenantId_ClientId_Term",
                table: "SearchTerms",
                columns: new[] { "TenantId", "ClientId", "Term" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SearchTerms");

            migrationBuilder.DropIndex(
                name: "IX_Clients_TenantId_LastBookingDate_Id",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_TenantId_SortName_Id",
                table: "Clients");

            migrationBuilder.DropColumn(
                name: "SortName",
                table: "Clients");
        }
    }
}
