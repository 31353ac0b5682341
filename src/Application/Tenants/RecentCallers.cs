using System.Collections.Concurrent;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Tenants;

/// <summary>
/// Who called a moment ago: a busy sender shows the same token with every request. What this process revokes or changes
/// is forgotten at once; what another one does, shows after <see cref="Lifetime"/>.
/// </summary>
public sealed class RecentCallers(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    /// <summary>By the token's hash.</summary>
    public Recent<string, Credential> Credentials { get; } = new(clock);

    public Recent<TenantId, TenantProfile> Tenants { get; } = new(clock);

    /// <summary>A saved change counts from the next request on.</summary>
    public void Invalidate()
    {
        Credentials.Invalidate();
        Tenants.Invalidate();
    }

    /// <summary>Holds as many as there are accounts, or tenants, at most: what was not found is not kept.</summary>
    public sealed class Recent<TKey, TValue>(TimeProvider clock)
        where TKey : notnull
        where TValue : class
    {
        private readonly ConcurrentDictionary<TKey, (TValue Value, long Read)> _known = new();
        private readonly Lock _changes = new();
        private int _changed;

        public async Task<TValue?> Find(TKey key, Func<Task<TValue?>> read)
        {
            if (_known.TryGetValue(key, out var known)
                && clock.GetElapsedTime(known.Read) < Lifetime) return known.Value;

            var (changed, now) = (Volatile.Read(ref _changed), clock.GetTimestamp());
            var value = await read();
            lock (_changes)
            {
                // What was read before a change must not outlive it.
                if (value is not null && changed == _changed) _known[key] = (value, now);
            }

            return value;
        }

        public void Invalidate()
        {
            lock (_changes)
            {
                _changed++;
                _known.Clear();
            }
        }
    }
}
