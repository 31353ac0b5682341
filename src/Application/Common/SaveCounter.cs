using System.Collections.Concurrent;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Common;

/// <summary>How often this process saved something of a tenant's: its open pages see by it that they are old.</summary>
public sealed class SaveCounter
{
    private readonly ConcurrentDictionary<TenantId, long> _saves = new();

    public long CountOf(TenantId tenant) => _saves.GetValueOrDefault(tenant);

    public void Increment(TenantId tenant) => _saves.AddOrUpdate(tenant, 1, (_, count) => count + 1);
}
