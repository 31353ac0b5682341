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
    public async Task<ClientRow> Handle(GetClient query, CancellationToken ct) =>
        await db.Clients.Where(client => client.Id == query.Id)
            .ProjectTo<ClientRow>(mapper.ConfigurationProvider).SingleOrDefaultAsync(ct)
        ?? throw new DomainException(ClientErrors.NotFound);
}
