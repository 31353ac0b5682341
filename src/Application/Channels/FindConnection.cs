using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Channels;

/// <summary>
/// The connection that a vendor posts to; null when it is unknown, of another channel or switched off.
/// </summary>
public sealed record FindConnection(ConnectedChannel Channel, ChannelConnectionId Id) : IRequest<OpenDoor?>;

/// <summary>
/// The WhatsApp connections, of whichever tenant, for one of Meta's numbers: several may share one app.
/// </summary>
public sealed record FindWhatsappNumber(string PhoneNumberId) : IRequest<IReadOnlyList<OpenDoor>>;

/// <summary>A connection with its secrets readable, for verifying one delivery. Never logged, never answered.</summary>
public sealed record OpenDoor(
    ChannelConnectionId Id, ConnectedChannel Channel, string Name, string Secret, string? VerifyToken,
    string? PhoneNumberId, FieldMap FieldMap,
    TenantProfile Tenant)
{
    public override string ToString() => $"connection {Id}";
}

internal sealed class FindConnectionHandler(IReadDb db, ISecrets secrets)
    : IRequestHandler<FindConnection, OpenDoor?>, IRequestHandler<FindWhatsappNumber, IReadOnlyList<OpenDoor>>
{
    public async Task<OpenDoor?> Handle(FindConnection query, CancellationToken ct) =>
        (await Doors(db.ConnectionsOfAllTenants.Where(
            connection => connection.Id == query.Id && connection.Channel == query.Channel), ct))
        .SingleOrDefault();

    public Task<IReadOnlyList<OpenDoor>> Handle(FindWhatsappNumber query, CancellationToken ct) => Doors(
        db.ConnectionsOfAllTenants.Where(connection =>
            connection.Channel == ConnectedChannel.Whatsapp && connection.PhoneNumberId == query.PhoneNumberId), ct);

    private async Task<IReadOnlyList<OpenDoor>> Doors(IQueryable<ChannelConnection> connections, CancellationToken ct)
    {
        var found = await connections.Where(connection => connection.Enabled)
            .Join(db.Tenants, connection => connection.TenantId, tenant => tenant.Id, (connection, tenant) =>
                new { connection, tenant })
            .ToListAsync(ct);
        return [.. found.Select(pair => new OpenDoor(
            pair.connection.Id, pair.connection.Channel, pair.connection.Name, secrets.Reveal(pair.connection.Secret),
            pair.connection.VerifyToken is { } token
            ? secrets.Reveal(token)
            : null, pair.connection.PhoneNumberId, pair.connection.FieldMap,
            new(pair.tenant.Id, pair.tenant.Region, pair.tenant.TimeZone, pair.tenant.Currency)))];
    }
}
