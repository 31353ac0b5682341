using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tenants;

/// <summary>The current tenant's accounts, revoked ones too, the newest first.</summary>
public sealed record ListServiceAccounts(string? Cursor, int Limit) : IRequest<Page<ServiceAccountRow>>, IRead;

internal sealed class ListServiceAccountsHandler(IReadDb db, CurrentCaller caller, IMapper mapper)
    : IRequestHandler<ListServiceAccounts, Page<ServiceAccountRow>>
{
    public async Task<Page<ServiceAccountRow>> Handle(ListServiceAccounts query, CancellationToken ct)
    {
        var tenant = caller.Tenant.Id;
        var rows = await db.ServiceAccounts.Where(account => account.TenantId == tenant)
            .LatestFirst(Cursor.Read(query.Cursor), account => account.CreatedAt, account => account.Id, id =>
                new ServiceAccountId(id))
            .Take(query.Limit + 1).ProjectTo<ServiceAccountRow>(mapper.ConfigurationProvider).ToListAsync(ct);
        return Page<ServiceAccountRow>.From(rows, query.Limit, row => new(row.CreatedAt, row.Id));
    }
}
