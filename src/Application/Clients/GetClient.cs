using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Clients;

/// <param name="Id">The client's, or one's who was merged into them.</param>
/// <param name="WithProvenance">Also where the values come from.</param>
public sealed record GetClient(ClientId Id, bool WithProvenance = false) : IRequest<ClientRow>, IRead, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.ClientViewed;

    AuditNeed ISecurityRelevant.Need => AuditNeed.Look;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => (answer as ClientRow)?.Id;
}

internal sealed class GetClientHandler(IReadDb db, IMapper mapper) : IRequestHandler<GetClient, ClientRow>
{
    public async Task<ClientRow> Handle(GetClient query, CancellationToken ct)
    {
        var client = await Find(query.Id, ct)
            ?? (await db.Survivor(query.Id, ct) is { } survivor ? await Find(survivor, ct) : null)
            ?? throw new DomainException(ClientErrors.NotFound);
        return client with
        {
            MergedIds = [.. (await db.MergedInto(new(client.Id), ct)).Select(id => id.Value)],
            Household = [.. (await db.Household(new(client.Id), ct)).Select(HouseholdPersonRow.From)],
            Provenance = query.WithProvenance ? await db.Provenance(new(client.Id), ct) : null,
        };
    }

    private Task<ClientRow?> Find(ClientId id, CancellationToken ct) => db.Clients.Where(client => client.Id == id)
        .ProjectTo<ClientRow>(mapper.ConfigurationProvider).SingleOrDefaultAsync(ct);
}
