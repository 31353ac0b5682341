using System.Globalization;
using System.Reflection;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>
/// A file of the first version, with a row in each table, is brought up to date by every later migration. The file is
/// kept as the SQL that makes it.
/// </summary>
internal sealed class KeptFileTests
{
    private const string Tables =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY 1";

    private string _path = null!;

    [SetUp]
    public void Open()
    {
        _path = Path.Combine(Path.GetTempPath(), $"ct-test-{Guid.CreateVersion7():N}.db");
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = File.ReadAllText(
            Path.Combine(TestContext.CurrentContext.TestDirectory, "Persistence", "initial-version.sql"));
        command.ExecuteNonQuery();
    }

    [TearDown]
    public void Close() => File.Delete(_path);

    [Test]
    public async Task Migrate_TheKeptFile_KeepsARowInEachTable()
    {
        var before = Column(Tables);

        await Migrate();

        Assert.That(before, Has.Count.GreaterThan(20));
        Assert.That(
            before.Intersect(Column(Tables)).Select(table => Column($"SELECT COUNT(*) FROM \"{table}\"")[0]),
            Is.All.EqualTo("1"));
        Assert.That(Column("PRAGMA foreign_key_check"), Is.Empty);
        Assert.That(Column("PRAGMA integrity_check"), Is.EqualTo(["ok"]));
    }

    [Test]
    public async Task Migrate_TheKeptFile_CanBeReadByTheModel()
    {
        var tables = Column(Tables);

        await using var db = await Migrate();

        foreach (var type in db.Model.GetEntityTypes()
            .Where(type => !type.IsOwned() && tables.Contains(type.GetTableName()!)))
            Assert.That(All(db, type.ClrType), Has.Count.EqualTo(1), type.Name);
    }

    private async Task<SqliteDb> Migrate()
    {
        var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={_path};Pooling=False")
            .ReplaceService<IMigrationsSqlGenerator, WithoutRowId>().Options);
        await db.Database.MigrateAsync();
        return db;
    }

    private static List<object> All(AppDb db, Type type) => [.. (IEnumerable<object>)typeof(KeptFileTests)
        .GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type)
        .Invoke(null, [db])!];

    private static List<T> Read<T>(AppDb db)
        where T : class => [.. db.Set<T>().IgnoreQueryFilters().AsNoTracking()];

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_path};Pooling=False");
        connection.Open();
        return connection;
    }

    private List<string> Column(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read()) values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return values;
    }
}
