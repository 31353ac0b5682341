using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;

namespace CustomerTracking.Api.Channels.WebChat;

/// <summary>The widget's confirmed bookings.</summary>
internal sealed class WebChatReader : IMessageReader
{
    public const string Format = "web-chat";

    public ParsedMessage Read(RawMessage message)
    {
        var payload = new Payload(JsonText.ReadUtf8Object(message.Body), forgiving: false, message.Corrections);
        return new()
        {
            EventType = "booking-confirmed",
            Tenants = [payload.Text("tenantId", 100, "tenantId")],
            Spellings = payload.Spellings,
            Nothing = payload.Nothing,
            ToCommand = () =>
            {
                var booking = ToCommand(payload);
                payload.ThrowIfFaulty(booking);
                return booking;
            },
        };
    }

    private static TrackBooking ToCommand(Payload payload) => new()
    {
        Source = Source.Web,
        Channel = Channel.WebChat,
        Phone = payload.Text("phone", 100, "phone"),
        Name = payload.Name(["firstName"], ["lastName"]),
        Email = payload.Email("email", "email"),
        ServiceName = payload.Text("serviceName", Appointment.MaxServiceLength, "service"),
        StartsAt = payload.Time("startsAt", "dateTime"),
        Amount = payload.Price("amount", "price"),
        Currency = payload.Currency("currency", "currency"),
        Duration = payload.WholeNumber("duration", 1, Appointment.LongestMinutes, "duration"),
        StaffMember = payload.Text("staffMember", Appointment.MaxStaffLength, "staff"),
        Notes = payload.Text("notes", Appointment.MaxNotesLength, "notes"),
    };
}
