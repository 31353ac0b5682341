using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace CustomerTracking.Api.Tests.Security;

/// <summary>RFC 6238, as an authenticator counts it, written apart from the program's own.</summary>
internal static class AuthenticatorApp
{
    public static string Code(string key, DateTimeOffset now)
    {
        var bits = string.Concat(key.Where(char.IsLetterOrDigit).Select(letter => Convert.ToString(
            "abcdefghijklmnopqrstuvwxyz234567".IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal), 2)
            .PadLeft(5, '0')));
        byte[] secret =
            [.. bits.Chunk(8).Where(one => one.Length == 8).Select(one => Convert.ToByte(new string(one), 2))];
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, now.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // the standard's choice
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }
}
