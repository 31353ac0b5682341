using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <summary>
    /// Marks the search terms of names and ids that today's rules fold in another way as those of earlier rules: who has
    /// them is still found by them, and housekeeping makes the new ones.
    /// </summary>
    public partial class FoldByUnicode : Migration
    {
        internal const string MarkEarlier = """
            UPDATE "SearchTerms" SET "Origin" = 'name:' || "Origin"
            WHERE ("Origin" = 'n' AND "Term" GLOB '*[^-a-z0-9+ ''.@_]*')
               OR ("Origin" >= 'mapping' AND "Origin" < 'n' AND ("Term" GLOB '*[^-a-z0-9._]*' OR "Term" GLOB '[-._]*'));
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(MarkEarlier);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            UPDATE "SearchTerms" SET "Origin" = substr("Origin", 6) WHERE "Origin" >= 'name:' AND "Origin" < 'name;';
            """);
    }
}
