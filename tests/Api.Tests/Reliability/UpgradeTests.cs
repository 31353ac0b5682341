using System.Net;
using CustomerTracking.Api.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>
/// A database whose schema is another version's: no booking is acknowledged and lost, and none is answered 500.
/// </summary>
internal sealed class UpgradeTests
{
    private const string NewerVersion =
        "INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('29991231000000_FromTheFuture', '12.0.0');";

    private const int Senders = 8;

    private string _database = null!;

    [SetUp]
    public void Prepare() => _database = RunningProgram.NewDatabase();

    [TearDown]
    public void CleanUp() => RunningProgram.Delete(_database);

    // A change that breaks our statements, one that breaks reading, one that asks for more, one that nothing would
    // notice.
    [TestCase("ALTER TABLE Bookings RENAME COLUMN ServiceName TO Treatment;",
        "ALTER TABLE Bookings RENAME COLUMN Treatment TO ServiceName;")]
    [TestCase("ALTER TABLE Clients RENAME TO People;", "ALTER TABLE People RENAME TO Clients;")]
    [TestCase("CREATE TRIGGER \"New\" BEFORE INSERT ON InboundMessages BEGIN SELECT RAISE(ABORT, 'a new rule'); END;",
        "DROP TRIGGER \"New\";")]
    [TestCase("CREATE TABLE Invoices (Id INTEGER);", "DROP TABLE Invoices;")]
    public async Task Migrated_UnderTheRunningProgram_IsNotReadyAnd503AndLosesNothing(string change, string undo)
    {
        await using var program = await RunningProgram.Start(_database);
        var sent = new NumberedBookings();
        using var stop = new CancellationTokenSource();
        var senders = Enumerable.Range(0, Senders).Select(_ => sent.SendUntil(program.Http, stop.Token)).ToArray();
        await Until(() => sent.Acknowledged.Count > 20);

        var kept = Upgrade(change);
        await Until(() => sent.Retries > 5 * Senders);
        var ready = await program.Http.GetAsync("/health/ready");
        var read = await program.Http.GetAsync(TestApi.TenantPathText + "/clients");
        var after = Revert(undo);
        await stop.CancelAsync();
        await Task.WhenAll(senders);

        Assert.That((ready.StatusCode, read.StatusCode, read.Headers.RetryAfter is null), Is.EqualTo(
            (HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, false)));
        Assert.That(sent.Wrong, Is.Empty, "no other answer than 20x and 503");
        Assert.That(after, Is.EqualTo(kept), "nothing was written after the upgrade");
        new Ledger(_database).Agrees(sent);
    }

    [Test]
    public async Task Upgraded_WhenTheOldSchemaIsBack_IsReadyAgainByItself()
    {
        await using var program = await RunningProgram.Start(_database);
        Upgrade("");
        Assert.That(
            (await program.Http.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));

        Execute("DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '2999%'");

        Assert.That((await program.Http.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await program.Http.GetAsync(TestApi.TenantPathText + "/clients"))
            .StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Older_UnderTheRunningProgram_IsNotReadyAnd503()
    {
        await using var program = await RunningProgram.Start(_database);

        Execute("DELETE FROM __EFMigrationsHistory WHERE MigrationId = (SELECT MAX(MigrationId) FROM __EFMigrationsHistory)");
        var booking = await program.Http.SendAsync(NumberedBookings.Request(1));
        var ready = await program.Http.GetAsync("/health/ready");

        Assert.That((booking.StatusCode, ready.StatusCode), Is.EqualTo(
            (HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable)));
    }

    [TestCase]
    [TestCase("migrate")]
    public async Task Start_OnADatabaseOfANewerVersion_IsRefused(params string[] arguments)
    {
        using var program = new AStartedProgram();
        await program.Migrated();
        program.Execute(NewerVersion);

        var ended = await program.Run(arguments);

        Assert.That(ended.Refusals, Has.Count.EqualTo(1));
        Assert.That(ended.Refusals[0], Does.Contain("29991231000000_FromTheFuture").And.Contain("newer version"));
    }

    [Test]
    public async Task Start_WithoutMigrations_Answers503UntilTheyAreApplied()
    {
        using var program = new AStartedProgram();
        using var http = await program.Serve([]);
        var path = $"/api/platform/tenants/{AStartedProgram.TenantId}/clients";

        var before = await http.GetAsync(path);
        await program.Migrated();
        await Until(async () => (await http.GetAsync("/health/ready")).IsSuccessStatusCode);

        Assert.That((before.StatusCode, (await http.GetAsync(path)).StatusCode), Is.EqualTo(
            (HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK)));
    }

    // In one transaction, as a migration is; nothing else is being written meanwhile.
    private long Upgrade(string change) => CountAnd(change + NewerVersion);

    private long Revert(string undo) =>
        CountAnd(undo + "DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '2999%';");

    private long CountAnd(string change)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, "SELECT COUNT(*) FROM Bookings");
        var count = (long)command.ExecuteScalar()!;
        command.CommandText = change;
        command.ExecuteNonQuery();
        transaction.Commit();
        return count;
    }

    private void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_database};Pooling=False");
        connection.Open();
        return connection;
    }

    private static Task Until(Func<bool> isSo) => Until(() => Task.FromResult(isSo()));

    private static async Task Until(Func<Task<bool>> isSo)
    {
        for (var tries = 0; !await isSo(); tries++)
        {
            Assert.That(tries, Is.LessThan(3000));
            await Task.Delay(20);
        }
    }
}
