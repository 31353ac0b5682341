using System.Globalization;
using System.Text;
using CustomerTracking.Application.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>
/// What is spared is the way to the server and back: a whole transaction is one text, and so are the look-ups of several
/// requests.
/// </summary>
internal sealed class SqlServerRunner(IServiceScopeFactory scopes) : IStatementRunner
{
    // A command has 2,100 parameters at most (learn.microsoft.com/sql/sql-server/maximum-capacity-specifications-for-sql-server).
    private const int MostParameters = 2000;

    // Numbers from 50,000 on are an application's own.
    private const int StaleNumber = 50_001;

    // Whatever fails, nothing of it stays: without this, the statements after the one that failed would be committed.
    private const string Begin = "SET XACT_ABORT ON;\nBEGIN TRANSACTION;\n";
    private const string End = "COMMIT;";

    private static readonly string OrStale = string.Create(
        CultureInfo.InvariantCulture, $"IF @@ROWCOUNT <> 1 THROW {StaleNumber}, N'The row was changed.', 1;\n");

    public async Task Save(IReadOnlyList<Changes> together)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        foreach (var few in InOneCommand(together))
        {
            try
            {
                await Write(db, [.. few.SelectMany(changes => changes.Rows)]);
            }
            catch (Exception fault) when (few.Count > 1 && IsOfOneRow(fault))
            {
                // Which one it was, the server does not say.
                foreach (var alone in few) await WriteAlone(db, alone);
            }
            catch (Exception fault) when (IsOfOneRow(fault))
            {
                few[0].Failed(Told(fault));
            }

            foreach (var changes in few) changes.Done();
        }
    }

    public async Task Read(IReadOnlyList<LookUp> together)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var questions = together.SelectMany(lookUp => lookUp.Questions).ToList();
        foreach (var few in Chunks(questions, question => question.Question.Values.Length))
        {
            var (text, parameters) = Together(db, few.Select(question => question.Question));
            await Strategy(db).ExecuteAsync(async () =>
            {
                var (command, values) = Command(db, text, parameters);
                await using var answer = await command.ExecuteReaderAsync(values);
                foreach (var (_, read) in few)
                {
                    while (await answer.DbDataReader.ReadAsync()) read(answer.DbDataReader);
                    if (!await answer.DbDataReader.NextResultAsync()) break;
                }
            });
        }
    }

    private static async Task WriteAlone(AppDb db, Changes changes)
    {
        try
        {
            await Write(db, changes.Rows);
        }
        catch (Exception fault)
        {
            changes.Failed(Told(fault));
        }
    }

    private static Task Write(AppDb db, IReadOnlyList<Row> rows) => Strategy(db).ExecuteAsync(async () =>
    {
        var commands = Chunks(rows, row => row.Values.Length).Select(few => Together(db, few)).ToList();
        if (commands is [var (text, parameters)])
        {
            await Execute(db, Begin + text + End, parameters);
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var (some, their) in commands) await Execute(db, some, their);
        await transaction.CommitAsync();
    });

    private static async Task Execute(AppDb db, string text, List<object> parameters)
    {
        var (command, values) = Command(db, text, parameters);
        await command.ExecuteNonQueryAsync(values);
    }

    private static (string Text, List<object> Parameters) Together(AppDb db, IEnumerable<Row> rows)
    {
        using var maker = db.Database.GetDbConnection().CreateCommand();
        var (text, parameters) = (new StringBuilder(), new List<object>());
        foreach (var (statement, values) in rows)
        {
            text.Append(statement.From(parameters.Count)).Append(";\n");
            if (statement.MustChangeOne) text.Append(OrStale);
            for (var place = 0; place < values.Length; place++)
            {
                var name = Statement.Name(parameters.Count);
                parameters.Add(statement.Types[place].CreateParameter(maker, name, values[place], values[place] is null));
            }
        }

        return (text.ToString(), parameters);
    }

    private static IExecutionStrategy Strategy(AppDb db) => db.Database.CreateExecutionStrategy();

    // By way of EF Core, which logs, times and intercepts it as any other.
    private static (IRelationalCommand Command, RelationalCommandParameterObject Values) Command(
        AppDb db, string text, List<object> parameters)
    {
        var command = db.GetService<IRawSqlCommandBuilder>().Build(text, parameters, db.Model);
        return (command.RelationalCommand, new(
            db.GetService<IRelationalConnection>(), command.ParameterValues, readerColumns: null, db,
            db.GetService<IRelationalCommandDiagnosticsLogger>()));
    }

    private static IEnumerable<List<Changes>> InOneCommand(IEnumerable<Changes> together) =>
        Chunks(together, changes => changes.Rows.Sum(row => row.Values.Length));

    /// <summary>What is too large by itself stands alone.</summary>
    private static IEnumerable<List<T>> Chunks<T>(IEnumerable<T> all, Func<T, int> parameters)
    {
        var (few, count) = (new List<T>(), 0);
        foreach (var one in all)
        {
            var more = parameters(one);
            if (few.Count > 0 && count + more > MostParameters)
            {
                yield return few;
                (few, count) = ([], 0);
            }

            few.Add(one);
            count += more;
        }

        if (few.Count > 0) yield return few;
    }

    // Anything else is the server's or the network's: the whole group hears of it.
    private static bool IsOfOneRow(Exception fault) =>
        DatabaseFaults.IsUniqueViolation(fault) || DatabaseFaults.IsDeadlock(fault)
            || fault is SqlException { Number: StaleNumber } or SqlException { Class: < 17 };

    private static Exception Told(Exception fault) =>
        DatabaseFaults.IsUniqueViolation(fault) ? new DuplicateRowException(fault)
        : DatabaseFaults.IsDeadlock(fault) || fault is SqlException { Number: StaleNumber } ? new StaleRowException(fault)
        : fault;
}
