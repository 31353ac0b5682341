using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.ServiceMappings;

/// <summary>Everything that the salon's own systems call one client. There are only ever a few.</summary>
public sealed record ListServiceMappings(ClientId ClientId) : IRequest<Page<ServiceMappingRow>>, IRead;

internal sealed class ListServiceMappingsHandler(IReadDb db, IMapper mapper)
    : IRequestHandler<ListServiceMappings, Page<ServiceMappingRow>>
{
    public async Task<Page<ServiceMappingRow>> Handle(ListServiceMappings query, CancellationToken ct)
    {
        var client = await db.Survivor(query.ClientId, ct) ?? throw new DomainException(ClientErrors.NotFound);
        return new(
            await db.ServiceMappings.Where(mapping => mapping.ClientId == client)
                .OrderBy(mapping => mapping.ServiceProvider).ThenBy(mapping => mapping.BusinessId)
                .ProjectTo<ServiceMappingRow>(mapper.ConfigurationProvider).ToListAsync(ct),
            NextCursor: null);
    }
}
