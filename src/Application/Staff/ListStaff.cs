using CustomerTracking.Application.Common;
using MediatR;

namespace CustomerTracking.Application.Staff;

/// <summary>Everybody who can sign in, by name.</summary>
public sealed record ListStaff : IRequest<IReadOnlyList<StaffRow>>, IRead, IOwnersOnly;

internal sealed class ListStaffHandler(IStaffDirectory staff) : IRequestHandler<ListStaff, IReadOnlyList<StaffRow>>
{
    public Task<IReadOnlyList<StaffRow>> Handle(ListStaff query, CancellationToken ct) => staff.List(ct);
}
