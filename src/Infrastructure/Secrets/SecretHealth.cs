using System.Security.Cryptography;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Events;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Infrastructure.Secrets;

/// <summary>
/// Whether the stored secrets can be opened. All are tried at start, and again while one is known that cannot be: keys
/// that were lost would make every signed message fail while the program looks healthy.
/// </summary>
internal sealed partial class SecretHealth(
    IServiceScopeFactory scopes, ISecrets secrets, SecretSuspicion suspicion, ILogger<SecretHealth> log) : IHealthCheck
{
    private int _lastTold;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!suspicion.IsRaised || await CountUnreadable(cancellationToken) is not (> 0 and var unreadable))
            return HealthCheckResult.Healthy();

        return HealthCheckResult.Unhealthy($"{unreadable} stored secrets cannot be opened.");
    }

    /// <summary>Tries every secret that is in use, and logs when some cannot be opened.</summary>
    public async Task<int> CountUnreadable(CancellationToken ct)
    {
        var stored = await Stored(ct);
        suspicion.Clear();   // a failure from here on raises it again
        var unreadable = stored.Count(one => !CanOpen(one));
        if (unreadable > 0 && unreadable != _lastTold) CannotOpen(unreadable, stored.Count);
        if (unreadable == 0 && _lastTold > 0) OpenAgain();
        _lastTold = unreadable;
        return unreadable;
    }

    private async Task<List<string>> Stored(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var connections = await db.Set<ChannelConnection>().IgnoreQueryFilters().AsNoTracking()
            .Where(one => one.Enabled).Select(one => new { one.Secret, one.VerifyToken }).ToListAsync(ct);
        var subscriptions = await db.Set<EventSubscription>().IgnoreQueryFilters().AsNoTracking()
            .Select(one => one.Secret).ToListAsync(ct);
        var authenticators = await db.Set<IdentityUserToken<Guid>>().AsNoTracking()
            .Select(one => one.Value).ToListAsync(ct);
        return [.. connections.SelectMany(one => new[] { one.Secret, one.VerifyToken })
            .Concat(subscriptions).Concat(authenticators).OfType<string>()];
    }

    private bool CanOpen(string secured)
    {
        try
        {
            secrets.Reveal(secured);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    [LoggerMessage(
        LogLevel.Critical,
        "[Customer Tracking] {Unreadable} of {Count} stored secrets cannot be opened; signed deliveries to them are "
            + "answered 503. Bring back the table DataProtectionKeys from a backup or the certificate under "
            + "DataProtection, or give each connection and subscription a new secret")]
    private partial void CannotOpen(int unreadable, int count);

    [LoggerMessage(LogLevel.Information, "[Customer Tracking] All stored secrets can be opened again")]
    private partial void OpenAgain();
}

/// <summary>That a secret could not be opened since they were tried last.</summary>
internal sealed class SecretSuspicion
{
    private volatile bool _isRaised;

    public bool IsRaised => _isRaised;

    public void Raise() => _isRaised = true;

    public void Clear() => _isRaised = false;
}

/// <summary>For the start.</summary>
public static class SecretCheck
{
    /// <returns>How many stored secrets cannot be opened; the log has a line about them.</returns>
    public static Task<int> CountUnreadableSecrets(this IServiceProvider services, CancellationToken ct = default) =>
        services.GetRequiredService<SecretHealth>().CountUnreadable(ct);
}
