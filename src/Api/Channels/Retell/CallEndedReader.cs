using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>The simplified voice form.</summary>
internal sealed class CallEndedReader : IMessageReader
{
    public const string Format = "retell-call-ended";

    private static readonly string[] Places = ["", "bookingDetails."];

    public ParsedMessage Read(RawMessage message)
    {
        var payload = new Payload(JsonText.ReadUtf8Object(message.Body), forgiving: false, message.Corrections);
        return new()
        {
            EventType = "call_ended",
            Tenants =
            [
                payload.Text("tenantId", 100, "metadata.tenantId"), payload.Text("rootTenantId", 100, "tenantId"),
            ],
            Spellings = payload.Spellings,
            Nothing = payload.Nothing,
            ToCommand = () =>
            {
                var booking = payload.Flag("bookingConfirmed", "bookingConfirmed") ? ToCommand(payload) : null;
                payload.ThrowIfFaulty(booking);
                return booking;
            },
        };
    }

    private static TrackBooking ToCommand(Payload payload) => new()
    {
        Source = Source.Voice,
        Channel = Channel.Retell,
        Phone = payload.Text("phone", 100, In("customerPhoneNumber", "customerPhone", "phone")),
        Name = payload.Name(In("firstName"), In("lastName"), In("customerName", "name")),
        Email = payload.Email("email", In("email", "customerEmail")),
        ServiceName = payload.Text("serviceName", Appointment.MaxServiceLength, In("service", "serviceName")),
        ServiceCategory = payload.Text(
            "serviceCategory", Appointment.MaxCategoryLength, In("category", "serviceCategory")),
        StartsAt = payload.Time("startsAt", In("dateTime", "appointmentDateTime")),
        Duration = payload.WholeNumber("duration", 1, Appointment.LongestMinutes, In("duration", "durationMinutes")),
        StaffMember = payload.Text("staffMember", Appointment.MaxStaffLength, In("staff", "staffName", "staffMember")),
        Amount = payload.Price("amount", In("price")),
        Currency = payload.Currency("currency", In("currency")),
        Notes = payload.Text("notes", Appointment.MaxNotesLength, In("notes")),
        ChannelBookingId = payload.Text("callId", 200, "callId", "call_id"),
        ExternalProvider = In("phorestBookingId").Any(path => payload.Has(path, "phorestBookingId"))
            ? Domain.ServiceMappings.ExternalClient.Phorest
            : null,
        ExternalBookingId = payload.Text(
            "externalBookingId", 300, In("phorestBookingId", "externalId", "externalBookingId", "bookingReference")),
        ExternalClient = payload.PhorestClient(Places),
    };

    private static string[] In(params ReadOnlySpan<string> names) => BookingFields.Under(Places, names);
}
