using CustomerTracking.Api.Serialization;

namespace CustomerTracking.Api.Channels.N8n;

/// <summary>What workflows post, one reader for each of their three addresses.</summary>
internal abstract class N8nReader(string eventType, Func<N8nPayload, object> toCommand) : IMessageReader
{
    public const string Created = "n8n-created";
    public const string Updated = "n8n-updated";
    public const string Cancelled = "n8n-cancelled";

    public ParsedMessage Read(RawMessage message)
    {
        var payload = new Payload(JsonText.ReadUtf8Object(message.Body), forgiving: false, message.Corrections);
        var booking = new N8nPayload(payload);
        return new()
        {
            EventType = eventType,
            Tenants = booking.Tenants,
            Spellings = payload.Spellings,
            Nothing = payload.Nothing,
            ToCommand = () =>
            {
                var command = toCommand(booking);
                payload.ThrowIfFaulty(command);
                return command;
            },
        };
    }
}

internal sealed class N8nCreatedReader() : N8nReader("booking-created", booking => booking.ToTrackBooking());

internal sealed class N8nUpdatedReader() : N8nReader("booking-updated", booking => booking.ToChangeBooking());

internal sealed class N8nCancelledReader() : N8nReader("booking-cancelled", booking => booking.ToCancellation());
