namespace CustomerTracking.Application.Common;

/// <summary>
/// Keeps channel secrets, and what channels sent, unreadable in the database. Every process on one database can read
/// what another wrote.
/// </summary>
public interface ISecrets
{
    string Protect(string secret);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The keys that protected it are
    /// gone.</exception>
    string Reveal(string secured);

    /// <summary>The same for a whole body, which is packed first.</summary>
    byte[] Seal(ReadOnlySpan<byte> body);

    /// <inheritdoc cref="Reveal"/>
    byte[] Open(byte[] secured);
}
