using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>Counts the look-ups of connections, and holds them up while a test wants it so.</summary>
internal sealed class WatchedCallers
{
    private TaskCompletionSource _released = Released();
    private int _numbers;

    /// <summary>How often a connection was looked up by Meta's number.</summary>
    public int Numbers => _numbers;

    public void Watch(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(ICallerRecords)).ImplementationType!;
        services.AddSingleton<ICallerRecords>(provider => new Watched(
            (ICallerRecords)ActivatorUtilities.CreateInstance(provider, real), this));
    }

    public void Hold() => _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _released.TrySetResult();

    private static TaskCompletionSource Released()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private sealed class Watched(ICallerRecords real, WatchedCallers watch) : ICallerRecords
    {
        public Task<(ServiceAccount Account, Tenant? Tenant)?> FindByToken(string tokenHash, CancellationToken ct) =>
            real.FindByToken(tokenHash, ct);

        public Task<Tenant?> FindTenant(TenantId id, CancellationToken ct) => real.FindTenant(id, ct);

        // Not cancellable: a driver that waits for a lock may not hear of it.
        public async Task<(ChannelConnection Connection, Tenant Tenant)?> FindConnection(
            Channel channel, ChannelConnectionId id, CancellationToken ct)
        {
            await watch._released.Task;
            return await real.FindConnection(channel, id, CancellationToken.None);
        }

        public Task<IReadOnlyList<(ChannelConnection Connection, Tenant Tenant)>> FindWhatsappConnections(
            string phoneNumberId, CancellationToken ct)
        {
            Interlocked.Increment(ref watch._numbers);
            return real.FindWhatsappConnections(phoneNumberId, ct);
        }
    }
}
