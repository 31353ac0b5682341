using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using MediatR;

namespace CustomerTracking.Application.Clients;

/// <summary>What a few clients are called; empty where nobody has said it.</summary>
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
