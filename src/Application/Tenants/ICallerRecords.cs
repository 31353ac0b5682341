using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Tenants;

/// <summary>
/// Who calls. Nearly every request asks, so it shares its way to the database with those of the same moment.
/// </summary>
public interface ICallerRecords
{
    /// <returns>The account, unless it is revoked, and its tenant if it is not platform-wide.</returns>
    Task<(ServiceAccount Account, Tenant? Tenant)?> FindByToken(string tokenHash, CancellationToken ct);

    Task<Tenant?> FindTenant(TenantId id, CancellationToken ct);

    /// <summary>The connection that a vendor posts to, of whichever tenant, unless it is switched off.</summary>
    Task<(ChannelConnection Connection, Tenant Tenant)?> FindConnection(
        Channel channel, ChannelConnectionId id, CancellationToken ct);

    /// <summary>Those for one of Meta's numbers that are not switched off: several may share one app.</summary>
    Task<IReadOnlyList<(ChannelConnection Connection, Tenant Tenant)>> FindWhatsappConnections(
        string phoneNumberId, CancellationToken ct);
}
