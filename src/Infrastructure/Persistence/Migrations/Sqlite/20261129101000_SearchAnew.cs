using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <summary>
    /// SQLite 3.49 loses entries of an index without positions (detail=none) that deletes securely: where one transaction
    /// takes a word out for a row and puts it in again, what it does to later rows of that word is lost. The index is made
    /// anew without it, in the background (IndexBuilder).
    /// </summary>
    public partial class SearchAnew : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => MakeAnew(migrationBuilder, secureDelete: 0);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => MakeAnew(migrationBuilder, secureDelete: 1);

        private static void MakeAnew(MigrationBuilder migrationBuilder, int secureDelete) => migrationBuilder.Sql(
            $"""
            INSERT INTO "SearchIndex" ("SearchIndex") VALUES ('delete-all');
            INSERT INTO "SearchIndex" ("SearchIndex", rank) VALUES ('secure-delete', {secureDelete});
            DELETE FROM "SearchDocuments";
            DELETE FROM "SearchProgress";
            INSERT INTO "SearchProgress" ("Id", "UpTo")
            SELECT 1, zeroblob(16) WHERE EXISTS (SELECT 1 FROM "Clients");
            """);
    }
}
