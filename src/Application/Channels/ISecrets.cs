namespace CustomerTracking.Application.Channels;

/// <summary>
/// Keeps channel secrets unreadable in the database. Every process on one database can read what another wrote.
/// </summary>
public interface ISecrets
{
    string Protect(string secret);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The keys that protected it are
    /// gone.</exception>
    string Reveal(string secured);
}
