using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Clients;

/// <param name="Phone">Any spelling; any of the client's numbers.</param>
public sealed record FindClientByPhone(string Phone) : IRequest<ClientRow>, IRead, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.ClientViewed;

    AuditNeed ISecurityRelevant.Need => AuditNeed.Look;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => (answer as ClientRow)?.Id;
}

internal sealed class FindClientByPhoneHandler(IReadDb db, IPhoneNumbers phones, CurrentCaller caller, IMapper mapper)
    : IRequestHandler<FindClientByPhone, ClientRow>
{
    public async Task<ClientRow> Handle(FindClientByPhone query, CancellationToken ct)
    {
        // A number shown by a network is kept even if it is in no known range, so it must be found as well.
        var reading = phones.Read(query.Phone, caller.Tenant.Region);
        if (reading.Fault is PhoneFault.Nobodys) throw new DomainException(ClientErrors.NoClientWithPhone);

        var key = reading.Number?.Key
            ?? throw new DomainException(PhoneErrors.Unreadable(query.Phone, reading.Fault, caller.Tenant.Region));

        return await db.WithPhone(key)
            .ProjectTo<ClientRow>(mapper.ConfigurationProvider).SingleOrDefaultAsync(ct)
            ?? throw new DomainException(ClientErrors.NoClientWithPhone);
    }
}

internal static class ClientsByPhone
{
    // From the number to the client: SQLite would look at each client whether they have it.
    public static IQueryable<Client> WithPhone(this IReadDb db, string key) => db.Clients.SelectMany(
        client => client.ContactPoints.Where(point => point.Kind == ContactPointKind.Phone && point.Key == key),
        (client, _) => client);
}
