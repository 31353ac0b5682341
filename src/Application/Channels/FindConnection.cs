using CustomerTracking.Application.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Application.Channels;

/// <summary>
/// The connection that a vendor posts to; null when it is unknown, of another channel or switched off.
/// </summary>
public sealed record FindConnection(Channel Channel, ChannelConnectionId Id)
    : IRequest<ConnectionCredentials?>;

/// <summary>
/// The WhatsApp connections, of whichever tenant, for one of Meta's numbers: several may share one app.
/// </summary>
public sealed record FindWhatsappNumber(string PhoneNumberId) : IRequest<IReadOnlyList<ConnectionCredentials>>;

/// <summary>A connection with its secrets readable, for verifying one message. Never logged, never answered.</summary>
public sealed record ConnectionCredentials(
    ChannelConnectionId Id, Channel Channel, string Name, string Secret, string? VerifyToken,
    string? PhoneNumberId, FieldMap FieldMap,
    TenantProfile Tenant)
{
    public override string ToString() => $"connection {Id}";
}

internal sealed class FindConnectionHandler(ICallerRecords callers, ISecrets secrets)
    : IRequestHandler<FindConnection, ConnectionCredentials?>,
        IRequestHandler<FindWhatsappNumber, IReadOnlyList<ConnectionCredentials>>
{
    public async Task<ConnectionCredentials?> Handle(FindConnection query, CancellationToken ct) =>
        await callers.FindConnection(query.Channel, query.Id, ct) is var (connection, tenant)
            ? Open(connection, tenant)
            : null;

    public async Task<IReadOnlyList<ConnectionCredentials>> Handle(FindWhatsappNumber query, CancellationToken ct) =>
        [.. (await callers.FindWhatsappConnections(query.PhoneNumberId, ct))
            .Select(pair => Open(pair.Connection, pair.Tenant))];

    private ConnectionCredentials Open(ChannelConnection connection, Tenant tenant) => new(
        connection.Id, connection.Channel, connection.Name, secrets.Reveal(connection.Secret),
        connection.VerifyToken is { } token ? secrets.Reveal(token) : null, connection.PhoneNumberId,
        connection.FieldMap,
        TenantProfile.From(tenant));
}
