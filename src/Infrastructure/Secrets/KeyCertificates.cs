using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;

namespace CustomerTracking.Infrastructure.Secrets;

/// <summary>
/// What protects Data Protection's keys in the database: <c>DataProtection:CertificatePath</c> (PFX or PEM, with its
/// RSA key) and <c>CertificatePassword</c>; <c>DataProtection:PreviousCertificates</c>, a list of <c>Path</c> and
/// <c>Password</c>, may still open keys. Default: none, so the keys lie open.
/// </summary>
internal sealed record KeyCertificates(X509Certificate2? Current, IReadOnlyList<X509Certificate2> Previous)
{
    private const string Section = KeyCertificateOptions.Section;
    private const string PathKey = Section + ":" + nameof(KeyCertificateOptions.CertificatePath);

    /// <exception cref="InvalidOperationException">A file cannot be read; names its key, never a password.</exception>
    public static KeyCertificates Load(IConfiguration configuration) => new(
        configuration[PathKey] is { Length: > 0 } path
            ? Read(PathKey, path, configuration[$"{Section}:CertificatePassword"])
            : null,
        [.. configuration.GetSection($"{Section}:PreviousCertificates").GetChildren()
            .Select(entry => Read($"{entry.Path}:Path", entry["Path"] ?? "", entry["Password"]))]);

    private static X509Certificate2 Read(string key, string path, string? password)
    {
        try
        {
            var certificate = IsPem(path) ? ReadPem(path, password)
                : X509CertificateLoader.LoadPkcs12FromFile(path, password);
            if (certificate.GetRSAPrivateKey() is not null) return certificate;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or ArgumentException or CryptographicException)
        {
            throw new InvalidOperationException(
                $"{key} names '{path}', which cannot be read: {exception.Message}", exception);
        }

        throw new InvalidOperationException(
            $"{key} names '{path}', a certificate without its private RSA key, which is needed to read the keys "
                + "again.");
    }

    private static bool IsPem(string path) =>
        File.ReadAllText(path).Contains("-----BEGIN", StringComparison.Ordinal);

    private static X509Certificate2 ReadPem(string path, string? password) => string.IsNullOrEmpty(password)
        ? X509Certificate2.CreateFromPemFile(path)
        : X509Certificate2.CreateFromEncryptedPemFile(path, password);
}
