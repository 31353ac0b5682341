namespace CustomerTracking.Infrastructure.Tests.Persistence;

internal sealed class SqliteDurabilityTests
{
    [TestCase("PRAGMA journal_mode", "wal")]
    [TestCase("PRAGMA synchronous", "2", TestName = "Open_AFile_SyncsFully")]
    [TestCase("PRAGMA foreign_keys", "1", TestName = "Open_AFile_KeepsForeignKeys")]
    [TestCase("PRAGMA busy_timeout", "5000", TestName = "Open_AFile_WaitsForTheOtherWriter")]
    public async Task Open_AFile_IsSetUp(string question, string expected)
    {
        await using var file = new ASqliteFile();

        var answer = await file.Scalar(question);

        Assert.That(answer, Is.EqualTo(expected));
    }
}
