using System.Data.Common;
using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>Finding somebody reads ranges of indexes in their order, however many there are.</summary>
internal sealed class SearchPlanTests
{
    private static readonly ListClients[] Searches =
    [
        new() { Query = "aoife" }, new() { Query = "aoife by" }, new() { Query = "4567" }, new() { Query = "087 123" },
        new() { Query = "a", Source = Source.Voice, Status = ClientStatus.Active }, new(),
    ];

    [Test]
    public async Task Search_AmongThousands_ScansNothing([ValueSource(nameof(Searches))] ListClients search)
    {
        var captured = new Queries();
        await using var file = new ASqliteFile(
            services => services.ConfigureDbContext<SqliteDb>(db => db.AddInterceptors(captured)));
        await file.Use(Fill);
        await file.Use(db => db.Refresh(CancellationToken.None));   // as housekeeping does
        captured.All.Clear();

        await file.Send(search);

        var queries = captured.All.Where(one => !one.Text.Contains("Tenants", StringComparison.Ordinal)).ToList();
        foreach (var query in queries)
        {
            var plan = await file.Use(db => PlanOf(db, query));
            Assert.That(plan.Where(IsSlow), Is.Empty, query.Text + "\n" + string.Join('\n', plan));
        }

        Assert.That(queries, Is.Not.Empty);
    }

    // To search by the tenant alone is to scan all that is the tenant's, unless it is in the order that is asked for and
    // ends with the page.
    private static bool IsSlow(string step) =>
        (step.StartsWith("SCAN ", StringComparison.Ordinal) && step != "SCAN c1")   // the page that was found
        || (step.EndsWith("(TenantId=?)", StringComparison.Ordinal)
            && !step.Contains("IX_Clients_TenantId_CreatedAt_Id", StringComparison.Ordinal));

    private static Task<int> Fill(AppDb db) => db.Database.ExecuteSqlRawAsync(
        """
        CREATE TEMP TABLE N AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
          SELECT i, printf('018F0000-0000-7000-8000-%012X', i) AS id FROM n;
        INSERT INTO Clients SELECT id, {0}, 'A', 0, NULL, NULL, NULL, 'web', '2026-01-01', NULL, NULL, 'active', '2026-01-01', '2026-01-01', 1, '', '' FROM N;
        INSERT INTO ContactPoints (TenantId, Kind, Key, ClientId, Value, Raw) SELECT {0}, 'phone', '+44' || i, id, '', '' FROM N;
        INSERT INTO SearchTerms (TenantId, Term, ClientId, Origin) SELECT {0}, 'aoife' || i, id, 'name' FROM N;
        INSERT INTO SearchTerms (TenantId, Term, ClientId, Origin) SELECT {0}, '<7654' || i, id, 'phone' FROM N;
        """,
        ASqliteFile.Salon.Id.Value);

    private static async Task<List<string>> PlanOf(AppDb db, Query query)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + query.Text;
        foreach (var (name, value) in query.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) steps.Add(reader.GetString(3));
        return steps;
    }

    private sealed record Query(string Text, IReadOnlyList<(string Name, object? Value)> Parameters);

    private sealed class Queries : DbCommandInterceptor
    {
        public List<Query> All { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            if (eventData.CommandSource is CommandSource.LinqQuery)
                All.Add(new(
                    command.CommandText,
                    [.. command.Parameters.Cast<DbParameter>().Select(one => (one.ParameterName, one.Value))]));
            return ValueTask.FromResult(result);
        }
    }
}
