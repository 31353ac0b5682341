using CustomerTracking.Api.Serialization;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels.WebChat;

/// <summary>The widget's confirmed bookings.</summary>
internal sealed class WebChatReader : IMessageReader
{
    public const string Format = "web-chat";

    private static readonly FieldPlaces Places = new(field => FieldPlaces.Under(field, ""));

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
                var booking = new BookingReader(payload, Places).Read(Source.Web, Channel.WebChat);
                payload.ThrowIfFaulty(booking);
                return booking;
            },
        };
    }
}
