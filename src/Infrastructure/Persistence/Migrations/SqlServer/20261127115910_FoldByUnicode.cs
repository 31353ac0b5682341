using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <summary>
    /// Marks the search terms of names and ids that today's rules fold in another way as those of earlier rules: who has
    /// them is still found by them, and housekeeping makes the new ones.
    /// </summary>
    public partial class FoldByUnicode : Migration
    {
        internal const string MarkEarlier = """
            UPDATE [SearchTerms] SET [Origin] = N'name:' + [Origin]
            WHERE ([Origin] = N'n' AND [Term] LIKE N'%[^-a-z0-9+ ''.@_]%')
               OR ([Origin] >= N'mapping' AND [Origin] < N'n' AND ([Term] LIKE N'%[^-a-z0-9._]%' OR [Term] LIKE N'[-._]%'));
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(MarkEarlier);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            UPDATE [SearchTerms] SET [Origin] = SUBSTRING([Origin], 6, 170) WHERE [Origin] >= N'name:' AND [Origin] < N'name;';
            """);
    }
}
