using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Clients;

internal static class ValidPhones
{
    /// <summary>The number, for a caller who can correct it.</summary>
    /// <exception cref="DomainException">Says what is wrong with the spelling.</exception>
    public static PhoneNumber Valid(this IPhoneNumbers phones, string? raw, string region)
    {
        var reading = phones.Read(raw, region);
        return reading is { IsValid: true, Number: { } number }
            ? number
            : throw new DomainException(PhoneErrors.Unreadable(raw ?? "", reading.Fault, region));
    }
}
