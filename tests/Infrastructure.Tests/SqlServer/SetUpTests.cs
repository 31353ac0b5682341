using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Tests.SqlServer;

/// <summary>
/// What an operator meets on a server: the script, a database of their own, and two processes at once.
/// </summary>
internal sealed class SetUpTests
{
    [TestCase(MigrationsSqlGenerationOptions.Script)]
    [TestCase(MigrationsSqlGenerationOptions.Script | MigrationsSqlGenerationOptions.Idempotent)]
    public void Script_HasQuotedIdentifiersOnBeforeItsFirstFilteredIndex(MigrationsSqlGenerationOptions options)
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);

        var script = db.GetService<IMigrator>().GenerateScript(options: options);

        var setting = script.IndexOf("SET QUOTED_IDENTIFIER ON", StringComparison.Ordinal);
        Assert.That(setting, Is.GreaterThan(-1).And.LessThan(script.IndexOf(" WHERE ", StringComparison.Ordinal)));
        Assert.That(
            script[setting..script.IndexOf("CREATE TABLE [Tenants]", StringComparison.Ordinal)], Does.Contain("GO"));
    }

    [Test]
    public async Task Database_WithoutSnapshotReads_IsToldWithTheRemedy()
    {
        await using var services = TranslationTests.Services(new NoServer()).BuildServiceProvider();

        var advice = await services.AdviseOnDatabase();

        Assert.That(advice, Does.Contain("ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON"));
    }

    [Test]
    public async Task Database_ThatIsAFile_NeedsNoAdvice()
    {
        await using var file = new ASqliteFile();

        Assert.That(await file.In<IServiceProvider, string?>(services => services.AdviseOnDatabase()), Is.Null);
    }

    [TestCase(1801, 16)]
    [TestCase(4060, 11)]
    [TestCase(5170, 16)]
    [TestCase(911, 16)]
    public async Task Database_ThatAnotherProcessMakesMeanwhile_IsLookedAtAgain(int number, byte severity)
    {
        var tries = 0;

        await EmptyServer.OpenWithRetries(
            () => ++tries < 3 ? throw new RetryLimitExceededException("tried", AnError.Create(number, severity))
                : Task.FromResult(tries),
            new NoWaiting(), CancellationToken.None);

        Assert.That(tries, Is.EqualTo(3));
    }

    [Test]
    public void Database_ThatCannotBeMade_IsNotAskedForAgainAndAgain()
    {
        var tries = 0;

        Assert.ThrowsAsync<Microsoft.Data.SqlClient.SqlException>(() => EmptyServer.OpenWithRetries(
            () => ++tries > 0 ? throw AnError.Create(262, 14) : Task.FromResult(tries), new NoWaiting(),
            CancellationToken.None));
        Assert.That(tries, Is.EqualTo(1));
    }

    /// <summary>Every wait is over at once.</summary>
    private sealed class NoWaiting : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
