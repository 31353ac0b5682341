using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Tests.Bookings;

internal sealed class ChangeBookingTests : AppTests
{
    private BookingId _booking;

    [SetUp]
    public async Task Book() => _booking = (
        await App.Send(ABooking() with { ExternalProvider = "phorest", ExternalBookingId = "B-1" })).BookingId;

    [Test]
    public async Task Change_ABooking_IsReadBackWithWhoAndWhere()
    {
        await App.Send(AChange() with { Status = BookingStatus.Cancelled });

        var line = (await App.Send(new GetBooking(_booking))).History.Single();
        Assert.That(
            (line.By, line.Channel, line.Field, line.From, line.To),
            Is.EqualTo(("a test", Channel.Admin, "status", "confirmed", "cancelled")));
    }

    [Test]
    public async Task Change_ManyFieldsAtOnce_ChangesThemAll()
    {
        var changed = await App.Send(AChange() with
        {
            BookingDate = At(16),
            ServiceName = "Trim",
            ServiceCategory = "Cut",
            Duration = 45,
            StaffMember = "Ciara",
            Amount = new StatedPrice(40.5m),
            Currency = "GBP",
            Notes = "Late",
            PaymentStatus = PaymentStatus.Paid,
        });

        var read = await App.Send(new GetBooking(_booking));
        Assert.That(
            (read.BookingDate, read.ServiceName, read.ServiceCategory, read.Duration, read.StaffMember, read.Amount,
                read.Currency, read.Version),
            Is.EqualTo((new DateTimeOffset(2026, 12, 3, 16, 0, 0, TimeSpan.Zero), "Trim", "Cut", 45, "Ciara", 40.5m,
                "GBP", changed.Version)));
    }

    [Test]
    public async Task Change_ManyTimes_IsReadOldestFirst()
    {
        for (var minutes = 1; minutes <= 12; minutes++) await App.Send(
            AChange() with { Duration = minutes, Notes = $"{minutes}" });

        var history = (await App.Send(new GetBooking(_booking))).History;

        Assert.That(
            history.Where(line => line.Field == "duration").Select(line => line.To),
            Is.EqualTo(Enumerable.Range(1, 12).Select(one => $"{one}")));
    }

    [Test]
    public async Task Change_ToWhatItIs_KeepsTheVersion()
    {
        var before = await App.Send(new GetBooking(_booking));

        var after = await App.Send(
            AChange() with
            {
                Status = BookingStatus.Confirmed,
                Amount = new StatedPrice(125.00m),
                BookingDate = At(14),
                Notes = (string?)null
            });

        Assert.That((after.Version, after.History), Is.EqualTo((before.Version, before.History)));
    }

    [Test]
    public async Task Change_WithTheVersionRead_Succeeds()
    {
        var before = await App.Send(new GetBooking(_booking));

        var after = await App.Send(AChange() with { ExpectedVersion = before.Version, StaffMember = "Ciara" });

        Assert.That(after.Version, Is.EqualTo(before.Version + 1));
    }

    [Test]
    public async Task Change_WithAnOldVersion_IsStale()
    {
        var before = await App.Send(new GetBooking(_booking));
        await App.Send(AChange() with { StaffMember = "Ciara" });

        var refusal = await ARefusal(
            () => App.Send(AChange() with { ExpectedVersion = before.Version, StaffMember = "Niamh" }));

        Assert.That((refusal.Code, refusal.Kind), Is.EqualTo(("version.stale", ErrorKind.Stale)));
    }

    [Test]
    public async Task Change_OfOneVersionAtOnce_OneWinsAndTheOthersAreStale()
    {
        var before = await App.Send(new GetBooking(_booking));

        var outcomes = await AtOnce(16, number => OutcomeOf(() =>
            App.Send(AChange() with { ExpectedVersion = before.Version, Notes = $"{number}" })));

        Assert.That((outcomes.Count(one => one is null), outcomes.Count(one => one?.Code == "version.stale")),
            Is.EqualTo((1, 15)));
    }

    [Test]
    public async Task Change_WithoutAVersionAtOnce_AllAreNoted()
    {
        await using var beside = App.AnotherProcess();

        await AtOnce(32, number => (number % 2 == 0 ? App : beside).Send(AChange() with { Notes = $"{number}" }));

        Assert.That((await App.Send(new GetBooking(_booking))).History, Has.Count.EqualTo(32));
    }

    [Test]
    public async Task Change_AForbiddenTransition_ChangesNothingElseEither()
    {
        await OutcomeOf(() => App.Send(AChange() with { Notes = "Late", Status = BookingStatus.Pending }));

        Assert.That((await App.Send(new GetBooking(_booking))).Notes, Is.Null);
    }

    [Test]
    public async Task Change_ByReference_ChangesThatBooking()
    {
        var changed = await App.Send(ByReference("Phorest", "B-1") with { Status = BookingStatus.Cancelled });

        Assert.That((changed.Id, changed.Status), Is.EqualTo((_booking.Value, BookingStatus.Cancelled)));
    }

    [TestCase("phorest", "b-1")]
    [TestCase("fresha", "B-1")]
    [TestCase(null, "B-1")]
    public async Task Change_ByAnotherReference_IsNotFound(string? provider, string id)
    {
        var refusal = await ARefusal(
            () => App.Send(ByReference(provider, id) with { Status = BookingStatus.Cancelled }));

        Assert.That(
            (refusal.Code, refusal.Message),
            Is.EqualTo(("booking.not_found",
                $"No booking with the external id '{id}' is recorded. Send it as created first.")));
    }

    [Test]
    public async Task Change_NoSuchBooking_IsNotFound()
    {
        var refusal = await ARefusal(() => App.Send(AChange() with { Id = BookingId.New() }));

        Assert.That(refusal.Code, Is.EqualTo("booking.not_found"));
    }

    private static ChangeBooking ByReference(string? provider, string id) =>
        new() { Reference = ExternalReference.Create(provider, id), Channel = Channel.N8n };

    private ChangeBooking AChange() => new() { Id = _booking, Channel = Channel.Admin };
}
