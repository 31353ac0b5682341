using CustomerTracking.Application.Common;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Staff;

/// <summary>Keeps what an authenticator is set up with as secret as the channels' secrets.</summary>
internal sealed class StaffStore(AppDb db, ISecrets secrets, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<StaffUser, AppDb, Guid>(db, describer)
{
    public override Task SetTokenAsync(
        StaffUser user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(
            user, loginProvider, name, value is null ? null : secrets.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(
        StaffUser user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } secured
            ? secrets.Reveal(secured)
            : null;
}
