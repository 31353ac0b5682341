using System.Net.Mime;
using System.Text.Json;
using CustomerTracking.Application.Channels;

namespace CustomerTracking.Api.Channels.WhatsApp;

/// <summary>A message to the salon's number, of a type that Meta does not have, without a sender.</summary>
internal sealed class WhatsappSample : ISampleMessage
{
    public SampleMessage Make(ConnectionCredentials credentials, string address)
    {
        var message = new { id = "wamid." + SampleMessage.NewId(), type = SampleMessage.EventType };
        var value = new
        {
            metadata = new { phone_number_id = credentials.PhoneNumberId },
            messages = new[] { message }
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            @object = WhatsappPayload.Account,
            entry = new[] { new { changes = new[] { new { field = WhatsappPayload.Messages, value } } } },
        });
        return new(
            body, MediaTypeNames.Application.Json, WhatsappSignature.Header,
            WhatsappSignature.Compute(body, credentials.Secret));
    }
}
