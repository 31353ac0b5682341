using Microsoft.AspNetCore.Identity;

namespace CustomerTracking.Api.Admin.Account;

internal static class Faults
{
    /// <summary>What Identity refused, in sentences; null where it refused nothing.</summary>
    public static string? From(IdentityResult result) => result.Succeeded
        ? null
        : string.Join(' ', result.Errors.Select(error => error.Description));
}
