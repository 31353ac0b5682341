using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Staff;
using FluentValidation;
using MediatR;

namespace CustomerTracking.Application.Staff;

/// <summary>Changes a user's name, role and tenants. It holds at once.</summary>
public sealed record ChangeStaff(Guid Id, string? Name, StaffRole Role, IReadOnlyList<Guid> TenantIds)
    : IRequest<Unit>, IOwnersOnly, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.StaffChanged;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => Id;
}

internal sealed class ChangeStaffValidator : AbstractValidator<ChangeStaff>
{
    public ChangeStaffValidator()
    {
        RuleFor(command => command.Name).StaffName();
        RuleFor(command => command.TenantIds).NotEmpty().When(command => command.Role is not StaffRole.Owner)
            .WithMessage(StaffErrors.TenantMissing.Message).OverridePropertyName("salons");
    }
}

internal sealed class ChangeStaffHandler(IStaffDirectory staff) : IRequestHandler<ChangeStaff, Unit>
{
    public async Task<Unit> Handle(ChangeStaff command, CancellationToken ct)
    {
        await staff.Change(command.Id, CleanText.Line(command.Name)!, command.Role, command.TenantIds, ct);
        return Unit.Value;
    }
}
