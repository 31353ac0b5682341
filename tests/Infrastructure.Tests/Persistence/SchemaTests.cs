using System.Globalization;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>What the migrations make of an empty SQLite file.</summary>
internal sealed class SchemaTests
{
    [Test]
    public async Task Migrate_FromNothing_MakesWhatTheModelSays()
    {
        await using AnEmptyFile migrated = new(), made = new();
        await migrated.Migrate();
        await made.Db.Database.EnsureCreatedAsync();

        Assert.That(await Schema(migrated), Is.EqualTo(await Schema(made)));
    }

    [TestCase("ContactPoints")]
    [TestCase("BookingChanges")]
    public async Task Migrate_FromNothing_KeepsTheRowsInTheirKeysTree(string table)
    {
        await using var file = new AnEmptyFile();
        await file.Migrate();

        Assert.That(
            await file.Column($"SELECT 1 FROM pragma_table_list WHERE name = '{table}' AND wr = 1"), Is.EqualTo(["1"]));
    }

    // Without the full-text index and its tables, of which the model knows nothing.
    private static async Task<List<string>> Schema(AnEmptyFile file) =>
    [
        .. await file.Column("""
            SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk FROM pragma_table_list m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.schema = 'main' AND m.name NOT LIKE '\_\_%' ESCAPE '\' ORDER BY 1
            """),
        .. await file.Column("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1"),
        .. await file.Column("""
            SELECT m.name || '.' || k."from" || ' to ' || k."table" || '.' || k."to" || ' ' || k.on_delete
            FROM sqlite_master m, pragma_foreign_key_list(m.name) k ORDER BY 1
            """),
    ];

    private sealed class AnEmptyFile : IAsyncDisposable
    {
        private readonly string _path = Path.Combine(Path.GetTempPath(), $"ct-test-{Guid.CreateVersion7():N}.db");

        public AnEmptyFile() =>
            Db = new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={_path};Pooling=False")
                .ReplaceService<IMigrationsSqlGenerator, WithoutRowId>().Options);

        public SqliteDb Db { get; }

        public Task Migrate() => Db.Database.MigrateAsync();

        /// <summary>The first column of what is asked.</summary>
        public async Task<List<string>> Column(string sql)
        {
            await Db.Database.OpenConnectionAsync();
            await using var command = Db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync();
            var values = new List<string>();
            while (await reader.ReadAsync()) values.Add(
                Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
            return values;
        }

        public async ValueTask DisposeAsync()
        {
            await Db.DisposeAsync();
            foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_path) + "*")) File.Delete(
                file);
        }
    }
}
