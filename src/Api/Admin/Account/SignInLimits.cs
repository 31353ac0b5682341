using CustomerTracking.Api.RequestLimits;
using CustomerTracking.Infrastructure.Staff;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.Admin.Account;

/// <summary>
/// How often passwords and codes may be tried: from a known device by its own count, from elsewhere by the account's
/// and the address's. See docs/decisions/sign-in.md.
/// </summary>
internal sealed class SignInLimits(
    SignInAttempts attempts, [FromKeyedServices(SignInLimits.Addresses)] FailedAttempts addresses, KnownDevices devices,
    IOptions<SignInOptions> options)
{
    /// <summary>The key of the count by address.</summary>
    public const string Addresses = "sign-in";

    /// <param name="http">The request that brings the attempt.</param>
    /// <param name="accountKey"><see cref="SignInAttempts.AccountKey"/> of the e-mail that was given.</param>
    /// <param name="person">Whose e-mail that is, if it is anybody's.</param>
    public async Task<Attempt> Begin(HttpContext http, string accountKey, Guid? person)
    {
        if (person is { } id && devices.Find(http, id) is { } device)
            return await Count(http, SignInAttempts.DeviceKey(device, id), person, address: null);

        var address = RemoteAddress.From(http);
        var treatment = addresses.Count(address);
        return treatment.RetryAfter is null
            ? await Count(http, accountKey, person, address)
            : new(IsAllowed: false, IsLast: treatment.IsFirstRefusal, accountKey, address);
    }

    /// <summary>The password is right; the code is still missing.</summary>
    public Task Revert(Attempt attempt, CancellationToken ct)
    {
        if (attempt.Address is { } address) addresses.Revert(address);
        return attempts.Revert(attempt.Key, ct);
    }

    public Task Succeed(Attempt attempt, CancellationToken ct)
    {
        if (attempt.Address is { } address) addresses.Revert(address);
        return attempts.Clear(attempt.Key, ct);
    }

    private async Task<Attempt> Count(HttpContext http, string key, Guid? person, string? address)
    {
        var count = await attempts.Begin(key, person, http.RequestAborted);
        return new(count is not null, count == options.Value.AttemptsPerAccount, key, address);
    }
}

/// <param name="IsAllowed">Otherwise nothing may be looked at: it must wait.</param>
/// <param name="IsLast">If it fails, the next ones wait.</param>
/// <param name="Key">What it was counted under.</param>
/// <param name="Address">Null where the address was not counted.</param>
internal sealed record Attempt(bool IsAllowed, bool IsLast, string Key, string? Address);
