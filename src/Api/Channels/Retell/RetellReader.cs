using CustomerTracking.Api.Wire;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>Retell's own events.</summary>
internal sealed class RetellReader : IMessageReader
{
    public const string Format = "retell";

    public Reading Read(Message message)
    {
        var payload = new RetellPayload(JsonText.ReadObject(message.Body), message.Corrections);
        return new()
        {
            EventType = payload.Event,
            Id = payload.CallId,
            Key = payload.Key,
            Tenants = [payload.Tenant],
            ToCommand = () => payload.ToTrackBooking(message.Map),
        };
    }
}
