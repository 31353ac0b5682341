using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Clients;

public sealed record GetClient(ClientId Id) : IRequest<ClientRow>, IRead;

internal sealed class GetClientHandler(IReadDb db, IMapper mapper) : IRequestHandler<GetClient, ClientRow>
{
    public async Task<ClientRow> Handle(GetClient query, CancellationToken ct)
    {
        var client = await Find(query.Id, ct)
            ?? (await db.Survivor(query.Id, ct) is { } survivor ? await Find(survivor, ct) : null)
            ?? throw new DomainException(ClientErrors.NotFound);
        return client with { MergedIds = [.. (await db.MergedInto(new(client.Id), ct)).Select(id => id.Value)] };
    }

    private Task<ClientRow?> Find(ClientId id, CancellationToken ct) => db.Clients.Where(client => client.Id == id)
        .ProjectTo<ClientRow>(mapper.ConfigurationProvider).SingleOrDefaultAsync(ct);
}
