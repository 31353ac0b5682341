using CustomerTracking.Application.Channels;
using CustomerTracking.Domain.Channels;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// Makes a message as its vendor would send it, signed with the connection's secret, that is no booking: for people who
/// want to see a connection work. Registered under the name of its format.
/// </summary>
internal interface ISampleMessage
{
    /// <param name="credentials">Whose secret signs it.</param>
    /// <param name="address">As it was given to the vendor.</param>
    SampleMessage Make(ConnectionCredentials credentials, string address);
}

/// <param name="Body">The very bytes.</param>
/// <param name="ContentType">Of the body.</param>
/// <param name="Header">Where this vendor puts its signature.</param>
/// <param name="Signature">Over the body.</param>
internal sealed record SampleMessage(byte[] Body, string ContentType, string Header, string Signature)
{
    /// <summary>What the inbox calls it.</summary>
    public const string EventType = InboundMessage.TestEventType;

    /// <summary>A new one each time, so that none is taken for a repeat.</summary>
    public static string NewId() => $"test_{Guid.CreateVersion7():N}";
}
