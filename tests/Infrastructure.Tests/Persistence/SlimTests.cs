using System.Globalization;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>A file of the version before ids became bytes keeps all that is in it.</summary>
internal sealed class SlimTests
{
    private const string Before = "Pages";

    [Test]
    public async Task Migrate_AFileOfTheVersionBefore_KeepsEveryRow()
    {
        await using var file = new AnOldFile();
        await file.MigrateTo(Before);
        await file.Run(Rows);
        var tables = await file.Column("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('sqlite_sequence', '__EFMigrationsHistory', '__EFMigrationsLock') ORDER BY 1");
        var columns = await file.ColumnsOf(tables);   // what a later migration adds is none of theirs
        var before = await file.Everything(columns);

        await file.MigrateTo(null);

        Assert.That(before.Select(table => table.Rows), Has.All.Not.Empty);
        Assert.That(
            (await file.Everything(columns)).Select(table => $"{table}"), Is.EqualTo(before.Select(table => $"{table}")));
        Assert.That(await file.Column("PRAGMA foreign_key_check"), Is.Empty);
        Assert.That(await file.Column("PRAGMA integrity_check"), Is.EqualTo(["ok"]));
    }

    [Test]
    public async Task Migrate_AFileOfTheVersionBefore_CanBeReadByTheModel()
    {
        await using var file = new AnOldFile();
        await file.MigrateTo(Before);
        await file.Run(Rows);
        var tables = await file.Column("SELECT name FROM sqlite_master WHERE type = 'table'");

        await file.MigrateTo(null);

        var id = new ClientId(Guid.Parse("0193A1B2-C3D4-7E5F-8A9B-0C1D2E3F4A01"));
        var client = await file.Db.Set<Client>().IgnoreQueryFilters().Include(one => one.ContactPoints)
            .Include(one => one.Changes).SingleAsync(one => one.Id == id);
        var booking = await file.Db.Set<Booking>().IgnoreQueryFilters().SingleAsync(one => one.ClientId == id);
        var delivery = await file.Db.Set<Delivery>().IgnoreQueryFilters().SingleAsync(one => one.BookingId == booking.Id);
        Assert.That((client.ContactPoints.Count, client.Changes.Count), Is.EqualTo((1, 1)));
        Assert.That((booking.History.Count, delivery.Replays.Count), Is.EqualTo((1, 1)));
        Assert.That(delivery.SenderId, Is.EqualTo(Guid.Parse("0193A1B2-C3D4-7E5F-8A9B-0C1D2E3F4A07")));
        foreach (var type in file.Db.Model.GetEntityTypes()
            .Where(type => !type.IsOwned() && tables.Contains(type.GetTableName()!)))
            Assert.That(file.All(type.ClrType), Has.Count.EqualTo(1), type.Name);
    }

    [Test]
    public async Task Migrate_FromNothing_MakesWhatTheModelSays()
    {
        await using AnOldFile migrated = new(), made = new();
        await migrated.MigrateTo(null);
        await made.Db.Database.EnsureCreatedAsync();

        Assert.That(await Schema(migrated), Is.EqualTo(await Schema(made)));
    }

    [TestCase("SearchTerms")]
    [TestCase("ContactPoints")]
    [TestCase("BookingChanges")]
    public async Task Migrate_FromNothing_PutsTheRowsIntoTheirKeysTree(string table)
    {
        await using var file = new AnOldFile();
        await file.MigrateTo(null);

        Assert.That(
            await file.Column($"SELECT 1 FROM pragma_table_list WHERE name = '{table}' AND wr = 1"), Is.EqualTo(["1"]));
    }

    private static async Task<List<string>> Schema(AnOldFile file) =>
    [
        .. await file.Column("""
            SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk FROM sqlite_master m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE '\_\_%' ESCAPE '\' ORDER BY 1
            """),
        .. await file.Column("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1"),
        .. await file.Column("""
            SELECT m.name || '.' || k."from" || ' to ' || k."table" || '.' || k."to" || ' ' || k.on_delete
            FROM sqlite_master m, pragma_foreign_key_list(m.name) k ORDER BY 1
            """),
    ];

