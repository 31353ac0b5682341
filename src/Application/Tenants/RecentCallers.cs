using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Tenants;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Primitives;

namespace CustomerTracking.Application.Tenants;

/// <summary>
/// Who called a moment ago: a busy sender shows the same token with every request. What this process revokes or changes
/// is forgotten at once; what another one does, shows after <see cref="Lifetime"/>.
/// </summary>
public sealed class RecentCallers(IMemoryCache cache) : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private CancellationTokenSource _unchanged = new();

    /// <param name="tokenHash">Whose account is looked for.</param>
    /// <param name="read">Looks it up; what is not found is not kept.</param>
    public Task<Credential?> Find(string tokenHash, Func<Task<Credential?>> read) =>
        Find((typeof(Credential), tokenHash), read);

    /// <inheritdoc cref="Find(string, Func{Task{Credential}})"/>
    public Task<TenantProfile?> Find(TenantId tenant, Func<Task<TenantProfile?>> read) =>
        Find((typeof(TenantProfile), tenant), read);

    /// <summary>A saved change counts from the next request on.</summary>
    public void Invalidate() => Interlocked.Exchange(ref _unchanged, new()).Cancel();

    public void Dispose() => _unchanged.Dispose();

    private async Task<T?> Find<T>(object key, Func<Task<T?>> read)
        where T : class
    {
        if (cache.TryGetValue(key, out T? known)) return known;

        // Taken before reading: what was read before a change does not outlive it.
        var unchanged = new CancellationChangeToken(_unchanged.Token);
        if (await read() is not { } value) return null;

        return cache.Set(key, value, new MemoryCacheEntryOptions
        {
            AbsoluteExpirationRelativeToNow = Lifetime,
            ExpirationTokens = { unchanged },
        });
    }
}
