using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Domain.Tests.Bookings;

internal sealed class BookingTests
{
    [Test]
    public void Track_AnAppointment_KeepsWhatWasBooked()
    {
        var booking = ABooking(AnAppointment() with
        {
            ServiceCategory = "Colour",
            Duration = 90,
            StaffMember = "Ciara",
            Notes = "First time"
        });

        Assert.That(
            (booking.ServiceName, booking.ServiceCategory, booking.Duration, booking.StaffMember, booking.Notes),
            Is.EqualTo(("Balayage", "Colour", 90, "Ciara", "First time")));
    }

    [Test]
    public void Track_APricedAppointment_KeepsAmountAndCurrency()
    {
        var booking = ABooking();

        Assert.That((booking.Amount, booking.Currency.Code), Is.EqualTo((125m, "EUR")));
    }

    [Test]
    public void Track_AnAppointment_HasNoHistoryYet()
    {
        var booking = ABooking();

        Assert.That(booking.History, Is.Empty);
    }

    [Test]
    public void Track_WithReferenceAndKey_KeepsBoth()
    {
        var reference = ExternalReference.Create("phorest", "B-1")!;
        var arrival = AnArrival() with { Reference = reference, Key = BookingKey.OfReference(reference) };

        var booking = Booking.Track(Salon, new(), AnAppointment(), arrival, BookingBeginning.Confirmed, Now);

        Assert.That(
            (booking.ExternalProvider, booking.ExternalBookingId, booking.BookingKey),
            Is.EqualTo(("phorest", "B-1", "phorest:B-1")));
    }

    [Test]
    public void Track_WithAnIdGiven_KeepsIt()
    {
        var id = BookingId.New();

        var booking = Booking.Track(
            Salon, new(), AnAppointment(), AnArrival(), BookingBeginning.Confirmed with { Id = id }, Now);

        Assert.That(booking.Id, Is.EqualTo(id));
    }

    [Test]
    public void Track_AStartFinerThanMilliseconds_KeepsMilliseconds()
    {
        var start = Now.AddTicks(12_345);

        var booking = ABooking(AnAppointment() with { Start = start });

        Assert.That(booking.BookingDate, Is.EqualTo(Now.AddMilliseconds(1)));
    }

    [TestCase(BookingStatus.Completed)]
    [TestCase(BookingStatus.Cancelled)]
    [TestCase(BookingStatus.NoShow)]
    public void Track_BeginningClosed_IsRefused(BookingStatus status)
    {
        var refusal = ARefusal(() => ABooking(status: status));

        Assert.That(refusal.Code, Is.EqualTo("booking.begins_open"));
    }

    [TestCase("")]
    [TestCase("  \t ")]
    [TestCase("\0\u202E")]
    public void Track_WithoutAService_IsRefused(string service)
    {
        var refusal = ARefusal(() => ABooking(AnAppointment() with { ServiceName = service }));

        Assert.That(refusal.Code, Is.EqualTo("booking.service_missing"));
    }

    [TestCase(0)]
    [TestCase(-30)]
    [TestCase(24 * 60 + 1)]
    public void Track_AnImpossibleDuration_IsRefused(int minutes)
    {
        var refusal = ARefusal(() => ABooking(AnAppointment() with { Duration = minutes }));

        Assert.That(refusal.Code, Is.EqualTo("booking.duration"));
    }
}
