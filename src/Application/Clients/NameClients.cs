using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Clients;

/// <summary>What a few clients are called; empty where nobody has said it.</summary>
public sealed record NameClients(IReadOnlyCollection<ClientId> Ids)
    : IRequest<IReadOnlyDictionary<Guid, string>>, IRead;

internal sealed class NameClientsHandler(IReadDb db) : IRequestHandler<NameClients, IReadOnlyDictionary<Guid, string>>
{
    public async Task<IReadOnlyDictionary<Guid, string>> Handle(NameClients query, CancellationToken ct)
    {
        var ids = query.Ids.Distinct().ToList();
        if (ids.Count == 0) return new Dictionary<Guid, string>();

        return await db.Clients.Where(client => ids.Contains(client.Id))
            .Select(client => new
            {
                client.Id,
                Name = ((client.FirstNameIsPlaceholder ? "" : client.FirstName + " ") + (client.LastName ?? "")).Trim(),
            })
            .ToDictionaryAsync(client => client.Id.Value, client => client.Name, ct);
    }
}
