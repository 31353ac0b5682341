using System.Data.Common;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Admin.Tests;

/// <summary>
/// Queries that are waited for, as a database over the wire's are. SQLite's complete at once, so that a page would
/// never show what it shows while it waits.
/// </summary>
internal sealed class WaitingQueries : DbCommandInterceptor
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(3);

    public static void Add(IServiceCollection services)
    {
        var waiting = new WaitingQueries();
        services.ConfigureDbContext<SqliteDb>(db => db.AddInterceptors(waiting));
        services.ConfigureDbContext<SqlServerDb>(db => db.AddInterceptors(waiting));
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken ct)
    {
        await Task.Delay(Wait, ct);
        return result;
    }
}
