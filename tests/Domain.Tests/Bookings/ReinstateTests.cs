using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Domain.Tests.Bookings;

/// <summary>What was entered by mistake is taken back, and the history tells.</summary>
internal sealed class ReinstateTests
{
    [TestCase(BookingStatus.Cancelled)]
    [TestCase(BookingStatus.NoShow)]
    [TestCase(BookingStatus.Completed)]
    public void Reinstate_OfAClosedBooking_MakesItWhatItWasBefore(BookingStatus closed)
    {
        var booking = ABooking();
        booking.ChangeStatus(closed, AnEditor());

        booking.Reinstate(AnEditor());

        Assert.That(booking.Status, Is.EqualTo(BookingStatus.Confirmed));
        var line = booking.History.Last();
        Assert.That((line.Field, line.To, line.By), Is.EqualTo(("status", "confirmed", "reception")));
    }

    [Test]
    public void Reinstate_OfABookingThatStands_ChangesNothing()
    {
        var booking = ABooking();

        booking.Reinstate(AnEditor());

        Assert.That(booking.History, Is.Empty);
    }

    [Test]
    public void ReversePayment_GoesBackStepByStep()
    {
        var booking = ABooking();
        booking.ChangePayment(PaymentStatus.Paid, AnEditor());
        booking.ChangePayment(PaymentStatus.Refunded, AnEditor());

        booking.ReversePayment(AnEditor());
        Assert.That(booking.PaymentStatus, Is.EqualTo(PaymentStatus.Paid));
        booking.ReversePayment(AnEditor());
        Assert.That(booking.PaymentStatus, Is.EqualTo(PaymentStatus.Pending));
    }

    [Test]
    public void ForgetCorrections_ForgetsWhatIsNoFieldOfABooking_AndKeepsTheRest()
    {
        var booking = ABooking();
        booking.NoteCorrection(new("phone", "0871", "087 123 4567"), AnEditor());
        booking.NoteCorrection(new("email", "a@b", "a@b.example"), AnEditor());
        booking.ChangeStaffMember("Ciara", AnEditor());

        booking.DeleteCorrections();

        Assert.That(
            booking.History.Select(line => (line.Field, line.From, line.To)),
            Is.EqualTo([("phone", null, null), ("email", null, null), (
                "staffMember", (string?)null, (string?)"Ciara")]));
    }
}
