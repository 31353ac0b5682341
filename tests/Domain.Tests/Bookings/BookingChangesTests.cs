using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Domain.Tests.Bookings;

internal sealed class BookingChangesTests
{
    [Test]
    public void Reschedule_AnOpenBooking_MovesIt()
    {
        var booking = ABooking();

        booking.Reschedule(Later.AddDays(2), AnEditor());

        Assert.That(booking.BookingDate, Is.EqualTo(Later.AddDays(2)));
    }

    [TestCase(BookingStatus.Completed)]
    [TestCase(BookingStatus.Cancelled)]
    [TestCase(BookingStatus.NoShow)]
    public void Reschedule_AClosedBooking_IsRefused(BookingStatus status)
    {
        var booking = ABooking();
        booking.ChangeStatus(status, AnEditor());

        var refusal = ARefusal(() => booking.Reschedule(Later.AddDays(2), AnEditor()));

        Assert.That(refusal.Code, Is.EqualTo("booking.cannot_reschedule"));
    }

    [Test]
    public void Reschedule_AClosedBookingToItsOwnTime_IsHarmless()
    {
        var booking = ABooking();
        booking.ChangeStatus(BookingStatus.Cancelled, AnEditor());

        Assert.That(() => booking.Reschedule(booking.BookingDate, AnEditor()), Throws.Nothing);
    }

    [Test]
    public void ChangeService_ToNothing_IsRefused()
    {
        var refusal = ARefusal(() => ABooking().ChangeService(null, null, AnEditor()));

        Assert.That(refusal.Code, Is.EqualTo("booking.service_missing"));
    }

    [Test]
    public void ChangeDuration_ToAnImpossibleOne_IsRefused()
    {
        var refusal = ARefusal(() => ABooking().ChangeDuration(0, AnEditor()));

        Assert.That(refusal.Code, Is.EqualTo("booking.duration"));
    }

    [Test]
    public void ChangePrice_ToNone_KeepsTheCurrency()
    {
        var booking = ABooking();

        booking.ChangePrice(null, booking.Currency, AnEditor());

        Assert.That((booking.Amount, booking.Currency.Code), Is.EqualTo(((decimal?)null, "EUR")));
    }
}