    // One in each table, as the version before wrote them.
    private const string Rows = """
        CREATE TEMP TABLE P AS SELECT '0193A1B2-C3D4-7E5F-8A9B-0C1D2E3F4A' AS p, '2026-03-01 10:00:00' AS at;
        INSERT INTO Tenants (Id, Name, Region, TimeZone, Currency, CreatedAt, UpdatedAt, Version, DeliveryRetentionDays)
          SELECT p || '00', 'A salon', 'IE', 'Europe/Dublin', 'EUR', at, at, 1, 30 FROM P;
        INSERT INTO Clients SELECT p || '01', p || '00', 'Aoife', 0, 'Byrne', 'a@b.ie', '+353861234567', 'web', at, at, NULL, 'active', at, at, 2, 'aoife byrne a@b.ie', 'byrne aoife' FROM P;
        INSERT INTO ContactPoints (TenantId, Kind, Key, ClientId, Value, Raw) SELECT p || '00', 'phone', '+353861234567', p || '01', '+353861234567', '086 1234567' FROM P;
        INSERT INTO ClientChanges (Id, TenantId, ClientId, At, By, Channel, Field, "From") SELECT p || '02', p || '00', p || '01', at, 'Emma', 'admin', 'phone', p || '01' FROM P;
        INSERT INTO SearchTerms (TenantId, Term, ClientId, Origin) SELECT p || '00', 'aoife', p || '01', 'name' FROM P;
        INSERT INTO DuplicateSuggestions SELECT p || '03', p || '00', p || '01', p || '01', 'why', at FROM P;
        INSERT INTO ServiceMappings (Id, TenantId, ClientId, ServiceProvider, ExternalClientId, BusinessId, CreatedAt, UpdatedAt)
          SELECT p || '04', p || '00', p || '01', 'phorest', p || '99', '', at, at FROM P;
        INSERT INTO Bookings (Id, TenantId, ClientId, BookingDate, ServiceName, Amount, Currency, Status, PaymentStatus, Source, Channel, BookingKey, CreatedAt, UpdatedAt, Version, Match_By, Match_Decision, Match_Key)
          SELECT p || '05', p || '00', p || '01', at, 'Cut', '45.5', 'EUR', 'confirmed', 'pending', 'web', 'n8n', 'channel:' || p || '05', at, at, 1, 'phone', 'created', '+353861234567' FROM P;
        INSERT INTO BookingChanges (Number, BookingId, At, By, Channel, Field) SELECT 1, p || '05', at, 'Emma', 'admin', 'status' FROM P;
        INSERT INTO ChannelConnections (Id, TenantId, Channel, Name, Secret, FieldMap, Enabled, CreatedAt, UpdatedAt, Version)
          SELECT p || '06', p || '00', 'retell', 'Voice', 'sealed', '{{}}', 1, at, at, 1 FROM P;
        INSERT INTO ServiceAccounts (Id, TenantId, Name, Scopes, TokenHash, TokenHint, CreatedAt) SELECT p || '07', p || '00', 'n8n', 'admin', 'hash', 'hint', at FROM P;
        INSERT INTO Deliveries (Id, TenantId, Channel, Format, SenderId, SenderName, Key, Headers, Body, Outcome, ClientId, BookingId, ReceivedAt, LastSeenAt, Repeats, Milliseconds, Version)
          SELECT p || '08', p || '00', 'n8n', 'n8n.created', p || '07', 'n8n', 'created:' || p || '05', '{{}}', x'0102', 'tracked', p || '01', p || '05', at, at, 0, 3, 1 FROM P;
        INSERT INTO DeliveryReplays (Number, DeliveryId, At, By, Outcome, Corrections) SELECT 1, p || '08', at, 'Emma', 'tracked', '[]' FROM P;
        INSERT INTO EventSubscriptions (Id, TenantId, Url, EventTypes, Secret, Enabled, CreatedAt, UpdatedAt, Version, LeaseOwner, LeasedUntil)
          SELECT p || '09', p || '00', 'https://receiver.example/', 'booking.tracked', 'sealed', 1, at, at, 1, p || '0A', at FROM P;
        INSERT INTO Events (Id, Sequence, TenantId, Type, OccurredAt, Payload) SELECT p || '0B', 7, p || '00', 'booking.tracked', at, '{{"id":"' || p || '05"}}' FROM P;
        INSERT INTO EventDeliveries (Id, TenantId, SubscriptionId, EventId, Sequence, IsTest, Attempts, NextAttemptAt) SELECT p || '0C', p || '00', p || '09', p || '0B', 7, 0, 1, at FROM P;
        INSERT INTO EventAttempts (Id, TenantId, SubscriptionId, DeliveryId, EventId, EventType, At, Outcome, DurationMs)
          SELECT p || '0D', p || '00', p || '09', p || '0C', p || '0B', 'booking.tracked', at, 'failed', 3 FROM P;
        INSERT INTO StoredAnswers (Id, Fingerprint, Answer, GivenAt) SELECT 'key', 'print', x'0102', at FROM P;
        INSERT INTO DataProtectionKeys (Xml) VALUES ('<key />');
        INSERT INTO Staff (Id, Name, Role, LastTenantId, EmailConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount, SecurityStamp)
          SELECT p || '0E', 'Emma', 'owner', p || '00', 1, 0, 1, 0, p || '0F' FROM P;
        INSERT INTO StaffSalons SELECT p || '0E', p || '00' FROM P;
        INSERT INTO StaffTokens (UserId, LoginProvider, Name, Value) SELECT p || '0E', 'ours', 'key', 'sealed' FROM P;
        INSERT INTO StaffClaims (UserId, ClaimType, ClaimValue) SELECT p || '0E', 'a', 'b' FROM P;
        """;

