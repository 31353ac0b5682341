using CustomerTracking.Application.Common;
using MediatR;

namespace CustomerTracking.Application.Security;

/// <summary>The newest entries of the security log.</summary>
/// <param name="Count">How many; more than <see cref="Most"/> are not read at once.</param>
public sealed record ListSecurityLog(int Count = ListSecurityLog.PageSize)
    : IRequest<IReadOnlyList<SecurityRow>>, IRead, IOwnersOnly
{
    public const int PageSize = 50;
    public const int Most = 1000;
}

internal sealed class ListSecurityLogHandler(ISecurityLog log)
    : IRequestHandler<ListSecurityLog, IReadOnlyList<SecurityRow>>
{
    public Task<IReadOnlyList<SecurityRow>> Handle(ListSecurityLog query, CancellationToken ct) =>
        log.Newest(Math.Clamp(query.Count, 1, ListSecurityLog.Most), ct);
}
