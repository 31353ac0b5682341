namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>Two processes on one SQLite file share no memory, only the file.</summary>
internal sealed class SeveralProcessesTests
{
    private const int InboundMessages = 300;
    private const int AtOnce = 8;

    private string _database = null!;

    [SetUp]
    public void Prepare() => _database = RunningProgram.NewDatabase();

    [TearDown]
    public void CleanUp() => RunningProgram.Delete(_database);

    [Test]
    public async Task SameMessages_SentToBothAtOnce_AreOneBookingEach()
    {
        await using var one = await RunningProgram.Start(_database);
        await using var other = await RunningProgram.Start(_database);
        var (toOne, toOther) = (new NumberedBookings(), new NumberedBookings());

        await Parallel.ForEachAsync(
            Enumerable.Range(1, InboundMessages), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (number, _) => await Task.WhenAll(toOne.Send(one.Http, number), toOther.Send(other.Http, number)));

        TestContext.Out.WriteLine($"{InboundMessages} deliveries to both, {toOne.Retries + toOther.Retries} retries.");
        var ledger = new Ledger(_database);
        ledger.Agrees(toOne);
        ledger.Agrees(toOther);
        Assert.That(toOne.Acknowledged, Is.EquivalentTo(toOther.Acknowledged), "the two told the same");
        Assert.That(ledger.Count("SELECT COUNT(*) FROM Bookings WHERE ServiceName LIKE 'Service %'"),
            Is.EqualTo(InboundMessages));
        Assert.That(
            ledger.Count("SELECT COUNT(*) + SUM(Repeats) FROM InboundMessages WHERE SenderName <> 'Demo workflow'"),
            Is.EqualTo(2 * InboundMessages), "every delivery is a row, or counted on one");
    }
}
