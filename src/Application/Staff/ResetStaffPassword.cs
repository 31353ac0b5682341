using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using MediatR;

namespace CustomerTracking.Application.Staff;

/// <summary>
/// For a user who cannot sign in: a new password, shown once. Their authenticator is forgotten, and they may try
/// again.
/// </summary>
/// <returns>The password.</returns>
public sealed record ResetStaffPassword(Guid Id) : IRequest<string>, IOwnersOnly, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.PasswordReset;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => Id;
}

internal sealed class ResetStaffPasswordHandler(IStaffDirectory staff) : IRequestHandler<ResetStaffPassword, string>
{
    public async Task<string> Handle(ResetStaffPassword command, CancellationToken ct)
    {
        var password = Passwords.New();
        await staff.Reset(command.Id, password, ct);
        return password;
    }
}