    private sealed record Table(string Name, IReadOnlyList<string> Rows)
    {
        public override string ToString() => $"{Name}: {string.Join(" / ", Rows)}";
    }

    private sealed class AnOldFile : IAsyncDisposable
    {
        private readonly string _path = Path.Combine(Path.GetTempPath(), $"ct-test-{Guid.CreateVersion7():N}.db");

        public AnOldFile() =>
            Db = new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={_path};Pooling=False").Options);

        public SqliteDb Db { get; }

        public Task MigrateTo(string? migration) => Db.GetService<IMigrator>().MigrateAsync(migration);

        public async Task Run(string sql)
        {
            await Db.Database.OpenConnectionAsync();
            await Db.Database.ExecuteSqlRawAsync(sql);
        }

        /// <summary>The first column of what is asked.</summary>
        public async Task<List<string>> Column(string sql)
        {
            await Db.Database.OpenConnectionAsync();
            await using var command = Db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync();
            var values = new List<string>();
            while (await reader.ReadAsync()) values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
            return values;
        }

        public async Task<Dictionary<string, List<string>>> ColumnsOf(IEnumerable<string> tables)
        {
            var all = new Dictionary<string, List<string>>();
            foreach (var table in tables)
                all[table] = await Column($"SELECT name FROM pragma_table_info('{table}') ORDER BY name");
            return all;
        }

        /// <summary>Each row with its columns by name, and ids as texts whatever they are kept as.</summary>
        public async Task<List<Table>> Everything(Dictionary<string, List<string>> tables)
        {
            var all = new List<Table>();
            foreach (var (table, columns) in tables)
            {
                var texts = columns.Select(column =>
                    $"'{column}=' || CASE WHEN typeof(\"{column}\") = 'blob' THEN hex(\"{column}\") ELSE coalesce(replace(\"{column}\", '-', ''), 'null') END");
                all.Add(new(table, await Column($"SELECT {string.Join(" || ' ' || ", texts)} FROM \"{table}\"")));
            }

            return all;
        }

        public List<object> All(Type type) => [.. (IEnumerable<object>)typeof(AnOldFile)
            .GetMethod(nameof(Read), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
            .MakeGenericMethod(type).Invoke(this, [])!];

        public async ValueTask DisposeAsync()
        {
            await Db.DisposeAsync();
            foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_path) + "*")) File.Delete(file);
        }

        private List<T> Read<T>()
            where T : class => [.. Db.Set<T>().IgnoreQueryFilters().AsNoTracking()];
    }
}
