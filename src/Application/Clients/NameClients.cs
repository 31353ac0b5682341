using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using MediatR;

namespace CustomerTracking.Application.Clients;

/// <summary>The names of a few clients; empty where they are not known.</summary>
public sealed record NameClients(IReadOnlyCollection<ClientId> Ids)
    : IRequest<IReadOnlyDictionary<Guid, string>>, IRead;

internal sealed class NameClientsHandler(IReadDb db) : IRequestHandler<NameClients, IReadOnlyDictionary<Guid, string>>
{
    public async Task<IReadOnlyDictionary<Guid, string>> Handle(NameClients query, CancellationToken ct)
    {
        var names = await db.Named(query.Ids, ct);
        return names.ToDictionary(pair => pair.Key, pair => pair.Value.Name);
    }
}
