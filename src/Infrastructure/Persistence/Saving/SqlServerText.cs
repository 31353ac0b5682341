using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>Statements of several requests as one text.</summary>
internal static class SqlServerText
{
    // A command has 2,100 parameters at most (learn.microsoft.com/sql/sql-server/maximum-capacity-specifications-for-sql-server).
    private const int MostParameters = 2000;

    /// <summary>Numbers from 50,000 on are an application's own.</summary>
    public const int StaleNumber = 50_001;

    private static readonly string OrStale = string.Create(
        CultureInfo.InvariantCulture, $"IF @@ROWCOUNT <> 1 THROW {StaleNumber}, N'The row was changed.', 1;\n");

    public static (string Text, List<object> Parameters) Together(AppDb db, IEnumerable<Row> rows)
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

    public static IEnumerable<List<Row>> InOneCommand(IEnumerable<Row> rows) => Chunks(rows, row => row.Values.Length);

    public static IEnumerable<List<Changes>> InOneCommand(IEnumerable<Changes> together) =>
        Chunks(together, changes => changes.Rows.Sum(row => row.Values.Length));

    public static IEnumerable<List<LookUp>> InOneCommand(IEnumerable<LookUp> together) =>
        Chunks(together, lookUp => lookUp.Questions.Sum(question => question.Question.Values.Length));

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
}
