namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>
/// The process is killed in the middle of its work, again and again. What was acknowledged is there, once, and
/// everybody was told of it.
/// </summary>
internal sealed class CrashTests
{
    private const int Kills = 20;
    private const int Senders = 12;

    private string _database = null!;

    [SetUp]
    public void Prepare() => _database = RunningProgram.NewDatabase();

    [TearDown]
    public void CleanUp() => RunningProgram.Delete(_database);

    [Test]
    public async Task Kill9_TwentyTimesUnderLoad_LosesAndDoublesNothingAndTellsEverybody()
    {
        await using var program = await RunningProgram.Start(_database, DeliveredToAll.Settings());
        var ledger = new Ledger(_database);
        await using var one = await DeliveredToAll.Subscribe(program.Http, ledger, maySayGone: false);
        await using var gone = await DeliveredToAll.Subscribe(
            program.Http, ledger, maySayGone: true, "booking.tracked");
        var sent = new NumberedBookings();
        using var stop = new CancellationTokenSource();
        var senders = Enumerable.Range(0, Senders).Select(_ => sent.SendUntil(program.Http, stop.Token)).ToArray();

        while (program.Kills < Kills)
        {
            await Task.Delay(Random.Shared.Next(200, 1200));
            await program.Kill();
            await program.Start();
            await gone.SwitchOn(program.Http);
        }

        await stop.CancelAsync();
        await Task.WhenAll(senders);

        TestContext.Out.WriteLine(
            $"{program.Kills} kills, {sent.Acknowledged.Count} bookings acknowledged, {sent.Retries} retries.");
        ledger.Agrees(sent);
        Assert.That(sent.Acknowledged, Has.Count.GreaterThan(Kills * 5));
        await one.GotAll(program.Http);
        await gone.GotAll(program.Http);
    }
}
