using System.Data.Common;
using System.Globalization;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>What it writes is to the byte what a command would have written, whatever the machine's culture.</summary>
[SetCulture("de-DE")]
internal sealed class SqliteStatementTests
{
    private const int UniqueKey = 2067;
    private const int ForeignKey = 787;

    private static readonly IReadOnlyList<RelationalTypeMapping> OnePlace = [new IntTypeMapping("INTEGER")];

    private static readonly object?[] Values =
    [
        null, "", "Aoife", "a\0b", "\0", "💇‍♀️ für Zoë",
        new string('x', 512), new string('é', 400), new string('x', 600) + "\0y",
        Array.Empty<byte>(), new byte[] { 0, 1, 255 }, new byte[2000],
        0, -1, int.MinValue, int.MaxValue, long.MinValue, long.MaxValue, true, false,
        new DateTime(2026, 3, 1, 10, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 1, 10, 0, 0, 120, DateTimeKind.Utc),
        new DateTime(2026, 3, 1, 9, 5, 7).AddTicks(1_234_567), DateTime.MinValue, DateTime.MaxValue,
        0m, 0.00m, 45.5m, 45.50m, -0.125m, 1234567.89m, 0.0000000000000000000000000001m,
        decimal.MinValue, decimal.MaxValue,
    ];

    private string _path = null!;
    private SqliteConnection _connection = null!;

    [SetUp]
    public void Open()
    {
        _path = Path.Combine(Path.GetTempPath(), $"ct-test-{Guid.CreateVersion7():N}.db");
        _connection = new($"Data Source={_path};Pooling=False;Foreign Keys=True");
        _connection.Open();
        Execute("CREATE TABLE T (A, B)");
    }

    [TearDown]
    public void Close()
    {
        _connection.Dispose();
        File.Delete(_path);
    }

    [TestCaseSource(nameof(Values))]
    public void Run_AValue_WritesWhatACommandWrites(object? value)
    {
        Execute("INSERT INTO T (A) VALUES (@p0)", value);
        using var statement = Of("INSERT INTO T (A) VALUES ({0})");

        statement.Run([value]);

        var written = Rows("SELECT typeof(A), hex(A) FROM T ORDER BY rowid");
        Assert.That(written[1], Is.EqualTo(written[0]));
    }

    // By number, as a test that has one in its name is not run.
    [TestCase(0xD83D)]
    [TestCase(0xDC87)]
    public void Run_HalfAnEmoji_WritesWhatACommandWrites(int half) =>
        Run_AValue_WritesWhatACommandWrites($"a{(char)half}b");

    [Test]
    public void Run_AValueNamedBeforeItsTurnAndTwice_PutsItInItsPlaces()
    {
        using var statement = Of("INSERT INTO T (A, B) VALUES ({1} || {0}, {1})", 2);

        statement.Run(["zero", "one"]);

        Assert.That(Rows("SELECT A, B FROM T"), Is.EqualTo(["onezero|one"]));
    }

    [Test]
    public void Run_OneRowAfterTheOther_KeepsNothingOfTheOneBefore()
    {
        using var statement = Of("INSERT INTO T (A, B) VALUES ({0}, {1})", 2);

        statement.Run(["a", "b"]);
        statement.Run([null, 2]);

        var types = Rows("SELECT typeof(A), typeof(B) FROM T ORDER BY rowid");
        Assert.That(types, Is.EqualTo(["text|text", "null|integer"]));
    }

    [Test]
    public void Run_AnUpdate_CountsTheRowsItChanged()
    {
        Execute("INSERT INTO T (A) VALUES (1), (1), (2)");
        using var statement = Of("UPDATE T SET B = 1 WHERE A = {0}");

        Assert.That((statement.Run([1]), statement.Run([2]), statement.Run([3])), Is.EqualTo((2, 1, 0)));
    }

    [Test]
    public void Run_ARowThatIsThere_SaysSoAndLetsTheTransactionGoOn()
    {
        Execute("CREATE UNIQUE INDEX U ON T (A)");
        using var statement = Of("INSERT INTO T (A) VALUES ({0})");
        Execute("BEGIN IMMEDIATE");
        statement.Run(["a"]);

        var fault = Assert.Throws<SqliteException>(() => statement.Run(["a"]))!;

        Assert.That((fault.SqliteErrorCode, fault.SqliteExtendedErrorCode), Is.EqualTo((19, UniqueKey)));
        Assert.That(fault.Message, Does.Contain("T.A"));
        statement.Run(["b"]);
        Execute("COMMIT");
        Assert.That(Rows("SELECT A FROM T ORDER BY A"), Is.EqualTo(["a", "b"]));
    }

    [Test]
    public void Run_ARowThatPointsNowhere_SaysSo()
    {
        Execute("CREATE TABLE C (P REFERENCES P (Id)); CREATE TABLE P (Id PRIMARY KEY)");
        using var statement = Of("INSERT INTO C (P) VALUES ({0})");

        var fault = Assert.Throws<SqliteException>(() => statement.Run([1]))!;

        Assert.That((fault.SqliteErrorCode, fault.SqliteExtendedErrorCode), Is.EqualTo((19, ForeignKey)));
    }

    [Test]
    public void Run_AfterTheTableWasChanged_GoesOn()
    {
        using var statement = Of("INSERT INTO T (A) VALUES ({0})");
        statement.Run([1]);
        Execute("ALTER TABLE T ADD COLUMN C DEFAULT 7");

        statement.Run([2]);

        Assert.That(Rows("SELECT A, C FROM T ORDER BY A"), Is.EqualTo(["1|7", "2|7"]));
    }

    [Test]
    public void Run_ATypeThatNoColumnHas_IsRefused()
    {
        using var statement = Of("INSERT INTO T (A) VALUES ({0})");

        Assert.Throws<NotSupportedException>(() => statement.Run([Guid.Empty]));
    }

    [Test]
    public void Make_TwoStatements_IsRefused() =>
        Assert.Throws<NotSupportedException>(() => Of("DELETE FROM T WHERE A = {0}; DELETE FROM T").Dispose());

    private SqliteStatement Of(string format, int places = 1) =>
        new(_connection.Handle!, new(format, [.. Enumerable.Repeat(OnePlace[0], places)], format));

    private void Execute(string sql, params object?[] values)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var place = 0; place < values.Length; place++)
            command.Parameters.AddWithValue(Statement.Name(place), values[place] ?? DBNull.Value);
        command.ExecuteNonQuery();
    }

    private List<string> Rows(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        return [.. reader.Cast<DbDataRecord>().Select(row => string.Join('|', Enumerable.Range(0, row.FieldCount)
            .Select(column => Convert.ToString(row[column], CultureInfo.InvariantCulture))))];
    }
}
