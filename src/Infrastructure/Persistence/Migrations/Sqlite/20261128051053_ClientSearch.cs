using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ClientSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SearchTerms");

            migrationBuilder.CreateTable(
                name: "SearchDocuments",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    ClientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Terms = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchDocuments", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "SearchProgress",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    UpTo = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchProgress", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_ClientId",
                table: "SearchDocuments",
                column: "ClientId",
                unique: true);

            // Without the texts, which SearchDocuments has, and without positions. Beginnings are of six characters of
            // the salon's code and one to six letters. What is removed is removed from the file, not only marked
            // (sqlite.org/fts5.html#the_secure_delete_configuration_option).
            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE "SearchIndex" USING fts5(
                    "Terms", content='', columnsize=0, detail=none, prefix='7 8 9 10 11 12',
                    tokenize="ascii tokenchars '''-._+@<'");
                INSERT INTO "SearchIndex" ("SearchIndex", rank) VALUES ('secure-delete', 1);
                """);

            // The program takes in the clients that there are, from the first id on (IndexBuilder).
            migrationBuilder.Sql(
                """
                INSERT INTO "SearchProgress" ("Id", "UpTo")
                SELECT 1, zeroblob(16) WHERE EXISTS (SELECT 1 FROM "Clients");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE \"SearchIndex\"");

            migrationBuilder.DropTable(
                name: "SearchDocuments");

            migrationBuilder.DropTable(
                name: "SearchProgress");

            migrationBuilder.CreateTable(
                name: "SearchTerms",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ClientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 170, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchTerms", x => new { x.TenantId, x.Term, x.ClientId, x.Origin });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SearchTerms_ClientId_Term",
                table: "SearchTerms",
                columns: new[] { "ClientId", "Term" });
        }
    }
}
