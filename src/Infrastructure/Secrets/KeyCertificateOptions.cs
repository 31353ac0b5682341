namespace CustomerTracking.Infrastructure.Secrets;

/// <summary>The certificates that protect the keys in the database. Default: none.</summary>
internal sealed class KeyCertificateOptions
{
    public const string Section = "DataProtection";

    /// <summary>A PFX or PEM file with its RSA key.</summary>
    public string? CertificatePath { get; init; }

    public string? CertificatePassword { get; init; }

    /// <summary>Those that may still open keys.</summary>
    public IReadOnlyList<PreviousCertificate> PreviousCertificates { get; init; } = [];
}

internal sealed class PreviousCertificate
{
    public string? Path { get; init; }

    public string? Password { get; init; }
}
