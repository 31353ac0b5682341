using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tenants;

/// <summary>The platform-wide accounts, revoked ones too, the newest first.</summary>
public sealed record ListPlatformAccounts(string? Cursor, int Limit) : IRequest<Page<ServiceAccountRow>>, IRead;

internal sealed class ListPlatformAccountsHandler(IReadDb db, IMapper mapper)
    : IRequestHandler<ListPlatformAccounts, Page<ServiceAccountRow>>
{
    public async Task<Page<ServiceAccountRow>> Handle(ListPlatformAccounts query, CancellationToken ct)
    {
        var rows = await db.ServiceAccounts.Where(account => account.TenantId == null)
            .LatestFirst(Cursor.Read(query.Cursor), account => account.CreatedAt, account => account.Id, id =>
                new ServiceAccountId(id))
            .Take(query.Limit + 1).ProjectTo<ServiceAccountRow>(mapper.ConfigurationProvider).ToListAsync(ct);
        return Page<ServiceAccountRow>.From(rows, query.Limit, row => new(row.CreatedAt, row.Id));
    }
}
