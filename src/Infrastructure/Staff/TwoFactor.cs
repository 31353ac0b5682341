using CustomerTracking.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Staff;

/// <summary>The second factor of a person: the authenticator's key, its codes, and the recovery codes.</summary>
public sealed class TwoFactor
{
    public const int RecoveryCodes = 8;

    // The names under which Identity's store keeps them.
    private const string Provider = "[AspNetUserStore]";
    private const string KeyName = "AuthenticatorKey";
    private const string CodesName = "RecoveryCodes";

    private readonly AppDb _db;
    private readonly UserManager<StaffUser> _users;
    private readonly TimeProvider _clock;

    public TwoFactor(AppDb db, UserManager<StaffUser> users, TimeProvider clock) =>
        (_db, _users, _clock) = (db, users, clock);

    /// <summary>
    /// A key for an authenticator app. It counts only once <see cref="TurnOn"/> was given it with a code.
    /// </summary>
    public string NewKey() => _users.GenerateNewAuthenticatorKey();

    /// <summary>The code is one of this key, and is used up.</summary>
    /// <returns>The recovery codes; null when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> TurnOn(StaffUser person, string key, string code, CancellationToken ct)
    {
        if (!await Use(person, key, code, ct)) return null;

        Require(await _users.SetAuthenticationTokenAsync(person, Provider, KeyName, key));
        Require(await _users.SetTwoFactorEnabledAsync(person, true));
        return await NewRecoveryCodes(person);
    }

    /// <summary>Those of before stop.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodes(StaffUser person) =>
        [.. await _users.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes) ?? []];

    /// <summary>Only the password counts, and the key is forgotten.</summary>
    public async Task TurnOff(StaffUser person)
    {
        Require(await _users.RemoveAuthenticationTokenAsync(person, Provider, KeyName));
        Require(await _users.RemoveAuthenticationTokenAsync(person, Provider, CodesName));
        Require(await _users.SetTwoFactorEnabledAsync(person, false));
    }

    /// <summary>
    /// A code of the authenticator, or a recovery code. Each is accepted once, whichever process it comes to.
    /// </summary>
    public async Task<bool> Accept(StaffUser person, string given, CancellationToken ct)
    {
        var code = string.Concat(given.Where(character => !char.IsWhiteSpace(character) && character != '-'));
        if (code.Length == OneTimeCode.Digits)
            return await _users.GetAuthenticatorKeyAsync(person) is { } key && await Use(person, key, code, ct);

        return (await _users.RedeemTwoFactorRecoveryCodeAsync(person, given.Trim())).Succeeded;
    }

    private async Task<bool> Use(StaffUser person, string key, string code, CancellationToken ct)
    {
        if (OneTimeCode.StepOf(key, code, _clock.GetUtcNow()) is not { } step) return false;

        // The database decides which of two that come at once was first.
        return await _db.Set<StaffUser>()
            .Where(one => one.Id == person.Id && (one.LastCodeStep == null || one.LastCodeStep < step))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastCodeStep, step), ct) == 1;
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
    }
}
