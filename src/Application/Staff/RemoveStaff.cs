using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using MediatR;

namespace CustomerTracking.Application.Staff;

/// <summary>Removes a staff user. What they changed keeps their name.</summary>
public sealed record RemoveStaff(Guid Id) : IRequest<Unit>, IOwnersOnly, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.StaffRemoved;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => Id;
}

internal sealed class RemoveStaffHandler(IStaffDirectory staff) : IRequestHandler<RemoveStaff, Unit>
{
    public async Task<Unit> Handle(RemoveStaff command, CancellationToken ct)
    {
        await staff.Remove(command.Id, ct);
        return Unit.Value;
    }
}
