using System.Net.Mime;
using System.Text;
using CustomerTracking.Application.Channels;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>An event that Retell does not have, of a call that was not made.</summary>
internal sealed class RetellSample(TimeProvider clock) : ISampleMessage
{
    public SampleMessage Make(ConnectionCredentials credentials, string address)
    {
        var body = Encoding.UTF8.GetBytes(
            $$$"""{"event":"{{{SampleMessage.EventType}}}","call":{"call_id":"{{{SampleMessage.NewId()}}}"}}""");
        return new(
            body, MediaTypeNames.Application.Json, RetellSignature.Header,
            RetellSignature.Compute(body, credentials.Secret, clock.GetUtcNow()));
    }
}
