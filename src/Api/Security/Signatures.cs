using System.Security.Cryptography;
using System.Text;

namespace CustomerTracking.Api.Security;

/// <summary>Comparisons that take as long for a near miss as for a wild guess.</summary>
internal static class Signatures
{
    // Hashed first: texts of different lengths would be told apart at once, and the time would show the length.
    public static bool Same(string given, string expected) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));

    public static bool Same(ReadOnlySpan<byte> given, ReadOnlySpan<byte> expected) =>
        CryptographicOperations.FixedTimeEquals(given, expected);
}
