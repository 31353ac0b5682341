using System.Text.Json;
using CustomerTracking.Api.Serialization;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>Retell's own events, and the custom functions that its agents call.</summary>
internal sealed class RetellReader : IMessageReader
{
    public const string Format = "retell";

    public ParsedMessage Read(RawMessage message)
    {
        var root = JsonText.ReadObject(message.Body);
        return RetellFunctionCall.Is(root) ? ReadFunction(root, message) : ReadEvent(root, message);
    }

    private static ParsedMessage ReadEvent(JsonElement root, RawMessage message)
    {
        var payload = new RetellPayload(root, message.Corrections);
        return new()
        {
            EventType = payload.Event,
            Id = payload.Id,
            Key = payload.Key,
            Tenants = [payload.Tenant],
            ToCommand = () => payload.ToTrackBooking(message.Map),
        };
    }

    private static ParsedMessage ReadFunction(JsonElement root, RawMessage message)
    {
        var call = new RetellFunctionCall(root, message.Corrections);
        return new()
        {
            EventType = RetellFunctionCall.EventType,
            Id = call.Id,
            Key = call.Key,
            Tenants = [call.Tenant],
            ToCommand = () => call.ToCommand(message.Map),
        };
    }
}
