using System.Security.Cryptography;
using System.Text;
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
    public static SigningSecret Of(string text)
    {
        var key = new byte[MostBytes + 2];   // base64 decodes three bytes at a time
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Prefix.Length..], key, out var length)
            && length is >= FewestBytes and <= MostBytes
            ? new(key[..length])
            : throw new DomainException(EventErrors.Secret);
    }

    /// <param name="messageId">The same at every attempt.</param>
    /// <param name="timestamp">Unix seconds of this attempt.</param>
    /// <param name="body">As it is sent, to the byte.</param>
    public string Sign(string messageId, long timestamp, string body)
    {
        var signed = Encoding.UTF8.GetBytes(FormattableString.Invariant($"{messageId}.{timestamp}.{body}"));
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(_key, signed));
    }

    public override string ToString() => Prefix + "…";
}
