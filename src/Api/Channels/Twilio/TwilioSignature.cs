using System.Security.Cryptography;
using System.Text;
using CustomerTracking.Api.Security;

namespace CustomerTracking.Api.Channels.Twilio;

/// <summary>
/// HMAC-SHA1 of the public address and all form fields, under the account's auth token. SHA-1 is Twilio's choice; as a
/// keyed hash it is not broken.
/// </summary>
internal static class TwilioSignature
{
    public const string Header = "X-Twilio-Signature";

    /// <param name="origin">Scheme, host and port as they were given to Twilio.</param>
    /// <param name="pathAndQuery">What came after them.</param>
    public static bool Verifies(string signature, Uri origin, string pathAndQuery, TwilioForm form, string authToken)
    {
        var fields = form.Signed;
        return Spellings(origin)
            .Any(spelling => Signatures.Same(signature, Sign(spelling + pathAndQuery + fields, authToken)));
    }

    /// <summary>As Twilio would sign it.</summary>
    /// <param name="address">The whole address that it was given.</param>
    public static string Compute(string address, TwilioForm form, string authToken) =>
        Sign(address + form.Signed, authToken);

    private static string Sign(string text, string authToken)
    {
#pragma warning disable CA5350 // the sender leaves no choice
        return Convert.ToBase64String(
            HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    // Twilio signs some requests with the port in the address, and some without it.
    private static IEnumerable<string> Spellings(Uri origin) =>
    [
        $"{origin.Scheme}://{origin.Host}:{origin.Port}{origin.AbsolutePath.TrimEnd('/')}",
        $"{origin.Scheme}://{origin.Host}{origin.AbsolutePath.TrimEnd('/')}",
    ];
}
