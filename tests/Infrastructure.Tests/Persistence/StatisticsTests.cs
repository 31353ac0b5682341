namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>What SQLite plans by does not depend on when somebody counted.</summary>
internal sealed class StatisticsTests
{
    private const string All =
        "SELECT GROUP_CONCAT(tbl || ' ' || idx || ' ' || stat, x'0A') FROM (SELECT * FROM sqlite_stat1 ORDER BY 1, 2)";

    [Test]
    public async Task Statistics_AreThoseOfABigFile()
    {
        await using var file = new ASqliteFile();

        var all = (await file.Scalar(All)).Split('\n');

        Assert.That(all, Has.Some.EqualTo("Clients IX_Clients_TenantId_SortName_Id 1000000 100000 10 10")
            .And.Some.EqualTo("ContactPoints ContactPoints 1000000 100000 10 1")
            .And.Some.EqualTo("Bookings IX_Bookings_TenantId_BookingKey 1000000 100000 1")
            .And.Some.EqualTo("EventDeliveries IX_EventDeliveries_SubscriptionId_EventId 1000000 100000 1"));
    }

    [Test]
    public async Task Statistics_ThatSomebodyCounted_AreReplacedWhenTheFileIsBroughtUpToDate()
    {
        await using var file = new ASqliteFile();
        var before = await file.Scalar(All);
        var counted = await file.Scalar("ANALYZE; " + All);

        var after = await file.Scalar(All);   // brings it up to date first

        Assert.That(counted, Is.Not.EqualTo(before));
        Assert.That(after, Is.EqualTo(before));
    }
}
