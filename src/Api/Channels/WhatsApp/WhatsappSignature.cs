using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CustomerTracking.Api.Security;

namespace CustomerTracking.Api.Channels.WhatsApp;

/// <summary>
/// <c>sha256=&lt;hex&gt;</c>: HMAC-SHA256 of the body under the secret of the Meta app, which several tenants may
/// share.
/// </summary>
internal static class WhatsappSignature
{
    public const string Header = "X-Hub-Signature-256";

    private const string Scheme = "sha256=";
    private const char LastPlain = '\u007E';
    private const int Slice = 4096;

    public static bool Verifies(string header, ReadOnlySpan<byte> body, string appSecret)
    {
        if (!header.StartsWith(Scheme, StringComparison.Ordinal) || header.Length != Scheme.Length
            + (2 * SHA256.HashSizeInBytes)) return false;

        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        if (Convert.FromHexString(header.AsSpan(Scheme.Length), given, out _, out _) is not OperationStatus.Done)
            return false;

        var secret = Encoding.UTF8.GetBytes(appSecret);
        if (Signatures.Same(given, HMACSHA256.HashData(secret, body))) return true;

        // Meta signs and sends the form with \u escapes; a relay may have turned them into characters on the way.
        return body.ContainsAnyInRange((byte)(LastPlain + 1), byte.MaxValue)
            && Signatures.Same(given, HashOfEscaped(secret, body));
    }

    /// <summary>As Meta would sign it.</summary>
    public static string Compute(ReadOnlySpan<byte> body, string appSecret) =>
        Scheme + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), body));

    private static byte[] HashOfEscaped(byte[] secret, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        var escaped = new StringBuilder(Slice + 6);
        foreach (var unit in Encoding.UTF8.GetString(body))
        {
            if (unit <= LastPlain) escaped.Append(unit);
            else escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            if (escaped.Length >= Slice) Flush();
        }

        Flush();
        return hash.GetHashAndReset();

        void Flush()
        {
            hash.AppendData(Encoding.ASCII.GetBytes(escaped.ToString()));
            escaped.Clear();
        }
    }
}
