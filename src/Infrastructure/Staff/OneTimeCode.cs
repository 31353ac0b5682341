using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace CustomerTracking.Infrastructure.Staff;

/// <summary>
/// The codes of an authenticator (RFC 6238: SHA-1, 30 seconds, six digits). Identity's own provider says only whether a
/// code is right, and not of which step it is, without which a code cannot be refused the second time.
/// </summary>
internal static class OneTimeCode
{
    public const int Digits = 6;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;
    private const int BitsPerLetter = 5;

    // One step either way, for clocks that differ and for the time that typing takes (RFC 6238, 5.2).
    private static readonly long[] Allowed = [0, -1, 1];

    /// <returns>The step that the code is of; null when it is of none that counts now.</returns>
    public static long? StepOf(string key, string code, DateTimeOffset now)
    {
        if (code.Length != Digits || !code.All(char.IsAsciiDigit)) return null;

        var (secret, current) = (Read(key), now.ToUnixTimeSeconds() / StepSeconds);
        long? found = null;
        foreach (var step in Allowed.Select(one => current + one))
        {
            var isSame = CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.ASCII.GetBytes(code), System.Text.Encoding.ASCII.GetBytes(At(secret, step)));
            if (isSame) found ??= step;
        }

        return found;
    }

    internal static string At(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // what authenticator apps know (RFC 4226)
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Read(string key)
    {
        var (bytes, bits, held) = (new List<byte>(), 0, 0);
        foreach (var value in key.Select(
            letter => Base32.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal)))
        {
            if (value < 0) continue;

            (bits, held) = ((bits << BitsPerLetter) | value, held + BitsPerLetter);
            if (held < 8) continue;

            held -= 8;
            bytes.Add((byte)(bits >> held));
            bits &= (1 << held) - 1;
        }

        return [.. bytes];
    }
}
