using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Tenants;

/// <summary>
/// Bearer tokens: 256 random bits behind a prefix that secret scanners can look for. Only the hash is kept.
/// </summary>
public static class Tokens
{
    public const string Prefix = "ctk_";

    /// <summary>A configured token is the operator's own choice, so only its length can be asked for.</summary>
    public const int MinLength = 24;

    public static string New() => Prefix + Random();

    /// <summary>For secrets without a prefix: what a vendor is told.</summary>
    public static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 in lower-case hex. A fast hash is enough: the token is random, not a password.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public static IssuedToken Issued(string token) =>
        new(Hash(token), token[..Math.Min(ServiceAccount.HintLength, token.Length)]);
}
