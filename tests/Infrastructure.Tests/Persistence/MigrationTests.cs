using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>One model, two sets of migrations, and neither may lag behind.</summary>
internal sealed class MigrationTests
{
    [Test]
    public void Sqlite_HasNoChangeWithoutAMigration()
    {
        using var db = new DesignTimeSqlite().CreateDbContext([]);

        Assert.That(db.Database.HasPendingModelChanges(), Is.False);
    }

    [Test]
    public void SqlServer_HasNoChangeWithoutAMigration()
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);

        Assert.That(db.Database.HasPendingModelChanges(), Is.False);
    }

    [Test]
    public void SqlServer_MigrationsAsAScript_LeanOnNoLockHint()
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);

        var script = db.Database.GenerateCreateScript();

        Assert.That(script, Does.Contain("CREATE UNIQUE INDEX").And.Not.Contain("UPDLOCK").And.Not.Contain("HOLDLOCK"));
    }

    [Test]
    public void BothModels_HaveTheSameTablesAndColumns()
    {
        using DbContext sqlite = new DesignTimeSqlite().CreateDbContext([]), server = new DesignTimeSqlServer()
            .CreateDbContext([]);

        // Only a server can be cut off between a commit and its answer, and each has an index of its own to search by.
        Assert.That(
            ColumnsOf(server).Where(column => !column.StartsWith("Commits.", StringComparison.Ordinal)
                && !column.StartsWith("Search", StringComparison.Ordinal)),
            Is.EqualTo(ColumnsOf(sqlite).Where(column => !column.StartsWith("Search", StringComparison.Ordinal))));
    }

    [Test]
    public void SqlServer_EveryText_IsComparedToTheLetter()
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);

        var folding = db.GetService<IDesignTimeModel>().Model.GetEntityTypes()
            .SelectMany(entity => entity.GetFlattenedProperties())
            .Where(property =>
                property.ClrType == typeof(string) && property.GetCollation() != "Latin1_General_100_BIN2");

        Assert.That(folding, Is.Empty);
    }

    private static List<string> ColumnsOf(DbContext db) =>
        [.. db.Model.GetEntityTypes()
            .SelectMany(
                entity =>
                    entity.GetFlattenedProperties()
                        .Select(property =>
                            $"{entity.GetTableName()}.{property.GetColumnName()} {property.IsNullable} {property.GetMaxLength()}")).Order(StringComparer.Ordinal)];
}
