using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Storage;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>
/// Statements of several requests as one text. The rows of a statement are one parameter, a JSON array that
/// <c>OPENJSON</c> reads (learn.microsoft.com/sql/t-sql/functions/openjson-transact-sql), so that the text depends only
/// on which statements there are, not on how many rows: the server compiles and keeps few.
/// </summary>
internal static class SqlServerText
{
    /// <summary>Numbers from 50,000 on are an application's own.</summary>
    public const int StaleNumber = 50_001;

    // How many rows a JSON array has, the server does not know: by itself it may scan a small table, and wait for rows
    // there that others have locked, where it could seek.
    private const string Seeks = " OPTION (LOOP JOIN);\n";

    // Without an offset, as the columns are.
    private const string InstantFormat = "yyyy-MM-ddTHH:mm:ss.fffffff";

    /// <summary>The column that says which row of its statement a result belongs to.</summary>
    public const string RowNumber = "[v].[row]";

    /// <summary>The rows are in the order of the requests within each statement.</summary>
    public static (string Text, List<object> Parameters) Together(IEnumerable<Row> rows)
    {
        var (text, parameters) = (new StringBuilder(), new List<object>());
        foreach (var (statement, those) in ByStatement(rows, row => row.Statement))
        {
            var (values, count) = (Name('v', parameters.Count), Name('n', parameters.Count));
            text.AppendFormat(CultureInfo.InvariantCulture, statement.ForMany, TableOf(statement, values))
                .Append(Seeks);
            parameters.Add(
                new SqlParameter(values, System.Data.SqlDbType.NVarChar, -1) { Value = Json(statement, those) });
            if (!statement.MustChangeOne) continue;

            text.Append(
                CultureInfo.InvariantCulture,
                $"IF @@ROWCOUNT <> {count} THROW {StaleNumber}, N'The row was changed.', 1;\n");
            parameters.Add(new SqlParameter(count, those.Count));
        }

        return (text.ToString(), parameters);
    }

    /// <summary>In the order in which <see cref="Together"/> puts them.</summary>
    public static IEnumerable<(Statement Statement, List<T> Rows)> ByStatement<T>(
        IEnumerable<T> rows, Func<T, Statement> statementOf) => rows
        .GroupBy(statementOf, ReferenceEqualityComparer.Instance)
        .Select(group => (Statement: (Statement)group.Key!, Rows: group.ToList()))
        .OrderBy(group => group.Statement.Order).ThenBy(group => group.Statement.ForMany, StringComparer.Ordinal);

    private static string Name(char kind, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"@{kind}{number}");

    private static string TableOf(Statement statement, string values)
    {
        var columns = statement.Types.Select((type, place) => string.Create(
            CultureInfo.InvariantCulture, $"[{place}] {StoreType(type)} '$[{place}]'"));
        var row = string.Create(CultureInfo.InvariantCulture, $"[row] int '$[{statement.Types.Count}]'");
        return $"OPENJSON({values}) WITH ({string.Join(", ", columns.Append(row))}) AS [v]";
    }

    // A text is taken whole, so that one which is too long for its column is refused instead of cut.
    private static string StoreType(RelationalTypeMapping type) =>
        Statement.StoresText(type) ? "nvarchar(max)" : type.StoreType;

    private static string Json(Statement statement, List<Row> rows)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            for (var row = 0; row < rows.Count; row++)
            {
                json.WriteStartArray();
                for (var place = 0; place < statement.Types.Count; place++)
                    Write(json, rows[row].Values[place]);
                json.WriteNumberValue(row);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // The types that the model's columns have, as OPENJSON reads them: binary data is Base64 there.
    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case Guid id: json.WriteStringValue(id); break;
            case bool isSo: json.WriteBooleanValue(isSo); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case decimal amount: json.WriteNumberValue(amount); break;
            case DateTime instant:
                json.WriteStringValue(
                instant.ToString(InstantFormat, CultureInfo.InvariantCulture)); break;
            case byte[] bytes: json.WriteBase64StringValue(bytes); break;
            default: throw new NotSupportedException($"SQL Server is given no {value.GetType().Name} in JSON.");
        }
    }
}
