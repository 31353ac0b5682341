using System.Net.Mime;
using System.Text;
using CustomerTracking.Application.Channels;

namespace CustomerTracking.Api.Channels.Twilio;

/// <summary>A message of a type that Twilio does not have, without a sender.</summary>
internal sealed class TwilioSample : ISampleMessage
{
    public SampleMessage Make(ConnectionCredentials credentials, string address)
    {
        var body = Encoding.UTF8.GetBytes(
            $"MessageSid={SampleMessage.NewId()}&MessageType={SampleMessage.EventType}");
        return new(
            body, MediaTypeNames.Application.FormUrlEncoded, TwilioSignature.Header,
            TwilioSignature.Compute(address, TwilioForm.Read(body), credentials.Secret));
    }
}
