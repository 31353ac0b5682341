using System.Data.Common;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>Notes what is asked of the database, to ask SQLite afterwards how it would go about it.</summary>
internal sealed class Plans : DbCommandInterceptor
{
    /// <summary>
    /// Makes the table <c>N</c>, three thousand numbers <c>i</c> with an <c>id</c> each, to fill others from.
    /// </summary>
    public const string Numbers =
        """
        CREATE TEMP TABLE N AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
          SELECT i, unhex(printf('018F0000000070008000%012X', i)) AS id FROM n;

        """;

    private readonly List<Query> _asked = [];

    public IReadOnlyList<Query> Asked => _asked;

    /// <summary>One of which everything that is asked is noted here.</summary>
    public ASqliteFile File() => new(services => services.ConfigureDbContext<SqliteDb>(db => db.AddInterceptors(this)));

    public void Clear() => _asked.Clear();

    /// <returns>SQLite's steps.</returns>
    public static async Task<List<string>> Explain(AppDb db, Query query)
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

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (eventData.CommandSource is CommandSource.LinqQuery)
            _asked.Add(new(
                command.CommandText,
                [.. command.Parameters.Cast<DbParameter>().Select(one => (one.ParameterName, one.Value))]));
        return ValueTask.FromResult(result);
    }

    internal sealed record Query(string Text, IReadOnlyList<(string Name, object? Value)> Parameters);
}
