using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>What an operator should change about the database.</summary>
public static class DatabaseAdvice
{
    private const int Seconds = 15;

    private const string IsSnapshot =
        "SELECT CASE WHEN is_read_committed_snapshot_on = 1 THEN CAST(1 AS bit) ELSE CAST(0 AS bit) END FROM "
            + "sys.databases WHERE name = DB_NAME();";

    private const string WithoutSnapshot =
        "The database has READ_COMMITTED_SNAPSHOT off, so that readers and writers wait for one another. Run: ALTER "
            + "DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;";

    /// <returns>A sentence with the remedy; null where all is well.</returns>
    public static async Task<string?> AdviseOnDatabase(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (!db.Database.IsSqlServer()) return null;

        var isOn = true;
        await SqlServerCommand.Open(db, Seconds);
        await new SqlServerCommand(db, IsSnapshot, []).Read(async answer =>
        {
            if (await answer.ReadAsync()) isOn = answer.GetBoolean(0);
        });
        return isOn ? null : WithoutSnapshot;
    }
}
