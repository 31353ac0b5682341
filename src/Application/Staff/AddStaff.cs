using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Staff;
using FluentValidation;
using MediatR;

namespace CustomerTracking.Application.Staff;

/// <summary>Adds a staff user, with a password that is shown once.</summary>
public sealed record AddStaff(string? Email, string? Name, StaffRole Role, IReadOnlyList<Guid> TenantIds)
    : IRequest<AddedStaff>, IOwnersOnly, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.StaffAdded;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => (answer as AddedStaff)?.Person.Id;
}

/// <param name="Person">Who was added.</param>
/// <param name="Password">To be handed over; it is not kept in a readable form.</param>
public sealed record AddedStaff(StaffRow Person, string Password);

internal sealed class AddStaffValidator : AbstractValidator<AddStaff>
{
    public AddStaffValidator()
    {
        RuleFor(command => command.Email).Must(text => EmailAddress.TryRead(text, out _))
            .WithMessage(StaffErrors.EmailMissing.Message);
        RuleFor(command => command.Name).StaffName();
        RuleFor(command => command.TenantIds).NotEmpty().When(command => command.Role is not StaffRole.Owner)
            .WithMessage(StaffErrors.TenantMissing.Message).OverridePropertyName("salons");
    }
}

internal sealed class AddStaffHandler(IStaffDirectory staff) : IRequestHandler<AddStaff, AddedStaff>
{
    public async Task<AddedStaff> Handle(AddStaff command, CancellationToken ct)
    {
        var password = Passwords.New();
        var person = await staff.Add(
            new(command.Email!.Trim(), CleanText.Line(command.Name)!, command.Role, command.TenantIds), password, ct);
        return new(person, password);
    }
}

public static class StaffRules
{
    public const int MaxNameLength = 100;

    public static IRuleBuilderOptions<T, string?> StaffName<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(name => CleanText.Line(name) is { Length: > 0 and <= MaxNameLength })
        .WithMessage(StaffErrors.NameMissing.Message);
}
