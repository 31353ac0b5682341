using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tenants;

public sealed record GetTenant(TenantId Id) : IRequest<TenantRow>, IRead;

internal sealed class GetTenantHandler(IReadDb db, IMapper mapper) : IRequestHandler<GetTenant, TenantRow>
{
    public async Task<TenantRow> Handle(GetTenant query, CancellationToken ct) =>
        await db.Tenants.Where(tenant => tenant.Id == query.Id)
            .ProjectTo<TenantRow>(mapper.ConfigurationProvider).SingleOrDefaultAsync(ct)
        ?? throw new DomainException(TenantErrors.NotFound);
}
