using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Application.Tenants;

/// <summary>
/// What a request needs of the tenant that a platform-wide credential names; null when there is none.
/// </summary>
public sealed record FindTenantProfile(TenantId Id) : IRequest<TenantProfile?>;

internal sealed class FindTenantProfileHandler(ICallerRecords callers, RecentCallers recent)
    : IRequestHandler<FindTenantProfile, TenantProfile?>
{
    public Task<TenantProfile?> Handle(FindTenantProfile query, CancellationToken ct) =>
        recent.Find(
            query.Id,
            async () => await callers.FindTenant(query.Id, ct) is { } tenant ? TenantProfile.From(tenant) : null);
}
