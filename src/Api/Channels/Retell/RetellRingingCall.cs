using CustomerTracking.Application.Channels;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>One that was answered, and is still to be recorded.</summary>
/// <param name="ConnectionId">As the address names it.</param>
/// <param name="Body">The very bytes.</param>
/// <param name="Signature">As its header gives it.</param>
/// <param name="Headers">Those that are kept.</param>
/// <param name="At">When it came.</param>
internal sealed record RetellRingingCall(
    Guid ConnectionId, ReadOnlyMemory<byte> Body, string Signature, IReadOnlyDictionary<string, string> Headers,
    DateTimeOffset At)
{
    /// <summary>Whose it is, with a good signature; null where that could not be found out in time.</summary>
    public ConnectionCredentials? Credentials { get; init; }

    /// <summary>The signature's time is compared with when it came, not with when it is looked at.</summary>
    public bool IsSignedFor(ConnectionCredentials credentials) =>
        RetellSignature.Verifies(Signature, Body.Span, credentials.Secret, At);

    public SignedRequest For(ConnectionCredentials credentials) =>
        SignedRequest.Create(Channel.Retell, credentials, Body, Headers, At);
}
