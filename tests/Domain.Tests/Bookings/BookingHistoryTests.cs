using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tests.Bookings;

internal sealed class BookingHistoryTests
{
    private static readonly Currency Dinar = Currency.Parse("KWD");

    private static IEnumerable<TestCaseData> Changes =>
    [
        AChange("status", "confirmed", "cancelled", (booking, editor) =>
            booking.ChangeStatus(BookingStatus.Cancelled, editor)),
        AChange("paymentStatus", "pending", "paid", (booking, editor) =>
            booking.ChangePayment(PaymentStatus.Paid, editor)),
        AChange(
            "bookingDate", "2026-12-03T14:30:00.000Z", "2026-12-04T14:30:00.000Z",
            (booking, editor) => booking.Reschedule(booking.BookingDate.AddDays(1), editor)),
        AChange("serviceName", "Balayage", "Trim", (booking, editor) => booking.ChangeService("Trim", null, editor)),
        AChange("serviceCategory", null, "Colour", (booking, editor) =>
            booking.ChangeService("Balayage", "Colour", editor)),
        AChange("duration", null, "90", (booking, editor) => booking.ChangeDuration(90, editor)),
        AChange("staffMember", null, "Ciara", (booking, editor) => booking.ChangeStaffMember("Ciara", editor)),
        AChange("amount", "125", "99.5", (booking, editor) =>
            booking.ChangePrice(Money.Create(99.50m, Euro), Euro, editor)),
        AChange("amount", "125", null, (booking, editor) => booking.ChangePrice(null, Euro, editor)),
        AChange("currency", "EUR", "GBP", (booking, editor) =>
            booking.ChangePrice(Money.Create(125, Currency.Parse("GBP")), Currency.Parse("GBP"), editor)),
        AChange("notes", null, "Allergic to latex", (booking, editor) =>
            booking.ChangeNotes("Allergic to latex", editor)),
    ];

    private static IEnumerable<TestCaseData> NoChanges =>
    [
        ANoChange("status", (booking, editor) => booking.ChangeStatus(BookingStatus.Confirmed, editor)),
        ANoChange("payment", (booking, editor) => booking.ChangePayment(PaymentStatus.Pending, editor)),
        ANoChange("date", (booking, editor) => booking.Reschedule(booking.BookingDate, editor)),
        ANoChange("date in another offset", (booking, editor) =>
            booking.Reschedule(booking.BookingDate.ToOffset(TimeSpan.FromHours(9)), editor)),
        ANoChange("date within the millisecond", (booking, editor) =>
            booking.Reschedule(booking.BookingDate.AddTicks(9), editor)),
        ANoChange("service", (booking, editor) => booking.ChangeService(" Balayage ", null, editor)),
        ANoChange("duration", (booking, editor) => booking.ChangeDuration(null, editor)),
        ANoChange("staff", (booking, editor) => booking.ChangeStaffMember("  ", editor)),
        ANoChange("price with more zeros", (booking, editor) =>
            booking.ChangePrice(Money.Create(125.00m, Euro), Euro, editor)),
        ANoChange("notes", (booking, editor) => booking.ChangeNotes(null, editor)),
    ];

    [TestCaseSource(nameof(Changes))]
    public void Change_OfAField_IsNotedWithWhoWhenAndChannel(
        string field, string? from, string? to, Action<Booking, Editor> change)
    {
        var booking = ABooking();

        change(booking, AnEditor());

        Assert.That(
            booking.History, Is.EqualTo([new BookingChange(1, Later, "reception", Channel.Rest, field, from, to)]));
    }

    [TestCaseSource(nameof(Changes))]
    public void Change_OfAField_MovesUpdatedAt(string field, string? from, string? to, Action<Booking, Editor> change)
    {
        var booking = ABooking();

        change(booking, AnEditor());

        Assert.That(booking.UpdatedAt, Is.EqualTo(Later), $"{field}: {from} to {to}");
    }

    [TestCaseSource(nameof(NoChanges))]
    public void Change_ToWhatAlreadyIs_AddsNoHistory(Action<Booking, Editor> change)
    {
        var booking = ABooking();

        change(booking, AnEditor());

        Assert.That((booking.History.Count, booking.UpdatedAt), Is.EqualTo((0, Now)));
    }

    [Test]
    public void Change_OfAmountAndCurrency_NotesBoth()
    {
        var booking = ABooking();

        booking.ChangePrice(Money.Create(40.125m, Dinar), Dinar, AnEditor());

        Assert.That(booking.History.Select(line => (line.Field, line.To)),
            Is.EqualTo(new[] { ("amount", "40.125"), ("currency", "KWD") }));
    }

    [Test]
    public void Change_Several_AreNotedInOrder()
    {
        var booking = ABooking(status: BookingStatus.Pending);

        booking.ChangeStatus(BookingStatus.Confirmed, AnEditor());
        booking.ChangePayment(PaymentStatus.Paid, AnEditor());
        booking.ChangeStatus(BookingStatus.Completed, AnEditor());

        Assert.That(booking.History.Select(line => (line.Number, line.To)),
            Is.EqualTo(new[] { (1, "confirmed"), (2, "paid"), (3, "completed") }));
    }

    [Test]
    public void Change_ToALongText_IsCutInTheHistoryOnly()
    {
        var booking = ABooking();

        booking.ChangeNotes(new string('n', 1000), AnEditor());

        Assert.That((booking.History.Single().To!.Length, booking.Notes!.Length),
            Is.EqualTo((BookingChange.MaxValueLength, 1000)));
    }

    [Test]
    public void Change_ToALongText_IsNotCutThroughACharacter()
    {
        var booking = ABooking();

        booking.ChangeNotes("n" + string.Concat(Enumerable.Repeat("💇", 200)), AnEditor());

        Assert.That(booking.History.Single().To, Does.Not.Match("[\uD800-\uDBFF]$"));
    }

    private static TestCaseData AChange(string field, string? from, string? to, Action<Booking, Editor> change) =>
        new TestCaseData(field, from, to, change).SetArgDisplayNames(field, from ?? "none", to ?? "none");

    private static TestCaseData ANoChange(string what, Action<Booking, Editor> change) =>
        new TestCaseData(change).SetArgDisplayNames(what);
}
