using System.Security.Cryptography;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Events;

/// <summary>
/// What Standard Webhooks signs with: shown as <c>whsec_</c> and base64. The decoded bytes are the key, not the text.
/// </summary>
public sealed class SigningSecret
{
    public const int FewestBytes = 24;
    public const int MostBytes = 64;

    private const string Prefix = "whsec_";
    private const int MadeBytes = 32;

    private readonly byte[] _key;

    private SigningSecret(byte[] key) => _key = key;

    /// <summary>As the receiver enters it. Shown once.</summary>
    public string Text => Prefix + Convert.ToBase64String(_key);

    public static SigningSecret New() => new(RandomNumberGenerator.GetBytes(MadeBytes));

    /// <exception cref="DomainException"><c>event_subscription.secret</c></exception>
    public static SigningSecret Parse(string text)
    {
        var key = new byte[MostBytes + 2];   // base64 decodes three bytes at a time
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Prefix.Length..], key, out var length)
            && length is >= FewestBytes and <= MostBytes
            ? new(key[..length])
            : throw new DomainException(EventErrors.Secret);
    }

    public override string ToString() => Prefix + "…";
}
