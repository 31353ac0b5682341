using CustomerTracking.Api.RequestLimits;
using CustomerTracking.Application.Security;
using CustomerTracking.Infrastructure.Staff;
using Microsoft.AspNetCore.Identity;

namespace CustomerTracking.Api.Admin.Account;

internal enum SignInAnswer
{
    In,
    NeedsCode,
    Wrong,

    /// <summary>Too many were wrong.</summary>
    Wait,

    /// <summary>The password was given too long ago, or was changed since.</summary>
    Expired,
}

/// <summary>Signs people in by password and code, and asks for the password again, under the same limits.</summary>
internal sealed class StaffSignIn(
    UserManager<StaffUser> users, StaffSessions sessions, TwoFactor twoFactor, SignInLimits limits, DecoyPassword decoy,
    ISecurityLog log)
{
    public async Task<SignInAnswer> WithPassword(HttpContext http, string email, string password)
    {
        var person = await users.FindByEmailAsync(email);
        var attempt = await Begin(http, users.NormalizeEmail(email), person);
        if (!attempt.IsAllowed) return SignInAnswer.Wait;

        if (!await Check(person, password)) return await Fail(http, attempt, person?.Id);

        if (person!.TwoFactorEnabled)
        {
            await limits.Revert(attempt, http.RequestAborted);
            await sessions.StartHalf(http, person);
            return SignInAnswer.NeedsCode;
        }

        return await Enter(http, attempt, person);
    }

    public async Task<SignInAnswer> WithCode(HttpContext http, string code)
    {
        if (await sessions.FindHalf(http) is not { } person) return SignInAnswer.Expired;

        var attempt = await Begin(http, person.NormalizedEmail, person);
        if (!attempt.IsAllowed) return SignInAnswer.Wait;

        return await twoFactor.Accept(person, code, http.RequestAborted)
            ? await Enter(http, attempt, person)
            : await Fail(http, attempt, person.Id);
    }

    /// <summary>For a person who is signed in and is about to change how they sign in.</summary>
    /// <returns><see cref="SignInAnswer.In"/>, <see cref="SignInAnswer.Wrong"/> or
    /// <see cref="SignInAnswer.Wait"/>.</returns>
    public async Task<SignInAnswer> Confirm(HttpContext http, StaffUser person, string password)
    {
        var attempt = await Begin(http, person.NormalizedEmail, person);
        if (!attempt.IsAllowed) return SignInAnswer.Wait;
        if (!await Check(person, password)) return await Fail(http, attempt, person.Id);

        await limits.Succeed(attempt, http.RequestAborted);
        return SignInAnswer.In;
    }

    private async Task<Attempt> Begin(HttpContext http, string? normalizedEmail, StaffUser? person)
    {
        var attempt = await limits.Begin(http, SignInAttempts.AccountKey(normalizedEmail), person?.Id);
        if (attempt is { IsAllowed: false, IsLast: true }) await Record(http, SecurityAction.SignInLocked, null);
        return attempt;
    }

    private async Task<SignInAnswer> Enter(HttpContext http, Attempt attempt, StaffUser person)
    {
        await limits.Succeed(attempt, http.RequestAborted);
        await sessions.Start(http, person);
        await Record(http, SecurityAction.SignedIn, person.Id, actor: person.Id);
        return SignInAnswer.In;
    }

    private async Task<SignInAnswer> Fail(HttpContext http, Attempt attempt, Guid? person)
    {
        await Record(http, SecurityAction.SignInFailed, person);
        if (attempt.IsLast) await Record(http, SecurityAction.SignInLocked, person);
        return SignInAnswer.Wrong;
    }

    // Without an account the same hash is worked out in vain: the time must not tell which e-mails have one.
    private async Task<bool> Check(StaffUser? person, string password)
    {
        if (person is not null) return await users.CheckPasswordAsync(person, password);

        decoy.Check(password);
        return false;
    }

    private Task Record(HttpContext http, SecurityAction action, Guid? person, Guid? actor = null) =>
        log.Record(action, actor, person, RemoteAddress.From(http), CancellationToken.None);
}

/// <summary>A password that belongs to no account.</summary>
internal sealed class DecoyPassword
{
    private readonly PasswordHasher<StaffUser> _hasher = new();
    private readonly StaffUser _nobody = new();
    private readonly string _hash;

    public DecoyPassword() => _hash = _hasher.HashPassword(_nobody, Guid.CreateVersion7().ToString());

    public void Check(string password) => _hasher.VerifyHashedPassword(_nobody, _hash, password);
}
