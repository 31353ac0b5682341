using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>The simplified voice form.</summary>
internal sealed class CallEndedReader : IMessageReader
{
    public const string Format = "retell-call-ended";

    private static readonly FieldPlaces Places = new(PlacesOf);

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
                var booking = Read(payload);
                payload.ThrowIfFaulty(booking);
                return booking;
            },
        };
    }

    private static TrackBooking? Read(Payload payload)
    {
        var reader = new BookingReader(payload, Places);
        return reader.IsConfirmed
            ? reader.Read(Source.Voice, Channel.Retell) with
            {
                ChannelBookingId = payload.Text("callId", 200, "callId", "call_id"),
            }
            : null;
    }

    private static IEnumerable<string> PlacesOf(BookingField field)
    {
        string[] usual = [.. FieldPlaces.Under(field, "", "bookingDetails.")];
        return field == BookingField.Phone ? usual.Prepend("customerPhoneNumber")
            : field == BookingField.WholeName ? usual.Prepend("customerName")
            : usual;
    }
}
