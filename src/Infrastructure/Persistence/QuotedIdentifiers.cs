using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// Filtered indexes need <c>QUOTED_IDENTIFIER ON</c>. The program's connections have it, sqlcmd's have not: each
/// migration says so itself, so that a script of them runs there too.
/// </summary>
internal sealed class QuotedIdentifiers(MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer batches)
    : SqlServerMigrationsSqlGenerator(dependencies, batches)
{
    private const string Setting = "SET QUOTED_IDENTIFIER ON;";

    public override IReadOnlyList<MigrationCommand> Generate(
        IReadOnlyList<MigrationOperation> operations, IModel? model = null,
        MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        SqlOperation[] first = operations.Count == 0 ? [] : [new SqlOperation { Sql = Setting }];
        return base.Generate([.. first, .. operations], model, options);
    }
}
