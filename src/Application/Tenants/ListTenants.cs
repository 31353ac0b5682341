using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tenants;

/// <summary>All tenants, the newest first. For platform-wide credentials.</summary>
public sealed record ListTenants(string? Cursor, int Limit) : IRequest<Page<TenantRow>>, IRead;

internal sealed class ListTenantsHandler(IReadDb db, IMapper mapper) : IRequestHandler<ListTenants, Page<TenantRow>>
{
    public async Task<Page<TenantRow>> Handle(ListTenants query, CancellationToken ct)
    {
        var rows = await db.Tenants
            .LatestFirst(
                Cursor.Read(query.Cursor), tenant => tenant.CreatedAt, tenant => tenant.Id, id => new TenantId(id))
            .Take(query.Limit + 1).ProjectTo<TenantRow>(mapper.ConfigurationProvider).ToListAsync(ct);
        return Page<TenantRow>.From(rows, query.Limit, row => new(row.CreatedAt, row.Id));
    }
}
