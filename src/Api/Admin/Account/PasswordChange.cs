using CustomerTracking.Api.RequestLimits;
using CustomerTracking.Application.Security;
using CustomerTracking.Infrastructure.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Admin.Account;

/// <summary>Changes the password of the person who is signed in.</summary>
internal sealed class PasswordChange(
    UserManager<StaffUser> users, StaffSignIn signIns, StaffSessions sessions, ISecurityLog log)
{
    private const string Same = "This is the password that you have. Choose another one.";

    /// <returns>What is wrong; null when it is changed, and every other session has ended.</returns>
    public async Task<string?> Change(HttpContext http, string old, string wanted)
    {
        var person = await users.Users.Include(one => one.Tenants).SingleAsync(
            one => one.Id == http.Features.Get<OpenSession>()!.StaffId, http.RequestAborted);
        if (AccountTexts.Refused(await signIns.Confirm(http, person, old)) is { } refused) return refused;
        if (wanted == old) return Same;

        var mustChange = person.MustChangePassword;
        person.MustChangePassword = false;   // saved with the password
        var result = await users.ChangePasswordAsync(person, old, wanted);
        if (!result.Succeeded)
        {
            person.MustChangePassword = mustChange;
            return Faults.From(result);
        }

        await sessions.Renew(http, person);
        await log.Record(
            SecurityAction.PasswordChanged, person.Id, person.Id, RemoteAddress.From(http), CancellationToken.None);
        return null;
    }
}
