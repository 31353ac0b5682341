using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.PersonalData;

/// <summary>
/// All of the salon's clients, bookings or mappings are about to be taken out. It is no <see cref="IRead"/>: it takes a
/// manager on the pages.
/// </summary>
public sealed record BeginSalonExport : IRequest<SalonExport>, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.CustomersExported;

    AuditNeed ISecurityRelevant.Need => AuditNeed.Always;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => (answer as SalonExport)?.TenantId;
}

/// <summary>What there is to be exported now.</summary>
/// <param name="TenantId">Of the salon.</param>
/// <param name="Clients">Without those who were merged into others, who are in them, and those who were erased.</param>
/// <param name="Bookings">How many.</param>
/// <param name="ServiceMappings">How many.</param>
/// <param name="Systems">The salon's own systems that know clients.</param>
public sealed record SalonExport(
    Guid TenantId, int Clients, int Bookings, int ServiceMappings, IReadOnlyList<ExportedSystem> Systems);

/// <param name="ServiceProvider">Such as <c>phorest</c>.</param>
/// <param name="BusinessId">Of the provider; null where it has no businesses.</param>
public sealed record ExportedSystem(string ServiceProvider, string? BusinessId);

/// <summary>The next clients, the latest first.</summary>
public sealed record ExportClients(string? Cursor = null) : IRequest<Page<ExportedClient>>;

/// <summary>The next bookings, the latest appointment first.</summary>
public sealed record ExportBookings(string? Cursor = null) : IRequest<Page<BookingRow>>;

/// <summary>The next mappings, the latest first.</summary>
public sealed record ExportServiceMappings(string? Cursor = null) : IRequest<Page<ServiceMappingRow>>;

/// <param name="Client">As REST shows them in lists.</param>
/// <param name="Consents">What counts now.</param>
/// <param name="ServiceMappings">What the salon's own systems call them.</param>
public sealed record ExportedClient(
    ClientRow Client, IReadOnlyList<ConsentRow> Consents, IReadOnlyList<ServiceMappingRow> ServiceMappings);

internal sealed class ExportSalonHandler(IReadDb db, CurrentCaller caller, IMapper mapper)
    : IRequestHandler<BeginSalonExport, SalonExport>, IRequestHandler<ExportClients, Page<ExportedClient>>,
        IRequestHandler<ExportBookings, Page<BookingRow>>, IRequestHandler<ExportServiceMappings, Page<ServiceMappingRow>>
{
    // SQL Server takes 2,100 parameters.
    private const int AtOnce = 500;

    private IQueryable<Client> Clients => db.Clients.Where(client => client.Status != ClientStatus.Erased);

    public async Task<SalonExport> Handle(BeginSalonExport query, CancellationToken ct)
    {
        var systems = await db.ServiceMappings.Select(mapping => new { mapping.ServiceProvider, mapping.BusinessId })
            .Distinct().ToListAsync(ct);
        return new(
            caller.Tenant.Id.Value, await Clients.CountAsync(ct), await db.Bookings.CountAsync(ct),
            await db.ServiceMappings.CountAsync(ct),
            [
                .. systems.OrderBy(one => one.ServiceProvider, StringComparer.Ordinal)
                    .ThenBy(one => one.BusinessId, StringComparer.Ordinal)
                    .Select(one => new ExportedSystem(one.ServiceProvider, one.BusinessId.Length == 0 ? null : one.BusinessId)),
            ]);
    }

    public async Task<Page<ExportedClient>> Handle(ExportClients query, CancellationToken ct)
    {
        var rows = await Clients.LatestFirst(
                Cursor.Read(query.Cursor), client => client.CreatedAt, client => client.Id, id => new ClientId(id))
            .Take(AtOnce + 1).ProjectTo<ClientRow>(mapper.ConfigurationProvider).ToListAsync(ct);
        var ids = rows.ConvertAll(row => new ClientId(row.Id));
        var mappings = (await db.ServiceMappings.Where(one => ids.Contains(one.ClientId)).OrderBy(one => one.Id)
            .ProjectTo<ServiceMappingRow>(mapper.ConfigurationProvider).ToListAsync(ct)).ToLookup(one => one.ClientId);
        var consents = await Consents(ids, ct);
        var clients = rows.ConvertAll(row => new ExportedClient(
            row, consents.GetValueOrDefault(row.Id, []), [.. mappings[row.Id]]));
        return Page<ExportedClient>.From(clients, AtOnce, one => new(one.Client.CreatedAt, one.Client.Id));
    }

    public async Task<Page<BookingRow>> Handle(ExportBookings query, CancellationToken ct) => Page<BookingRow>.From(
        await db.Bookings.LatestFirst(
                Cursor.Read(query.Cursor), booking => booking.BookingDate, booking => booking.Id, id => new BookingId(id))
            .Take(AtOnce + 1).ProjectTo<BookingRow>(mapper.ConfigurationProvider).ToListAsync(ct),
        AtOnce, row => new(row.BookingDate, row.Id));

    public async Task<Page<ServiceMappingRow>> Handle(ExportServiceMappings query, CancellationToken ct) =>
        Page<ServiceMappingRow>.From(
            await db.ServiceMappings.LatestFirst(
                    Cursor.Read(query.Cursor), mapping => mapping.CreatedAt, mapping => mapping.Id,
                    id => new ServiceMappingId(id))
                .Take(AtOnce + 1).ProjectTo<ServiceMappingRow>(mapper.ConfigurationProvider).ToListAsync(ct),
            AtOnce, row => new(row.CreatedAt, row.Id));

    // Of merged records the stricter counts, which takes a look at each: they are few.
    private async Task<Dictionary<Guid, IReadOnlyList<ConsentRow>>> Consents(List<ClientId> ids, CancellationToken ct)
    {
        var merged = (await db.ClientRecords.Where(one => one.SurvivorId != null && ids.Contains(one.SurvivorId.Value))
            .Select(one => new { one.Id, SurvivorId = one.SurvivorId!.Value }).ToListAsync(ct))
            .ToLookup(one => one.SurvivorId, one => one.Id);
        var own = (await db.ConsentDecisions.Where(one => ids.Contains(one.ClientId)).ToListAsync(ct))
            .ToLookup(one => one.ClientId);
        var consents = new Dictionary<Guid, IReadOnlyList<ConsentRow>>();
        foreach (var id in ids)
        {
            if (merged.Contains(id)) consents[id.Value] = (await db.Consents([id, .. merged[id]], ct)).Current;
            else if (own.Contains(id))
            {
                consents[id.Value] =
                [
                    .. Consent.Current(own[id], id, new Dictionary<ClientId, DateTimeOffset>()).Select(ConsentRow.From),
                ];
            }
        }

        return consents;
    }
}
