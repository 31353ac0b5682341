using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CustomerTracking.Infrastructure.Persistence;

// For dotnet-ef: a model and a provider, no database.
internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:")
            .ReplaceService<IMigrationsSqlGenerator, WithoutRowId>().Options);
}

internal sealed class DesignTimeSqlServer : IDesignTimeDbContextFactory<SqlServerDb>
{
    public SqlServerDb CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqlServerDb>()
            .UseSqlServer("Server=none", server => server.UseCompatibilityLevel(PersistenceModule.OldestSqlServer))
            .ReplaceService<IMigrationsSqlGenerator, QuotedIdentifiers>().Options);
}
