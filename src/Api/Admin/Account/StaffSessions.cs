using System.Security.Claims;
using CustomerTracking.Api.RequestLimits;
using CustomerTracking.Application.Security;
using CustomerTracking.Infrastructure.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.Admin.Account;

/// <summary>Starts and ends what a browser is signed in with: the row and the cookie together.</summary>
internal sealed class StaffSessions(
    SignInSessions sessions, IUserClaimsPrincipalFactory<StaffUser> principals, UserManager<StaffUser> users,
    KnownDevices devices, IOptions<IdentityOptions> identity, ISecurityLog log)
{
    private string StampClaim => identity.Value.ClaimsIdentity.SecurityStampClaimType;

    /// <summary>A new session, in place of the one that this browser had.</summary>
    public async Task Start(HttpContext http, StaffUser person)
    {
        if (http.Features.Get<OpenSession>() is { } before) await sessions.End(before.Id, http.RequestAborted);
        await Open(http, person);
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        devices.Remember(http, person.Id);
    }

    /// <summary>Ends every session of the person and starts a new one here: how they sign in has changed.</summary>
    public async Task Renew(HttpContext http, StaffUser person)
    {
        await sessions.EndAll(person.Id, http.RequestAborted);
        await Open(http, person);
        devices.Remember(http, person.Id);
    }

    /// <summary>Ends this browser's session; a copy of its cookie opens nothing any more.</summary>
    public async Task End(HttpContext http)
    {
        if (http.Features.Get<OpenSession>() is { } session)
        {
            await sessions.End(session.Id, http.RequestAborted);
            await log.Record(
                SecurityAction.SignedOut, session.StaffId, session.StaffId, RemoteAddress.From(http),
                CancellationToken.None);
        }

        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>The password was right; the code is still to come.</summary>
    public Task StartHalf(HttpContext http, StaffUser person) => http.SignInAsync(
        IdentityConstants.TwoFactorUserIdScheme,
        new(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, person.Id.ToString()), new(StampClaim, person.SecurityStamp ?? "")],
            IdentityConstants.TwoFactorUserIdScheme)));

    public async Task<StaffUser?> FindHalf(HttpContext http)
    {
        var half = await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (half.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id) return null;

        var person = await users.FindByIdAsync(id);
        return person?.SecurityStamp == half.Principal.FindFirstValue(StampClaim) ? person : null;
    }

    private async Task Open(HttpContext http, StaffUser person)
    {
        var session = await sessions.Start(person.Id, http.RequestAborted);
        var principal = await principals.CreateAsync(person);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new(SessionCookie.SessionClaim, session.ToString()));
        http.Features.Set(new OpenSession(session, person.Id, person.MustChangePassword));
        await http.SignInAsync(IdentityConstants.ApplicationScheme, principal, new() { IsPersistent = true });
    }
}
