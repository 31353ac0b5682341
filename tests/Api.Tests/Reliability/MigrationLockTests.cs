using System.Globalization;
using CustomerTracking.Api.Tests.Hosting;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>
/// A migration that was interrupted, or that another process is at, holds up the next one neither for ever nor in
/// silence.
/// </summary>
internal sealed class MigrationLockTests
{
    private AStartedProgram _program = null!;

    [SetUp]
    public async Task Prepare() => await (_program = new()).Migrated();

    [TearDown]
    public void CleanUp() => _program.Dispose();

    [TestCase(-1, false)]   // by whom, is known: the lock file says so, and the system says that it is gone
    [TestCase(-86_400, true)]
    [TestCase(0, true)]
    public async Task Row_OfAProcessThatIsGone_IsTakenOverAndToldOf(int secondsAgo, bool byAnotherProgram)
    {
        var since = TimeProvider.System.GetUtcNow().AddSeconds(secondsAgo)
            .ToString("yyyy-MM-dd HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture);
        LeaveRow(since);
        if (!byAnotherProgram)
            await File.WriteAllTextAsync(
                _program.Database + "-migrating-by", "process 4711 on elsewhere since 2026-11-27 10:00:00Z");

        var ended = await _program.Run("migrate");

        Assert.That(ended.ExitCode, Is.Zero, ended.Error);
        Assert.That(ended.Output, Does.Contain("interrupted")
            .And.Contain(byAnotherProgram ? since[..19] : "process 4711 on elsewhere since"));
        Assert.That((await _program.Run("migrate")).Output, Does.Not.Contain("interrupted"), "it is gone");
    }

    [Test]
    public async Task Lock_OfALivingProcess_IsWaitedForAndGivenUpWithItsHoldersName()
    {
        await using var other = new FileStream(
            _program.Database + "-migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        await File.WriteAllTextAsync(
            _program.Database + "-migrating-by", "process 4711 on elsewhere since 2026-11-27 10:00:00Z");

        var ended = await _program.Run("migrate", "--Database:MigrationLockTimeout=00:00:01");

        Assert.That(ended.Refusals, Has.One.Contains("process 4711 on elsewhere since 2026-11-27 10:00:00Z"));
        Assert.That(ended.Output, Does.Contain("Waiting for it"));
    }

    [Test]
    public async Task Row_OfAProcessThatIsWriting_IsNotTakenOver()
    {
        LeaveRow("2026-11-27 10:00:00");
        using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_program.Database};Pooling=False");
        other.Open();
        using var writing = other.BeginTransaction();

        var ended = await _program.Run("migrate", "--Database:MigrationLockTimeout=00:00:01");

        Assert.That(ended.Refusals, Has.One.Contains("since 2026-11-27 10:00:00"));
    }

    private void LeaveRow(string since) => _program.Execute(
        $"""
        CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
        INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '{since}');
        """);
}
