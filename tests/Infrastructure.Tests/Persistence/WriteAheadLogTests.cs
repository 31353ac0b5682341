using CustomerTracking.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

internal sealed class WriteAheadLogTests
{
    private string _folder = null!;

    private string Connection => $"Data Source={Path.Combine(_folder, "x.db")};Pooling=False";

    [SetUp]
    public void Prepare() => _folder = Directory.CreateTempSubdirectory("ct-wal-").FullName;

    [TearDown]
    public void CleanUp() => Directory.Delete(_folder, recursive: true);

    [TestCase(1, 0)]
    [TestCase(long.MaxValue, 2)]
    public async Task Truncate_OfALogThatHasGrown_GivesItsRoomBack(long large, int least)
    {
        using var open = AFileWithALog();

        await new WriteAheadLog(Connection, new(oneAtATime: true)).TruncateWhenGrown(CancellationToken.None, large);

        Assert.That(
            new FileInfo(Path.Combine(_folder, "x.db-wal")).Length, least == 0 ? Is.Zero : Is.GreaterThan(least));
    }

    [Test]
    public async Task Truncate_WhileSomebodyReads_GivesUpAndLosesNothing()
    {
        using var open = AFileWithALog();
        using var reader = new SqliteConnection(Connection);
        reader.Open();
        Execute(reader, "BEGIN; SELECT COUNT(*) FROM T");
        Execute(open, "INSERT INTO T VALUES (2)");

        await new WriteAheadLog(Connection, new(oneAtATime: true)).TruncateWhenGrown(CancellationToken.None, large: 1);

        using var command = open.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM T";
        Assert.That(command.ExecuteScalar(), Is.EqualTo(2));
    }

    private SqliteConnection AFileWithALog()
    {
        var connection = new SqliteConnection(Connection);
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; CREATE TABLE T (A); INSERT INTO T VALUES (1)");
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
