using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using MediatR;

namespace CustomerTracking.Application.Security;

/// <summary>The newest entries of the audit log, of all salons and of the installation.</summary>
/// <param name="Count">How many; more than <see cref="Most"/> are not read at once.</param>
/// <param name="ClientId">Only what was done to this client, or to records that were merged into them.</param>
/// <param name="Actor">Only what this person or account did.</param>
public sealed record ListSecurityLog(
    int Count = ListSecurityLog.PageSize, ClientId? ClientId = null, Guid? Actor = null)
    : IRequest<IReadOnlyList<SecurityRow>>, IRead, IOwnersOnly
{
    public const int PageSize = 50;
    public const int Most = 1000;
}

/// <summary>The audit log of one salon, the newest first.</summary>
public sealed record ListAudit : IRequest<Page<SecurityRow>>, IRead, IOwnersOnly
{
    /// <summary>Only what was done to this client, or to records that were merged into them.</summary>
    public ClientId? ClientId { get; init; }

    /// <summary>Only what this person or account did.</summary>
    public Guid? Actor { get; init; }

    public SecurityAction? Action { get; init; }

    /// <summary>At this time or later.</summary>
    public AppointmentTime? From { get; init; }

    /// <summary>Before this time.</summary>
    public AppointmentTime? To { get; init; }

    public string? Cursor { get; init; }

    public int Limit { get; init; } = Page<SecurityRow>.DefaultLimit;
}

internal sealed class SecurityLogHandler(ISecurityLog log, IReadDb db, CurrentCaller caller)
    : IRequestHandler<ListSecurityLog, IReadOnlyList<SecurityRow>>, IRequestHandler<ListAudit, Page<SecurityRow>>
{
    public async Task<IReadOnlyList<SecurityRow>> Handle(ListSecurityLog query, CancellationToken ct) =>
        await log.Find(
            new() { Subjects = await Records(query.ClientId, ct), Actor = query.Actor },
            Math.Clamp(query.Count, 1, ListSecurityLog.Most), ct);

    public async Task<Page<SecurityRow>> Handle(ListAudit query, CancellationToken ct)
    {
        var (zone, cursor) = (caller.Tenant.Zone, Cursor.Read(query.Cursor));
        var rows = await log.Find(
            new()
            {
                TenantId = caller.Tenant.Id,
                Subjects = await Records(query.ClientId, ct),
                Actor = query.Actor,
                Action = query.Action,
                From = query.From?.In(zone),
                To = query.To?.In(zone),
                After = cursor is { } last ? (last.At, last.Id) : null,
            },
            query.Limit + 1, ct);
        return Page<SecurityRow>.From([.. rows], query.Limit, row => new(row.At, row.Id));
    }

    private async Task<IReadOnlyCollection<Guid>?> Records(ClientId? client, CancellationToken ct) => client is { } id
        ? [.. (await db.RecordsOf(id, ct) ?? [id]).Select(record => record.Value)] : null;
}
