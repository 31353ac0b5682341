using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Domain.Tests.Bookings;

/// <summary>Every pair of states: the table on the page is the rule.</summary>
internal sealed class BookingStatusTests
{
    private static readonly (BookingStatus From, BookingStatus To)[] Allowed =
    [
        (BookingStatus.Pending, BookingStatus.Confirmed), (BookingStatus.Pending, BookingStatus.Cancelled),
        (BookingStatus.Confirmed, BookingStatus.Completed), (BookingStatus.Confirmed, BookingStatus.Cancelled),
        (BookingStatus.Confirmed, BookingStatus.NoShow),
    ];

    private static readonly (PaymentStatus From, PaymentStatus To)[] AllowedPayments =
        [(PaymentStatus.Pending, PaymentStatus.Paid), (PaymentStatus.Paid, PaymentStatus.Refunded)];

    private static IEnumerable<TestCaseData> Open => Allowed.Select(pair => new TestCaseData(pair.From, pair.To));

    private static IEnumerable<TestCaseData> Closed =>
        Pairs<BookingStatus>().Except(Allowed).Select(pair => new TestCaseData(pair.From, pair.To));

    private static IEnumerable<TestCaseData> OpenPayments =>
        AllowedPayments.Select(pair => new TestCaseData(pair.From, pair.To));

    private static IEnumerable<TestCaseData> ClosedPayments =>
        Pairs<PaymentStatus>().Except(AllowedPayments).Select(pair => new TestCaseData(pair.From, pair.To));

    [TestCaseSource(nameof(Open))]
    public void ChangeStatus_Allowed_Changes(BookingStatus from, BookingStatus to)
    {
        var booking = ABookingThatIs(from);

        booking.ChangeStatus(to, AnEditor());

        Assert.That(booking.Status, Is.EqualTo(to));
    }

    [TestCaseSource(nameof(Closed))]
    public void ChangeStatus_Forbidden_IsRefused(BookingStatus from, BookingStatus to)
    {
        var booking = ABookingThatIs(from);

        var refusal = ARefusal(() => booking.ChangeStatus(to, AnEditor()));

        Assert.That((refusal.Code, booking.Status), Is.EqualTo(("booking.status_transition", from)));
    }

    [Test]
    public void ChangeStatus_Forbidden_SaysBothWords()
    {
        var booking = ABookingThatIs(BookingStatus.NoShow);

        var refusal = ARefusal(() => booking.ChangeStatus(BookingStatus.Pending, AnEditor()));

        Assert.That(refusal.Message, Is.EqualTo("A booking that is no_show cannot become pending."));
    }

    [TestCaseSource(nameof(OpenPayments))]
    public void ChangePayment_Allowed_Changes(PaymentStatus from, PaymentStatus to)
    {
        var booking = ABooking(payment: from);

        booking.ChangePayment(to, AnEditor());

        Assert.That(booking.PaymentStatus, Is.EqualTo(to));
    }

    [TestCaseSource(nameof(ClosedPayments))]
    public void ChangePayment_Forbidden_IsRefused(PaymentStatus from, PaymentStatus to)
    {
        var booking = ABooking(payment: from);

        var refusal = ARefusal(() => booking.ChangePayment(to, AnEditor()));

        Assert.That((refusal.Code, booking.PaymentStatus), Is.EqualTo(("booking.payment_transition", from)));
    }

    private static IEnumerable<(TEnum From, TEnum To)> Pairs<TEnum>()
        where TEnum : struct, Enum =>
        from one in Enum.GetValues<TEnum>()
        from other in Enum.GetValues<TEnum>()
        where !one.Equals(other)
        select (one, other);

    private static Booking ABookingThatIs(BookingStatus status)
    {
        if (status is BookingStatus.Pending or BookingStatus.Confirmed) return ABooking(status: status);

        var booking = ABooking();
        booking.ChangeStatus(status, AnEditor(Now));
        return booking;
    }
}
