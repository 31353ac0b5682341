using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels.N8n;

/// <summary>Both shapes that workflows send, and the flat fields that people make of them.</summary>
internal sealed class N8nPayload(Payload payload)
{
    private static readonly FieldPlaces Places = new(PlacesOf);

    private readonly BookingReader _booking = new(payload, Places);

    /// <summary>Whichever tenants the body names: all must be the credential's.</summary>
    public string?[] Tenants =>
        [payload.Text("tenantId", 100, "tenantId"), payload.Text("dataTenantId", 100, "bookingData.tenantId")];

    public TrackBooking ToTrackBooking() =>
        _booking.Read(payload.Source(Source.Web, "bookingData.source", "booking.source", "source"), Channel.N8n) with
        {
            Status = Status ?? BookingStatus.Confirmed,
            PaymentStatus = Payment ?? PaymentStatus.Pending,
        };

    public ChangeBooking ToChangeBooking() => new()
    {
        Reference = NeededReference(),
        Channel = Channel.N8n,
        BookingDate = _booking.Start is { } start ? start : default(Change<AppointmentTime>),
        ServiceName = Given(_booking.Service),
        ServiceCategory = Given(_booking.Category),
        Duration = _booking.Duration is { } minutes ? Change<int?>.To(minutes) : default,
        StaffMember = Given(_booking.Staff),
        Amount = _booking.Price is { } price ? Change<StatedPrice?>.To(price) : default,
        Currency = Given(_booking.Currency),
        Notes = Given(_booking.Notes),
        Status = Status is { } status ? status : default(Change<BookingStatus>),
        PaymentStatus = Payment is { } payment ? payment : default(Change<PaymentStatus>),
    };

    public ChangeBooking ToCancellation() => new()
    {
        Reference = NeededReference(),
        Channel = Channel.N8n,
        Status = BookingStatus.Cancelled,
        Notes = Given(_booking.Notes),
    };

    private BookingStatus? Status =>
        payload.Word<BookingStatus>("status", "booking.status", "bookingData.status", "status");

    private PaymentStatus? Payment => payload.Word<PaymentStatus>(
        "paymentStatus", "booking.paymentStatus", "bookingData.paymentStatus", "paymentStatus");

    private ExternalReference NeededReference()
    {
        var reference = _booking.Reference;
        if (reference is null) payload.Missing(
            "externalBookingId", payload.Nothing.TryGetValue("externalBookingId", out var sent)
            ? $"The external id is needed to find the booking, and '{CleanText.Cut(sent, 60)}' is none. Check the "
                + "expression that fills it in."
            : "The external id is needed to find the booking.");
        return reference!;
    }

    private static Change<string> Given(string? text) => text is null ? default : Change<string>.To(text);

    private static IEnumerable<string> PlacesOf(BookingField field) =>
        field == BookingField.Reference
            ? ["externalId", "bookingId", "reference", .. FieldPlaces.Under(field, "bookingData.", "booking.", "")]
            : field.IsOfSalonSystem ? FieldPlaces.Under(field, "bookingData.", "booking.", "customer.", "")
            : field.IsOfPerson ? FieldPlaces.Under(field, "customer.", "bookingData.", "")
            : FieldPlaces.Under(field, "booking.", "bookingData.", "");
}
