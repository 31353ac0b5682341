using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>
/// A write, made once for a connection and run for one row after the other. Through a command each run would look up
/// every parameter by its name anew. What lands in the file is the same to the byte.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    // As Microsoft.Data.Sqlite writes them, and EF Core compares and reads them.
    private const string InstantFormat = @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF";
    private const string AmountFormat = "0.0###########################";
    private const int LongestFormatted = 64;

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _indexes;

    public SqliteStatement(sqlite3 connection, Statement statement)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v3(
            connection, statement.Text, raw.SQLITE_PREPARE_PERSISTENT, out _statement, out var rest));
        if (!string.IsNullOrWhiteSpace(rest)) throw new NotSupportedException("It is more than one statement.");

        // Not the place plus one: SQLite counts names in the order in which a text first mentions them.
        _indexes = [.. statement.Types.Select((_, place) =>
            raw.sqlite3_bind_parameter_index(_statement, Statement.Name(place)))];
    }

    /// <returns>How many rows it changed.</returns>
    public int Run(object?[] values)
    {
        try
        {
            for (var place = 0; place < _indexes.Length; place++) Check(Bind(_indexes[place], values[place]));
            Check(raw.sqlite3_step(_statement));
            return raw.sqlite3_changes(_connection);
        }
        finally
        {
            // A statement that has not come to its end would keep the transaction from ending.
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);

    // The types that the model's columns have. A text goes by the very overload that a command uses: a long one ends at
    // its first NUL, and a look-up for it would not find it whole.
    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, index),
        string text => raw.sqlite3_bind_text(_statement, index, text),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, index, bytes),
        int number => raw.sqlite3_bind_int64(_statement, index, number),
        long number => raw.sqlite3_bind_int64(_statement, index, number),
        bool isSo => raw.sqlite3_bind_int64(_statement, index, isSo ? 1 : 0),
        DateTime instant => BindFormatted(index, instant, InstantFormat),
        decimal amount => BindFormatted(index, amount, AmountFormat),
        _ => throw new NotSupportedException($"SQLite has no form for a {value.GetType().Name}."),
    };

    private int BindFormatted<T>(int index, T value, string format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[LongestFormatted];
        return value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture)
            ? raw.sqlite3_bind_text(_statement, index, text[..length])
            : throw new NotSupportedException("It is longer than any that there is.");
    }
}
