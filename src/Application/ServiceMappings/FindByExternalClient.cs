using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.ServiceMappings;

/// <summary>The client behind an external id: none or one per business, each with the mapping that says so.</summary>
/// <param name="BusinessId">Null searches all businesses of the provider.</param>
public sealed record FindByExternalClient(string Provider, string? BusinessId, string ExternalClientId)
    : IRequest<Page<MappedClient>>, IRead;

public sealed record MappedClient(ServiceMappingRow Mapping, ClientRow Client);

internal sealed class FindByExternalClientHandler(IReadDb db, IMapper mapper)
    : IRequestHandler<FindByExternalClient, Page<MappedClient>>
{
    public async Task<Page<MappedClient>> Handle(FindByExternalClient query, CancellationToken ct)
    {
        var mappings = await db.ServiceMappings
            .Where(mapping =>
                mapping.ServiceProvider == query.Provider && mapping.ExternalClientId == query.ExternalClientId
                && (query.BusinessId == null || mapping.BusinessId == query.BusinessId))
            .OrderBy(mapping => mapping.BusinessId).Take(Page<MappedClient>.MaxLimit)
            .ToListAsync(ct);
        if (mappings.Count == 0) return new([], NextCursor: null);

        var ids = mappings.Select(mapping => mapping.ClientId).ToList();
        var clients = await db.Clients.Where(client => ids.Contains(client.Id))
            .ProjectTo<ClientRow>(mapper.ConfigurationProvider).ToListAsync(ct);

        return new(
            [.. mappings.Select(mapping => new MappedClient(
                mapper.Map<ServiceMappingRow>(mapping),
                clients.Single(client => client.Id == mapping.ClientId.Value)))],
            NextCursor: null);
    }
}
