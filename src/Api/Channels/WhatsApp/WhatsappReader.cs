using CustomerTracking.Api.Serialization;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels.WhatsApp;

/// <summary>One message by itself, or a request that holds none.</summary>
internal sealed class WhatsappReader : IMessageReader
{
    public const string Format = "whatsapp";

    private static readonly DomainError UnassignedNumber = new(
        "connection.unknown_number",
        "The message was sent to a WhatsApp number that no connection has. Add its phoneNumberId to a connection.",
        ErrorKind.Invalid, "metadata.phone_number_id");

    public ParsedMessage Read(RawMessage message)
    {
        var root = JsonText.ReadObject(message.Body);
        if (WhatsappPayload.MessagesOf(root).FirstOrDefault() is not { } written)
            return new() { EventType = WhatsappPayload.EventOf(root), ToCommand = () => null };

        return new()
        {
            EventType = written.Type,
            Id = written.Id,
            Key = written.Id,
            ToCommand = () => message.PhoneNumberId is null || message.PhoneNumberId == written.PhoneNumberId
                ? written.ToTrackBooking(message.Map, message.Corrections) as object ?? written.ToIdentityChange()
                : throw new DomainException(UnassignedNumber),
        };
    }
}
