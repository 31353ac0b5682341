using System.Collections.Concurrent;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Channels;

/// <summary>
/// Until when a tenant's bodies are gone: the messages stay for ever, and no round walks over all of them again. A new
/// process does once.
/// </summary>
internal sealed class DroppedBodies
{
    private readonly ConcurrentDictionary<TenantId, DateTimeOffset> _until = new();

    public DateTimeOffset Until(TenantId tenant) => _until.GetValueOrDefault(tenant, DateTimeOffset.UnixEpoch);

    public void AreGone(TenantId tenant, DateTimeOffset until) => _until[tenant] = until;
}
