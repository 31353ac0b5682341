using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Tests;

/// <summary>Records with nothing remarkable about them; a test changes what it is about.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 15, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Later = Now.AddHours(1);
    public static readonly TenantId Salon = new(Guid.Parse("eb40f9f0-e696-4f46-bf00-4c7cf96338cc"));
    public static readonly Currency Euro = Currency.Parse("EUR");

    public static Editor AnEditor(DateTimeOffset? at = null) => new("reception", Channel.Rest, at ?? Later);

    public static Appointment AnAppointment() => new()
    {
        Start = new(2026, 12, 3, 14, 30, 0, TimeSpan.Zero),
        ServiceName = "Balayage",
        Price = Money.Create(125, Euro),
        Currency = Euro,
    };

    public static Arrival AnArrival() => new()
    {
        Source = Source.Voice,
        Channel = Channel.Retell,
        Match = new(MatchDecision.Created, MatchedBy.Phone, "+353871234567"),
    };

    public static Booking ABooking(
        Appointment? appointment = null, BookingStatus status = BookingStatus.Confirmed,
        PaymentStatus payment = PaymentStatus.Pending) =>
        Booking.Track(Salon, ClientId.New(), appointment ?? AnAppointment(), AnArrival(), new(status, payment), Now);

    public static Client AClient(GivenName? name = null, EmailAddress? email = null) =>
        Client.Register(Salon, new(Source.Voice, name ?? GivenName.Create("Aoife", "Ní Bhriain"), email), Now);

    public static ContactPoint APhone(string e164 = "+353871234567", string? raw = null) =>
        ContactPoint.FromPhone(PhoneNumber.Create(e164, e164), raw ?? e164);

    public static DomainError ARefusal(Action act) => Assert.Throws<DomainException>(act)!.Error;
}
