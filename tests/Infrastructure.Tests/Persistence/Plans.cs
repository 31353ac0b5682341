using System.Data.Common;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>Notes what is asked of the database, to ask SQLite afterwards how it would go about it.</summary>
internal sealed class Plans : DbCommandInterceptor
{
    private readonly List<Query> _asked = [];

    public IReadOnlyList<Query> Asked => _asked;

    public void Forget() => _asked.Clear();

    /// <returns>SQLite's steps.</returns>
    public static async Task<List<string>> Of(AppDb db, Query query)
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
