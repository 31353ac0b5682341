using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// SQLite keeps the rows of such a table in the tree of its primary key (sqlite.org/withoutrowid.html): for tables that
/// are little more than their key, which would otherwise be stored twice.
/// </summary>
internal sealed class WithoutRowId(
    MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    private const string Annotation = "CustomerTracking:WithoutRowId";

    public static void Mark(IMutableEntityType type) => type.SetAnnotation(Annotation, true);

    protected override void Generate(
        CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate: false);
        var table = model?.GetRelationalModel().FindTable(operation.Name, operation.Schema);
        if (table?.EntityTypeMappings.Any(mapping => mapping.TypeBase.FindAnnotation(Annotation) is not null) is true)
            builder.Append(" WITHOUT ROWID");
        if (!terminate) return;

        builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
        EndStatement(builder);
    }
}
