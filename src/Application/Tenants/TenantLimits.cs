using System.ComponentModel.DataAnnotations;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Application.Tenants;

/// <summary>How many of each a tenant may have, so that one tenant does not slow the others.</summary>
public sealed class TenantLimitOptions
{
    public const string Section = "TenantLimits";

    /// <summary>Channel connections. 1 to 10,000; default: 100.</summary>
    [Range(1, 10_000)]
    public int Connections { get; init; } = 100;

    /// <summary>Event subscriptions. 1 to 10,000; default: 50.</summary>
    [Range(1, 10_000)]
    public int Subscriptions { get; init; } = 50;

    /// <summary>Service accounts that are not revoked. 1 to 10,000; default: 100.</summary>
    [Range(1, 10_000)]
    public int Tokens { get; init; } = 100;
}

/// <summary>
/// Refuses one more than the current tenant may have. Two that are made at the same moment may both be the last one: it
/// is a bound, not a quota.
/// </summary>
internal sealed class TenantLimits(IReadDb db, CurrentCaller caller, IOptions<TenantLimitOptions> options)
{
    public Task CheckConnections(CancellationToken ct) => Check(
        db.ChannelConnections.Select(one => one.CreatedAt), options.Value.Connections,
        "connection.too_many", "channel connections", "close one that is not used", ct);

    public Task CheckSubscriptions(CancellationToken ct) => Check(
        db.EventSubscriptions.Select(one => one.CreatedAt), options.Value.Subscriptions,
        "event_subscription.too_many", "event subscriptions", "remove one that is not used", ct);

    public Task CheckTokens(CancellationToken ct)
    {
        var tenant = caller.Tenant.Id;
        return Check(
            db.ServiceAccounts.Where(one => one.TenantId == tenant && one.RevokedAt == null)
                .Select(one => one.CreatedAt),
            options.Value.Tokens, "service_account.too_many", "service accounts", "revoke one that is not used", ct);
    }

    private static async Task Check(
        IQueryable<DateTimeOffset> made, int most, string code, string what, string remedy, CancellationToken ct)
    {
        if (await made.OrderBy(at => at).Skip(most - 1).AnyAsync(ct))
        {
            throw new DomainException(new(
                code, FormattableString.Invariant(
                    $"There are {most} {what} already, the most that a tenant may have: {remedy}."),
                ErrorKind.Conflict));
        }
    }
}
