using System.Security.Cryptography;
using CustomerTracking.Api.RequestLimits;
using CustomerTracking.Application.Security;
using CustomerTracking.Infrastructure.Staff;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace CustomerTracking.Api.Admin.Account;

/// <summary>What the page shows after a form was sent.</summary>
internal sealed record AuthenticatorState
{
    public string? Fault { get; init; }

    /// <summary>The key that was shown, sealed: it is kept nowhere until a code of it came back.</summary>
    public string? Ticket { get; init; }

    public string? ShownKey { get; init; }

    /// <summary>Opens an authenticator app on the same device.</summary>
    public string? Address { get; init; }

    public IReadOnlyList<string>? RecoveryCodes { get; init; }
}

/// <summary>Turns the second factor on and off. Each of it asks for the password again.</summary>
internal sealed class AuthenticatorSetup(
    UserManager<StaffUser> users, TwoFactor twoFactor, StaffSignIn signIns, StaffSessions sessions, ISecurityLog log,
    IDataProtectionProvider protection)
{
    private static readonly TimeSpan TimeToScan = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector _tickets =
        protection.CreateProtector("CustomerTracking.AuthenticatorKeys").ToTimeLimitedDataProtector();

    public async Task<bool> IsOn(HttpContext http) => (await Find(http)).TwoFactorEnabled;

    public async Task<AuthenticatorState> Begin(HttpContext http, string password)
    {
        var person = await Find(http);
        if (await Refused(http, person, password) is { } refused) return refused;

        return Shown(person, twoFactor.NewKey(), SessionOf(http), fault: null);
    }

    public async Task<AuthenticatorState> TurnOn(HttpContext http, string ticket, string code)
    {
        var person = await Find(http);
        if (person.TwoFactorEnabled) return new() { Fault = "It is on already." };
        if (KeyOf(ticket, SessionOf(http)) is not { } key) return new() { Fault = AccountTexts.Stale };

        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        if (await twoFactor.TurnOn(person, key, digits, http.RequestAborted) is not { } codes)
            return Shown(
                person, key, SessionOf(http),
                "This code is not right, too old, or was used before. Use the newest one.");

        await sessions.Renew(http, person);
        await Record(http, SecurityAction.TwoFactorOn, person);
        return new() { RecoveryCodes = codes };
    }

    public async Task<AuthenticatorState> TurnOff(HttpContext http, string password)
    {
        var person = await Find(http);
        if (await Refused(http, person, password) is { } refused) return refused;

        await twoFactor.TurnOff(person);
        await sessions.Renew(http, person);
        await Record(http, SecurityAction.TwoFactorOff, person);
        return new();
    }

    public async Task<AuthenticatorState> MakeCodes(HttpContext http, string password)
    {
        var person = await Find(http);
        if (await Refused(http, person, password) is { } refused) return refused;

        var codes = await twoFactor.NewRecoveryCodes(person);
        await Record(http, SecurityAction.RecoveryCodesMade, person);
        return new() { RecoveryCodes = codes };
    }

    private static Guid SessionOf(HttpContext http) => http.Features.Get<OpenSession>()!.Id;

    private async Task<StaffUser> Find(HttpContext http) =>
        (await users.FindByIdAsync(http.Features.Get<OpenSession>()!.StaffId.ToString()))!;

    private async Task<AuthenticatorState?> Refused(HttpContext http, StaffUser person, string password) =>
        AccountTexts.Refused(await signIns.Confirm(http, person, password)) is { } fault ? new() { Fault = fault }
            : null;

    private AuthenticatorState Shown(StaffUser person, string key, Guid session, string? fault) => new()
    {
        Fault = fault,
        Ticket = _tickets.Protect($"{session:N} {key}", TimeToScan),
        ShownKey = string.Join(' ', key.ToLowerInvariant().Chunk(4).Select(group => new string(group))),
        Address = $"otpauth://totp/CustomerTracking:{Uri.EscapeDataString(person.Email!)}"
            + $"?secret={key}&issuer=CustomerTracking&digits=6",
    };

    // Of this session only: a ticket that was copied elsewhere shows what another person may have seen.
    private string? KeyOf(string ticket, Guid session)
    {
        try
        {
            return _tickets.Unprotect(ticket).Split(' ') is [var owner, var key] && owner == session.ToString("N") ? key
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private Task Record(HttpContext http, SecurityAction action, StaffUser person) =>
        log.Record(action, person.Id, person.Id, RemoteAddress.From(http), CancellationToken.None);
}
