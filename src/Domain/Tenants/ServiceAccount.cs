using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tenants;

/// <summary>A program's credential. Only the token's hash is kept; the token itself was shown once.</summary>
public sealed class ServiceAccount
{
    public const int MaxNameLength = 100;
    public const int HintLength = 8;

    private ServiceAccount() { }   // for EF

    public ServiceAccountId Id { get; private init; }

    /// <summary>The one tenant it reaches; null reaches all of them.</summary>
    public TenantId? TenantId { get; private init; }

    public string Name { get; private init; } = null!;

    public IReadOnlyList<string> Scopes { get; private init; } = null!;

    /// <summary>SHA-256 of the token, in lower-case hex.</summary>
    public string TokenHash { get; private init; } = null!;

    /// <summary>How the token begins, to tell one from another in a list.</summary>
    public string TokenHint { get; private init; } = null!;

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public bool IsActive => RevokedAt is null;

    public static ServiceAccount Issue(
        ServiceAccountId id, TenantId? tenant, string name, IReadOnlyCollection<string> scopes, IssuedToken token,
        DateTimeOffset now)
    {
        if (scopes.Count == 0) throw new DomainException(TenantErrors.NoScope);

        return new()
        {
            Id = id,
            TenantId = tenant,
            Name = CleanText.Line(name) ?? "",
            Scopes = [.. Scope.All.Where(scopes.Contains)],
            TokenHash = token.Hash,
            TokenHint = token.Hint,
            CreatedAt = now,
        };
    }

    /// <summary>Revoking twice keeps the first time.</summary>
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}

/// <summary>What of a token may be kept.</summary>
public sealed record IssuedToken(string Hash, string Hint);
