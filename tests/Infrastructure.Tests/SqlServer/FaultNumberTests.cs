using CustomerTracking.Infrastructure.Persistence;

namespace CustomerTracking.Infrastructure.Tests.SqlServer;

/// <summary>SQL Server's errors, number by number, as they reach the program.</summary>
internal sealed class FaultNumberTests
{
    private static readonly DatabaseFaults Faults = new();

    // Number and severity as the server or the client reports them.
    [TestCase(-2, 11)]   // the client stopped waiting
    [TestCase(0, 11)]   // a severe error occurred on the current command
    [TestCase(-1, 20)]
    [TestCase(2, 20)]
    [TestCase(35, 20)]   // Linux: name look-up, TLS
    [TestCase(53, 20)]
    [TestCase(64, 20)]
    [TestCase(111, 20)]   // Linux: refused
    [TestCase(121, 20)]
    [TestCase(233, 20)]
    [TestCase(258, 11)]
    [TestCase(596, 21)]   // the session was killed
    [TestCase(701, 17)]
    [TestCase(922, 14)]   // being recovered
    [TestCase(924, 14)]   // single user
    [TestCase(942, 14)]   // off line
    [TestCase(945, 16)]
    [TestCase(952, 16)]   // in transition
    [TestCase(976, 14)]   // the replica is not readable
    [TestCase(978, 14)]
    [TestCase(979, 14)]
    [TestCase(983, 14)]
    [TestCase(1105, 17)]
    [TestCase(1205, 13)]
    [TestCase(1222, 16)]
    [TestCase(3906, 16)]   // read-only
    [TestCase(3960, 16)]
    [TestCase(4060, 11)]
    [TestCase(5069, 16)]
    [TestCase(6005, 10)]   // shutting down
    [TestCase(8645, 17)]
    [TestCase(9002, 17)]
    [TestCase(10053, 20)]
    [TestCase(10054, 20)]
    [TestCase(10060, 20)]
    [TestCase(10061, 20)]
    [TestCase(10928, 16)]
    [TestCase(10929, 16)]
    [TestCase(17142, 14)]
    [TestCase(17197, 16)]
    [TestCase(18401, 14)]
    [TestCase(18456, 14)]
    [TestCase(40197, 17)]
    [TestCase(40501, 20)]
    [TestCase(40613, 17)]
    [TestCase(41142, 16)]
    [TestCase(49918, 16)]
    [TestCase(49920, 16)]
    public void Fault_OfTheServerOrTheNetwork_IsAnOutage(int number, byte severity) =>
        Assert.That(Faults.Include(AnError.Create(number, severity)), Is.True);

    [TestCase(102, 15)]
    [TestCase(207, 16)]
    [TestCase(208, 16)]
    [TestCase(245, 16)]
    [TestCase(515, 16)]
    [TestCase(547, 16)]
    [TestCase(2601, 14)]
    [TestCase(2627, 14)]
    [TestCase(2628, 16)]
    [TestCase(8114, 16)]
    [TestCase(8152, 16)]
    [TestCase(50_001, 16)]
    public void Fault_OfAStatement_IsNoOutage(int number, byte severity) =>
        Assert.That(Faults.Include(AnError.Create(number, severity)), Is.False);

    [TestCase(-2, 11, true)]
    [TestCase(1222, 16, true)]
    [TestCase(1205, 13, true)]
    [TestCase(2627, 14, true)]
    [TestCase(50_001, 16, true)]
    [TestCase(547, 16, true)]
    [TestCase(10054, 20, false)]
    [TestCase(976, 14, false)]
    [TestCase(3906, 16, false)]
    [TestCase(18456, 14, false)]
    public void Group_IsSplit_WhereTheOthersCanGoOn(int number, byte severity, bool isSplit) =>
        Assert.That(SqlServerFaults.IsOfOneRow(AnError.Create(number, severity)), Is.EqualTo(isSplit));

    [TestCase(-2, 11, false)]
    [TestCase(0, 11, false)]
    [TestCase(10054, 20, false)]
    [TestCase(121, 20, false)]
    [TestCase(596, 21, false)]
    [TestCase(1205, 13, true)]
    [TestCase(1222, 16, true)]
    [TestCase(2627, 14, true)]
    [TestCase(50_001, 16, true)]
    public void NothingWasKept_OnlyWhereTheServerSaidSo(int number, byte severity, bool isKnown) =>
        Assert.That(SqlServerFaults.IsAnswer(AnError.Create(number, severity)), Is.EqualTo(isKnown));

    [Test]
    public void Pool_WithoutAFreeConnection_IsAnOutage() => Assert.That(
        Faults.Include(new InvalidOperationException("Timeout expired.") { Source = "Microsoft.Data.SqlClient" }),
        Is.True);
}
