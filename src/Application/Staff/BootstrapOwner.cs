using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Staff;
using FluentValidation;
using MediatR;

namespace CustomerTracking.Application.Staff;

/// <summary>Makes the first owner, while no owner can sign in.</summary>
/// <param name="Email">What they sign in with.</param>
/// <param name="Name">As the history names them.</param>
/// <param name="Password">It stands in a configuration, and must be changed at the first sign-in.</param>
/// <param name="IsDemo">Except the demo's, which everybody knows.</param>
public sealed record BootstrapOwner(string Email, string Name, string Password, bool IsDemo = false) : IRequest<Unit>;

internal sealed class BootstrapOwnerValidator : AbstractValidator<BootstrapOwner>
{
    public BootstrapOwnerValidator() => RuleFor(command => command.Email)
        .Must(text => EmailAddress.TryRead(text, out _)).WithMessage(StaffErrors.EmailMissing.Message);
}

internal sealed class BootstrapOwnerHandler(IStaffDirectory staff) : IRequestHandler<BootstrapOwner, Unit>
{
    public async Task<Unit> Handle(BootstrapOwner command, CancellationToken ct)
    {
        if ((await staff.List(ct)).Count > 0) return Unit.Value;

        try
        {
            await staff.Add(
                new(command.Email, command.Name, StaffRole.Owner, [], MustChangePassword: !command.IsDemo),
                command.Password, ct);
        }
        catch (DomainException taken) when (taken.Error.Code == StaffErrors.EmailTaken.Code)
        {
            // Another process starts at the same time.
        }

        return Unit.Value;
    }
}
