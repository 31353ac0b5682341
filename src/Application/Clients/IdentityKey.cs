using System.Security.Cryptography;
using System.Text;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Application.Clients;

/// <summary>What a person, or a booking of theirs, is known by, as one text: the kind first.</summary>
internal static class IdentityKey
{
    public static string From(ClientId id) => $"client {id}";

    public static string From(ContactPoint point) => point.Kind is ContactPointKind.Phone
        ? $"phone {point.Key}" : $"whatsapp {point.Key}";

    public static string From(ExternalClient external) =>
        $"external {external.Provider}\n{external.BusinessId}\n{external.ClientId}";

    public static string From(EmailAddress email) => $"email {email.Key}";

    /// <param name="key">As it is stored.</param>
    public static string FromBooking(string key) => $"booking {key}";

    public static string From(ExternalReference reference) => $"reference {reference.Provider}\n{reference.Id}";

    /// <param name="hash">Of a name and what tells two of the name apart.</param>
    public static string FromName(string hash) => $"name {hash}";

    /// <summary>HMAC-SHA256: without the key nobody can try out who it was.</summary>
    public static string Hash(string key, byte[] secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(key)));
}
